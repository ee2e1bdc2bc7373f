"""Typing minutes while somebody speaks: each paragraph on disk as it ends, nothing half typed lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.events import Paste

from domain.interview import Attendee, Interview
from domain.minutes import Paragraph
from screens import paragraphs_typed
from screens.choices import Choices
from screens.minuting import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting

MEETING = Interview(
    held="2024-07-01", people=(Attendee("SW1"), Attendee("GP1"), Attendee("HV1", "interviewer", asked=False))
)


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing pause is over sooner."""
    monkeypatch.setattr(paragraphs_typed, "SETTLES", 0.01)


class Minuting:
    """An author at the minutes of interview 1."""

    def __init__(self, author: Author) -> None:
        self.author, self.types, self.presses, self.sees = author, author.types, author.presses, author.sees

    @property
    def screen(self) -> MinutingScreen:
        found = self.author.app.screen
        assert isinstance(found, MinutingScreen)
        return found

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.screen.box.value

    @property
    def shown(self) -> list[str]:
        """The paragraphs as they are shown, by their words."""
        return [each.text for each in self.screen.paragraphs]

    async def pastes(self, text: str) -> None:
        """Paste this."""
        self.screen.box.post_message(Paste(text))
        await self.author.rests()


Minutes = Callable[..., Any]


@pytest.fixture
def minutes(sits: Sitting, case: CaseFile) -> Minutes:
    """`async with minutes() as at`: the minutes of interview 1 are open, with these paragraphs."""

    @asynccontextmanager
    async def begin(
        *paragraphs: Paragraph, meeting: Interview = MEETING, before: Callable[[], None] = lambda: None,
        width: int = 80, height: int = 24,
    ) -> AsyncIterator[Minuting]:
        if not case.interviews.all():
            case.interviews.add(meeting)
            if paragraphs:
                case.minutes.add(1, *paragraphs)
        before()
        async with sits(width, height) as author:
            if isinstance(author.app.screen, Choices):
                await author.presses("enter")
            else:
                await author.types("/minutes 1", "enter")
            at = Minuting(author)
            await author.comes_to(lambda: isinstance(author.app.screen, MinutingScreen) and bool(at.screen._version))
            await author.rests()
            yield at

    return begin


def said(case: CaseFile) -> list[tuple[str, str, str, bool]]:
    """The minutes on disk: time, speaker, words, mark."""
    return [(each.at, each.speaker, each.text, each.check) for each in case.minutes.of(1).paragraphs]


THREE = [Paragraph(speaker="SW1", text="one"), Paragraph(speaker="GP1", text="two"), Paragraph(text="three")]


async def test_enter_ends_a_paragraph_which_is_on_disk_when_it_is_shown(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        assert at.sees("Nothing is minuted yet")
        await at.types("10:42 2: I saw him that afternoon ??", "enter")
        assert said(case) == [("10:42", "GP1", "I saw him that afternoon", True)]
        assert at.sees("1 ?? 10:42 GP1: I saw him that afternoon")
        assert (at.text, at.sees("saved"), at.sees("5 words")) == ("", True, True)


async def test_how_a_paragraph_is_understood_is_read_back_as_it_is_typed(minutes: Minutes) -> None:
    async with minutes() as at:
        assert at.sees("1 SW1 2 GP1 3 HV1")
        await at.types("9:05 1: we met ??")
        assert at.sees("new paragraph: SW1 speaks, at 09:05, to be checked")
        await at.presses(*["backspace"] * 99)
        await at.types("#2")
        assert at.sees("new paragraph: the heading of question 2")


async def test_tab_goes_through_those_present_the_other_of_two_first(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("", "tab")
        assert at.text == "HV1: "
        await at.types("When?", "enter", "tab")
        assert at.text == "SW1: "
        await at.types("At nine.", "enter", "tab")
        assert at.text == "HV1: "
        await at.presses("tab")
        assert at.text == "SW1: "
        await at.presses("tab", "tab")
        assert at.text == ""
        await at.presses("shift+tab")
        assert at.text == "GP1: "
        assert [speaker for _, speaker, _, _ in said(case)] == ["HV1", "SW1"]


async def test_the_time_now_a_mark_and_a_speaker_are_put_in_by_a_key_behind_what_is_typed_already(
    minutes: Minutes,
) -> None:
    async with minutes() as at:
        at.screen.clock = lambda: "10:42"
        await at.types("I rang", "ctrl+n", "tab", "ctrl+o", *" the ward")
        assert at.text == "10:42 HV1: I rang the ward ??"
        await at.presses("ctrl+o")
        assert at.text == "10:42 HV1: I rang the ward"
        await at.presses("ctrl+u")
        await at.types("/now", "enter")
        assert at.text == "10:42 "


async def test_names_are_coded_as_they_are_typed_and_one_key_takes_it_back(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("Sarah Jones: Dr Anil Patel rang me ")
        assert at.text == "SW1: GP1 rang me "
        assert at.sees("Dr Anil Patel is GP1. Ctrl+T leaves it as typed.")
        await at.presses("ctrl+t")
        assert at.text == "SW1: Dr Anil Patel rang me "
        await at.presses("ctrl+t")
        await at.types("and Mary Ann Okafor", "enter")
        assert said(case) == [("", "SW1", "GP1 rang me and HV1", False)]


async def test_what_else_tells_who_somebody_is_is_said_and_a_stranger_added_by_the_same_key(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        await at.types("1: Dr Norman Bloggs has 943 476 5919 ")
        assert at.sees("NHS")
        await at.presses(*["backspace"] * 13)
        assert at.sees("is nobody of the key; Ctrl+T adds them")
        await at.presses("ctrl+t")
        assert isinstance(at.author.app.screen, Choices)
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text.startswith("1: DR1 ")
        assert "DR1" in [person.code for person in case.people.all()]


async def test_a_heading_is_a_question_by_one_key_and_its_label(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("1: half typed", "ctrl+g", "2", "enter")
        await at.author.rests()
        [heading] = case.minutes.of(1).paragraphs
        assert (heading.kind, heading.question, heading.text) == ("heading", "2", "Was medication reviewed?")
        assert at.text == "1: half typed"
        assert at.sees("1 # 2 Was medication reviewed?")


async def test_a_heading_of_ones_own_joins_the_cases_and_is_offered_again(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("/heading What Sarah Jones saw", "enter")
        await at.author.rests()
        assert case.headings.all() == ("What SW1 saw",)
        await at.types("", "ctrl+g", *"saw", "enter")
        await at.author.rests()
        assert [each.text for each in case.minutes.of(1).paragraphs] == ["What SW1 saw"] * 2
        await at.types("/headings", "enter", "enter")
        await at.author.rests()
        assert case.headings.all() == ()


async def test_a_break_is_minuted_and_stands_in_the_facts(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        for now, word in (("10:00", "/starts"), ("10:40", "/break"), ("10:55", "/break"), ("11:30", "/ends")):
            at.screen.clock = lambda now=now: now
            await at.types(word, "enter")
            await at.author.rests()
        meeting = case.interviews.get(1)
        assert meeting is not None
        assert (meeting.starts, meeting.breaks, meeting.ends) == ("10:00", "10:40-10:55", "11:30")
        assert said(case) == [("10:40", "", "A break.", False), ("10:55", "", "The meeting goes on.", False)]


async def test_an_earlier_paragraph_is_opened_changed_and_saved_in_its_place(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("up", "up", "enter")
        assert at.text == "GP1: two"
        assert at.sees("changing paragraph 2")
        await at.types(" and a half", "enter")
        assert [text for _, _, text, _ in said(case)] == ["one", "two and a half", "three"]
        assert at.shown == ["one", "two and a half", "three"]


async def test_escape_leaves_a_paragraph_as_it_was_and_keeps_what_was_typed(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 1", "enter")
        await at.types(" more", "escape")
        assert (at.text, said(case)[0][2]) == ("", "one")
        assert at.sees("Paragraph 1 stays as it was. Ctrl+P brings back what you typed.")
        await at.presses("ctrl+p")
        assert at.text == "SW1: one more"


async def test_two_enters_open_nothing(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("one", "enter", "enter", "enter")
        await at.types("two", "enter")
        assert at.shown == ["one", "two"]


async def test_a_paragraph_is_taken_out_and_brought_back(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("up", "up", "delete")
        assert at.shown == ["one", "three"]
        await at.presses("ctrl+y")
        assert at.shown == ["one", "two", "three"]
        assert [each[2] for each in said(case)] == ["one", "two", "three"]


async def test_undo_brings_the_words_of_a_new_paragraph_back_into_the_box(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("2: one", "enter", "ctrl+y")
        assert (at.text, said(case)) == ("GP1: one", [])


async def test_undo_asks_before_it_takes_back_what_was_done_elsewhere(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.presses("escape")
        await at.types("3/3/24 SW1: call", "enter")
        await at.types("/minutes 1", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        await at.presses("ctrl+y")
        assert at.sees("Your last act was not in the minutes")
        await at.presses("escape")
        assert case.entries.count() == 1


async def test_what_was_done_in_another_meetings_minutes_is_asked_about_by_its_number(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        case.interviews.add(MEETING)
        await at.types("2: one", "enter")
        await at.types("/minutes 2", "enter")
        await at.author.comes_to(lambda: getattr(at.author.app.screen, "number", 0) == 2)
        await at.author.rests()
        await at.presses("ctrl+y")
        assert at.sees("Take it back: the paragraph of interview 1")
        await at.presses("escape")
        assert at.screen.number == 2
    assert [each[2] for each in said(case)] == ["one"]


async def test_taking_back_a_parting_puts_nothing_into_the_box(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(Paragraph(speaker="SW1", text="first second")) as at:
        await at.types("/edit 1", "enter")
        await at.presses(*["left"] * len("second"), "ctrl+f", "ctrl+y")
        assert (at.text, at.shown) == ("", ["first second"])
        assert at.sees("of interview 1")


async def test_a_paragraph_being_changed_is_emptied_and_is_being_changed_still(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter", "ctrl+u")
        await at.types("GP1: another", "enter")
        assert at.shown == ["one", "another", "three"]


async def test_the_paragraph_of_a_number_is_marked(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/check 2", "enter")
        await at.author.rests()
        assert [each[3] for each in said(case)] == [False, True, False]


async def test_escape_twice_leaves_and_what_is_half_typed_is_kept(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("2: half", "escape")
        assert at.sees("not ended yet")
        await at.presses("escape")
        await at.author.comes_to(lambda: not isinstance(at.author.app.screen, MinutingScreen))
        await at.types("/minutes 1", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text == "2: half"


async def test_a_paragraph_is_parted_joined_and_moved(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(Paragraph(speaker="SW1", at="10:42", text="first second"), *THREE[1:]) as at:
        await at.types("/edit 1", "enter")
        await at.presses(*["left"] * len("second"), "ctrl+f")
        assert said(case)[:2] == [("10:42", "SW1", "first", False), ("", "SW1", "second", False)]
        await at.presses("down")
        await at.types("/join", "enter")
        await at.author.rests()
        assert said(case)[0] == ("10:42", "SW1", "first second", False)
        await at.presses("shift+down")
        assert at.shown == ["two", "first second", "three"]


async def test_what_two_people_said_is_not_joined(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE[:2]) as at:
        await at.presses("up")
        await at.types("/join", "enter")
        await at.author.rests()
        assert at.sees("what two people said stays apart")
        assert len(said(case)) == 2


async def test_new_paragraphs_go_in_between_until_escape(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("home")
        await at.types("/insert", "enter")
        await at.types("one a", "enter")
        await at.types("one b", "enter")
        assert at.shown == ["one", "one a", "one b", "two", "three"]
        await at.presses("escape", "escape")
        await at.types("four", "enter")
        assert [each[2] for each in said(case)] == ["one", "one a", "one b", "two", "three", "four"]


async def test_what_is_to_be_checked_is_listed_and_done_with_by_the_same_key(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("ctrl+o")
        assert said(case)[2][3]
        await at.types("/checks", "enter", "enter")
        await at.author.rests()
        await at.presses("ctrl+o")
        assert not said(case)[2][3]


async def test_a_half_typed_paragraph_is_back_when_the_minutes_are_opened_again(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        await at.types("2: I had just come in when")
        assert at.sees("not yet saved") or at.sees("draft kept")
    async with minutes() as at:
        assert at.text == "2: I had just come in when"
        assert at.sees("no part of the minutes until Enter")
        await at.types(" he fell", "enter")
        assert said(case) == [("", "GP1", "I had just come in when he fell", False)]
    async with minutes() as at:
        assert at.text == ""


async def test_going_to_another_screen_and_back_keeps_what_is_half_typed(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter")
        await at.types(" half", "f4")
        await at.presses("escape")
        await at.types("/minutes", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text == "GP1: two half"
        assert at.sees("changing paragraph 2")


async def test_minutes_that_were_issued_say_so_and_are_changed_only_when_that_is_wanted(
    minutes: Minutes, case: CaseFile
) -> None:
    def issue() -> None:
        case.agreement.issue(1, ("SW1", "GP1"), way="paper", day="2024-07-02")

    async with minutes(*THREE, before=issue) as at:
        assert at.sees("Version 1 of these minutes was issued. Any change makes version 2")
        await at.types("four", "enter")
        assert isinstance(at.author.app.screen, Choices)
        await at.presses("enter")
        assert (at.text, len(said(case))) == ("four", 3)
        await at.presses("enter", "down", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert (at.text, len(said(case))) == ("", 4)
        # The mark is the author's own, and asked for no more.
        await at.presses("ctrl+o")
        await at.types("five", "enter")
        assert len(said(case)) == 5


async def test_a_paragraph_changed_by_someone_else_is_shown_and_asked_about(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter")
        await at.types(" mine")
        theirs = case.minutes.of(1).paragraphs[1]
        case.minutes.change(1, Paragraph(id=theirs.id, revision=theirs.revision, speaker="GP1", text="two theirs"))
        await at.presses("enter")
        await at.author.comes_to_see("Changed by someone else meanwhile")
        await at.presses("down", "down", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert [each[2] for each in said(case)] == ["one", "two theirs", "two mine", "three"]


async def test_what_someone_else_adds_appears_while_one_types(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("half")
        case.minutes.add(1, Paragraph(text="theirs"))
        await at.author.comes_to_see("theirs")
        assert at.text == "half"


async def test_pasted_paragraphs_are_added_each_their_names_coded(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("half")
        await at.pastes("SW1: Anil Patel came.\n\n2: I did.\n# Later\n")
        assert at.sees("Names in what was pasted")
        await at.presses("enter")
        await at.author.comes_to_see("3 paragraphs were pasted")
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert [each[1:3] for each in said(case)] == [("SW1", "GP1 came."), ("GP1", "I did."), ("", "Later")]
        assert at.text == "half"


async def test_ten_thousand_words_are_shown_at_their_end_and_paged_through(minutes: Minutes) -> None:
    many = [Paragraph(speaker="SW1", text=f"{number} " + "words and words " * 13) for number in range(250)]
    async with minutes(*many) as at:
        assert at.sees("10,000 words")
        assert at.sees("250 SW1: 249 words")
        await at.types("half typed", "pageup")
        assert at.text == "half typed"
        assert not at.sees("250 SW1: 249 words")
        await at.presses(*["pagedown"] * 2)
        assert at.sees("250 SW1: 249 words")
        await at.presses("ctrl+u", "home")
        assert at.sees("1 SW1: 0 words")
        await at.types("/find 123 words", "enter")
        assert at.sees("124 SW1: 123 words")


async def test_a_long_paragraph_wraps_and_scrolls_in_its_box(minutes: Minutes, case: CaseFile) -> None:
    text = " ".join(f"word{number}" for number in range(120))
    async with minutes() as at:
        await at.types(text)
        assert at.sees("word119") and not at.sees("word0 ")
        await at.presses(*["up"] * 20)
        assert at.sees("word0 word1")
        await at.presses("enter")
        assert said(case)[0][2] == text


async def test_forty_columns_and_ten_lines_will_do(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE, width=40, height=10) as at:
        await at.types("2: I saw him that afternoon and he was well", "enter")
        assert at.sees("4 GP1: I saw him that afternoon")
        assert at.author.lines()[0].startswith(" 1 SW1  2 GP1  3 HV1")
        assert len(at.author.lines()) == 10
        assert at.sees("Tab Speaker")


async def test_an_unknown_number_of_an_interview_is_said(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/minutes 7", "enter")
        await author.comes_to_see("There is no meeting 7. F7 lists them.")


async def test_a_word_is_completed_by_tab_and_what_there_is_is_shown(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/chec")
        assert at.sees("/checks")
        await at.types("ks", "tab", "enter")
        await at.author.rests()
        assert at.sees("No paragraph is marked")
        await at.types("/find", "tab")
        assert at.text == "/find "


async def test_real_names_are_shown_for_the_authors_eyes(minutes: Minutes) -> None:
    async with minutes(Paragraph(speaker="SW1", text="GP1 came")) as at:
        await at.presses("ctrl+r")
        assert at.sees("1 Sarah Jones: Anil Patel came")
        assert at.sees("1 Sarah Jones 2 Anil Patel")
        await at.presses("ctrl+r")
        assert at.sees("1 SW1: GP1 came")


async def test_everybody_present_is_listed_with_their_figure_and_role(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/present", "enter")
        await at.author.comes_to_see("3 HV1 interviewer")
        await at.presses("down", "enter")
        await at.author.rests()
        assert at.text == "GP1: "


async def test_a_speaker_who_was_not_present_is_said_with_what_was_saved(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(meeting=Interview(people=(Attendee("SW1"),))) as at:
        await at.types("GP1: I was not there", "enter")
        assert said(case) == [("", "GP1", "I was not there", False)]
        assert at.sees("Saved. GP1 is not among those present.")


async def test_a_name_passed_over_keeps_a_sign_in_the_margin(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("I rang Mr Pritchard-Quill.", "enter")
        await at.types("All was well.", "enter")
        await at.author.comes_to_see("  1?")
        assert at.sees("  2 ") and not at.sees("  2?")


async def test_a_word_typed_after_a_refused_one_takes_its_place(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/nonsuch", "enter")
        assert at.text == "/nonsuch"
        await at.types("/chec")
        assert at.text == "/chec"
