"""What came back in an edited report: exactly what was edited is listed, and taking it in makes the case say it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chronology.entry import Citation
from domain.errors import ChangedUnderneath, NotUnderstood
from domain.people import Person
from domain.report.parts import Action, Fact, Passage, Recommendation
from domain.returned.changes import CameBack, Change
from domain.review import Details, Source
from screens.came_back.reading import read_came_back
from screens.came_back.taking import Taking
from storage.casefile import CaseFile
from tests.screens.edited import TODAY, Edited, edited, exported
from tests.storage.made import on

PHRASE = "seven green bottles"
WORDS = {
    "narrative": (
        "The first call was taken by the duty team in the morning.", "Nobody went to the flat until the weekend.",
        "A card was left behind at the door by the district nurse.", "The pharmacy rang twice about tablets.",
        "On the last day a neighbour heard a fall through the wall.",
    ),
    "learning": (
        "Visits without reply need somebody who owns them.", "Telephone calls are no referrals to anybody.",
        "Pharmacies learn first that medication is not collected.", "Supervision asked about tasks and never people.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Left:
    """A case, and the report that left it."""

    path: Path
    data: bytes = field(repr=False)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """A case whose report has left, and the file that left."""
    path = tmp_path_factory.mktemp("left") / "A.imr"
    details = Details(agency="Riverside Trust", subject="Adult A", author="An Author")
    with CaseFile.create(path, PHRASE, details) as case:
        case.people.add(Person(code="SW1", role="Social worker", name="Tobias Underhay"))
        case.sources.add(Source("EMIS"))
        for section, texts in WORDS.items():
            case.passages.add(section, *(Passage(text=each) for each in texts))
        first = case.passages.of("narrative")[0]
        row = case.entries.add(
            on(3, event="Call taken", sources=(Citation("EMIS"),))
        )
        case.cited.cite(first.id, row.id)
        case.recommendations.add(Recommendation(text="Every visit has an owner.", rests_on=(first.id,)))
        case.actions.add(Action(recommendation=1, text="Write the rule down.", lead="TM1", outcome="One rule"))
        case.facts.put(Fact(name="independence", value="The author knew none of the staff."))
        data = exported(case)
    return Left(path, data)


@pytest.fixture
def case(left: Left, tmp_path: Path) -> Iterator[CaseFile]:
    """That case, to be changed."""
    with CaseFile.open(Path(shutil.copy(left.path, tmp_path / "A.imr")), PHRASE) as opened:
        yield opened


def came(case: CaseFile, data: bytes) -> CameBack:
    return read_came_back(case, data, "report.docx")


def kinds(changes: tuple[Change, ...]) -> list[str]:
    return [each.kind for each in changes]


def said(case: CaseFile, section: str) -> list[str]:
    return [each.text for each in case.passages.of(section)]


def test_a_file_that_came_back_as_it_left_has_no_changes(case: CaseFile, left: Left) -> None:
    assert came(case, left.data).changes == ()


EDITS: tuple[tuple[str, Callable[[Edited], None], list[str]], ...] = (
    ("words", lambda of: of.change("duty team", "night team"), ["words"]),
    ("tracked", lambda of: of.track("duty team", "night team"), ["words"]),
    ("out", lambda of: of.take_out("pharmacy rang"), ["out"]),
    ("added", lambda of: of.add_behind("pharmacy rang", "The GP was not told of it."), ["added"]),
    ("swapped", lambda of: of.swap("pharmacy rang", "a neighbour heard"), ["moved"]),
    ("split", lambda of: of.split("Nobody went", "until the"), ["split"]),
    ("joined", lambda of: of.join("A card was left", "The pharmacy rang"), ["joined"]),
    ("comment", lambda of: of.comment("A card was left", "By whom?"), ["comment"]),
    ("cell", lambda of: of.change("Write the rule down.", "Write the rule on one page."), ["cell"]),
    ("recommendation", lambda of: of.change("visit has an owner", "visit has one owner"), ["words"]),
    ("fact", lambda of: of.change("knew none of", "had never met"), ["words"]),
    ("reference", lambda of: of.change("EMIS", "RiO"), ["reference"]),
)  # fmt: skip


@pytest.mark.parametrize(("edit", "listed"), [each[1:] for each in EDITS], ids=[each[0] for each in EDITS])
def test_one_edit_is_listed_as_what_it_is_and_is_so_once_taken_in(
    case: CaseFile, left: Left, edit: Callable[[Edited], None], listed: list[str]
) -> None:
    data = edited(left.data, edit)
    found = came(case, data)
    assert kinds(found.changes) == listed
    Taking(case, TODAY).take_all(found.changes)
    assert [each.where for each in came(case, data).changes if each.takes and each.kind != "comment"] == []


def test_number_and_references_are_no_words_of_a_paragraph(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.change("duty team", "night team"))).changes
    assert change.returned == "The first call was taken by the night team in the morning."


def test_a_tracked_change_is_said_to_be_one(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.track("duty team", "night team"))).changes
    assert change.tracked and "night team" in (change.returned or "")


def test_a_comment_marks_its_paragraph_and_is_not_kept(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.comment("A card was left", "By whom?"))).changes
    assert change.said == "By whom?"
    Taking(case, TODAY).take(change)
    assert [each.text for each in case.passages.of("narrative") if each.check] == [WORDS["narrative"][2]]


def test_a_signature_filled_in_by_hand_is_told_and_not_taken_in(case: CaseFile, left: Left) -> None:
    of = Edited(left.data)
    of.write_beside("Author: signature", "P. Example")
    (change,) = came(case, of.data()).changes
    assert (change.kind, change.takes, change.returned) == ("signature", False, "P. Example")


def test_what_was_changed_in_the_case_meanwhile_is_not_overwritten_among_others(
    case: CaseFile, left: Left
) -> None:
    mine = case.passages.of("narrative")[0]
    case.passages.change(replace(mine, text="The first call was taken by nobody."))
    found = came(case, edited(left.data, lambda of: of.change("duty team", "night team")))
    assert found.changes[0].conflict and found.changes[0].now == "The first call was taken by nobody."
    done, refused = Taking(case, TODAY).take_all(found.changes)
    assert not done and "meanwhile" in refused[0]
    Taking(case, TODAY).take(found.changes[0])
    assert "night team" in said(case, "narrative")[0]


def test_what_changed_since_it_was_listed_is_refused(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.change("duty team", "night team"))).changes
    mine = case.passages.of("narrative")[0]
    case.passages.change(replace(mine, text="Something else."))
    with pytest.raises(ChangedUnderneath):
        Taking(case, TODAY).take(change)


def test_a_real_name_in_returned_words_becomes_a_code(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.change("the duty team", "Tobias Underhay"))).changes
    taking = Taking(case, TODAY)
    taking.take(change)
    assert said(case, "narrative")[0] == "The first call was taken by SW1 in the morning."
    assert any("codes" in note for note in taking.notes)


def test_a_name_of_nobody_in_the_key_is_told_when_it_is_taken_in(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.change("the duty team", "Dr Hassan Malik"))).changes
    taking = Taking(case, TODAY)
    taking.take(change)
    assert any("Hassan Malik is nobody of the key" in note for note in taking.notes)


def test_what_was_taken_in_is_undone(case: CaseFile, left: Left) -> None:
    (change,) = came(case, edited(left.data, lambda of: of.take_out("pharmacy rang"))).changes
    Taking(case, TODAY).take(change)
    case.log.undo()
    assert said(case, "narrative") == list(WORDS["narrative"])


def test_a_report_of_another_case_is_refused(left: Left, tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "B.imr", PHRASE, Details(agency="Another Trust", subject="Adult B")) as other:
        other.passages.add("narrative", Passage(text="Something of another case altogether."))
        exported(other)
        with pytest.raises(NotUnderstood, match="another case"):
            came(other, left.data)


def test_text_pasted_into_a_new_document_is_known_by_its_words_and_said_to_be_uncertain(
    case: CaseFile, left: Left
) -> None:
    import docx

    pasted = Edited(left.data)
    fresh = Edited.__new__(Edited)
    fresh.document = docx.Document()
    for each in pasted.document.element.body.iter("{*}p"):
        fresh.document.add_paragraph("".join(text.text or "" for text in each.iter("{*}t", "{*}tab") if text.text))
    fresh.change("Nobody went", "Someone went")
    found = came(case, fresh.data())
    assert not found.sure and "Someone went to the flat until the weekend." in [one.returned for one in found.changes]


def test_a_document_this_case_never_exported_is_refused(case: CaseFile) -> None:
    import docx

    other = Edited.__new__(Edited)
    other.document = docx.Document()
    other.document.add_paragraph("A letter about something else.")
    with pytest.raises(NotUnderstood, match="nothing this case exported"):
        came(case, other.data())


OPS = st.lists(
    st.sampled_from(("keep", "keep", "change", "out", "add", "track", "comment")),
    min_size=len(WORDS["narrative"]) + len(WORDS["learning"]),
    max_size=len(WORDS["narrative"]) + len(WORDS["learning"]),
)


@given(ops=OPS, swap=st.booleans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits_are_listed_exactly_and_taking_all_in_makes_the_case_say_what_the_document_says(
    left: Left, tmp_path: Path, ops: list[str], swap: bool
) -> None:
    of = Edited(left.data)
    wanted: Counter[str] = Counter()
    meant = {section: list(texts) for section, texts in WORDS.items()}
    every = [(section, text) for section, texts in WORDS.items() for text in texts]
    if swap:
        of.swap(WORDS["learning"][0], WORDS["learning"][1])
        meant["learning"][:2] = reversed(meant["learning"][:2])
        wanted["moved"] += 1
        ops = [*ops[:5], "keep", "keep", *ops[7:]]
    for number, ((section, text), op) in enumerate(zip(every, ops, strict=True)):
        texts = meant[section]
        at = texts.index(text)
        last = text.split()[-1]
        if op == "out":
            of.take_out(text)
            texts.pop(at)
        elif op == "add":
            texts.insert(at + 1, f"Wholly new remark {number * 7919}.")
            of.add_behind(text, texts[at + 1])
        elif op in ("change", "track"):
            new = f"{text.removesuffix(last)}somewhere{number}."
            (of.change if op == "change" else of.track)(text, new)
            texts[at] = new
        elif op == "comment":
            of.comment(text, f"Comment {number}")
        if op != "keep":
            wanted[{"change": "words", "track": "words", "add": "added"}.get(op, op)] += 1
    path = Path(shutil.copy(left.path, tmp_path / f"{abs(hash((tuple(ops), swap)))}.imr"))
    with CaseFile.open(path, PHRASE) as case:
        found = came(case, of.data())
        assert Counter(kinds(found.changes)) == wanted
        before = case.review()
        done, refused = Taking(case, TODAY).take_all(found.changes)
        assert len(done) == wanted.total() and not refused
        assert {section: said(case, section) for section in WORDS} == meant
        after = case.review()
        assert (after.report.recommendations, after.report.actions, after.report.facts, after.entries) == (
            before.report.recommendations, before.report.actions, before.report.facts, before.entries
        )  # fmt: skip
        assert {one.section for one in after.report.passages} <= set(WORDS)
    path.unlink()
