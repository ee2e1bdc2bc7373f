"""Any version of minutes as it was issued, what changed between two, and rows drawn from their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.agreement.typed import places_typed
from domain.dates.days import day_said
from domain.errors import WrongUse
from domain.evidence.row_standing import places_said
from domain.meetings.changes import Change, ChangeKind, all_changes, as_it_stands, changes, fact_changes, whole
from domain.meetings.minutes import Minutes, Paragraph, Version, same_words
from screens.commands import Command, bindings
from screens.meetings.about_meeting import BACK, MOVES, AboutMeeting
from screens.meetings.drawing import draw_row, rest_row
from screens.session import Session
from screens.task_screen import SHARED
from screens.widgets.lines import Part

NARROW = 60
CHANGES: dict[ChangeKind, str] = {"same": "", "new": "new", "gone": "taken out", "changed": "other words"}

VERSION_COMMANDS = (
    Command(id="versions.older", action="version(-1)", keys=("left",), word="older", title="Older", footer=True,
            tooltip="The version before this one, as it was issued."),
    Command(id="versions.newer", action="version(1)", keys=("right",), word="newer", title="Newer", footer=True,
            tooltip="The version after this one; behind the last the text as it stands now."),
    Command(id="versions.changes", action="changes", keys=("c",), word="changes", title="Only changes", footer=True,
            tooltip="Only what changed from the version before, or everything."),
    Command(id="versions.mark", action="mark", keys=("space",), word="mark", title="Mark", footer=True,
            tooltip="Mark the paragraph, to draw a row from those marked."),
    Command(id="versions.draw", action="draw", keys=("d",), word="draw", takes="[PARAGRAPHS]", title="Draw a row",
            footer=True, tooltip="A row of the chronology that rests on the paragraphs marked, or given: 4-6, 9."),
    Command(id="versions.rest", action="rest", keys=("r",), word="rests", takes="[PARAGRAPHS]", title="A row rests",
            footer=True, tooltip="Say that a row there is already rests on the paragraphs marked, or given."),
    Command(id="versions.cited", action="cited", keys=("p",), word="cited", title="In the report",
            tooltip="The paragraphs of the report that rest on the paragraph at the bar, or on those marked."),
    *MOVES,
    BACK,
)


class VersionsScreen(AboutMeeting[Change], inherit_bindings=False):
    """The paragraphs of one version after the other, the last being the text as it stands now where that is another."""

    OFFERS = VERSION_COMMANDS
    NAME = "versions"
    TABLES = ()
    BINDINGS = bindings((*VERSION_COMMANDS, *SHARED))
    TITLE_WORDS = "Versions"
    EMPTY = "There is nothing here."
    DETAIL = 8
    HEAD = 1

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session, number)
        self._at: int | None = None
        self._only_changes = False
        self._marked: dict[str, None] = {}

    # Which version

    def _texts(self, minutes: Minutes) -> list[Version]:
        """Every version there is to see, the text as it stands as one of number 0."""
        now = replace(as_it_stands(minutes), number=0)
        return [*minutes.versions, now] if minutes.edited else list(minutes.versions)

    def _shown(self, minutes: Minutes) -> tuple[Version, Version | None]:
        """The version that is shown, and the one before it."""
        texts = self._texts(minutes)
        at = len(texts) - 1 if self._at is None else max(0, min(self._at, len(texts) - 1))
        return texts[at], texts[at - 1] if at else None

    async def fetch_of(self, minutes: Minutes) -> Sequence[Change]:
        shown, before = self._shown(minutes)
        if before is None:
            return [Change(kind="same", after=each, place=at) for at, each in enumerate(shown.paragraphs, 1)]
        compared = all_changes(before, shown, minutes.former)
        return [each for each in compared if each.differs] if self._only_changes else compared

    async def action_version(self, by: int) -> None:
        """An older version, or a newer one."""
        texts = self._texts(await self.loaded())
        at = len(texts) - 1 if self._at is None else self._at
        if not 0 <= at + by < len(texts):
            self.say("This is the first version." if by < 0 else "This is how it stands now: there is nothing newer.")
            return
        self._at = at + by
        self.moves()
        await self.renew()

    async def action_changes(self) -> None:
        """Only what changed from the version before, or all."""
        _, before = self._shown(await self.loaded())
        if before is None:
            self.say("This is the first version: there is none before it to compare it with.")
            return
        self._only_changes = not self._only_changes
        await self.renew()

    # Showing

    def version_shown(self, minutes: Minutes) -> Version | None:
        shown, _ = self._shown(minutes)
        return shown if shown.number else None

    def told(self, minutes: Minutes) -> list[Part]:
        shown, before = self._shown(minutes)
        if shown.number:
            days = [step.day for step in minutes.steps if step.version == shown.number and step.kind == "issue"]
            on = f", issued {day_said(min(days))}" if days else ""
            said = f"Version {shown.number} of {len(minutes.versions)}{on}."
        else:
            said = "As it stands now, not issued." if minutes.latest else "As it stands now, nothing issued yet."
        if before is not None:
            count = len(changes(before, shown, minutes.former))
            differ = "1 paragraph differs" if count == 1 else f"{count} paragraphs differ"
            facts = fact_changes(before, shown)
            told = "; ".join(f"{each.label}: {each.before or '-'} is {each.after or '-'}" for each in facts)
            said += f" {differ} from version {before.number}.{f' {told}.' if told else ''}"
        if self._marked:
            said += f" {len(self._marked)} marked."
        return [(said, "note")]

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < NARROW:
            return ("    No.", 8), ("Text", 0)
        return ("    No.", 8), ("Time", 6), ("Who", 8), ("Text", 0), ("Changed", 12)

    def columns(self, thing: Change) -> tuple[str, ...]:
        each = _of(thing)
        mark = "[x]" if each.id in self._marked else "   "
        text = each.text if each.kind == "said" else f"{each.question} {each.text}".strip()
        number, text = f"{mark} {thing.place or '-'}", self.named(text)
        change = CHANGES[thing.kind] or ("moved" if thing.moved else "")
        if self.size.width < NARROW:
            sign = f"({change}) " if change else ""
            return number, f"{sign}{self.named(each.speaker) + ': ' if each.speaker else ''}{text}"
        return number, each.at, self.named(each.speaker), text, change

    def name_of(self, thing: Change) -> str:
        return _of(thing).id

    def detail(self, thing: Change) -> str:
        return self.named(thing.marked if thing.kind == "changed" else whole(_of(thing)))

    # Drawing from it

    async def action_mark(self) -> None:
        """Mark the paragraph at the bar, or take the mark away; the bar stays."""
        here = self.rows.row()
        if isinstance(here, Change):
            if _of(here).id in self._marked:
                del self._marked[_of(here).id]
            else:
                self._marked[_of(here).id] = None
            self.moves()
            self.show_all()

    def _chosen(self, minutes: Minutes, argument: str) -> tuple[str, ...]:
        """The ids of the paragraphs meant: given by number, marked, or the one at the bar."""
        shown, _ = self._shown(minutes)
        here = self.rows.row()
        ids: Sequence[str] = list(self._marked) or ([_of(here).id] if isinstance(here, Change) else [])
        if argument:
            ids = [shown.paragraphs[place - 1].id for place in places_typed(argument, len(shown.paragraphs))]
        now = {each.id: each for each in minutes.paragraphs}
        was = {each.id: each for each in shown.paragraphs}
        gone = {id for id in was if id not in now or not same_words(was[id], now[id], minutes.former)}
        changed = [id for id in ids if id not in now or id in gone]
        if not ids:
            raise WrongUse("Go to a paragraph, or mark several with the space bar.")
        if changed:
            places = places_said(shown.place(id) for id in changed if shown.place(id)) or "One that was taken out"
            raise WrongUse(f"{places.capitalize()}: it says another thing now. Draw from the text as it stands: Right.")
        order = {each.id: place for place, each in enumerate(minutes.paragraphs)}
        return tuple(sorted(ids, key=order.__getitem__))

    def action_draw(self, argument: str = "") -> None:
        self.run_worker(self._drawn(argument, rest=False))

    def action_rest(self, argument: str = "") -> None:
        self.run_worker(self._drawn(argument, rest=True))

    def action_cited(self) -> None:
        self.run_worker(self._cited())

    async def _cited(self) -> None:
        from screens.meetings.resting_on import show_resting_on

        here = self.rows.row()
        ids = list(self._marked) or ([_of(here).id] if isinstance(here, Change) else [])
        what = "these paragraphs" if len(ids) > 1 else "this paragraph"
        await show_resting_on(self, what, interview=self.number, paragraphs=ids)

    async def _drawn(self, argument: str, rest: bool) -> None:
        minutes = await self.loaded()
        ids = self._chosen(minutes, argument)
        said = await (rest_row if rest else draw_row)(self, minutes, ids)
        if said:
            self._marked.clear()
            await self.renew()
            self.say(said)


def _of(change: Change) -> Paragraph:
    """The paragraph as the later version has it, else as the one before had it."""
    found = change.after or change.before
    assert found is not None
    return found
