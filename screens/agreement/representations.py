"""What people want changed in the minutes, one by one: the paragraph as issued, their words beside it, the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events

from domain.agreement.course import consider
from domain.agreement.said import next_said
from domain.agreement.steps import Representation, Verdict
from domain.agreement.typed import where_said
from domain.dates.days import day_said, day_short
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.glyphs import one_line
from screens.meetings.about_meeting import BACK, MOVES, AboutMeeting
from screens.session import Session
from screens.side_by_side import LEGEND, side_by_side, window
from screens.task_screen import SHARED
from screens.widgets.lines import Line, Lines, Part, told
from screens.widgets.sentences import told_all

ROWS = 5
"""Lines for the list itself; what is at the bar has all the others."""
_MOVES = tuple(each for each in MOVES if each.id not in ("list.page_up", "list.page_down"))

REPRESENTATION_COMMANDS = (
    Command(id="representations.accept", action="accept", keys=("a",), word="accept", title="Accept",
            footer=True, tooltip="Put it into the minutes as they stand; the words may be edited before."),
    Command(id="representations.decline", action="decline", keys=("d",), word="decline", title="Decline", footer=True,
            tooltip="Decline it, with a reason they will read; their words stay beside it."),
    Command(id="representations.note", action="note", keys=("n",), word="noted", title="Note", footer=True,
            tooltip="A comment that asks for no other text: noted, with what you say to it."),
    Command(id="representations.back", action="taken_back", keys=("b",), word="takenback", title="Taken back",
            footer=True, tooltip="They took it back."),
    Command(id="representations.everyone", action="everyone", keys=("t",), word="everyone", title="Everyone's",
            tooltip="Show what everyone wants changed, or what the one person does."),
    Command(id="representations.down_text", action="scroll(1)", keys=("pagedown",), title="More",
            tooltip="The text on, where it is longer than the screen."),
    Command(id="representations.up_text", action="scroll(-1)", keys=("pageup",), title="Back in the text",
            tooltip="The text back."),
    *_MOVES,
    BACK,
)


class RepresentationsScreen(AboutMeeting[Representation], inherit_bindings=False):
    """Every representation made to the minutes of a meeting, of one person where a `code` is given."""

    OFFERS = REPRESENTATION_COMMANDS
    NAME = "representations"
    TABLES = ()
    BINDINGS = bindings((*REPRESENTATION_COMMANDS, *SHARED))
    TITLE_WORDS = "Representations"
    EMPTY = "Nobody has asked for a change."
    HEAD = 1
    DEFAULT_CSS = """
    RepresentationsScreen #told { height: 1; }
    RepresentationsScreen #rows { height: 5; }
    RepresentationsScreen #detail { height: 1fr; }
    """

    def __init__(self, session: Session, number: int = 0, code: str = "") -> None:
        super().__init__(session, number)
        self.code = code
        self._only = code
        self._top = 0
        self._begun = False

    async def fetch_of(self, minutes: Minutes) -> Sequence[Representation]:
        code = minutes.now(self._only).casefold()
        return [one for one in minutes.representations if not code or minutes.now(one.code).casefold() == code]

    async def renew(self, at: str | None = None) -> None:
        await super().renew(at)
        if not self._begun and self.things:
            self._begun = True
            self.landed()

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("No.", 5), ("Who", 10), ("Version", 8), ("About", 20), ("What", 9), ("Verdict", 0)

    def columns(self, thing: Representation) -> tuple[str, ...]:
        version = self.minutes.version(thing.version) if self.minutes else None
        verdict = f"{thing.verdict}: {thing.reason}" if thing.reason else thing.verdict or "to be considered"
        return (
            str(thing.number), self.named(thing.code), str(thing.version), where_said(thing, version), thing.kind,
            self.named(verdict),
        )  # fmt: skip

    def name_of(self, thing: Representation) -> str:
        return str(thing.number)

    def told(self, minutes: Minutes) -> list[Part]:
        return [(next_said(minutes) or LEGEND, "label")]

    # The one at the bar

    def show_detail(self) -> None:
        lines, here = self.query_one("#detail", Lines), self.rows.row()
        if self.types_word and not self._said[0]:
            return
        width, height = self.size.width, max(1, lines.size.height)
        said = told(one_line(self._said[0], self.session.glyphs), self._said[1], width, 3) if self._said[0] else []
        text = self._text(here, width) if isinstance(here, Representation) else []
        self._top = max(0, min(self._top, len(text) - height + len(said)))
        lines.show([*said, *window(text, self._top, height - len(said), width)])

    def _text(self, one: Representation, width: int) -> list[Line]:
        minutes, glyphs = self.minutes, self.session.glyphs
        if minutes is None:
            return []
        version = minutes.version(one.version)
        where = where_said(one, version)
        day = f", {day_short(one.day)}" if one.day else ""
        wants = {"change": "wants it to say", "delete": "wants it taken out", "add": "wants added", "comment": "says"}
        titles = f"{where}, version {one.version}", f"{self.named(one.code)} {wants[one.kind]}{day}"
        issued = version.paragraph(one.paragraph) if version is not None and one.paragraph else None
        before = one.quoted or (issued.text if issued is not None else "")
        found = side_by_side(
            self.named(before), self.named(one.words), (titles[0][:1].upper() + titles[0][1:], titles[1]), width,
            glyphs, compared=one.kind == "change",
        )
        stands = next((each for each in minutes.paragraphs if each.id == one.paragraph), None)
        pieces: list[Part] = []
        if one.kind in ("change", "delete") and not one.verdict and (stands is None or stands.text != before):
            now = f"It says now: {stands.text}" if stands is not None else "The paragraph was taken out since."
            pieces.append((self.named(now), "ask"))
        if one.verdict:
            reason = f": {one.reason}" if one.reason else "."
            on = f" on {day_said(one.considered_at)}" if one.considered_at else ""
            pieces.append((self.named(f"{one.verdict.capitalize()}{on}{reason}"), "strong"))
        return [*found, *told_all(pieces, width, 6)]

    def on_row_view_moved(self, event: object) -> None:
        self._top = 0
        self.show_detail()

    def action_scroll(self, by: int) -> None:
        """The text on or back by what there is room for."""
        self._top += by * max(1, self.query_one("#detail", Lines).size.height - 1)
        self.show_detail()

    def on_resize(self, event: events.Resize) -> None:
        # What a list does about its size is done here, before, and not once more after.
        event.prevent_default()
        super().on_resize(event)
        self.query_one("#detail", Lines).styles.height = "1fr"
        self.query_one("#rows").styles.height = ROWS if event.size.height >= 20 else 2

    async def action_everyone(self) -> None:
        """All there are, or those of the one person."""
        self._only = "" if self._only else self.code
        await self.renew()

    # The verdict

    def action_accept(self) -> None:
        self.run_worker(self._decide("accepted"))

    def action_decline(self) -> None:
        self.run_worker(self._decide("declined"))

    def action_note(self) -> None:
        self.run_worker(self._decide("noted"))

    def action_taken_back(self) -> None:
        self.run_worker(self._decide("taken back"))

    async def _decide(self, verdict: Verdict, number: int = 0, typed: Mapping[str, str] | None = None) -> None:
        minutes, here = await self.loaded(), self.rows.row()
        number = number or (here.number if isinstance(here, Representation) else 0)
        one = next((each for each in minutes.representations if each.number == number), None)
        if one is None:
            return
        consider(minutes, number, verdict, "as typed")
        if one.verdict == verdict == "accepted":
            done = "was taken out of" if one.kind == "delete" else "stands in"
            raise WrongUse(f"It is accepted and {done} the minutes; change them there.")
        stays = one.verdict == "accepted" and verdict != "accepted"
        if stays and not await self.sure(
            "It was accepted, and the minutes were changed.", f"It is {verdict} now; I set the paragraph right myself",
            "Leave it accepted",
        ):
            return
        deleted = verdict == "accepted" and one.kind == "delete"
        if deleted and not await self.sure(
            f"{one.code} wants this paragraph taken out of the minutes.", "Take it out", "Leave it as it is", one.quoted
        ):
            return
        if verdict == "taken back" or (verdict == "accepted" and one.kind == "delete"):
            await self._considered(one, verdict)
            return

        async def make() -> Form[tuple[str, str]]:
            return VerdictForm(self.session, await self.loaded(), one, verdict)

        async def keep(given: tuple[str, str]) -> str:
            reason, words = given
            return await self._keep(one, verdict, reason, words if verdict == "accepted" else None)

        await self.filled(f"{verdict}|{number}", make, keep, typed)

    async def _considered(self, one: Representation, verdict: Verdict) -> None:
        said = await self._keep(one, verdict, "", None)
        await self.renewed()
        self.say(said)

    async def _keep(self, one: Representation, verdict: Verdict, reason: str, words: str | None) -> str:
        minutes = await self.session.do(
            self.session.case.agreement.consider, self.number, one.number, verdict, reason, words
        )
        said = {
            "accepted": f"Accepted: it {'is taken out of' if one.kind == 'delete' else 'stands in'} the minutes now.",
            "declined": f"Declined. {one.code} will read the reason, and their words stay beside it.",
            "noted": "Noted.", "taken back": "Taken back.",
        }[verdict]  # fmt: skip
        left = sum(not each.verdict for each in minutes.representations)
        return f"{said} {next_said(minutes) if not left else f'{left} left to be considered.'}".strip()

    def landed(self) -> None:
        """The bar goes to the next that is not considered yet, where there is one."""
        at = self.rows.at
        places = [*range(at, len(self.things)), *range(at)]
        left = next((place for place in places if not self.things[place].verdict), None)
        if left is not None and left != at:
            self.rows.go(left)

    async def open_form(self, what: str, typed: Mapping[str, str]) -> None:
        verdict, _, number = what.partition("|")
        await self._decide(verdict, int(number or 0), typed)  # type: ignore[arg-type]


class VerdictForm(Form[tuple[str, str]]):
    """What is decided: the words that go into the minutes, or why they do not."""

    def __init__(self, session: Session, minutes: Minutes, one: Representation, verdict: Verdict) -> None:
        version = minutes.version(one.version)
        stands = next((each for each in minutes.paragraphs if each.id == one.paragraph), None)
        issued = version.paragraph(one.paragraph) if version is not None and one.paragraph else None
        changed = one.kind == "change" and stands is not None and issued is not None and stands.text != issued.text
        self._verdict, self._now = verdict, stands.text if stands is not None and changed else ""
        if verdict == "accepted":
            boxes = [Box("words", "It will say", one.words, lines=10,
                         hint="As it is to stand in the minutes: their words, or edited.")]  # fmt: skip
        else:
            hint = f"{one.code} reads it, and it stays beside their words." if verdict == "declined" else "If any."
            label = "Reason" if verdict == "declined" else "Comment"
            boxes = [Box("reason", label, one.reason, lines=5, hint=hint)]
        where = where_said(one, version)
        what = f"wants added {where}" if one.kind == "add" else f"wants of {where}"
        super().__init__(session.glyphs, f"{verdict.capitalize()}: what {one.code} {what}", boxes)

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        if self._now and self._verdict == "accepted":
            return f"The paragraph says another thing now than as issued: {self._now}", "ask"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> tuple[str, str]:
        reason, words = values.get("reason", "").strip(), values.get("words", "").strip()
        if self._verdict == "declined" and not reason:
            raise WrongUse("Reason: say why it is declined; they read it, and it stays beside their words.")
        if self._verdict == "accepted" and not words:
            raise WrongUse("It will say: nothing stands there. Write what the paragraph is to say, or decline it.")
        return reason, words
