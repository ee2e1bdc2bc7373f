"""Minutes that come back in Word: what differs becomes representations, exactly those."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.agreement.for_agreement import shown
from domain.errors import NotUnderstood, WrongUse
from exporters.minutes.on_paper import for_agreement_paper
from exporters.readers.minutes_reply import Reply, printed_on, read_reply
from exporters.word.building import docx
from exporters.word.text import W, text_of
from tests.exporters.minutes.meetings import given, issued, issued_again, paragraphs, review, rows
from tests.exporters.readers.editing import Edited


def sent(code: str = "HV1") -> Edited:
    return Edited(docx(for_agreement_paper(given(issued(), code))))


def came(back: Edited | bytes, minutes=None, code: str = "HV1") -> Reply:
    data = back if isinstance(back, bytes) else back.data
    return read_reply(data, "reply.docx", review(minutes or issued()), 3, code)


def made(reply: Reply) -> list[tuple[str, str, str]]:
    return [(one.kind, one.paragraph, one.words) for one in reply.representations]


def words_of(id: str) -> str:
    return next(one.text for one in paragraphs() if one.id == id)


TRACKED = pytest.mark.parametrize("tracked", [False, True], ids=["not tracked", "tracked"])


def test_what_came_back_unchanged_represents_nothing_and_agrees_nothing():
    reply = came(sent())
    assert reply.representations == () and reply.row_checks == ()
    assert reply.unchanged and reply.suggested is None and not reply.warnings and not reply.elsewhere
    assert reply.told == "No paragraph was changed; no box is ticked for certain."


@TRACKED
def test_a_changed_paragraph_is_a_change_of_that_paragraph(tracked):
    back = sent()
    back.replace("10:06 HV1", "every three weeks", "every two weeks", tracked=tracked)
    reply = came(back)
    assert made(reply) == [("change", "p2", words_of("p2").replace("every three weeks", "every two weeks"))]
    assert reply.representations[0].quoted == words_of("p2")
    assert (reply.representations[0].version, reply.representations[0].code) == (1, "HV1")


@TRACKED
def test_a_deleted_paragraph_is_to_be_taken_out(tracked):
    back = sent()
    back.delete("SW1: Confirmed", tracked=tracked)
    assert made(came(back)) == [("delete", "p4", "")]


@TRACKED
def test_an_added_paragraph_is_to_follow_the_one_before_it(tracked):
    back = sent()
    back.add("SW1: Confirmed", "HV1: I did ring twice that day.", tracked=tracked)
    assert made(came(back)) == [("add", "p4", "HV1: I did ring twice that day.")]


@TRACKED
def test_all_kinds_at_once_become_exactly_those(tracked):
    back = sent()
    back.replace("10:02 AU1", "had no questions", "asked who would read it", tracked=tracked)
    back.delete("SW1: Confirmed", tracked=tracked)
    back.add("11:10 HV1", "There had been a locum until December.", tracked=tracked)
    back.comment("10:15 HV1", "It was the evening.")
    back.comment("11:20 AU1", "To whom?", "whom to speak to")
    assert made(came(back)) == [
        ("change", "p1", words_of("p1").replace("had no questions", "asked who would read it")),
        ("comment", "p3", "It was the evening."),
        ("delete", "p4", ""),
        ("add", "p6", "There had been a locum until December."),
        ("comment", "p7", "“whom to speak to”: To whom?"),
    ]


@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_paragraph_moved_elsewhere_is_told_as_moved(bookmarks):
    back = sent()
    back.paragraph("11:20 AU1").addnext(back.paragraph("10:06 HV1"))
    if not bookmarks:
        back.without_bookmarks()
    (one,) = came(back).representations
    assert (one.kind, one.paragraph, one.quoted) == ("comment", "p2", words_of("p2"))
    assert one.words == "Moved: paragraph 3 should follow paragraph 9."


def test_a_paragraph_moved_and_changed_is_taken_out_and_put_in():
    back = sent()
    back.replace("10:06 HV1", "every three weeks", "every two weeks")
    back.paragraph("11:20 AU1").addnext(back.paragraph("10:06 HV1"))
    assert [kind for kind, _, _ in made(came(back))] == ["delete", "add"]


def test_paragraphs_are_known_by_number_and_words_where_bookmarks_are_lost():
    back = sent()
    back.replace("10:06 HV1", "every three weeks", "every two weeks")
    back.delete("SW1: Confirmed")
    back.add("11:10 HV1", "There had been a locum until December.")
    back.without_bookmarks()
    assert [(kind, id) for kind, id, _ in made(came(back))] == [("change", "p2"), ("delete", "p4"), ("add", "p6")]


def test_paragraphs_are_known_by_words_where_numbers_were_typed_anew():
    back = sent()
    back.delete("10:02 AU1")
    for old, new in (("3.", "2."), ("4.", "3."), ("5.", "4."), ("6.", "5."), ("7.", "6."), ("8.", "7."), ("9.", "8.")):
        back.replace(old, old, new)
    back.without_bookmarks()
    assert made(came(back)) == [("delete", "p1", "")]


def test_a_paragraph_wholly_rewritten_is_a_change_of_it():
    back = sent()
    back.replace("11:10 HV1", words_of("p6"), "Nobody asked me about that.")
    assert made(came(back)) == [("change", "p6", "Nobody asked me about that.")]


def test_words_taken_out_with_the_number_left_are_a_deletion():
    back = sent()
    back.replace("11:10 HV1", words_of("p6"), "")
    assert made(came(back)) == [("delete", "p6", "")]


def test_a_line_end_put_in_changes_nothing():
    back = sent()
    back.split("10:15 HV1", "She expected")
    assert came(back).representations == ()


def test_another_time_before_a_paragraph_is_said_and_is_no_other_text():
    back = sent()
    back.replace("10:15 HV1", "10:15 HV1: ", "10:20 HV1: ")
    assert made(came(back)) == [("comment", "p3", "It should begin “10:20 HV1”, not “10:15 HV1”.")]


def test_a_changed_heading_is_a_change_of_it():
    back = sent()
    back.replace("The call of 3 March", "3 March", "4 March")
    assert made(came(back)) == [("change", "h2", "The call of 4 March")]


def test_a_comment_outside_the_minutes_is_about_the_whole():
    back = sent()
    back.comment("Please read this first", "I was off sick that week.")
    assert [(one.kind, one.paragraph, one.words) for one in came(back).representations] == [
        ("comment", "", "I was off sick that week.")
    ]


def test_wording_of_ours_that_was_edited_is_told():
    back = sent()
    back.replace("You need not sign", "on the day this reaches you", "on the very day this reaches you")
    back.write(back.paragraph("Your answer"), " (see e-mail)")
    reply = came(back)
    assert reply.representations == ()
    assert [said.rpartition("”: ")[2][:11] for said in reply.elsewhere] == ["You need no", "Your answer"]
    assert "very day" in reply.elsewhere[0] and reply.elsewhere[1].endswith("Your answer (see e-mail)")


def test_a_paragraph_written_elsewhere_is_told_and_never_lost():
    back = sent()
    back.add("Your answer", "I never said that the visits were announced, and would like this on the record.")
    reply = came(back)
    assert reply.representations == ()
    assert reply.elsewhere == (
        "Written elsewhere in the document, after “Your answer”: I never said that the visits were announced, and would"
        " like this on the record.",
    )
    assert not reply.unchanged
    (said,) = reply.answer("represent", day="2024-09-30").representations
    assert (said.kind, said.paragraph, said.words) == ("comment", "", reply.elsewhere[0])


@pytest.mark.parametrize(
    ("sentence", "kind"), [("I agree.", "agree"), ("I want changes.", "represent"), ("I dispute", "dispute")]
)
def test_a_ticked_box_is_a_suggestion(sentence, kind):
    back = sent()
    back.tick(sentence)
    reply = came(back)
    assert reply.suggested == kind and reply.representations == ()


def test_two_ticked_boxes_suggest_nothing():
    back = sent()
    back.tick("I agree.")
    back.tick("I dispute")
    reply = came(back)
    assert reply.suggested is None and "More than one box is ticked on the slip." in reply.notes


def test_the_box_of_words_is_a_dispute_or_a_comment_on_the_whole():
    back = sent()
    back.write(back.cell("What should be changed, or what you dispute, and why", 1), "The call was on 2 March.")
    reply = came(back)
    disputed = reply.answer("dispute", day="2024-09-30")
    assert (disputed.kind, disputed.words, disputed.representations) == ("dispute", "The call was on 2 March.", ())
    wanted = reply.answer("represent", day="2024-09-30")
    assert [(one.kind, one.paragraph, one.words, one.day) for one in wanted.representations] == [
        ("comment", "", "The call was on 2 March.", "2024-09-30")
    ]
    with pytest.raises(WrongUse, match="have not agreed this very text"):
        reply.answer("agree", day="2024-09-30")


def test_an_answer_is_to_the_exact_text_and_attested_by_the_author():
    back = sent()
    back.tick("I agree.")
    answer = came(back).answer("agree", day="2024-09-30")
    assert (answer.interview, answer.version, answer.sha256) == (3, 1, issued().versions[0].sha256)
    assert (answer.code, answer.kind, answer.how, answer.attested) == ("HV1", "agree", "Word", "author")


@pytest.mark.parametrize(
    ("said", "verdict", "words"),
    [
        ("Correct", "confirmed", ""), ("yes", "confirmed", ""), ("✓", "confirmed", ""),
        ("Yes, correct.", "confirmed", ""),
        ("Not correct: it was 15:00", "corrected", "it was 15:00"), ("No - it was 15:00", "corrected", "it was 15:00"),
        ("No reply was at the door", "corrected", "No reply was at the door"),
        ("it was 15:00", "corrected", "it was 15:00"),
        ("Correct but for the time", "corrected", "Correct but for the time"),
        ("I dispute this, I was on leave", "disputed", "this, I was on leave"), ("Incorrect", "corrected", "Incorrect"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_row(said, verdict, words):
    back = sent()
    back.write(back.cell("1", 4), said)
    (check,) = came(back).row_checks
    assert (check.entry, check.revision, check.verdict, check.words) == ("12", 2, verdict, words)
    assert check.shown == shown(rows()[1]).text


def test_a_row_edited_in_its_own_cell_is_corrected():
    back = sent()
    for text in back.cell("2", 2).iter(f"{{{back.root.nsmap['w']}}}t"):
        text.text = text.text.replace("clinic", "the surgery")
    (check,) = came(back).row_checks
    assert (check.entry, check.verdict) == ("15", "corrected")
    assert check.words == "Should say: HV1: Seen in the surgery, weight unchanged"


def test_a_row_is_known_by_its_words_where_bookmarks_are_lost():
    back = sent()
    back.write(back.cell("2", 4), "correct")
    back.without_bookmarks()
    assert [(one.entry, one.verdict) for one in came(back).row_checks] == [("15", "confirmed")]


def test_what_is_printed_on_it_is_read():
    printed = printed_on(sent().data, "reply.docx")
    assert (printed.interview, printed.version, printed.code) == (3, 1, "HV1")
    assert printed.sha256 == issued().versions[0].sha256


def test_an_answer_to_an_older_version_is_read_against_that_and_said():
    back = sent()
    back.replace("10:06 HV1", "every three weeks", "every two weeks")
    reply = came(back, issued_again())
    assert [(one.kind, one.version) for one in reply.representations] == [("change", 1)]
    assert reply.warnings == (
        "It answers version 1; version 2 was issued since. Ask HV1 to answer that one.",
    )


def test_another_persons_copy_is_said():
    assert came(sent("SW1")).warnings == ("It is the copy of SW1, not of HV1.",)


def test_another_text_under_the_number_of_a_version_is_said():
    other = issued(made=tuple(replace(one, text=f"{one.text} So it was.") for one in paragraphs()))
    assert "The number printed on it (SHA-256) is not that of version 1." in came(sent(), other).warnings


def test_a_document_that_is_no_minutes_is_refused():
    import io

    import docx as python_docx

    out = io.BytesIO()
    made = python_docx.Document()
    made.add_paragraph("Shopping list")
    made.save(out)
    with pytest.raises(NotUnderstood, match="does not say which version"):
        came(out.getvalue())


def test_unseen_and_turning_characters_do_not_come_in():
    back = sent()
    back.replace("11:10 HV1", "the post was vacant", "the post\u202e was\u200b empty\x85now")
    meant = words_of("p6").replace("the post was vacant", "the post was empty\nnow")
    assert made(came(back)) == [("change", "p6", meant)]


def changed_in_every_way(tracked: bool) -> tuple[Edited, list[tuple[str, str, str]]]:
    back = sent()
    back.replace("10:06 HV1", "every three weeks", "every two weeks", tracked=tracked)
    back.delete("SW1: Confirmed", tracked=tracked)
    back.add("11:10 HV1", "There had been a locum until December.", tracked=tracked)
    back.comment("10:15 HV1", "It was the evening.")
    back.tick("I want changes.")
    back.write(back.cell("1", 4), "Not correct: it was 15:00")
    return back, [
        ("change", "p2", words_of("p2").replace("every three weeks", "every two weeks")),
        ("comment", "p3", "It was the evening."),
        ("delete", "p4", ""),
        ("add", "p6", "There had been a locum until December."),
    ]


@pytest.mark.real
@TRACKED
def test_saved_by_libreoffice_it_says_the_same(tracked, soffice: Callable[..., Path], tmp_path: Path):
    back, meant = changed_in_every_way(tracked)
    path = soffice(back.save(tmp_path / "reply.docx"), "docx")
    reply = came(path.read_bytes())
    assert made(reply) == meant
    assert reply.suggested == "represent" and not reply.warnings and not reply.elsewhere
    assert [(one.entry, one.verdict, one.words) for one in reply.row_checks] == [("12", "corrected", "it was 15:00")]


@pytest.mark.real
def test_saved_by_libreoffice_unchanged_it_represents_nothing(soffice: Callable[..., Path], tmp_path: Path):
    path = soffice(sent().save(tmp_path / "reply.docx"), "docx")
    reply = came(path.read_bytes())
    assert reply.unchanged and not reply.warnings and reply.row_checks == ()


@pytest.mark.real
def test_by_way_of_open_document_unchanged_it_represents_nothing(soffice: Callable[..., Path], tmp_path: Path):
    odt = soffice(sent().save(tmp_path / "reply.docx"), "odt")
    again = shutil.copy(odt, tmp_path / "again.odt")
    reply = came(soffice(Path(again), "docx").read_bytes())
    assert reply.unchanged and not reply.warnings and not reply.elsewhere


@pytest.mark.real
def test_by_way_of_open_document_it_says_the_same(soffice: Callable[..., Path], tmp_path: Path):
    back, meant = changed_in_every_way(False)
    odt = soffice(back.save(tmp_path / "reply.docx"), "odt")
    again = shutil.copy(odt, tmp_path / "again.odt")
    reply = came(soffice(Path(again), "docx").read_bytes())
    assert made(reply) == meant and reply.suggested == "represent"


@pytest.mark.real
@TRACKED
def test_what_we_edit_in_tests_is_valid_word(tracked, validator, tmp_path: Path):
    back, _ = changed_in_every_way(tracked)
    assert validator(back.save(tmp_path / "reply.docx")) == []


def test_far_more_than_was_sent_is_refused():
    made = [each for each in paragraphs() if each.kind == "said"]
    many = tuple(replace(made[0], id=f"q{n}", text=f"Paragraph {n} of the minutes") for n in range(1_500))
    whole = docx(for_agreement_paper(given(issued(made=many))))
    back = Edited(whole)
    for paragraph in list(back.root.iter(f"{W}p")):
        if "of the minutes" in text_of(paragraph):
            for _ in range(2):
                paragraph.addnext(copy.deepcopy(paragraph))
    with pytest.raises(NotUnderstood, match="Far more came back"):
        came(back, issued(made=many))


def test_a_thousand_changed_paragraphs_are_read_without_bookmarks():
    many = tuple(replace(paragraphs()[1], id=f"q{n}", text=f"In {n} she rang {n + 7} times.") for n in range(1_000))
    back = Edited(docx(for_agreement_paper(given(issued(made=many)))))
    for text in back.root.iter(f"{W}t"):
        text.text = (text.text or "").replace("she rang", "nobody rang")
    back.without_bookmarks()
    reply = came(back, issued(made=many))
    assert [one.paragraph for one in reply.representations] == [one.id for one in many]
