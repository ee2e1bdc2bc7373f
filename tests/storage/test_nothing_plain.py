"""No word of a case is on disk in plain form: not in its file, its journal, or any file for passing use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from domain.agreement.steps import Answer, Representation
from domain.chronology.entry import Citation
from domain.chronology.find import read_query
from domain.family.members import Member, Relation
from domain.meetings.interview import Attendee, ExtractCheck, Interview, ToSee
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.question import Question
from domain.report.parts import Abbreviation, Action, ActionUpdate, Fact, Passage, Signature
from domain.review import Details, Source
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import on

PLANTED = (
    "Quillfeather",
    "Marrowbone",
    "Tindersticks",
    "Oystercatcher",
    "Bramblejelly",
    "Wigglesworth",
    "Zanzibarland",
    "Pumpernickel",
)


def forms(word: str) -> set[bytes]:
    """The word as a database, an index or a screen could write it."""
    texts = {word, word.lower(), word.upper(), word[:7], word.lower()[:7]}
    return {text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le", "utf-16-be")}


def plain_in(raw: bytes) -> list[str]:
    """The planted words that stand in these bytes."""
    return [word for word in PLANTED if any(form in raw for form in forms(word))]


def fill(case: CaseFile) -> None:
    entry, action, source, person, other, question, draft, agency = PLANTED
    case.set_details(Details(agency=agency))
    for number in range(60):
        case.entries.add(
            on(
                3, event=f"{entry} {number}", action=action, sources=(Citation(source, "p.1"),), people=(f"SW{number}",)
            ),
            new_people=[Person(code=f"SW{number}", name=f"{person} {number}", other_names=(other,))],
            new_sources=[Source(source)],
            new_questions=[Question("2", question)],
        )
        case.drafts.save("line", f"{draft} {number}")


def test_nothing_typed_is_found_in_the_file(case: CaseFile) -> None:
    fill(case)
    assert plain_in(case.path.read_bytes()) == []
    case.close()
    assert plain_in(case.path.read_bytes()) == []


def test_nothing_of_the_family_is_found_in_the_file(case: CaseFile) -> None:
    entry, action, source, person, other, question, _, agency = PLANTED
    members = [
        Member(code="Adult A", relationship=entry, born=action, address=source, ethnicity=person, note=other),
        Member(code="Adult B", household=question),
    ]
    people = [Person(code=member.code, identifiers=(agency,)) for member in members]
    case.family.add_many(members, new_people=people)
    case.relations.add(Relation(one="Adult A", kind="married", other="Adult B", note=agency))
    case.people.rename("Adult A", "Adult C")
    case.people.split(case.people.all()[0], Person(code="Adult D", name=person))
    case.log.undo()
    assert plain_in(case.path.read_bytes()) == []
    case.close()
    assert plain_in(case.path.read_bytes()) == []


def test_nothing_typed_is_found_in_the_journal_while_a_change_is_under_way(case: CaseFile) -> None:
    fill(case)
    desk = case._desk

    def under_way() -> bytes:
        with desk.writing():
            # More than the cache holds, so that changed pages are written before the end.
            desk.connection.execute("PRAGMA cache_size = 10")
            desk.connection.execute("UPDATE entries SET comment = event || action")
            desk.connection.execute("UPDATE people SET note = name")
            journal = case.path.with_name(case.path.name + "-journal").read_bytes()
            return journal + case.path.read_bytes()

    raw = desk.run(under_way)
    assert len(raw) > 100_000
    assert plain_in(raw) == []


def test_nothing_is_written_anywhere_else_by_searching_sorting_or_undoing(
    case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir(mode=0o700)
    os.utime(passing, (1, 1))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(passing))
    fill(case)
    desk = case._desk
    desk.run(lambda: desk.connection.execute("PRAGMA cache_size = 10"))
    case.entries.page(0, 50, read_query("quill"))
    case.people.rename("SW1", "SW900")
    case.log.undo()
    case.review()
    desk.run(lambda: desk.tuples("SELECT * FROM entries AS a, entries AS b ORDER BY a.event || b.event DESC"))
    assert passing.stat().st_mtime == 1
    open_files = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert not [name for name in open_files if "etilqs" in name]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.imr", "passing"]


def test_no_word_of_the_case_is_in_what_a_fault_says(case: CaseFile) -> None:
    case.entries.add(on(3, event=PLANTED[0]))
    desk = case._desk
    desk.run(lambda: desk.connection.execute("DROP TABLE marks"))
    with pytest.raises(Exception, match="marks") as fault:
        case.entries.add(on(3, event=PLANTED[1]))
    assert plain_in(str(fault.value).encode()) == []
    assert PASSPHRASE not in str(fault.value)


def test_nothing_of_minutes_and_their_agreement_is_found_in_the_file(case: CaseFile) -> None:
    said, wanted, about, note, why, heading, draft, extract = PLANTED
    for code in ("SW1", "SW2"):
        case.people.add(Person(code=code))
    people = (Attendee("SW1", role=why), Attendee("SW2", present=False, why_not_asked=note))
    number = case.interviews.add(Interview(held="2024-03-05", about=about, people=people, note=note)).number
    (first, *_) = case.minutes.add(number, *(Paragraph(speaker="SW1", text=f"{said} {each}") for each in range(60)))
    case.drafts.save(f"minutes:{number}", draft)
    version = case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    made = Representation(version=1, code="SW1", kind="change", paragraph=first.id, quoted=said, words=wanted)
    after = case.agreement.answer(
        Answer(
            interview=number, version=1, sha256=version.sha256, code="SW1", kind="represent", representations=(made,),
            day="2024-03-07",
        )
    )  # fmt: skip
    case.agreement.consider(number, after.representations[0].number, "accepted")
    case.to_see.add(ToSee(code="SW2", why=why))
    case.headings.add(heading)
    case.extract_checks.add(ExtractCheck(code="SW1", extract=extract))
    assert plain_in(case.path.read_bytes()) == []
    case.close()
    assert plain_in(case.path.read_bytes()) == []


def test_nothing_of_the_report_is_found_in_the_file(case: CaseFile) -> None:
    text, lead, meaning, value, printed, frozen, signer, update = PLANTED
    for number in range(40):
        case.passages.add("narrative", Passage(text=f"{text} {number}"))
        case.printed.keep("report", "ab" * 32, case.log.head(), {"passage:a": f"{printed} {number}"})
    action = case.actions.add(Action(text="Tell all.", lead=lead))
    case.actions.report(ActionUpdate(action=action.number, day="2024-03-03", status="Completed", words=update))
    case.abbreviations.put(Abbreviation(short="MCA", meaning=meaning))
    case.facts.put(Fact(name="author_job", value=value))
    case.set_details(Details(author=signer))
    made = case.submissions.freeze("1", "draft", frozen)
    case.submissions.sign(
        Signature(submission=made.number, signed_as="author", who=signer, day=made.at[:10], how="by e-mail")
    )
    assert plain_in(case.path.read_bytes()) == []
    case.close()
    assert plain_in(case.path.read_bytes()) == []
