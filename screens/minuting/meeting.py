"""What is minuted by a key or a word alone: headings, the hours of the meeting and its breaks, who is present."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from domain.errors import ChangedUnderneath
from domain.meetings.interview import Interview
from domain.meetings.minutes import Paragraph
from domain.meetings.minuting import break_at, one_time
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.minuting.saving import MinutingSaving
from screens.names.coding import Coding
from screens.session import Session


def local_time() -> str:
    """The time now where the author is, HH:MM."""
    return f"{datetime.now():%H:%M}"


class MinutingMeeting(MinutingSaving, inherit_bindings=False):
    """Headings, hours, breaks and who is there. `clock` gives the time now, HH:MM."""

    def __init__(self, session: Session, number: int = 0, clock: Callable[[], str] = local_time) -> None:
        super().__init__(session, number)
        self.clock = clock

    def action_time_now(self) -> None:
        """Put the time now at the beginning of the paragraph."""
        self.put_time(self.clock())

    # Headings

    def action_heading(self, argument: str = "") -> None:
        self.run_worker(self._heading(argument))

    async def _heading(self, words: str) -> None:
        """Put a heading before what is typed; one of new words joins the case's own."""
        case, do = self.session.case, self.session.do
        own = await do(case.headings.all)
        if words:
            label = next((each for each in self.questions if each.casefold() == words.casefold()), None)
            text = words if label is not None else Coding(self.names).whole(words)
            wanted = f"question:{label}" if label is not None else f"own:{text}"
        else:
            chosen = await self._choose_heading(own)
            if chosen is None:
                return
            wanted = chosen
        kind, _, name = wanted.partition(":")
        if not await self.may_change():
            return
        if kind == "own" and name.casefold() not in {each.casefold() for each in own}:
            await do(case.headings.add, name)
        text = self.questions[name] or f"Question {name}" if kind == "question" else name
        question = name if kind == "question" else ""
        await self.add([Paragraph(kind="heading", question=question, text=text)])
        await self.mine_landed()
        self.kept("saved")
        self.show_state()

    async def _choose_heading(self, own: tuple[str, ...]) -> str | None:
        glyphs = self.session.glyphs
        there = {each.question for each in self.paragraphs if each.kind == "heading"}
        options = [
            Option(f"question:{label}", one_line(f"{label}  {text}", glyphs),
                   f"{text} {'It is a heading of these minutes already.' if label in there else ''}".strip())
            for label, text in self.questions.items()
        ]  # fmt: skip
        options += [Option(f"own:{each}", one_line(each, glyphs), "The case's own.") for each in own]
        if not options:
            self.say("The case has no questions and no headings of its own: /heading WORDS makes one, # words too.")
            return None
        said = "Other words: Esc, then /heading and the words."
        return await self.app.push_screen_wait(Choices(glyphs, "Which heading?", options, said))

    def action_own_headings(self) -> None:
        self.run_worker(self._own_headings())

    async def _own_headings(self) -> None:
        case, do = self.session.case, self.session.do
        own = await do(case.headings.all)
        if not own:
            self.say("The case has no headings of its own: /heading WORDS makes one.")
            return
        options = [Option(each, one_line(each, self.session.glyphs), "Enter takes it out of the list.") for each in own]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, "The case's own headings", options, "What is minuted already stays.")
        )
        if chosen is not None:
            await do(case.headings.delete, chosen)
            await self.mine_landed()
            self.say(f"“{chosen}” is no longer offered.")

    # The hours of the meeting

    def action_starts(self, argument: str = "") -> None:
        at = one_time(argument) if argument else self.clock()
        self.run_worker(self._hour(lambda meeting: replace(meeting, starts=at), f"It began at {at}."))

    def action_ends(self, argument: str = "") -> None:
        at = one_time(argument) if argument else self.clock()
        self.run_worker(self._hour(lambda meeting: replace(meeting, ends=at), f"It ended at {at}."))

    async def _hour(self, changed: Callable[[Interview], Interview], said: str) -> None:
        if await self._facts(changed):
            self.say(said)

    def action_break_(self) -> None:
        self.run_worker(self._break())

    async def _break(self) -> None:
        """A break begins, or the one that stands open is over: minuted, and among the facts."""
        now = self.clock()
        _, paragraph, said = break_at(self.minutes.interview, now)
        if await self._facts(lambda meeting: break_at(meeting, now)[0]):
            await self.add([paragraph])
            await self.mine_landed()
            self.say(said)

    async def _facts(self, changed: Callable[[Interview], Interview]) -> bool:
        """Change the facts of the meeting; False when that was not wanted. Raises Refusal."""
        if not await self.may_change():
            return False
        case, do = self.session.case, self.session.do
        try:
            await do(case.interviews.change, changed(self.minutes.interview))
        except ChangedUnderneath:
            # Someone else typed other facts meanwhile: these are changed in theirs.
            await self.renew()
            await do(case.interviews.change, changed(self.minutes.interview))
        await self.renew()
        await self.mine_landed()
        self.kept("saved")
        return True

    # Who is there, and what is to be looked at again

    def action_present(self) -> None:
        self.run_worker(self._present())

    async def _present(self) -> None:
        options = [
            Option(one.code, f"{self.speakers.key(one.code) or '-'}  {fit(one.code, 8)} {one.role}",
                   f"Enter has {one.code} speak; typed: {self.speakers.key(one.code) or one.code}:")
            for one in self.minutes.interview.people if one.present
        ]  # fmt: skip
        if not options:
            self.say("Nobody is said to be present: say who is in the list of interviews (F7).")
            return
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, "Present", options))
        if chosen is not None:
            self.put_speaker(chosen)

    async def action_check(self, argument: str = "") -> None:
        """Mark what is typed, or, on an empty box, the paragraph the bar is on, else the last; or that of a number."""
        if argument:
            paragraph = self.numbered_one(argument.strip())
            if paragraph is not None:
                await self.check(paragraph)
        elif self.box.value.strip() and not self.box.value.startswith("/"):
            self.toggle_check()
        elif self.paragraphs:
            await self.check(self.here or self.paragraphs[-1])

    def action_checks(self) -> None:
        self.run_worker(self._checks())

    async def _checks(self) -> None:
        glyphs = self.session.glyphs
        options = [
            Option(str(at), one_line(f"{at + 1}. {f'{each.speaker}: ' if each.speaker else ''}{each.text}", glyphs))
            for at, each in enumerate(self.paragraphs) if each.check
        ]  # fmt: skip
        if not options:
            self.say("No paragraph is marked to be looked at again.")
            return
        title = "To be looked at again"
        chosen = await self.app.push_screen_wait(Choices(glyphs, title, options, "Enter goes to it."))
        if chosen is not None:
            self.view.go(int(chosen))
