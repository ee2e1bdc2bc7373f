"""Submissions: texts frozen for signature, who signed each, what changed since, and what was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.dates.days import day_short
from domain.errors import Refusal, Stopped, WrongUse
from domain.report.parts import Signature, Submission
from domain.report.sign_off import ENOUGH, hash_of, statement_asked, still_to_sign
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.filling_in import fill_in
from screens.form import Form
from screens.report.lists import OPEN, REST, ReportList
from screens.report.signed_text import changed_said, signature_said, submission_said, text_now
from screens.report.signing_form import Freeze, FreezeForm, SigningForm
from screens.task_screen import SHARED, screen_of
from screens.tasks import task
from screens.text_page import TextPage

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from screens.widgets.reading import Piece

SUBMISSION_COMMANDS = (
    Command(id="submissions.freeze", action="freeze", keys=("f",), word="freeze", title="Freeze", footer=True,
            tooltip="Freeze the text as it stands now, to be signed. What is still missing is said first."),
    Command(id="submissions.sign", action="sign", keys=("s",), word="sign", title="Sign", footer=True,
            tooltip="Record who signed the text frozen last: as what, who, how and when."),
    replace(OPEN, keys=("enter", "v"), word="view", title="Text", tooltip="Read the exact text that is signed."),
    Command(id="submissions.compare", action="compare", keys=("c",), word="compare", title="Changes", footer=True,
            tooltip="What changed from the one before it, paragraph by paragraph."),
    Command(id="submissions.withdraw", action="withdraw", keys=("w",), word="withdraw", title="Withdraw", footer=True,
            tooltip="Take back a text that was frozen and neither signed nor sent."),
    *REST,
)  # fmt: skip
NOW = "now"
"""What stands for the version of the text as it is now."""


class SubmissionsScreen(ReportList[Submission], inherit_bindings=False):
    """The newest first; above it the text as it stands now, where that is another."""

    OFFERS = SUBMISSION_COMMANDS
    NAME = "submissions"
    BINDINGS = bindings((*SUBMISSION_COMMANDS, *SHARED))
    STORE, CALLED = "submissions", "Version"
    TITLE_WORDS = "Submissions and sign-off"
    EMPTY = "Nothing yet. f freezes the text of the report, to be signed."
    DETAIL = 7
    signatures: Sequence[Signature] = ()
    frozen: Sequence[Submission] = ()
    now = ""
    _statement = False

    async def fetch_all(self) -> Sequence[Submission]:
        case, do = self.session.case, self.session.do
        self.frozen, self.signatures = await do(case.submissions.all), await do(case.submissions.signatures)
        self._statement = statement_asked(await do(case.report))
        self.now = await self._text("leave out")
        last = self.frozen[-1] if self.frozen else None
        changed = last is None or hash_of(self.now) != last.sha256
        self.TITLE_WORDS = "Submissions and sign-off"
        if last is not None and changed:
            void = any(each.submission == last.number for each in self.signatures)
            self.TITLE_WORDS += ": text changed since" + (", sign-off void" if void else "")
        here = [Submission(version=NOW, text=self.now, sha256=hash_of(self.now))] if changed and self.now else []
        return [*here, *reversed(self.frozen)]

    async def _text(self, unagreed: Unagreed) -> str:
        """The exact text as it would be signed now; made away from the screen, which goes on meanwhile."""
        return await asyncio.to_thread(text_now, self.session.case, unagreed, self.session.today())

    async def look(self) -> None:
        # The whole text is made anew: not while something else lies over it.
        if self.is_current:
            await super().look()

    # Showing

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("Version", 9), ("Signed by", 0)
        stage = 14 if self.size.width < 100 else 28
        return ("Version", 9), ("Stage", stage), ("Frozen", 11), ("Hash", 10), ("Signed as", 0), ("Sent", 11)

    def columns(self, thing: Submission) -> tuple[str, ...]:
        if not thing.number:
            said = "not frozen yet" if not self.frozen else "changed since it was frozen"
            return (NOW, said) if self.size.width < 60 else (NOW, "", "-", thing.sha256[:ENOUGH], said, "")
        signed = ", ".join(each.signed_as for each in self._of(thing)) or "nobody yet"
        if not still_to_sign(thing, self.signatures, statement=self._statement):
            signed = "everybody asked"
        if self.size.width < 60:
            return thing.version, signed
        sent = day_short(thing.sent) if thing.sent else "-"
        return thing.version, thing.stage, day_short(thing.at), thing.sha256[:ENOUGH], signed, sent

    def _of(self, thing: Submission) -> list[Signature]:
        return [each for each in self.signatures if each.submission == thing.number]

    def name_of(self, thing: Submission) -> str:
        return f"Version {thing.version}" if thing.number else "The text as it is now"

    def detail(self, thing: Submission) -> str:
        if not thing.number:
            last = self.frozen[-1] if self.frozen else None
            if last is None:
                return "Nothing is frozen yet. f freezes this text, so that it can be signed; Enter reads it."
            return f"{changed_said(last, self.signatures)} c says what changed; f freezes it."
        said = submission_said(thing, self.frozen, self.signatures, statement=self._statement)
        return f"{said} SHA-256 {thing.sha256}"

    def key_of(self, thing: Submission) -> str:
        return str(thing.number)

    # Reading

    def action_open_row(self) -> None:
        self.run_worker(self._view(self.here()))

    def here(self) -> Submission:
        found = self.rows.row()
        if not isinstance(found, Submission):
            raise WrongUse("Nothing of the report is written yet: F6 has its sections.")
        return found

    async def _view(self, here: Submission) -> None:
        title = f"{self.name_of(here)}: the exact text that is signed"
        page = TextPage(self.session.glyphs, title, [[(here.text, "")]], f"SHA-256 {here.sha256[:12]}")
        await self.app.push_screen_wait(page)

    def action_compare(self) -> None:
        self.run_worker(self._compare(self.here()))

    async def _compare(self, here: Submission) -> None:
        from domain.report.submissions_compared import changes

        before = self.things[self.things.index(here) + 1 :]
        if not before:
            self.say("There is none before it to compare it with.")
            return
        found = await asyncio.to_thread(changes, before[0].text, here.text)
        if not found:
            self.say(f"Word for word the same as version {before[0].version}.")
            return
        pieces: list[Piece] = [[(each.section, "label"), (each.said, "")] for each in found]
        count = "1 change" if len(found) == 1 else f"{len(found)} changes"
        title = f"{self.name_of(here)} against version {before[0].version}"
        await self.app.push_screen_wait(TextPage(self.session.glyphs, title, pieces, count))

    # Freezing and signing

    def action_add(self) -> None:
        self.action_freeze()

    def action_freeze(self) -> None:
        self.run_worker(self._freeze())

    async def _freeze(self, typed: Mapping[str, str] | None = None) -> None:
        if not await self._ready():
            return
        try:
            text = await self._text("stop")
        except Stopped as stopped:
            if not await self.sure(stopped.sentence, "Freeze it without what rests on them", "Back"):
                return
            text = await self._text("leave out")

        async def make() -> Form[Freeze]:
            return FreezeForm(self.session, self.frozen)

        async def keep(given: Freeze) -> str:
            self._kept = await self.session.do(self.store.freeze, given.version, given.stage, text)
            return f"Version {given.version} is frozen. Enter reads it, s records who signs it."

        filled = await fill_in(self, f"{self.NAME}:freeze", make, keep, typed)
        if filled is not None and self._kept is not None:
            await self.renew(self.key_of(self._kept))
            self.say(filled[1])

    async def _ready(self) -> bool:
        """Whether to freeze: what still stops a submission is shown first, and may be left for a draft."""
        from domain.readiness.whole import missing

        review = await self.session.do(self.session.case.review)
        stops = [each for each in await asyncio.to_thread(missing, review, self.session.today()) if each.stops]
        stops = [each for each in stops if each.section != "sign_off"]
        if not stops:
            return True
        count = "1 thing still stops" if len(stops) == 1 else f"{len(stops)} things still stop"
        options = [
            Option("show", "Show what is missing, each to be gone to"),
            Option("freeze", "Freeze it all the same, as a draft to be read"),
            *(Option("show", f"  {each.sentence}", each.sentence) for each in stops[:8]),
        ]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, f"{count} a submission", options, "Once frozen, a text is never changed.")
        )
        if chosen == "show":
            await self.over(screen_of(task("ready"))(self.session))
        return chosen == "freeze"

    def action_sign(self) -> None:
        self.run_worker(self._sign())

    async def _sign(self, typed: Mapping[str, str] | None = None) -> None:
        last = self.frozen[-1] if self.frozen else None
        if last is None:
            self.say("There is nothing to sign yet: f freezes the text first.", "problem")
            return
        if hash_of(self.now) != last.sha256 and not last.sent and not await self.sure(
            f"The text has changed since version {last.version} was frozen.",
            f"Record a signature under version {last.version} all the same", "Back; f freezes the new text",
            "It would not count for what is written now.",
        ):  # fmt: skip
            return
        case, do = self.session.case, self.session.do
        author, people = (await do(case.details)).author, await do(case.people.all)
        facts = await do(case.facts.all)
        left = still_to_sign(last, self.signatures, statement=self._statement)

        async def make() -> Form[Signature]:
            return SigningForm(self.session, last, left, author, people, facts, self.signatures)

        async def keep(given: Signature) -> str:
            kept = await do(self.store.sign, given)
            rest = [each for each in left if each != kept.signed_as]
            return f"Recorded: {signature_said(kept)}. {f'Still to sign: {and_between(rest)}.' if rest else ''}".strip()

        filled = await fill_in(self, f"{self.NAME}:sign", make, keep, typed)
        if filled is not None:
            await self.renew(self.key_of(last))
            self.say(filled[1])

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        await self.look()
        self.run_worker(self._freeze(typed) if name == "freeze" else self._sign(typed))

    def action_withdraw(self) -> None:
        self.run_worker(self._withdraw(self.here()))

    async def _withdraw(self, here: Submission) -> None:
        if not here.number:
            self.say("That text is not frozen.", "problem")
            return
        # What was sent or bears a signature stays, and is not asked about: the case says so itself.
        may_go = not here.sent and not self._of(here)
        if may_go and not await self.sure(f"Withdraw version {here.version}?", "Withdraw it", "Leave it"):
            return
        try:
            await self.session.do(self.store.withdraw, here.number)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        self.say(f"Version {here.version} is withdrawn.")
