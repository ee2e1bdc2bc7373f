"""The whole of an agreement, from the first version to use as not confirmed."""

from __future__ import annotations

from datetime import date

from domain.agreement.course import use_of
from domain.agreement.standing import State
from screens.agreement.forms import IssueForm, RepresentationForm, StepForm
from screens.agreement.representations import RepresentationsScreen, VerdictForm
from screens.agreement.word_forms import SendingForm
from screens.meetings.versions import VersionsScreen
from storage.casefile import CaseFile
from tests.screens.agreeing import Days, at_agreement, form, meeting, on, opens, state
from tests.screens.conftest import Sitting

__all__ = ["on"]


async def test_the_whole_story_from_the_first_version_to_use_as_not_confirmed(
    sits: Sitting, case: CaseFile, on: Days
) -> None:
    meeting(case)
    on(date(2024, 3, 2))
    async with at_agreement(sits) as author:
        await opens(author, IssueForm, "i")
        await opens(author, SendingForm, "ctrl+o")
        await author.presses("ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW1, SW2 and TM1")
        # The first agrees.
        await opens(author, StepForm, "a")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW1") is State.AGREED)
        # The second wants two things changed.
        for paragraph, words in (("surgery", "I rang the surgery at seven."), ("Nobody", "The nurse answered.")):
            await author.types("/wants SW2", "enter")
            await author.comes_to_see("What does SW2 want changed")
            await author.types(paragraph, "enter")
            await form(author, RepresentationForm)
            await author.presses("ctrl+u")
            await author.types(words, "ctrl+o")
            await author.comes_to_see("Recorded as representation")
            await author.rests()
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, RepresentationsScreen))
        await author.comes_to_see("I rang the surgery at [seven].")
        await opens(author, VerdictForm, "a")
        await author.presses("ctrl+o")
        await author.comes_to_see("Accepted: it stands in the minutes now. 1 left to be considered.")
        await opens(author, VerdictForm, "d")
        await author.presses("ctrl+o")
        await author.comes_to_see("Reason: say why it is declined")
        await author.types("The telephone log has no answer", "ctrl+o")
        await author.comes_to_see("Next: issue version 2 to SW1, SW2 and TM1.")
        await author.presses("escape")
        # The second version goes to all; the first is shown what changed, and agrees by one act.
        await author.comes_to_see("edited since: version 1 is void for use")
        await opens(author, IssueForm, "i")
        await opens(author, SendingForm, "ctrl+o")
        await author.presses("ctrl+o")
        await author.comes_to_see("Version 2 is issued to SW1, SW2 and TM1")
        await author.presses("home")
        await author.comes_to_see("SW1 had agreed version 1.")
        await author.presses("v")
        await author.comes_to(lambda: isinstance(author.app.screen, VersionsScreen))
        await author.comes_to_see("1 paragraph differs from version 1")
        await author.comes_to_see("at [-six-] [+seven+].")
        await author.presses("escape")
        for _ in ("SW1", "SW2"):
            await opens(author, StepForm, "a")
            await author.presses("ctrl+o")
            await author.comes_to_see("agreed version 2")
            await author.presses("down")
    on(date(2024, 3, 20))
    async with at_agreement(sits) as author:
        # The third does not reply, is reminded, and does not reply.
        await author.comes_to_see("Remind TM1")
        await author.presses("end", "n")
        await author.comes_to_see("Remind TM1 first")
        await opens(author, StepForm, "m")
        await author.presses("ctrl+o")
        await author.comes_to_see("Reminded on 20 March 2024")
        await author.presses("n")
        await author.comes_to_see("TM1 has until")
    on(date(2024, 4, 2))
    async with at_agreement(sits) as author:
        await author.comes_to_see("TM1: still no reply, last reminded on 20 March 2024.")
        await opens(author, StepForm, "end", "n")
        await author.presses("ctrl+o")
        await author.comes_to_see("No reply from TM1 to version 2")
        await opens(author, StepForm, "u")
        await author.types("Head of Adult Services", "tab")
        await author.types("Left the agency, and what was said is borne out by the log", "ctrl+o")
        await author.comes_to_see("Version 2 may be used, printed as not confirmed by TM1.")
    minutes = case.minutes.of(1)
    assert use_of(minutes).kind == "not confirmed"
    assert [each.verdict for each in minutes.representations] == ["accepted", "declined"]
    assert minutes.paragraphs[0].text == "I rang the surgery at seven."
    assert minutes.representations[1].reason == "The telephone log has no answer"
