"""Agreement: where each person present stands with the minutes of a meeting, and every step that may follow."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from domain.agreement.course import next_version
from domain.agreement.said import (
    may_be_taken,
    next_said,
    standing_of,
    standing_said,
    state_said,
    times_reminded,
    why_not,
)
from domain.agreement.standing import Standing, State, asked_of, standings
from domain.agreement.steps import Answer, Step, StepKind
from domain.agreement.typed import unchecked
from domain.and_between import and_between
from domain.dates.days import day_short
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes, Paragraph
from screens.agreement.doubt_kinds import DoubtKind
from screens.agreement.doubts_asked import NOTHING, searched, see_doubts
from screens.agreement.forms import Issue, IssueForm, RepresentationForm, StepForm
from screens.agreement.issuing import issue as issue_searched
from screens.agreement.stopped_issue import paragraph_to_mend
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.form import Form
from screens.glyphs import one_line
from screens.meetings.about_meeting import BACK, MOVES, AboutMeeting
from screens.task_screen import SHARED
from screens.widgets.lines import Lines
from screens.widgets.sentences import told_all

W_MAKES = "w makes a copy, to print or to send."
MARKS: tuple[DoubtKind, ...] = ("marks",)
"""What is asked before the form of an issue, and not once more after it."""
NARROW = 60
"""Cells below which a row has room for the state alone."""
LETTERS: dict[StepKind, str] = {
    "issue": "i issue", "agree": "a agreed", "represent": "r representations", "dispute": "x dispute",
    "remind": "m reminder", "no reply": "n no reply", "cannot": "c cannot", "authorise": "u authority",
}  # fmt: skip


def _step(name: str, key: str, title: str, tooltip: str, footer: bool = False) -> Command:
    return Command(
        id=f"agreement.{name}", action=name, keys=(key,), word=name, takes="[CODE]", title=title, tooltip=tooltip,
        footer=footer,
    )


AGREEMENT_COMMANDS = (
    Command(id="agreement.open", action="representations", keys=("enter", "e"), title="Consider",
            footer=True, tooltip="What they want changed: each accepted, declined with a reason, noted or taken back."),
    Command(id="agreement.issue", action="issue", keys=("i",), word="issue", title="Issue", footer=True,
            tooltip="Issue the minutes: a new version where the text changed, to everyone who is still to answer it."),
    _step("agreed", "a", "Agreed", "They agreed this very version: recorded as attested by you.", True),
    _step("wants", "r", "Wants", "Write down what they want changed: which paragraph, and what it should say.",
          True),
    _step("disputed", "x", "Disputes", "They dispute it: their words stand beside the minutes.", True),
    _step("remind", "m", "Remind", "They were reminded to reply: on which day, and by when now.", True),
    _step("noreply", "n", "No reply", "There was no reply after a reminder."),
    _step("cannot", "c", "Cannot agree", "They cannot or will not agree: refused, left, off sick, died."),
    _step("authority", "u", "Authority",
          "A senior manager lets it be used without them, printed as not confirmed: who, why and when."),
    _step("word", "w", "Copy in Word", "Another copy in Word of the version they were issued."),
    _step("back_in_word", "t", "Take in",
          "Read what they sent back, in Word or as the answer to a packet: you say what it is."),
    Command(id="agreement.versions", action="versions", keys=("v",), title="Versions", footer=True,
            tooltip="Any version as it was issued, what changed between two, and rows drawn from its paragraphs."),
    Command(id="agreement.rows", action="rows_checked", keys=("f",), title="Facts",
            tooltip="The rows of the chronology that name them: which go with the minutes, what they said of each."),
    *MOVES,
    BACK,
)


class AgreementScreen(AboutMeeting[Standing], inherit_bindings=False):
    """Each person whose agreement the minutes of a meeting want, and what may be done next with them."""

    OFFERS = AGREEMENT_COMMANDS
    NAME = "agreement"
    TABLES = ()
    BINDINGS = bindings((*AGREEMENT_COMMANDS, *SHARED))
    TITLE_WORDS = "Agreement"
    EMPTY = "Nobody present is asked to agree. Say in the list of meetings (F7) who was there."
    DETAIL = 5

    async def fetch_of(self, minutes: Minutes) -> Sequence[Standing]:
        return standings(minutes)

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < NARROW:
            return ("Who", 10), ("State", 0)
        return ("Who", 9), ("State", 25), ("Since", 10), ("Reply by", 10), ("Reminded", 13), ("How", 0)

    def columns(self, thing: Standing) -> tuple[str, ...]:
        step = thing.step
        reminded = times_reminded(thing)
        waits = thing.state in (State.ISSUED, State.CONSIDERED) and not (self.minutes and self.minutes.edited)
        if self.size.width < NARROW:
            return self.named(thing.code), state_said(thing)
        return (
            self.named(thing.code), state_said(thing), day_short(step.day) if step else "",
            day_short(thing.reply_by) if waits else "", reminded, step.how if step else "",
        )  # fmt: skip

    def name_of(self, thing: Standing) -> str:
        return thing.code

    def detail(self, thing: Standing) -> str:
        minutes = self.minutes
        if minutes is None:
            return ""
        said = standing_said(minutes, thing)
        may = [LETTERS[kind] for kind in may_be_taken(minutes, thing.code, self.session.today())]
        return f"{said} May follow: {', '.join(may)}." if may else said

    def show_detail(self) -> None:
        here = self.rows.row()
        if self._said[0] or self.types_word or here is None:
            super().show_detail()
            return
        lines = self.query_one("#detail", Lines)
        said, _, may = self.named(self.detail(here)).rpartition("May follow: ")
        pieces = [(said.rstrip(), "note"), (f"May follow: {may}", "label")] if said else [(may, "note")]
        lines.show(told_all(pieces, self.size.width, max(1, lines.size.height)))

    # Issuing

    def action_issue(self) -> None:
        self.run_worker(self._issue())

    async def _issue(self, typed: Mapping[str, str] | None = None) -> None:
        minutes = await self.loaded()
        version = next_version(minutes)
        today = self.session.today()
        may = tuple(code for code in asked_of(minutes) if not why_not(minutes, code, "issue", today))
        fresh = tuple(code for code in may if minutes.edited or standing_of(minutes, code).state is State.DRAFT)
        to = fresh or may
        if not to:
            waiting = next_said(minutes) or f"Everyone asked has answered version {version.number}."
            raise WrongUse(f"There is nobody to issue version {version.number} to. {waiting}")
        if not await self._all_checked(minutes):
            return

        async def make() -> Form[Issue]:
            chosen = any((self.number, code) in self.session.rows_sent for code in to)
            return IssueForm(self.session, minutes, version.number, to, "choose" if chosen else "all")

        to_mend = 0

        async def keep(issue: Issue) -> str:
            nonlocal to_mend
            from exporters.way_out.job import Disclosed

            try:
                return await self._issued(issue)
            except Disclosed as stopped:
                to_mend = await paragraph_to_mend(self, stopped)
                if not to_mend:
                    raise
                return NOTHING

        done = await self.filled("issue", make, keep, typed)
        if to_mend and done is not None:
            self.session.kept_forms[f"{self.NAME}:{self.number} issue"] = done[0].as_typed()
            self.session.paragraph = to_mend
            # Not from here: this is work of the screen that goes.
            self.app.call_later(self.open_about, "minutes", str(self.number))

    async def _all_checked(self, minutes: Minutes) -> bool:
        """Whether to go on although paragraphs are marked to be checked."""
        left = unchecked(minutes.paragraphs)
        if not left:
            return True
        places = and_between(map(str, left))
        one = len(left) == 1
        return await self.sure(
            f"{'Paragraph' if one else 'Paragraphs'} {places} {'is' if one else 'are'} still marked “check this”.",
            "Issue them as they stand", "Back, to look at them first",
        )

    async def _issued(self, issue: Issue) -> str:
        rows = await self._rows_for(issue)
        if issue.way == "Word":
            from screens.agreement.word_copies import in_word

            return await in_word(
                self, self.number, issue.codes, rows, day=issue.day, reply_by=issue.reply_by, again=True,
                settled=MARKS,
            )
        if issue.way == "packet":
            from screens.agreement.packets_issued import in_packets

            return await in_packets(
                self, self.number, issue.codes, rows, day=issue.day, reply_by=issue.reply_by, settled=MARKS
            )
        made = await searched(self, self.number, issue.codes, rows)
        passed = await see_doubts(self, self.number, made, again=True, settled=MARKS)
        if issue.way == "reading room":
            return await self._read_here(issue, rows)
        version = await asyncio.to_thread(
            lambda: issue_searched(
                self.session.case, self.number, made, way=issue.way, day=issue.day, reply_by=issue.reply_by,
                again=True, settled=passed,
            )
        )
        assert version is not None
        to = and_between(issue.codes)
        return f"Version {version.number} is issued to {to}. {self._sent(issue, rows)} {W_MAKES}".strip()

    async def _read_here(self, issue: Issue, rows: Mapping[str, tuple[str, ...]]) -> str:
        """Have the one person it is for read and answer here: the program becomes a reading room."""
        if len(issue.codes) != 1:
            raise WrongUse("To: one person at a time reads here. Write one code; the others come afterwards.")
        if self.session.read_here is None:
            raise WrongUse("How: nobody can read at this terminal. Choose another way.")
        (code,) = issue.codes
        await self.session.read_here(self.number, code, rows[code], issue.reply_by)
        return f"{code} reads here."

    async def _rows_for(self, issue: Issue) -> dict[str, tuple[str, ...]]:
        """The ids of the rows that go with the minutes to each; raises WrongUse where they are to be chosen first."""
        from screens.meetings.row_checks import choose_rows, rows_of

        found: dict[str, tuple[str, ...]] = {}
        for code in issue.codes:
            if issue.rows == "choose":
                found[code] = await choose_rows(self, self.number, code)
            elif issue.rows == "all":
                found[code] = await rows_of(self.session, self.number, code)
            else:
                found[code] = ()
        return found

    def _sent(self, issue: Issue, rows: Mapping[str, tuple[str, ...]]) -> str:
        """What there is to say of the rows that go with it."""
        count = sum(map(len, rows.values()))
        return f"{count} {'row' if count == 1 else 'rows'} to be checked go with it." if count else ""

    # In Word

    def action_word(self, code: str = "") -> None:
        self.run_worker(self._word(code))

    async def _word(self, code: str = "") -> None:
        from screens.agreement.word_copies import in_word
        from screens.meetings.row_checks import rows_of

        who = await self._who(code)
        if who.state is State.DRAFT or (await self.loaded()).edited:
            raise WrongUse(f"What stands now was not issued to {who.code} yet: i issues it.")
        rows = {who.code: await rows_of(self.session, self.number, who.code)}
        self.say(await in_word(self, self.number, (who.code,), rows, day=self.session.today().isoformat()))

    def action_back_in_word(self, code: str = "") -> None:
        self.run_worker(self._back_in_word(code))

    async def _back_in_word(self, code: str = "") -> None:
        from screens.agreement.word_copies import taken_back

        said = await taken_back(self, self.number, (await self._who(code)).code)
        await self.renewed()
        self.say(said)

    async def _who(self, code: str = "") -> Standing:
        """Where the person typed, or under the bar, stands. Raises WrongUse where there is nobody."""
        minutes = await self.loaded()
        here = self.rows.row()
        if not code and not isinstance(here, Standing):
            raise WrongUse(next_said(minutes) or self.EMPTY)
        return standing_of(minutes, code or here.code)  # type: ignore[union-attr]

    # Steps with one person

    def action_agreed(self, code: str = "") -> None:
        self.run_worker(self._step("agree", code))

    def action_disputed(self, code: str = "") -> None:
        self.run_worker(self._step("dispute", code))

    def action_remind(self, code: str = "") -> None:
        self.run_worker(self._step("remind", code))

    def action_noreply(self, code: str = "") -> None:
        self.run_worker(self._step("no reply", code))

    def action_cannot(self, code: str = "") -> None:
        self.run_worker(self._step("cannot", code))

    def action_authority(self, code: str = "") -> None:
        self.run_worker(self._step("authorise", code))

    async def _here(self, kind: StepKind, code: str = "") -> Standing:
        """The person a step is about; raises WrongUse, saying why, where it may not follow."""
        minutes = await self.loaded()
        here = self.rows.row()
        if not code and not isinstance(here, Standing):
            raise WrongUse(next_said(minutes) or self.EMPTY)
        found = standing_of(minutes, code or here.code)  # type: ignore[union-attr]
        refused = why_not(minutes, found.code, kind, self.session.today())
        if refused:
            raise WrongUse(refused)
        return found

    async def _step(self, kind: StepKind, code: str = "", typed: Mapping[str, str] | None = None) -> None:
        who = await self._here(kind, code)

        async def make() -> Form[Step]:
            return StepForm(self.session, await self.loaded(), who.code, kind)

        async def keep(step: Step) -> str:
            await self.take(step)
            return await self._told(who.code)

        await self.filled(f"{kind}|{who.code}", make, keep, typed)

    async def _told(self, code: str) -> str:
        """How somebody stands now, and what is next."""
        minutes = await self.session.do(self.session.case.minutes.of, self.number)
        return f"{standing_said(minutes, standing_of(minutes, code))} {next_said(minutes)}".strip()

    def action_wants(self, code: str = "") -> None:
        self.run_worker(self._wants(code))

    async def _wants(self, code: str) -> None:
        who = await self._here("represent", code)
        paragraph = await self._which_paragraph(who.code)
        if paragraph is not None:
            await self._represent(who.code, paragraph)

    async def _which_paragraph(self, code: str) -> str | None:
        """The id of the paragraph something is said of, "" for the whole; None for none."""
        latest = (await self.loaded()).latest
        assert latest is not None
        options = [Option("0", "The whole minutes, or a paragraph to be added at the top")]
        options += [
            Option(str(place), f"{place}  {one_line(each.speaker)} {one_line(each.text)}", each.text)
            for place, each in enumerate(latest.paragraphs, 1)
        ]
        title = f"What does {code} want changed in version {latest.number}?"
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options))
        if chosen is None:
            return None
        return latest.paragraphs[int(chosen) - 1].id if chosen != "0" else ""

    async def _represent(self, code: str, paragraph: str, typed: Mapping[str, str] | None = None) -> None:
        async def make() -> Form[Answer]:
            minutes = await self.loaded()
            assert minutes.latest is not None
            about: Paragraph | None = minutes.latest.paragraph(paragraph)
            return RepresentationForm(self.session, minutes, code, about)

        async def keep(answer: Answer) -> str:
            minutes = await self.session.do(self.session.case.agreement.answer, answer)
            number = minutes.representations[-1].number
            return f"Recorded as representation {number}. {await self._told(code)}"

        await self.filled(f"represent|{code}|{paragraph}", make, keep, typed)

    async def open_form(self, what: str, typed: Mapping[str, str]) -> None:
        kind, _, rest = what.partition("|")
        code, _, paragraph = rest.partition("|")
        if kind == "issue":
            await self._issue(typed)
        elif kind == "represent":
            await self._represent(code, paragraph, typed)
        else:
            await self._step(kind, code, typed)  # type: ignore[arg-type]

    # Further screens

    async def action_representations(self) -> None:
        """What the one at the bar wants changed; of everyone where they want nothing."""
        from screens.agreement.representations import RepresentationsScreen

        here = self.rows.row()
        minutes = await self.loaded()
        if not minutes.representations:
            self.say("Nobody has asked for a change. r writes down what somebody wants changed.")
            return
        code = here.code if isinstance(here, Standing) else ""
        mine = any(minutes.now(one.code).casefold() == code.casefold() for one in minutes.representations)
        await self.app.push_screen(RepresentationsScreen(self.session, self.number, code if mine else ""))

    async def action_versions(self) -> None:
        from screens.meetings.versions import VersionsScreen

        await self.app.push_screen(VersionsScreen(self.session, self.number))

    async def action_rows_checked(self) -> None:
        from screens.meetings.row_checks import RowChecksScreen

        here = self.rows.row()
        if isinstance(here, Standing):
            await self.app.push_screen(RowChecksScreen(self.session, self.number, here.code))
