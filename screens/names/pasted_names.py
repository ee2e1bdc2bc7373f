"""What became of the names in a pasted page: a list of what was coded, asked and told, each to be changed by Enter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import App

from screens.choices import Choices, Option
from screens.glyphs import Glyphs, one_line
from screens.names.coding import Coding, Name

PAGE = 200
"""Characters from which a paste of one line is a page too, so that a list of its names is shown."""
AROUND = 30
KEEP, NONE, ASK = "keep", "none", "ask"


@dataclass(slots=True)
class Same:
    """The names of a text typed alike that may stand for the same people; `at` is what stands for all of them."""

    names: list[Name]
    asked: bool
    at: int

    @property
    def choices(self) -> tuple[str, ...]:
        """As typed, then each code."""
        return self.names[0].choices


def is_a_page(pasted: str) -> bool:
    """Whether so much was pasted that what became of its names is shown as a list."""
    return "\n" in pasted.strip() or len(pasted) >= PAGE


def sames(text: str, coding: Coding) -> list[Same]:
    """The names of a text, those coded and those asked about, like ones together, in the order they stand."""
    found: dict[tuple[str, tuple[str, ...]], Same] = {}
    for name in coding.all_in(text):
        key = (name.typed, name.choices)
        if key in found:
            found[key].names.append(name)
        else:
            found[key] = Same([name], not name.at, name.at)
    return list(found.values())


async def look_over(app: App[Any], glyphs: Glyphs, text: str, coding: Coding) -> str:
    """Show what became of the names in a text that was pasted, and give it as the author wants it.

    Nothing is shown, and the text given as it is, when nothing in it was coded or asked, nobody unknown is named in it
    and nothing else tells who somebody is.
    """
    found, told = sames(text, coding), told_in(text, coding)
    if not (found or told):
        return text
    while True:
        chosen = await app.push_screen_wait(PastedNames(glyphs, found, told, text))
        if chosen == NONE:
            for each in found:
                each.at, each.asked = 0, False
        elif chosen == ASK:
            await _go_through(app, glyphs, [each for each in found if each.asked], text, _roles(coding))
            if any(each.asked for each in found):
                continue
        break
    for each in found:
        for name in each.names:
            name.at = each.at
    return coding.rewrite(text, [(name, not each.asked) for each in found for name in each.names])


def _roles(coding: Coding) -> dict[str, str]:
    """What each person of the key does, by code."""
    return {each.code: each.role for each in coding.names.known.people}


async def _go_through(
    app: App[Any], glyphs: Glyphs, asked: Sequence[Same], text: str, roles: Mapping[str, str]
) -> None:
    for number, each in enumerate(asked, 1):
        name, count = each.names[0], len(each.names)
        times = f", {count} times" if count > 1 else ""
        options = [
            Option(str(at), ", ".join(filter(None, (code, roles.get(code, "")))))
            for at, code in enumerate(each.choices) if at
        ]
        options.append(Option("0", f"Leave “{name.typed}” as it is: nobody of these"))
        said = f"{number} of {len(asked)}{times}: {_around(text, name)}"
        chosen = await app.push_screen_wait(Choices(glyphs, f"Who is “{name.typed}”?", options, said))
        if chosen is None:
            return
        each.at, each.asked = int(chosen), False


def told_in(text: str, coding: Coding) -> list[tuple[str, str]]:
    """What is told of a text and never changed: what it is, and a sentence on it."""
    kinds: dict[str, list[str]] = {}
    sentences: dict[str, str] = {}
    for hit in coding.names.others(text):
        kinds.setdefault(hit.kind, []).append(hit.matched)
        sentences.setdefault(hit.kind, hit.question)
    told = [
        (f"{kind[:1].upper()}{kind[1:]}{times(len(found))}: {', '.join(dict.fromkeys(found))}", sentences[kind])
        for kind, found in kinds.items()
    ]
    strangers = coding.names.strangers.in_text(text)
    counts = Counter(each.matched for each in strangers)
    unknown = {each.matched: each.sentence for each in strangers}
    return told + [(f"{name}{times(counts[name])}: nobody of the key", f"{unknown[name]}.") for name in unknown]


def times(count: int) -> str:
    """How often something was found, when more than once."""
    return f" ×{count}" if count > 1 else ""


class PastedNames(Choices, inherit_bindings=False):
    """The list; gives "keep", "none" or "ask". Enter on a name turns it: a code, another's, as typed."""

    BINDINGS = Choices.BINDINGS

    def __init__(self, glyphs: Glyphs, found: Sequence[Same], told: Sequence[tuple[str, str]], text: str) -> None:
        self._sames, self._told, self._pasted = found, told, text
        super().__init__(glyphs, "Names in what was pasted", [], "")
        self._options = self._found = self._listed()

    def _listed(self) -> list[Option]:
        coded = sum(len(each.names) for each in self._sames if each.at)
        asked = [each for each in self._sames if each.asked]
        options = [Option(KEEP, f"Go on: {coded} {'name' if coded == 1 else 'names'} as codes", "Esc does the same.")]
        if asked:
            left = "Until then they stand as typed, and are asked about again."
            options.append(Option(ASK, f"Answer the {len(asked)} that may be names, one by one", left))
        if self._sames:
            options.append(Option(NONE, "Leave every name as it was typed", "They are not asked about again here."))
        options += [self._line(number, each) for number, each in enumerate(self._sames)]
        return [*options, *(Option(KEEP, f"Told: {what}", sentence) for what, sentence in self._told)]

    def _line(self, number: int, each: Same) -> Option:
        name, count = each.names[0], times(len(each.names))
        if each.asked:
            what = f"Asked: {name.typed}{count}, which may be {' or '.join(each.choices[1:])}"
        elif each.at:
            what = f"{name.typed} {self._glyphs.arrow} {each.choices[each.at]}{count}"
        else:
            what = f"{name.typed}{count} as typed"
        return Option(f"name:{number}", one_line(what, self._glyphs), f"Enter turns it. {_around(self._pasted, name)}")

    async def _take(self) -> None:
        await self._renew()
        option = self.chosen()
        kind, _, number = option.id.partition(":") if option is not None else ("", "", "")
        if kind == "name":
            each = self._sames[int(number)]
            if each.asked:
                each.asked, each.at = False, 1
            else:
                each.at = (each.at + 1) % len(each.choices)
            await self.replaced(self._listed())
        elif option is not None:
            self.dismiss(option.id)


def _around(text: str, name: Name) -> str:
    """The words about a name, as it stands in the text now."""
    end = name.start + len(name.was)
    before, after = text[max(0, name.start - AROUND) : name.start], text[end : end + AROUND]
    return " ".join(f"…{before}{name.was}{after}…".split())
