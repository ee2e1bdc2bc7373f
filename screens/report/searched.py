"""The records searched: which, where, over what span, when and by whom, what was not found and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.dates.days import day_in_box, day_said
from domain.report.parts import FOUND, GRADES, Searched
from domain.report.searching import at_a_glance, checked, found_typed, grade_typed, missing, rows_by_source, unlisted
from domain.review import Source
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.report.lists import ADD, DELETE, OPEN, REST, ROWS, UNDO, ReportList, of_answers
from screens.session import Session
from screens.task_screen import SHARED

SEARCHED_COMMANDS = (
    OPEN, ADD,
    Command(id="searched.sources", action="sources", keys=("p",), word="allsources", title="All sources", footer=True,
            tooltip="Put down every source that rows of the chronology come from and that is not here yet."),
    DELETE, UNDO, replace(ROWS, tooltip="Show the rows of the chronology that come from it."), *REST,
)  # fmt: skip


class SearchedScreen(ReportList[Searched], inherit_bindings=False):
    """Bodies of records, in the order they were put down."""

    OFFERS = SEARCHED_COMMANDS
    NAME = "searched"
    TABLES = ("searched",)
    BINDINGS = bindings((*SEARCHED_COMMANDS, *SHARED))
    STORE = "searched"
    EMPTY = "None yet. p puts down every source of the chronology; a adds others."
    DETAIL = 4
    sources: Sequence[Source] = ()
    counts: Mapping[str, int] = {}

    async def fetch_all(self) -> Sequence[Searched]:
        case, do = self.session.case, self.session.do
        self.sources, self.counts = await do(case.sources.all), rows_by_source(await do(case.entries.all))
        every = await do(case.searched.all)
        left = len(unlisted(self.sources, every, self.counts))
        self.TITLE_WORDS = "Records searched" + (f": {left} of the chronology's sources not here yet" if left else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("Records", 18), ("Found", 0)
        return ("Records", 20), ("Span", 16), ("Found", 19), ("Still to say", 0), ("Rows", 5)

    def columns(self, thing: Searched) -> tuple[str, ...]:
        if self.size.width < 60:
            return thing.source, at_a_glance(thing)
        rows = self.counts.get(thing.source.casefold(), 0)
        return thing.source, thing.span or "-", at_a_glance(thing), ", ".join(missing(thing)), str(rows or "-")

    def name_of(self, thing: Searched) -> str:
        return thing.source

    def detail(self, thing: Searched) -> str:
        searched = _by("Searched", thing.searched, thing.searched_by)
        secured = _by("Secured", thing.secured, thing.secured_by)
        found = f"{thing.found.capitalize()}{f': {thing.why}' if thing.why else ''}." if thing.found else ""
        what = ", ".join(filter(None, (thing.what, thing.span, thing.place, thing.grade)))
        left = missing(thing)
        still = f"Still to say: {', '.join(left)}." if left else ""
        return " ".join(filter(None, (still, found, f"{what}." if what else "", searched, secured, thing.note)))

    def rows_query(self, thing: Searched) -> str:
        return f'@"{thing.source}"' if " " in thing.source else f"@{thing.source}"

    async def form(self, thing: Searched | None) -> Form[Searched]:
        return SearchedForm(self.session, thing or Searched(source=""), self)

    async def action_sources(self) -> None:
        """Put down every source of the chronology that is not here."""
        new = unlisted(self.sources, self.things, self.counts)
        for each in new:
            self._kept = await self.session.do(self.store.add, each)
        if not new:
            self.say("Every source that rows come from is here.")
            return
        await self.renew(self.key_of(self._kept) if self._kept is not None else None)
        count = "1 source is" if len(new) == 1 else f"{len(new)} sources are"
        self.say(f"{count} put down as found. Enter says what span, where, when and by whom.")


class SearchedForm(DayBoxes[Searched]):
    """One body of records."""

    DAYS = ("searched", "secured")
    ONLY = frozenset(("found", "grade"))

    def __init__(self, session: Session, one: Searched, screen: SearchedScreen) -> None:
        self._today, self._one, self._screen = session.today(), one, screen
        boxes = (
            Box("source", "Records", one.source, hint="A source of the chronology, or any words: paper file, school."),
            Box("what", "What", one.what, hint="What they are: the practice's electronic record; supervision notes."),
            Box("span", "Span", one.span, hint="What years or volumes were read: 2019 to June 2024; volumes 1 to 3."),
            Box("place", "Place", one.place, hint="Where they are kept."),
            Box("found", "Found", one.found, choices=tuple(each for each in FOUND if each),
                hint="found, in part or not found: y, p or n is enough."),
            Box("why", "Why", one.why, hint="Where they were not found, or only in part: why, and what was done."),
            Box("searched", "Searched on", day_in_box(one.searched), hint="3/3/26, or today."),
            Box("searched_by", "Searched by", one.searched_by, hint="A code of the key, or a job title."),
            Box("secured", "Secured on", day_in_box(one.secured), hint="The day nobody could change them any more."),
            Box("secured_by", "Secured by", one.secured_by, hint="A code of the key, or a job title."),
            Box("grade", "Grade", one.grade, choices=tuple(each for each in GRADES if each),
                hint="primary: written at the time by who was there; secondary: from others; anecdotal. The last two"
                     " are said where a row from them is cited."),
            Box("note", "Note", one.note, hint="What else is to be said of them; the report prints it."),
        )  # fmt: skip
        super().__init__(session.glyphs, one.source or "Records searched", boxes)

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        if not text or cursor < len(text):
            return ()
        if box == "source":
            words: Sequence[str] = [each.name for each in self._screen.sources]
        elif box in ("searched_by", "secured_by", "place"):
            words = [getattr(each, box) for each in self._screen.things]
        else:
            words = {"found": FOUND, "grade": GRADES}.get(box, ())
        offered = dict.fromkeys(words)
        return [each[len(text) :] for each in offered if each.casefold().startswith(text.casefold()) and each != text]

    def holds_text(self, box: str) -> bool:
        return box not in ("searched", "secured", "found", "grade")

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        rows = self._screen.counts.get(values["source"].strip().casefold(), 0)
        if self.focused is not None and self.focused.id == "source" and rows:
            return f"{rows} {'row comes' if rows == 1 else 'rows come'} from it.", "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Searched:
        given = of_answers(values)
        days = {name: self.day(values, name) for name in self.DAYS}
        found = found_typed(given["found"])
        given["source"] = given["source"].removeprefix("@").strip('"“”')
        return checked(replace(self._one, **{**given, **days, "found": found, "grade": grade_typed(given["grade"])}))


def _by(did: str, day: str, who: str) -> str:
    said = " ".join(filter(None, (f"on {day_said(day)}" if day else "", f"by {who}" if who else "")))
    return f"{did} {said}." if said else ""
