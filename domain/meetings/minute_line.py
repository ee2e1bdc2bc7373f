"""A paragraph of minutes as it is typed: perhaps a time, perhaps who speaks, the words, a mark to look at it again.

    2: I rang the ward about half past nine        the second of those present speaks
    SW1: nobody told me ??                         SW1 speaks; marked to be looked at again
    10:42 GP1 - I saw him that afternoon           at 10:42
    #2                                             the heading of question 2, in the words of the question
    # The weekend of the fall                      a heading of one's own
    \\10:30 was when he was to come                 words as they stand, whatever they begin with

Screen, line mode and import read paragraphs by this alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.check_mark import read_check, write_check
from domain.dates.times import read_time
from domain.errors import NotUnderstood
from domain.meetings.interview import INTERVIEWER, Interview
from domain.meetings.minutes import Paragraph, ParagraphKind

KEYS = 9
"""How many of those present are called by a figure."""
WIDTHS = 40, 100
"""Letters of the longest line of a paragraph that was broken by the width of what it was written in."""

_TIME = re.compile(
    r"(?:(?P<plain>\d{1,2}:\d{2})(?::\d{2})?|[\[(](?P<held>\d{1,2}[:.]?\d{2}\s?(?:am|pm|a\.m\.|p\.m\.)?)[\])]"
    r"|(?P<said>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm))(?=\s*[-\u2013,:])"
    r"|(?P<dotted>\d{1,2}\.\d{2})(?=\s*[-\u2013:]))(?=[\s,:\u2013-]|$)(?!\s*[-\u2013]\s*\d)(?:\s*[-\u2013,:]\s|\s*[-\u2013,:]$)?\s*",
    re.IGNORECASE | re.ASCII,
)
_DOTTED = re.compile(r"(?P<dotted>\d{1,2}\.\d{2})\s+", re.ASCII)
_KEY = re.compile(r"(?P<who>[1-9]):(?:\s+|$)", re.ASCII)
_SAID = re.compile(r"(?P<who>[^\W_][^:\n]{0,60}?)\s*(?::\s*|\s[-\u2013\u2014]\s+|\s[-\u2013\u2014]$)")
_LIKE_A_CODE = re.compile(r"[A-Z]{1,5}\d{1,3}\Z", re.ASCII)
_QUOTED = re.compile(r'#"(?P<label>[^"\n]*)"\s*')
_ANEW = re.compile(r"[#\[(\u2022*-]|\d|[^:]{1,20}:|[A-Z]+\d*\s[-\u2013]\s")


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who may be named as speaking: those `present`, in the order of their figures, and every code of the key.

    `roles` are words that stand for one of those present ("interviewer"), folded, where only one has that role.
    """

    present: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, interview: Interview, codes: Iterable[str] = ()) -> Speakers:
        """Those of a meeting, and the codes of the case."""
        there = [one for one in interview.people if one.present]
        roles = [one.role.casefold() for one in there]
        return cls(
            tuple(one.code for one in there),
            tuple(dict.fromkeys((*(one.code for one in there), *codes))),
            tuple((one.role.casefold(), one.code) for one in there if roles.count(one.role.casefold()) == 1),
        )

    def key(self, code: str) -> str:
        """The figure somebody present is called by, "" when they have none."""
        place = next((at for at, one in enumerate(self.present, 1) if one.casefold() == code.casefold()), 0)
        return str(place) if 0 < place <= KEYS else ""

    def called(self, word: str) -> str | None:
        """The code of who is called so: by figure, code or role; None when that is nobody."""
        word = " ".join(word.split()).casefold()
        if word.isascii() and word.isdigit() and 0 < int(word) <= min(KEYS, len(self.present)):
            return self.present[int(word) - 1]
        found = next((one for one in self.codes if one.casefold() == word), None)
        return found or dict(self.roles).get(word)


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """A paragraph as it is understood. Its words begin at `begins` of what was typed.

    `problem` is why it cannot be taken as it stands, "" when it can; `notes` are what the author may want to know.
    """

    kind: ParagraphKind = "said"
    at: str = ""
    speaker: str = ""
    text: str = ""
    question: str = ""
    check: bool = False
    begins: int = 0
    problem: str = ""
    notes: tuple[str, ...] = ()

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph it is, with no id yet."""
        return Paragraph(
            kind=self.kind, at=self.at, speaker=self.speaker, text=self.text, question=self.question, check=self.check
        )

    def in_place_of(self, before: Paragraph) -> Paragraph:
        """The paragraph that was `before`, as it is now typed."""
        return replace(self.paragraph, id=before.id, revision=before.revision)


def read_minute(typed: str, speakers: Speakers, questions: Mapping[str, str] | None = None) -> MinuteLine:
    """A paragraph as typed; never raises. `questions` are the texts of the case's questions by their labels."""
    at, place = _time(typed, speakers)
    if typed.startswith("#", place):
        return _heading(typed, place, at, questions or {})
    speaker, begins, notes = _speaker(typed, place, speakers)
    text, check = read_check(typed[begins:].removeprefix("\\"))
    problem = "" if text else "There are no words yet."
    return MinuteLine(
        at=at, speaker=speaker, text=text, check=check, begins=begins, problem=problem, notes=tuple(notes)
    )


def write_minute(paragraph: Paragraph, speakers: Speakers, questions: Collection[str] = ()) -> str:
    """The line that reads as this paragraph."""
    before = f"{paragraph.at} " if paragraph.at else ""
    text = paragraph.text
    if paragraph.kind == "heading":
        label = paragraph.question
        plain = label and label in questions and _label(f"#{label} ", 0, questions)[0] == label
        before += (f"#{label} " if plain else f'#"{label}" ') if label else "# "
        text = f"\\{text}" if text.startswith("\\") else text
    elif paragraph.speaker:
        before += f"{paragraph.speaker}: "
        text = f"\\{text}" if text.startswith("\\") else text
    elif _begins_as_more(text, bool(before), speakers):
        text = f"\\{text}"
    return before + write_check(text, paragraph.check)


def with_speaker(typed: str, code: str, speakers: Speakers, questions: Mapping[str, str] | None = None) -> str:
    """The line with this one speaking, or nobody for "", in place of whoever did."""
    _, place = _time(typed, speakers)
    found = read_minute(typed, speakers, questions)
    if found.kind == "heading":
        return typed
    begins = found.begins
    return typed[:place] + (f"{code}: " if code else "") + typed[begins:]


def with_time(typed: str, at: str, speakers: Speakers) -> str:
    """The line at this time (HH:MM), in place of the one it began with."""
    _, place = _time(typed, speakers)
    return f"{at} {typed[place:]}"


def next_speakers(paragraphs: Sequence[Paragraph], speakers: Speakers, interview: Interview) -> tuple[str, ...]:
    """Who may speak next, the likeliest first: of two in turns the other; who has just spoken comes last of those who
    have; at the beginning whoever interviews."""
    spoken: list[str] = []
    there = {one.casefold(): one for one in speakers.present}
    for each in reversed(paragraphs):
        if each.speaker and each.speaker not in spoken:
            spoken.append(each.speaker)
        if len(spoken) >= len(there) > 0:
            break
    spoken = [there.get(each.casefold(), each) for each in spoken]
    asks = [one.code for one in interview.people if one.present and one.role == INTERVIEWER]
    rest = [each for each in (*asks, *speakers.present) if each not in spoken]
    if len(spoken) == 1:
        others = [each for each in rest if each not in spoken]
        return tuple(dict.fromkeys((*others[:1], *spoken, *others[1:])))
    return tuple(dict.fromkeys((*spoken[1:], *spoken[:1], *rest)))


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs of a longer text: apart by blank lines where it has any between lines, else a line each."""
    lines = [line.strip() for line in text.split("\n")]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and any(_wrapped(block) for block in blocks):
        return [" ".join(block) for block in blocks]
    return [line for block in blocks for line in block]


def _wrapped(block: Sequence[str]) -> bool:
    """Whether the lines of a block are those of one paragraph broken by its width: none but the last ends short, and
    no other begins with what may be a time or a speaker."""
    longest = max(map(len, block))
    if len(block) < 2 or not WIDTHS[0] <= longest <= WIDTHS[1] or any(map(_ANEW.match, block[1:])):
        return False
    return all(len(line) > longest * 0.6 for line in block[:-1])


def _time(typed: str, speakers: Speakers) -> tuple[str, int]:
    """The time a line begins with as HH:MM, "" when with none, and where what follows it begins."""
    found = _TIME.match(typed)
    if found is None:
        # 10.42 alone may as well be a dose or a number of a paragraph; before somebody who speaks it is a time.
        found = _DOTTED.match(typed)
        if found is None or not _speaker(typed, found.end(), speakers)[0]:
            return "", 0
        return _read_time(found["dotted"], found.end())
    word = found["plain"] or found["held"] or found["said"] or found["dotted"]
    return _read_time(word, found.end())


def _read_time(word: str, end: int) -> tuple[str, int]:
    if word.isdigit():
        word = f"{word[:-2]}:{word[-2:]}"
    try:
        read = read_time(word)
    except NotUnderstood:
        return "", 0
    return (read, end) if read and len(read) == 5 and read[2] == ":" else ("", 0)


def _speaker(typed: str, place: int, speakers: Speakers) -> tuple[str, int, list[str]]:
    """Who speaks, where their words begin, and what is to be said of that."""
    key = _KEY.match(typed, place)
    if key is not None:
        called = speakers.called(key["who"])
        if called is None:
            return "", place, [f"Nobody present has the figure {key['who']}."]
        return called, key.end(), []
    found = _SAID.match(typed, place)
    if found is None:
        return "", place, []
    word = found["who"]
    called = None if word.isdigit() else speakers.called(word)
    if called is None:
        unknown = _LIKE_A_CODE.match(word) is not None
        return "", place, [f"{word} is nobody of the key, so these words are nobody's."] if unknown else []
    absent = called.casefold() not in {one.casefold() for one in speakers.present}
    return called, found.end(), [f"{called} is not among those present."] if absent else []


def _heading(typed: str, place: int, at: str, questions: Mapping[str, str]) -> MinuteLine:
    label, begins = _label(typed, place, questions)
    text, check = read_check(typed[begins:].removeprefix("\\"))
    problem = ""
    if label:
        text = text or questions.get(label, "") or (f"Question {label}" if label in questions else "")
    elif begins < len(typed) and not typed[begins - 1].isspace():
        problem = f"There is no question {text.split()[0] if text else ''}: leave a space after # for other words."
    problem = problem or ("" if text else "A heading needs words, or the label of a question.")
    return MinuteLine("heading", at, "", text, label, check, begins, problem)


def _label(typed: str, place: int, questions: Collection[str]) -> tuple[str, int]:
    """The label of the question a heading is of, "" when of none, and where its words begin."""
    quoted = _QUOTED.match(typed, place)
    if quoted is not None and quoted["label"].strip():
        label = " ".join(quoted["label"].split())
        return next((each for each in questions if each.casefold() == label.casefold()), label), quoted.end()
    rest = typed[place + 1 :].casefold()
    for label in sorted(questions, key=len, reverse=True):
        after = rest[len(label) : len(label) + 1]
        if rest.startswith(label.casefold()) and (not after or after.isspace() or after == ":"):
            end = place + 1 + len(label)
            found = re.compile(r":?\s*").match(typed, end)
            return label, found.end() if found is not None else end
    begins = re.compile(r"#+\s*").match(typed, place)
    return "", begins.end() if begins is not None else place + 1



def _begins_as_more(text: str, timed: bool, speakers: Speakers) -> bool:
    """Whether the first words of a paragraph of nobody would be read as more than words."""
    if text.startswith(("\\", "#", "/")):
        return True
    speaker, place, _ = _speaker(text, 0, speakers)
    return bool(speaker) or place > 0 or (not timed and _time(text, speakers)[1] > 0)
