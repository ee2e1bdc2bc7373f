"""A meeting as a form: who is there and in what role, when and where, and how it was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.dates.days import day_in_box, day_typed
from domain.dates.when import long_day
from domain.errors import Refusal
from domain.meetings.interview import KINDS, Interview, ToSee
from domain.meetings.present_line import read_back, read_present, rest_of, written
from domain.meetings.state import hindrances, met
from domain.meetings.typed import (
    AT_THE_TIME,
    LATER,
    hours_typed,
    kind_typed,
    raised_typed,
    recorded_in_box,
    recorded_typed,
)
from domain.people import Person
from screens.form import Box
from screens.glyphs import Glyphs
from screens.offering_form import OfferingForm

REFUSED = (
    ("It would end", "hours"), ("is not in the key", "present"), ("asked to agree", "present"),
    ("was issued", "present"),
)  # fmt: skip
"""Words of a refusal, and the box it is about."""
PRESENT = "A person a line, or ; between: SW1 interviewed; TU1 trade union not asked: took no part; SW9 interviewer."
RAISED = (
    "Where a matter was raised elsewhere (line manager, persons in positions of trust): the day only. What it was"
    " about must not be typed here."
)


@dataclass(frozen=True, slots=True)
class Given:
    """A meeting as the form left it, and the codes in it that nobody of the key has yet."""

    interview: Interview
    unknown: tuple[str, ...] = ()


class InterviewForm(OfferingForm[Given]):
    """One meeting. What is typed is read back in words under the boxes, with what speaks against holding it."""

    WORDS = {"kind": KINDS, "recorded": (AT_THE_TIME, f"{LATER}: ")}
    ONLY = frozenset(("kind",))

    def __init__(
        self, glyphs: Glyphs, interview: Interview, people: Sequence[Person], to_see: Mapping[str, ToSee], today: date,
        issued: int = 0,
    ) -> None:
        new = not interview.number
        boxes = (
            Box("kind", "Kind", interview.kind, offered=new, choices=KINDS,
                hint="interview, team discussion or written answers: i, t or w is enough."),
            Box("present", "Present", written(interview.people), lines=3, hint=f"{PRESENT} Tab completes."),
            Box("held", "Day", day_in_box(interview.held), hint="3/3/26, or today; a day to come is a plan."),
            Box("hours", "Hours", "-".join(filter(None, (interview.starts, interview.ends))),
                hint="From and to: 0930-1045; the start alone while the end is not known."),
            Box("breaks", "Breaks", interview.breaks, hint="As it was: 1010-1020, at SW1's wish."),
            Box("place", "Place", interview.place, hint="Where, or how: by video, by telephone."),
            Box("about", "About", interview.about, hint="What the meeting is about, in a few words."),
            Box("recorded", "Recorded", recorded_in_box(interview), offered=new,
                hint="at the time; or later and why, as in later: typed from my notes the day after."),
            Box("raised", "Raised", day_in_box(interview.raised_elsewhere), hint=RAISED),
            Box("note", "Note", interview.note, hint="For your eyes only; no part of the minutes."),
        )  # fmt: skip
        title = f"Interview {interview.number}" if interview.number else "A new meeting"
        if issued:
            title += f": version {issued} is out, a change here needs another"
        super().__init__(glyphs, title, boxes, start="held" if new and interview.people else "")
        self._interview, self._people, self._to_see, self._today = interview, tuple(people), to_see, today

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        if box == "present":
            return rest_of(text, cursor, self._people)
        return super().rest_of(box, text, cursor)

    def holds_text(self, box: str) -> bool:
        return box not in ("kind", "present", "held", "hours")

    def wrong_box(self, sentence: str) -> str | None:
        found = next((box for words, box in REFUSED if words in sentence), None)
        return found or super().wrong_box(sentence)

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        at = self.focused.id if self.focused is not None else ""
        against = " ".join(self._against(values)) if at in ("present", "held") else ""
        if at == "present" and (names := self._strangers(values["present"])):
            return f"“{names[0]}” looks like a name, and is nobody's of the key. Give a code and a role.", "ask"
        try:
            said = self._said(at or "", values)
        except Refusal as refusal:
            return refusal.sentence, "ask"
        hint, tone = super().message(values)
        return (f"{against} {said or hint}".strip(), "ask") if against else (said or hint, tone)

    def _said(self, at: str, values: Mapping[str, str]) -> str:
        """What the box the cursor is in is read as; "" while nothing is typed. Raises Refusal."""
        if at == "present" and values["present"].strip():
            box = self.query_one("#present")
            rest = self.rest_of("present", values["present"], getattr(box, "cursor_position", 0))
            if rest:
                return f"Tab completes: {', '.join(f'…{each}' for each in rest[:4])}."
            read = read_present(values["present"], self._people)
            new = f" New: {', '.join(read.unknown)}, to be added to the key." if read.unknown else ""
            return f"{read_back(read.people)}.{new}"
        if at in ("held", "raised") and values[at].strip():
            day = self._day(values, at)
            ahead = " (planned)" if day > self._today.isoformat() else ""
            return f"{long_day(date.fromisoformat(day), weekday=True)}{ahead}."
        if at == "hours" and values["hours"].strip():
            starts, ends = hours_typed(values["hours"])
            return f"From {starts}{f' to {ends}' if ends else ', the end not known yet'}."
        return ""

    def _strangers(self, text: str) -> list[str]:
        """What in the box looks like somebody's name and is nobody's of the key."""
        found = self._coding.names.strangers.in_text(text) if self._coding is not None else ()
        return [each.matched for each in found]

    def _against(self, values: Mapping[str, str]) -> list[str]:
        """What speaks against meeting those who are there, while the day has not come."""
        try:
            people, day = read_present(values["present"], self._people).people, self._day(values, "held")
        except Refusal:
            return []
        held = day and day < self._today.isoformat()
        return [] if held else hindrances(met(replace(self._interview, people=people)), self._to_see)

    def _day(self, values: Mapping[str, str], box: str) -> str:
        if box == "raised":
            return raised_typed(values[box], self._today)
        return day_typed(values[box], self._today, "Day", ahead=True)

    def result(self, values: Mapping[str, str]) -> Given:
        read = read_present(values["present"], self._people)
        starts, ends = hours_typed(values["hours"])
        recorded, why = recorded_typed(values["recorded"])
        return Given(
            replace(
                self._interview, kind=kind_typed(values["kind"]), people=read.people,
                held=self._day(values, "held"), starts=starts, ends=ends, breaks=values["breaks"].strip(),
                place=values["place"].strip(), about=values["about"].strip(), recorded=recorded, recorded_why=why,
                raised_elsewhere=self._day(values, "raised"), note=values["note"].strip(),
            ),
            read.unknown,
        )
