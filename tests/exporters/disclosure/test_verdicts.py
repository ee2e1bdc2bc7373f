"""What stops a file, what was let through, what is only told; and the certificate that says so and names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.disclosure import Accepted
from domain.errors import Stopped
from domain.family.members import NOT_KNOWN, Member
from domain.gate import outgoing
from domain.people import Person
from exporters.disclosure.searching import Found
from exporters.disclosure.verdicts import judged, may_be_accepted
from exporters.prepare import prepare
from exporters.way_out.certificate import Checked, certificate
from exporters.way_out.job import Disclosed, Job
from tests.exporters.disclosure.planted import inner_workbook, rewritten
from tests.exporters.test_prepare import REVIEW, job, template, with_text

TODAY = date(2024, 10, 1)


def stopped(review=REVIEW, **rest) -> Disclosed:
    with pytest.raises(Disclosed) as caught:
        prepare(outgoing(review), job(**rest))
    return caught.value


def let(hit: Found, reason: str = "for a reason") -> Accepted:
    kind, place, matched, text = hit.key
    at, by = "2024-10-01T09:00:00Z", "user-1"
    return Accepted(kind=kind, place=place, matched=matched, text=text, reason=reason, at=at, by=by)


def test_a_hit_let_through_leaves_and_is_told_with_its_reason() -> None:
    review = with_text("Moved into Wetherstone House")
    (hit,) = stopped(review).verdict.stopping
    made = prepare(outgoing(review), job(accepted=(let(hit),)))
    assert [one.reason for _, one in made.through] == ["for a reason"]
    assert any("accepted: for a reason" in note for note in made.notes)


def test_a_verdict_follows_its_row_and_ends_with_its_text() -> None:
    review = with_text("Moved into Wetherstone House")
    (hit,) = stopped(review).verdict.stopping
    assert hit.place == "Chronology!E7" and hit.general == "Chronology, column E “Event”"
    moved = replace(review, entries=review.entries[2:])
    assert prepare(outgoing(moved), job(accepted=(let(hit),))).rows == 3
    other = with_text("Moved into Wetherstone House with SW1")
    assert stopped(other, accepted=(let(hit),)).verdict.stopping


def test_a_verdict_on_one_kind_of_file_is_none_on_another() -> None:
    review = with_text("Moved into Wetherstone House")
    (hit,) = stopped(review).verdict.stopping
    assert stopped(review, accepted=(replace(let(hit), kind="panel copy"),)).verdict.stopping


def test_what_was_nobodys_is_asked_again_once_it_is_somebodys() -> None:
    review = with_text("The unit’s own number is 999 002 4618")
    (hit,) = stopped(review).verdict.stopping
    assert prepare(outgoing(review), job(accepted=(let(hit),))).through
    known = replace(review.people[0], identifiers=("999 002 4618",))
    of_somebody = replace(review, people=(known, *review.people[1:]))
    assert [each.code for each in stopped(of_somebody, accepted=(let(hit),)).verdict.stopping] == ["DN1"]


def test_a_verdict_on_one_bearer_of_a_name_is_none_on_two() -> None:
    review = with_text("Moved into Wetherstone House")
    (hit,) = stopped(review).verdict.stopping
    two = replace(review, people=(*review.people, Person(code="PO1", name="Gideon Wetherstone")))
    assert stopped(two, accepted=(let(hit),)).verdict.stopping


def test_a_part_that_cannot_be_searched_is_accepted_by_its_very_bytes() -> None:
    locked = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    held = rewritten(inner_workbook("x"), {"xl/embeddings/a.bin": locked})
    from exporters.disclosure.searching import search

    searched = search(held, "x.xlsx", outgoing(REVIEW).looked_for)
    (hit,) = judged(searched, file="chronology").stopping
    assert hit.sentence == "xl/embeddings/a.bin is locked by a password and could not be searched"
    assert not judged(searched, accepted=[let(hit)], file="chronology").stopping
    changed = rewritten(held, {"xl/embeddings/a.bin": locked + b"more"})
    again = search(changed, "x.xlsx", outgoing(REVIEW).looked_for)
    assert judged(again, accepted=[let(hit)], file="chronology").stopping


def test_macros_are_never_let_through_but_where_the_boards_file_held_them() -> None:
    from exporters.disclosure.searching import search

    macros = rewritten(inner_workbook("x"), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 packed"})
    searched = search(macros, "x.xlsm", outgoing(REVIEW).looked_for)
    (hit,) = judged(searched).stopping
    assert not may_be_accepted(hit)
    assert judged(searched, accepted=[let(hit)]).stopping == (hit,)
    own = search(macros, "x.xlsm", outgoing(REVIEW).looked_for, macros)
    assert not judged(own).stopping


def test_what_may_be_no_identifier_is_told_and_stops_nothing() -> None:
    doubtful = Found("p", "Rows!B2", "", "ZZ1 1ZZ", "at ZZ1 1ZZ", "postcode", asked=True, kind="postcode")
    from exporters.disclosure.searching import Searched

    verdict = judged(Searched((doubtful,), (), 1, 10))
    assert (verdict.stopping, verdict.told) == ((), (doubtful,))


def test_how_to_reach_the_board_in_its_own_file_is_told_and_stops_nothing() -> None:
    from exporters.disclosure.searching import search

    held = inner_workbook("Ring the board: 01632 960999")
    looked_for = outgoing(REVIEW).looked_for
    own = judged(search(held, "x.xlsx", looked_for, held))
    assert not own.stopping and [hit.kind for hit in own.told] == ["telephone"]
    assert judged(search(held, "x.xlsx", looked_for)).stopping


def test_what_is_drawn_in_a_picture_is_nobodys_initials() -> None:
    import random

    from exporters.disclosure.searching import search

    drawn = b"\xff\xd8\xff\xda\x00\x02" + random.Random(3).randbytes(400_000) + b"\xff\xd9"
    picture = rewritten(inner_workbook("x"), {"xl/media/image1.jpg": drawn})
    assert search(picture, "x.xlsx", outgoing(REVIEW).looked_for).found == ()
    named = rewritten(inner_workbook("x"), {"xl/media/image1.jpg": drawn + b"Seen by Beatrix Snodbury"})
    assert search(named, "x.xlsx", outgoing(REVIEW).looked_for).found


# The certificate


def checked(made, **rest) -> Checked:
    return Checked(
        **{
            "file": made.kind, "profile": made.profile, "searched": made.searched, "sha256": made.searched_as,
            "through": made.through, "left": made.sha256, "by": "user-1", "log_head": "ab" * 32, "version": "0.1",
            **rest,
        }
    )


def text_of(review=REVIEW, **rest) -> str:
    out = outgoing(review)
    made = prepare(out, job(**rest))
    return certificate(checked(made), review, out.looked_for, TODAY).text


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_it_says_what_was_searched_for_how_many_and_by_whom() -> None:
    review = replace(REVIEW, people=(*REVIEW.people, Person(code="HV1", identifiers=("07700 900142",))))
    said = squeezed(text_of(review))
    assert "Made on: 1 October 2024, by user-1, imr 0.1" in said
    assert "3 people of the key with 3 names, written in " in said
    assert "1 other identifier of theirs" in said
    assert "for 1 person the key has no real name" in said
    assert f"Head of the log: {'ab' * 32}" in said
    assert "What was found -------------- Nothing." in said


def test_it_counts_only_what_is_looked_for() -> None:
    member = Member(code="DN1", born="2 September 1961", died="4 April 2024", address=NOT_KNOWN)
    assert "1 other identifier of theirs" in squeezed(text_of(replace(REVIEW, family=(member,))))


def test_it_tells_accepted_hits_by_id_and_reason_never_by_the_words() -> None:
    review = with_text("Moved into Wetherstone House")
    (hit,) = stopped(review).verdict.stopping
    said = text_of(review, accepted=(let(hit, "a block of flats"),))
    assert hit.id in said and "a block of flats (user-1, 2024-10-01)" in said
    assert "Wetherstone" not in said
    assert "1 accepted, as below: name 1." in said


def test_a_place_called_by_a_name_is_withheld() -> None:
    made = prepare(outgoing(REVIEW), job())
    hit = Found("p", "Snodbury!B2", "DN1", "Snodbury", "Snodbury", "surname", general="Snodbury, column B")
    out = outgoing(REVIEW)
    said = certificate(checked(made, through=((hit, let(hit)),)), REVIEW, out.looked_for, TODAY).text
    assert "(a place that is called by a name)" in said and "Snodbury" not in said


def test_one_that_would_hold_a_name_is_not_made() -> None:
    made = prepare(outgoing(REVIEW), job())
    hit = Found("p", "Rows!B2", "DN1", "Snodbury", "Snodbury", "surname")
    with pytest.raises(Stopped, match="The certificate would hold “Snodbury”"):
        certificate(
            checked(made, through=((hit, let(hit, "Snodbury agreed")),)), REVIEW, outgoing(REVIEW).looked_for, TODAY
        )


def test_it_says_of_a_locked_file_what_was_searched_and_what_left() -> None:
    made = prepare(outgoing(REVIEW), Job(today=TODAY, password="seven plain lanterns"))
    said = squeezed(certificate(checked(made), REVIEW, outgoing(REVIEW).looked_for, TODAY).text)
    assert f"Searched as: SHA-256 {made.searched_as}" in said
    assert f"Left as: SHA-256 {made.sha256} (the same file under a password)" in said


def test_one_of_a_check_says_that_nothing_left_and_how_many_keep_it_back() -> None:
    one = stopped(with_text("Rang Snodbury"))
    of_check = Checked(
        file=one.kind, profile=one.profile, searched=one.searched, sha256=one.sha256, stopping=one.verdict.stopping
    )
    said = squeezed(certificate(of_check, REVIEW, one.looked_for, TODAY).text)
    assert "Left: not: this is of a check alone" in said
    assert "1 keep it back, so it does not leave: name 1." in said


def test_the_boards_own_names_allowed_together_are_counted() -> None:
    said = squeezed(text_of(template=template(A1="Return to Ambrose Wetherstone"), boards_names=True))
    assert "1 in the board’s own file before, allowed together: name 1." in said
