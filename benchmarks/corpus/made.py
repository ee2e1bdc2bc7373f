"""Makes the frozen corpora: case text of many kinds in which every mention of a person of the key is marked.

    python -m benchmarks.corpus.made

writes `corpus.json.gz` and `second.json.gz` anew, each from one seed. It knows nothing of the program that is measured
on them: no code, no list of words is shared. Nobody in them is real.
"""

from __future__ import annotations

import gzip
import json
import random
import re

from benchmarks.corpus import forms
from benchmarks.corpus.forms import Written
from benchmarks.corpus.frozen import EXACT, FROZEN, SECOND, SLIP, STRANGER, VARIANT, Mention
from benchmarks.corpus.lists import named, ordinary, words
from benchmarks.corpus.people import KEY, SECOND_KEY, Somebody

SEED = 20_240_229
PAGES, SECOND_PAGES = 360, 150
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


PLAIN = (
    "the {alike} {thing} {did} {how}", "{how} the {thing} {did} a {alike} {thing}",
    "a {thing} was {did}, and the {thing} {did} {how}", "her {thing} {did} as {how} as his {thing}",
    "they {did} {how} in the {thing}, though the {thing} was {alike}", "no {thing} or {thing} was {did} that week",
    "nobody {did} the {thing}; it {did} {how}", "{thing} and {thing} were both {did}",
    "it was {alike}, {alike} and {how} {alike} in the {thing}", "he {did} it, {did} it {how} and {did} the {thing}",
)


class Page:
    """One page of case text as it is written, and where the people stand in it."""

    def __init__(self, chance: random.Random, kind: str, people: tuple[Somebody, ...] = KEY) -> None:
        self.chance = chance
        self.people = people
        self.kind = kind
        self.text = ""
        self.mentions: list[Mention] = []

    def name(self, written: Written) -> None:
        """Write a person."""
        start = len(self.text)
        self.text += written.text
        self.mentions.append(Mention(start, len(self.text), written.code, written.form, written.kind, written.text))

    def write(self, sentence: str) -> None:
        """Write a sentence, its choices made and its slots filled."""
        chosen = _CHOICE.sub(lambda found: self.chance.choice(found[1].split("|")), sentence)
        last = 0
        for slot in _SLOT.finditer(chosen):
            self.text += chosen[last : slot.start()]
            last = slot.end()
            self._fill(slot[1])
        self.text += chosen[last:]

    def _fill(self, slot: str) -> None:
        chance = self.chance
        match slot:
            case "p" if chance.random() < 0.02:
                name = chance.choice(words()["stranger"])
                self.name(Written(name, "", "not in the key", STRANGER))
            case "p":
                self.name(forms.somebody(chance, self.people))
            case "s" if chance.random() < 0.7:
                self.name(forms.of(chance, "possessive", forms.possessive, self.people))
            case "s":
                written = forms.somebody(chance, self.people)
                while written.form in ("broken over lines", "initials", "reversed", "slip, alone, possessive"):
                    written = forms.somebody(chance, self.people)
                form = written.form if written.kind != EXACT else "possessive"
                kind = written.kind if written.kind == SLIP else VARIANT
                self.name(Written(written.text + chance.choice(["'s", "’s"]), written.code, form, kind))
            case "f":
                self.text += "The " if not self.text or self.text.endswith((". ", "\n")) else "the "
                self.name(forms.of(chance, "plural", forms.plural, self.people, surname=True))
            case "r":
                self.name(forms.of(chance, "reversed", forms.backwards, self.people, surname=True))
            case "e":
                self.name(forms.of(chance, "e-mail", forms.e_mail, self.people))
            case "d":
                self.name(forms.of(chance, "name of a file", forms.file_name, self.people))
            case _:
                self.text += self._word(slot)

    def _word(self, slot: str) -> str:
        chance = self.chance
        match slot:
            case "n":
                return str(chance.randrange(1, 9))
            case "nn":
                return str(chance.randrange(10, 99))
            case "time":
                joined = chance.choice((":", ".", ""))
                return f"{chance.randrange(0, 24):02}{joined}{chance.randrange(0, 60):02}"
            case "day":
                return _day(chance)
            case _:
                return chance.choice(words()[slot])

    def plain(self) -> None:
        """A sentence of plain words."""
        before = len(self.text)
        self.write(self.chance.choice(PLAIN))
        self.text = self.text[:before] + self.text[before:].capitalize() + "."

    def wrap(self, width: int) -> None:
        """Break the lines at the spaces, as e-mails and pasted pages are; what is where stays so."""
        signs, line, space = list(self.text), 0, -1
        for place, sign in enumerate(self.text):
            line = 0 if sign == "\n" else line + 1
            space = -1 if sign == "\n" else place if sign == " " else space
            if line > width and space >= 0:
                signs[space] = "\n"
                line, space = place - space, -1
        self.text = "".join(signs)
        self.mentions = [self._broken(one, self.text[one.start : one.end]) for one in self.mentions]

    @staticmethod
    def _broken(one: Mention, said: str) -> Mention:
        if said == one.said:
            return one
        kind = one.kind if one.kind != EXACT else VARIANT
        return Mention(one.start, one.end, one.code, "broken over lines", kind, said)


def _day(chance: random.Random) -> str:
    """A date in one of the many ways of records."""
    day, year, months = chance.randrange(1, 29), chance.randrange(2014, 2024), words()["month"]
    month = chance.choice(months)
    number = months.index(month) + 1
    ending = "nd" if day in (2, 22) else "rd" if day in (3, 23) else "st" if day in (1, 21) else "th"
    return chance.choice((
        f"{day}/{number:02}/{year % 100}", f"{day:02}.{number:02}.{year}", f"{day} {month} {year}", f"{day} {month}",
        f"{day}{ending} {month}", f"{month} {day}, {year}", f"{day} {month[:3]} {year % 100}", f"{month} {year}",
    ))


def page(chance: random.Random, second: bool = False) -> Page:
    """A page of one kind of record: some sentences name people, most do not, and some are nothing but plain words."""
    kinds = [kind for kind in named(second) if kind != "Row"]
    kind = chance.choice((*kinds, "Report"))
    made = Page(chance, kind, SECOND_KEY if second else KEY)
    if chance.random() < 0.4:
        thing, other = chance.sample(words()["thing"], 2)
        heading = " ".join((chance.choice(words()["alike"]), thing, other))
        made.text = (heading.upper() if chance.random() < 0.3 else heading.title()) + "\n\n"
    for _ in range(chance.randrange(24, 44)):
        draw = chance.random()
        if draw < 0.36 and kind in kinds:
            made.write(chance.choice(named(second)[kind]))
        elif draw < 0.40 and kind in kinds:
            made.text += "" if made.text.endswith("\n") or not made.text else "\n"
            made.write(chance.choice(named(second)["Row"]))
            made.text += "\n"
            continue
        elif draw < 0.78:
            made.write(chance.choice(ordinary(second)))
        else:
            made.plain()
        made.text += "\n" if kind in ("E-mail", "Minutes") or chance.random() < 0.2 else " "
    if kind == "E-mail" or chance.random() < 0.2:
        made.wrap(chance.choice((66, 72, 90)))
    return made


def corpus(seed: int = SEED, pages: int = PAGES, *, second: bool = False) -> str:
    """The whole corpus as JSON: `key`, and `pages` with their text and mentions; or the second one."""
    chance, people = random.Random(seed), SECOND_KEY if second else KEY
    key = [
        {"code": who.code, "role": who.role, "name": who.name, "other_names": list(who.other_names)} for who in people
    ]
    written = []
    for _ in range(pages):
        made = page(chance, second)
        written.append({
            "kind": made.kind, "text": made.text, "mentions": [one.as_list() for one in made.mentions],
        })
    return json.dumps({"seed": seed, "key": key, "pages": written}, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Freeze both."""
    for path, text in ((FROZEN, corpus()), (SECOND, corpus(pages=SECOND_PAGES, second=True))):
        with path.open("wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
            packed.write(text.encode())


if __name__ == "__main__":
    main()
