"""Agreement on the screen: minutes issued, answered, disputed, reminded of, and used on authority."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.agreement import use_of
from domain.agreement_steps import Step
from domain.interview import INTERVIEWER, Attendee, Interview
from domain.minutes import Paragraph
from domain.people import Person
from domain.standing import State, standing
from screens import session
from screens.agreement import AgreementScreen
from screens.agreement_forms import IssueForm, RepresentationForm, StepForm
from screens.choices import Choices
from screens.minuting import MinutingScreen
from screens.representations import RepresentationsScreen, VerdictForm
from screens.versions import VersionsScreen
from screens.word_forms import SendingForm
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting

TEXTS = ("I rang the surgery at six.", "Nobody answered.", "I left a message for the duty doctor.")
Days = Callable[[date], None]


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> Days:
    """What day it is, where the author is: 20 March 2024 until another is said."""

    def say(day: date) -> None:
        monkeypatch.setattr("tui.app.local_today", lambda: day, raising=False)
        monkeypatch.setattr(session, "local_today", lambda: day)

    say(date(2024, 3, 20))
    return say


def meeting(case: CaseFile, *texts: str, check: bool = False) -> int:
    """A meeting with three people present beside the interviewer, its minutes typed."""
    for code, role in (("IM1", "reviewer"), ("SW2", "social worker"), ("TM1", "team manager")):
        case.people.add(Person(code=code, role=role))
    people = (
        Attendee("IM1", INTERVIEWER, asked=False), Attendee("SW1"), Attendee("SW2"), Attendee("TM1", "line manager"),
    )  # fmt: skip
    made = case.interviews.add(Interview(about="the night", held="2024-03-01", starts="10:00", people=people))
    paragraphs = [Paragraph(speaker="SW1", text=text, check=check and not at) for at, text in enumerate(texts or TEXTS)]
    case.minutes.add(made.number, *paragraphs)
    return made.number


def issued(case: CaseFile, *codes: str, day: str = "2024-03-02", reply_by: str = "2024-03-16") -> None:
    """The minutes of the first meeting issued to these, to everyone where nobody is named."""
    case.agreement.issue(1, codes or ("SW1", "SW2", "TM1"), way="Word", day=day, reply_by=reply_by)


def took(case: CaseFile, kind: str, code: str, day: str = "2024-03-10", **rest: str) -> None:
    """A step taken elsewhere."""
    latest = case.minutes.of(1).latest
    assert latest is not None
    step = Step(kind=kind, version=latest.number, code=code, day=day, sha256=latest.sha256, **rest)  # type: ignore[arg-type]
    case.agreement.take(1, step)


def state(case: CaseFile, code: str) -> State:
    """Where somebody stands."""
    return standing(case.minutes.of(1), code).state


async def agreement(author: Author) -> None:
    """Go to the agreement of the first meeting."""
    await author.types("/agreement 1", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, AgreementScreen))
    await author.comes_to(lambda: bool(getattr(author.app.screen, "things", None)))
    await author.rests()


async def form(author: Author, kind: type) -> None:
    """Wait until this form is there."""
    await author.comes_to(lambda: isinstance(author.app.screen, kind))
    await author.rests()


async def test_minutes_are_issued_to_everyone_asked_with_a_day_to_reply_by(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await agreement(author)
        await author.comes_to_see("Next: issue version 1 to SW1, SW2 and TM1.")
        await author.presses("i")
        await form(author, IssueForm)
        await author.presses("ctrl+o")
        await form(author, SendingForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW1, SW2 and TM1")
        latest = case.minutes.of(1).latest
        assert latest is not None
        assert author.sees(f"version 1 · {latest.sha256[:8]}") and author.sees("text as issued")
    (first, *_) = case.minutes.of(1).steps
    assert (first.how, first.day, first.reply_by, first.attested) == ("Word", "2024-03-20", "2024-04-03", "author")


async def test_minutes_may_be_issued_to_one_person_by_another_way(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await form(author, IssueForm)
        await author.types("sw2", "tab")
        await author.types("paper", "tab", "tab")
        await author.types("18/3", "ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW2.")
        await author.comes_to_see("Next: issue version 1 to SW1 and TM1 too.")
    (step,) = case.minutes.of(1).steps
    assert (step.code, step.how, step.day) == ("SW2", "paper", "2024-03-18")


async def test_a_way_nobody_knows_is_refused_and_nothing_typed_is_lost(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await form(author, IssueForm)
        await author.types("sw2", "tab")
        await author.types("pigeon", "ctrl+o")
        await author.comes_to_see("How: write one of Word, packet")
        assert author.sees("pigeon") and author.sees("sw2")
        assert not case.minutes.of(1).versions


async def test_paragraphs_still_to_be_checked_are_told_before_issuing(sits: Sitting, case: CaseFile) -> None:
    meeting(case, check=True)
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await author.comes_to_see("Paragraph 1 is still marked “check this”")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, AgreementScreen))
        await author.presses("i")
        await author.comes_to_see("Paragraph 1 is still marked")
        await author.presses("down", "enter")
        await form(author, IssueForm)


async def test_a_step_that_may_not_follow_says_why(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await agreement(author)
        for key in "axmnr":
            await author.presses(key)
            await author.comes_to_see("have not been issued")
            await author.presses("down")
        issued(case)
        await author.presses("home")
        await author.comes_to_see("text as issued")
        for key, sentence in (("u", "authority is for those who did not reply"), ("n", "Remind SW1 first")):
            await author.presses(key)
            await author.comes_to_see(sentence)
        assert isinstance(author.app.screen, AgreementScreen)


async def test_who_has_agreed_is_not_asked_again(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    for code in ("SW1", "SW2", "TM1"):
        took(case, "agree", code)
    async with sits() as author:
        await agreement(author)
        await author.comes_to_see("Version 1 may be used.")
        await author.presses("a")
        await author.comes_to_see("SW1 has agreed version 1 already")
        await author.presses("i")
        await author.comes_to_see("There is nobody to issue version 1 to")


async def test_agreement_is_recorded_as_attested_by_the_author_for_the_very_text(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.types("/agreement 9", "enter")
        await author.comes_to_see("There is no meeting 9.")
        await author.types("/agreed TM1", "enter")
        await form(author, StepForm)
        await author.types("in person", "tab")
        await author.types("12 March", "tab")
        await author.types("note in file 4", "ctrl+o")
        await author.comes_to_see("TM1 agreed version 1 on 12 March 2024, in person, attested by the author.")
    minutes = case.minutes.of(1)
    step = minutes.steps[-1]
    assert (step.kind, step.code, step.attested) == ("agree", "TM1", "author")
    assert step.reference == "note in file 4"
    assert minutes.latest is not None and step.sha256 == minutes.latest.sha256


async def test_a_day_before_it_was_issued_is_refused_in_the_form(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("a")
        await form(author, StepForm)
        await author.presses("tab")
        await author.types("1/3/24", "ctrl+o")
        await author.comes_to_see("is before that")
        await form(author, StepForm)
        assert state(case, "SW1") is State.ISSUED


async def test_a_dispute_needs_their_words_and_says_of_which_paragraph(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("x")
        await form(author, StepForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Their words: nothing stands there yet")
        await author.types("I did answer it", "tab")
        await author.types("9", "ctrl+o")
        await author.comes_to_see("1 to 3")
        await author.presses("ctrl+u")
        await author.types("2")
        await author.comes_to_see("Paragraph 2: Nobody answered.")
        await author.presses("ctrl+o")
        await author.comes_to_see("SW1 disputes paragraph 2 of version 1 (20 March 2024): “I did answer it”.")
    assert state(case, "SW1") is State.DISPUTED


async def test_a_name_in_the_words_of_staff_is_coded_as_it_is_typed(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("x")
        await form(author, StepForm)
        await author.types("It was Anil Patel who rang ")
        await author.comes_to_see("It was GP1 who rang")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW1") is State.DISPUTED)
    assert case.minutes.of(1).steps[-1].words == "It was GP1 who rang"


async def test_half_typed_words_are_there_again(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("x")
        await form(author, StepForm)
        await author.types("I was never", "escape", "escape")
        await author.comes_to_see("Not saved.")
        await author.presses("x")
        await author.comes_to_see("I was never")


async def test_words_kept_when_the_program_ended_are_taken_up_again(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("down", "x")
        await form(author, StepForm)
        await author.types("I was never")
    async with sits() as author:
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        assert author.sees("SW2 disputes version 1")
        await author.presses("enter")
        await form(author, StepForm)
        assert author.sees("SW2 disputes version 1") and author.sees("I was never")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW2") is State.DISPUTED)


async def test_whose_reply_is_due_is_said_at_the_top(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    took(case, "agree", "SW1")
    async with sits() as author:
        await agreement(author)
        assert author.sees("Remind SW2 and TM1: a reply was due by 16 March 2024.")
        await author.presses("down", "m")
        await form(author, StepForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Remind TM1: a reply was due by 16 March 2024.")
    step = case.minutes.of(1).steps[-1]
    assert (step.kind, step.code, step.day, step.reply_by) == ("remind", "SW2", "2024-03-20", "2024-03-27")


async def test_why_somebody_cannot_agree_is_offered_and_kept(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("c")
        await form(author, StepForm)
        await author.types("left", "tab", "ctrl+o")
        await author.comes_to_see("SW1 cannot agree version 1: left employment.")
        await author.comes_to_see("Next: ask a senior manager")


async def test_edited_minutes_are_said_to_be_void_for_use(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    for code in ("SW1", "SW2", "TM1"):
        took(case, "agree", code)
    case.minutes.add(1, Paragraph(speaker="SW2", text="There was no reply."))
    async with sits() as author:
        await agreement(author)
        await author.comes_to_see("edited since: version 1 is void for use")
        await author.comes_to_see("Next: issue version 2 to SW1, SW2 and TM1.")


async def test_what_is_wanted_is_written_down_against_the_paragraph(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("r")
        await author.comes_to_see("What does SW1 want changed in version 1?")
        await author.types("surgery", "enter")
        await form(author, RepresentationForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("that is what the paragraph says already")
        await author.presses("ctrl+u")
        await author.types("I rang the surgery at seven.", "ctrl+o")
        await author.comes_to_see("Recorded as representation 1")
        await author.comes_to_see("Next: consider what SW1 wants changed.")
        assert author.sees("1 to be considered")
    (one,) = case.minutes.of(1).representations
    assert (one.kind, one.quoted, one.words) == ("change", TEXTS[0], "I rang the surgery at seven.")


async def test_the_screen_is_usable_at_40_by_10(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits(40, 10) as author:
        await agreement(author)
        assert author.sees("SW1") and author.sees("issued")
        await author.presses("down", "a")
        await form(author, StepForm)
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW2") is State.AGREED)


async def test_a_case_without_meetings_says_where_they_are_made(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/agreement two", "enter")
        await author.comes_to_see("“two” is no number of a meeting")
        await author.presses("ctrl+u")
        await author.types("/agreement", "enter")
        await author.comes_to_see("There is no meeting yet")
        await author.presses("enter")
        await author.comes_to(lambda: author.app.screen is author.app.screen_stack[1])


async def test_names_are_shown_when_asked_for_and_help_lists_what_works_here(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await agreement(author)
        await author.presses("ctrl+r")
        await author.comes_to_see("Sarah Jones")
        await author.presses("f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.types("authority")
        await author.comes_to_see("printed as not confirmed")


async def test_the_whole_story_from_the_first_version_to_use_as_not_confirmed(
    sits: Sitting, case: CaseFile, on: Days
) -> None:
    meeting(case)
    on(date(2024, 3, 2))
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await form(author, IssueForm)
        await author.presses("ctrl+o")
        await form(author, SendingForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW1, SW2 and TM1")
        # The first agrees.
        await author.presses("a")
        await form(author, StepForm)
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
        await author.presses("a")
        await form(author, VerdictForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Accepted: it stands in the minutes now. 1 left to be considered.")
        await author.presses("d")
        await form(author, VerdictForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Reason: say why it is declined")
        await author.types("The telephone log has no answer", "ctrl+o")
        await author.comes_to_see("Next: issue version 2 to SW1, SW2 and TM1.")
        await author.presses("escape")
        # The second version goes to all; the first is shown what changed, and agrees by one act.
        await author.comes_to_see("edited since: version 1 is void for use")
        await author.presses("i")
        await form(author, IssueForm)
        await author.presses("ctrl+o")
        await form(author, SendingForm)
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
            await author.presses("a")
            await form(author, StepForm)
            await author.presses("ctrl+o")
            await author.comes_to_see("agreed version 2")
            await author.presses("down")
    on(date(2024, 3, 20))
    async with sits() as author:
        await agreement(author)
        # The third does not reply, is reminded, and does not reply.
        await author.comes_to_see("Remind TM1")
        await author.presses("end", "n")
        await author.comes_to_see("Remind TM1 first")
        await author.presses("m")
        await form(author, StepForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Reminded on 20 March 2024")
        await author.presses("n")
        await author.comes_to_see("TM1 has until")
    on(date(2024, 4, 2))
    async with sits() as author:
        await agreement(author)
        await author.comes_to_see("TM1: still no reply, last reminded on 20 March 2024.")
        await author.presses("end", "n")
        await form(author, StepForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("No reply from TM1 to version 2")
        await author.presses("u")
        await form(author, StepForm)
        await author.types("Head of Adult Services", "tab")
        await author.types("Left the agency, and what was said is borne out by the log", "ctrl+o")
        await author.comes_to_see("Version 2 may be used, printed as not confirmed by TM1.")
    minutes = case.minutes.of(1)
    assert use_of(minutes).kind == "not confirmed"
    assert [each.verdict for each in minutes.representations] == ["accepted", "declined"]
    assert minutes.paragraphs[0].text == "I rang the surgery at seven."
    assert minutes.representations[1].reason == "The telephone log has no answer"


async def test_the_menu_takes_a_step_with_whoever_stands_first(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    issued(case)
    async with sits() as author:
        await author.presses("f10")
        await author.comes_to_see("Menu")
        await author.types("agreement: agreed", "enter")
        await form(author, StepForm)
        assert author.sees("SW1 agreed version 1")


@pytest.mark.parametrize("way", ["in person", "paper", "e-mail"])
async def test_nothing_is_issued_by_word_of_mouth_while_a_name_stands_in_it(
    sits: Sitting, case: CaseFile, way: str
) -> None:
    case.people.add(Person(code="CH1", name="Karen Pritchard-Jones"))
    meeting(case, "It was late.", "I rang Karen Pritchard-Jones.", "Then 07700 900123.")
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await form(author, IssueForm)
        await author.types("sw2", "tab")
        await author.types(way, "ctrl+o")
        await author.comes_to_see("2 things keep the minutes back")
        assert author.sees("paragraph 2: “Karen Pritchard-Jones” for CH1")
        assert author.sees("paragraph 3: “07700 900123”, telephone")
        assert not case.minutes.of(1).versions
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, MinutingScreen))
        screen = author.app.screen
        assert isinstance(screen, MinutingScreen)
        await author.comes_to(lambda: screen.here is not None and "07700" in screen.here.text)
    assert not case.minutes.of(1).versions


async def test_a_name_of_nobody_in_the_key_is_asked_about_before_the_issue(sits: Sitting, case: CaseFile) -> None:
    meeting(case, "I told Thandiwe Nkosi.")
    async with sits() as author:
        await agreement(author)
        await author.presses("i")
        await form(author, IssueForm)
        await author.types("sw2", "tab")
        await author.types("paper", "ctrl+o")
        await author.comes_to_see("“Thandiwe Nkosi” in paragraph 1")
        assert not case.minutes.of(1).versions
        await author.presses("enter")
        await form(author, IssueForm)
        await author.comes_to_see("Nothing was issued.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Issue it all the same")
        await author.presses("down", "enter")
        await author.comes_to_see("Version 1 is issued to SW2.")
