from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.agreement.course import next_version, use_of
from domain.agreement.standing import State, standing
from domain.agreement.steps import Answer, Representation, RowCheck, Step
from domain.errors import WrongUse
from domain.evidence.row_shown import shown
from domain.meetings.minutes import Minutes, Paragraph
from domain.review import Details
from storage.casefile import CaseFile
from storage.meetings.packets import KeptPacket
from tests.storage.made import on
from tests.storage.made_meetings import meeting, said, texts


def issued(case: CaseFile, *codes: str, says: tuple[str, ...] = ("I rang.", "Nobody came.")) -> Minutes:
    """Minutes issued to those present on 6 March."""
    number = meeting(case, *codes, texts=says)
    case.agreement.issue(number, codes, way="Word", day="2024-03-06", reply_by="2024-03-13")
    return case.minutes.of(number)


def step(minutes: Minutes, kind: Any, code: str, day: str = "2024-03-08", **more: Any) -> Step:
    """A step with one person about the version issued last."""
    latest = minutes.latest
    assert latest is not None
    return Step(kind=kind, version=latest.number, code=code, day=day, how="e-mail", sha256=latest.sha256, **more)


def answer(minutes: Minutes, kind: Any, code: str, *made: Representation, **more: Any) -> Answer:
    """A whole answer to the version issued last."""
    latest = minutes.latest
    assert latest is not None
    return Answer(
        interview=minutes.interview.number, version=latest.number, sha256=latest.sha256, code=code, kind=kind,
        representations=made, **{"day": "2024-03-08", "how": "Word", **more},
    )  # fmt: skip


def wants(minutes: Minutes, code: str, kind: Any, place: int, words: str = "") -> Representation:
    """A representation against the paragraph at this place of the version issued last; 0 is the top, or the whole."""
    latest = minutes.latest
    assert latest is not None
    at = latest.paragraphs[place - 1] if place else Paragraph()
    return Representation(
        version=latest.number, code=code, kind=kind, paragraph=at.id, quoted=at.text, words=words, day="2024-03-08"
    )


def test_a_version_is_issued_as_it_stands_and_its_hash_is_of_its_exact_text(case: CaseFile) -> None:
    number = meeting(case, "SW1", "SW2", texts=("I rang.",))
    version = case.agreement.issue(number, ["SW1", "SW2"], way="Word", day="2024-03-06", reply_by="2024-03-13")
    assert version.number == 1 and version.by == case.user and version.at
    kept = case.minutes.of(number)
    assert kept.versions == (version,) and not kept.edited
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert [(each.kind, each.code, each.how, each.sha256) for each in kept.steps] == [
        ("issue", "SW1", "Word", version.sha256),
        ("issue", "SW2", "Word", version.sha256),
    ]
    assert case.agreement.issue(number, ["SW1"], way="paper", day="2024-03-07") == version, "the text is the same"
    case.minutes.add(number, said("Later I rang again."))
    assert case.agreement.issue(number, ["SW1"], way="paper", day="2024-03-09").number == 2
    assert len(case.minutes.of(number).versions) == 2


def test_what_the_rules_refuse_leaves_no_trace(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    lines = case.log.count()
    refused = (((), "Word", "to whom"), (("SW2",), "Word", "SW2 is not among"), (("SW1",), "pigeon", "one of"))
    for codes, way, told in refused:
        with pytest.raises(WrongUse, match=told):
            case.agreement.issue(number, codes, way=way, day="2024-03-06")  # type: ignore[arg-type]
    assert case.minutes.of(number).versions == () and case.log.count() == lines


def test_steps_lead_where_the_rules_say_and_keep_who_recorded_them(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    number = minutes.interview.number
    after = case.agreement.take(number, step(minutes, "agree", "sw1", attested="author"))
    assert after.steps[-1].code == "SW1" and after.steps[-1].by == case.user
    assert standing(after, "SW1").state is State.AGREED and use_of(after).kind == "none"
    after = case.agreement.take(number, step(minutes, "remind", "SW2", "2024-03-14"))
    after = case.agreement.take(number, step(minutes, "no reply", "SW2", "2024-03-21"))
    after = case.agreement.take(
        number, step(minutes, "authorise", "SW2", "2024-03-22", who="Director of Nursing", words="long-term sick")
    )
    assert use_of(after).kind == "not confirmed"
    with pytest.raises(WrongUse, match="agreed version 1 already"):
        case.agreement.take(number, step(minutes, "agree", "SW1"))


def test_issue_and_steps_are_not_taken_back_by_undo(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    undoes = case.log.undoes()
    assert undoes is not None and undoes.table == "paragraphs"


def test_a_whole_answer_is_one_act(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    number = minutes.interview.number
    row = case.entries.add(on(3, who="SW1", people=("SW1",)))
    check = RowCheck(
        interview=number, code="SW1", entry=row.id, revision=1, shown="3 Mar: seen", verdict="corrected", words="at two"
    )
    lines = case.log.count()
    after = case.agreement.answer(
        answer(
            minutes, "represent", "SW1", wants(minutes, "SW1", "change", 1, "I rang\u200b twice."),
            wants(minutes, "SW1", "delete", 2), row_checks=(check,), packet="p1", answered_by="rpike",
        )
    )  # fmt: skip
    assert case.log.count() == lines + 1
    assert [(one.kind, one.words, one.quoted) for one in after.representations] == [
        ("change", "I rang twice.", "I rang."),
        ("delete", "", "Nobody came."),
    ]
    assert after.steps[-1].answered_by == "rpike"
    (kept,) = after.row_checks
    assert (kept.day, kept.how, kept.words, kept.by) == ("2024-03-08", "Word", "at two", case.user)
    assert case.row_checks.all() == case.row_checks.of(row.id) == (kept,)
    assert standing(after, "SW1").state is State.REPRESENTED


def test_a_packet_is_answered_once(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    case.agreement.answer(answer(minutes, "agree", "SW1", packet="p1"))
    lines = case.log.count()
    with pytest.raises(WrongUse, match="answered already"):
        case.agreement.answer(answer(minutes, "agree", "SW2", packet="p1"))
    assert case.log.count() == lines


def their_packet(case: CaseFile, number: int, code: str, id: str = "p1", **more: Any) -> None:
    """A packet that was issued to somebody."""
    given = {"version": 1, "way": "packet", **more}
    case.packets.keep(KeptPacket(id=id, interview=number, code=code, key=b"k", **given))


def test_somebodys_own_act_answers_a_packet_that_was_issued_to_them(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    number = minutes.interview.number
    their_packet(case, number, "SW2", "hers")
    their_packet(case, number, "SW1", "read here", way="reading room")
    their_packet(case, number, "SW1", "of another", version=2)
    their_packet(case, number + 1, "SW1", "of another meeting")
    own = {"how": "packet", "attested": "themselves", "answered_by": "rpike"}
    lines = case.log.count()
    for packet in ("", "none", "hers", "read here", "of another", "of another meeting"):
        with pytest.raises(WrongUse, match="answers no packet that was issued to SW1"):
            case.agreement.answer(answer(minutes, "dispute", "SW1", words="No.", packet=packet, **own))
    with pytest.raises(WrongUse, match="as the answer to their packet"):
        case.agreement.take(number, dataclasses.replace(step(minutes, "agree", "SW1"), **own))
    assert case.log.count() == lines
    their_packet(case, number, "SW1", "mine")
    after = case.agreement.answer(answer(minutes, "dispute", "SW1", words="No.", packet="mine", **own))
    assert (after.steps[-1].attested, after.steps[-1].answered_by) == ("themselves", "rpike")


def test_an_answer_by_packet_names_its_text(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    their_packet(case, minutes.interview.number, "SW1")
    given = answer(minutes, "dispute", "SW1", words="No.", packet="p1", how="packet", attested="themselves")
    for sha256 in ("", "0" * 64):
        with pytest.raises(WrongUse, match="not the text of version 1"):
            case.agreement.answer(dataclasses.replace(given, sha256=sha256))


def test_only_the_text_that_was_looked_at_is_issued(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    seen = next_version(case.minutes.of(number)).sha256
    was = case.minutes.of(number).paragraphs[0]
    case.minutes.change(number, dataclasses.replace(was, text="Rosalind Pike rang."))
    with pytest.raises(WrongUse, match="changed by somebody else just now. Nothing was issued"):
        case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06", expected=seen)
    assert case.minutes.of(number).versions == () and case.minutes.of(number).steps == ()
    now = next_version(case.minutes.of(number)).sha256
    assert case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06", expected=now).sha256 == now


def test_what_is_still_to_come_is_not_recorded(case: CaseFile) -> None:
    today = datetime.now(UTC).date()
    ahead = (today + timedelta(30)).isoformat()
    minutes = issued(case, "SW1")
    with pytest.raises(WrongUse, match="is still to come"):
        case.agreement.take(minutes.interview.number, step(minutes, "agree", "SW1", ahead))
    with pytest.raises(WrongUse, match="is still to come"):
        case.agreement.answer(answer(minutes, "agree", "SW1", day=ahead))
    tomorrow = (today + timedelta(1)).isoformat()
    case.agreement.take(minutes.interview.number, step(minutes, "agree", "SW1", tomorrow))
    planned = meeting(case, "SW1", texts=("I rang.",), held=ahead)
    with pytest.raises(WrongUse, match="Paragraphs may be typed beforehand; minutes are issued after it was held"):
        case.agreement.issue(planned, ["SW1"], way="Word", day=ahead)
    assert case.minutes.of(planned).versions == ()


@pytest.mark.parametrize("who", ["P. Linden", "p linden", "P. Linden, Head of Service", "RO1"])
def test_the_author_gives_no_authority_of_their_own(case: CaseFile, who: str) -> None:
    case.set_details(Details(agency="Riverside", author="P. Linden"))
    minutes = issued(case, "SW1")
    number = minutes.interview.number
    case.people.change(dataclasses.replace(case.people.get("RO1"), name="P. Linden"))  # type: ignore[type-var]
    case.agreement.take(number, step(minutes, "cannot", "SW1", words="died"))
    with pytest.raises(WrongUse, match="the authority is not yours to give"):
        case.agreement.take(number, step(minutes, "authorise", "SW1", words="needed", who=who))
    case.agreement.take(number, step(minutes, "authorise", "SW1", words="needed", who="Head of Service"))


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("SW2", "SW2 was at this meeting"), ("SW1 (deputy)", "SW1 was at this meeting"),
        ("Tamsin Oakley", "SW2 was at this meeting"), ("Ms Oakley, director", "SW2 was at this meeting"),
        ("RO1", "RO1 was at this meeting"), ("AU", "by their office in full"), ("Director", "by their office in full"),
    ],
)  # fmt: skip
def test_nobody_at_the_meeting_gives_an_authority_and_an_office_is_said_in_full(
    case: CaseFile, who: str, told: str
) -> None:
    minutes = issued(case, "SW1", "SW2")
    number = minutes.interview.number
    case.people.change(dataclasses.replace(case.people.get("SW2"), name="Tamsin Oakley"))  # type: ignore[type-var]
    case.agreement.take(number, step(minutes, "cannot", "SW1", words="died"))
    with pytest.raises(WrongUse, match=told):
        case.agreement.take(number, step(minutes, "authorise", "SW1", words="needed", who=who))


def test_how_an_authority_came_and_how_somebody_refused_is_said(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    number = minutes.interview.number
    refused = dataclasses.replace(step(minutes, "cannot", "SW1", words="refused"), how="")
    with pytest.raises(WrongUse, match="Say how SW1 refused: e-mail, paper, in person"):
        case.agreement.take(number, refused)
    case.agreement.take(number, dataclasses.replace(refused, how="in person"))
    given = step(minutes, "authorise", "SW1", words="needed", who="Head of Service")
    with pytest.raises(WrongUse, match="Say how the authority came"):
        case.agreement.take(number, dataclasses.replace(given, how=""))
    assert use_of(case.agreement.take(number, given)).kind == "not confirmed"


def test_an_answer_that_is_somebody_elses_in_part_is_refused_whole(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    lines = case.log.count()
    with pytest.raises(WrongUse, match="not a representation of SW1"):
        case.agreement.answer(
            answer(minutes, "represent", "SW1", wants(minutes, "SW1", "delete", 1), wants(minutes, "SW2", "delete", 1))
        )
    assert case.log.count() == lines


def test_what_is_accepted_is_put_into_the_minutes_in_the_same_act(case: CaseFile) -> None:
    minutes = issued(case, "SW1", says=("one", "two", "three"))
    number = minutes.interview.number
    after = case.agreement.answer(
        answer(
            minutes, "represent", "SW1", wants(minutes, "SW1", "change", 1, "ONE"), wants(minutes, "SW1", "delete", 2),
            wants(minutes, "SW1", "add", 3, "four"), wants(minutes, "SW1", "add", 3, "five"),
            wants(minutes, "SW1", "add", 0, "zero"), wants(minutes, "SW1", "comment", 3, "how so?"),
        )
    )  # fmt: skip
    first, second, fourth, fifth, top, comment = (one.number for one in after.representations)
    case.agreement.consider(number, first, "accepted", words="One, as agreed")
    case.agreement.consider(number, second, "declined", reason="It was said")
    for each in (fourth, fifth, top):
        case.agreement.consider(number, each, "accepted")
    after = case.agreement.consider(number, comment, "noted")
    assert texts(case, number) == ["zero", "One, as agreed", "two", "three", "four", "five"]
    assert [(one.verdict, one.reason) for one in after.representations[:2]] == [
        ("accepted", ""),
        ("declined", "It was said"),
    ]
    assert after.representations[0].considered_by == case.user
    assert after.versions[0].paragraphs[0].text == "one", "the version stays as it was issued"
    assert after.paragraphs[1].id == after.versions[0].paragraphs[0].id
    assert case.log.check_rows() is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)])
def test_paragraphs_asked_for_at_one_place_keep_their_order_however_they_are_accepted(
    case: CaseFile, order: tuple[int, ...]
) -> None:
    minutes = issued(case, "SW1")
    number = minutes.interview.number
    asked = (wants(minutes, "SW1", "add", 1, words) for words in ("first", "second", "third"))
    made = case.agreement.answer(answer(minutes, "represent", "SW1", *asked))
    for each in order:
        case.agreement.consider(number, made.representations[each].number, "accepted")
    assert texts(case, number) == ["I rang.", "first", "second", "third", "Nobody came."]


def test_what_is_accepted_twice_is_put_in_once(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    number = minutes.interview.number
    made = case.agreement.answer(answer(minutes, "represent", "SW1", wants(minutes, "SW1", "add", 2, "three")))
    for _ in range(2):
        case.agreement.consider(number, made.representations[0].number, "accepted")
    assert texts(case, number) == ["I rang.", "Nobody came.", "three"]


def test_two_who_want_the_same_paragraph_changed_do_not_overwrite_each_other(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    number = minutes.interview.number
    case.agreement.answer(answer(minutes, "represent", "SW1", wants(minutes, "SW1", "change", 1, "I rang twice.")))
    made = case.agreement.answer(answer(minutes, "represent", "SW2", wants(minutes, "SW2", "change", 1, "I wrote.")))
    one, other = (each.number for each in made.representations)
    case.agreement.consider(number, one, "accepted")
    with pytest.raises(WrongUse, match="Give the words that are to stand"):
        case.agreement.consider(number, other, "accepted")
    assert case.minutes.of(number).representations[1].verdict == ""
    case.agreement.consider(number, other, "accepted", words="I rang twice and wrote.")
    assert texts(case, number)[0] == "I rang twice and wrote."


def test_what_was_issued_answered_and_recorded_cannot_be_written_over_in_the_file(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    case.agreement.answer(answer(minutes, "represent", "SW1", wants(minutes, "SW1", "delete", 1)))
    connection = case._desk.connection
    for statement in (
        "UPDATE versions SET sha256 = ''", "DELETE FROM versions", "UPDATE steps SET kind = 'agree'",
        "DELETE FROM steps", "UPDATE representations SET words = 'no'", "DELETE FROM representations",
    ):  # fmt: skip
        with pytest.raises(Exception, match=r"never"):
            case._desk.worker.run(lambda statement=statement: connection.execute(statement))


def test_rows_are_checked_by_word_of_mouth_and_a_correction_is_taken_as_one_act(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    row = case.entries.add(on(3, who="SW1", people=("SW1",)))
    given = RowCheck(
        interview=number, code="SW1", entry=row.id, revision=1, shown=shown(row).text, verdict="corrected",
        words="at two", day="2024-03-05", how="in person",
    )  # fmt: skip
    with pytest.raises(WrongUse, match="comes with the answer to their packet"):
        case.row_checks.add(dataclasses.replace(given, how="packet"))
    (check,) = case.row_checks.add(given)
    with pytest.raises(WrongUse, match="Say why it is declined"):
        case.row_checks.consider(check.number, "declined")
    for verdict in ("corrected", "disputed"):
        (again,) = case.row_checks.add(dataclasses.replace(given, verdict=verdict))
        with pytest.raises(WrongUse, match="The row stands as SW1 was shown it, so nothing was taken"):
            case.row_checks.consider(again.number, "taken")
        with pytest.raises(WrongUse, match="so nothing was taken"):
            case.row_checks.correct(again.number, row)
    (check,) = case.row_checks.add(given)
    corrected = case.row_checks.correct(check.number, dataclasses.replace(row, event="seen at two"))
    assert corrected.revision == 2
    assert case.row_checks.of(row.id)[-1].taken == "taken"
    assert case.row_checks.consider(again.number, "taken").taken == "taken", "it says something else now"
    case.log.undo()
    case.log.undo()
    now = case.entries.get(row.id)
    assert now is not None and now.event == "seen" and case.row_checks.of(row.id)[-1].taken == ""
    assert case.row_checks.consider(check.number, "declined", "as recorded").reason == "as recorded"
