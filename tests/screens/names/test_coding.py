"""The names of a text while it is typed: none stands in what is saved that was not taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.chronology.entry import TEXTS
from domain.line.draft import Known
from domain.people import Person
from screens.chronology.entry_form import join, split
from screens.chronology.line import Typing
from screens.names.coding import Coding, KeyNames

KEY = (
    Person(code="SW1", role="social worker", name="Jane Smith", other_names=("Janey",)),
    Person(code="GP1", role="general practitioner", name="Anil Patel"),
    Person(code="HV1", role="health visitor", name="Mary Ann Okafor"),
    Person(code="F1", role="mother", name="May Green"),
    Person(code="PC2", role="police officer", name="Peter Smith-Jones"),
    Person(code="Adult A", role="subject", name="Seán O'Brien", given_by_board=True),
)
KNOWN = Known(today=date(2024, 9, 1), people=KEY)
NAMES = KeyNames(KNOWN)
FULL = [person.name for person in KEY]

words = st.sampled_from([
    *FULL, "Smith, Jane", "JANE SMITH", "Mrs Okafor", "J Smith", "Jane", "Smith", "May", "Green", "Patel", "Janey",
    "met", "rang", "the", "Street", "by", "in May 2024", "\u201cI saw Jane Smith\u201d", "she said", "SW1",
    "Jane\u00a0Smith", "jane.smith@nhs.uk",
])  # fmt: skip
between = st.sampled_from([" ", " ", " ", ", ", ". ", "; ", "'s ", " - ", "/"])
texts = st.lists(st.tuples(words, between), min_size=1, max_size=8).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


def certain(text: str, *, full: bool = False) -> list[str]:
    """The names of a text that may be coded unasked; only `full` ones, not parts of a name, where asked for."""
    return [hit.matched for hit in NAMES.hits(text) if hit.certain and not (full and hit.is_part)]


def typed(text: str, typing: Typing) -> str:
    """The line as it stands when this was typed key by key."""
    line = ""
    for key in text:
        line += key
        changed = typing.coding.behind(line, len(line))
        line = changed[0] if changed is not None else line
    return line


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_certain_name_stands_in_a_row_that_was_typed(text: str) -> None:
    typing = Typing(KNOWN)
    draft = typing.read(typed(f"3/3/24 SW1: {text}", typing))
    if draft.entry is not None:
        for part in TEXTS:
            assert certain(getattr(draft.entry, part) or "", full=True) == []


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_no_certain_name_stands_in_what_was_pasted_or_filled_in(pasted: str, event: str) -> None:
    coding = Coding(NAMES)
    assert certain(coding.whole(f"{pasted}\n{event}")) == []
    typing = Typing(KNOWN)
    boxes = {**split(typing.read("3/3/24 SW1: x")), "event": event, "comment": pasted}
    draft = typing.read(join(boxes, typing))
    if draft.entry is not None:
        assert certain(draft.entry.event or "", full=True) == certain(draft.entry.comment or "", full=True) == []


@settings(max_examples=100, deadline=None)
@given(texts, st.data())
def test_only_what_was_taken_back_stands_as_typed(text: str, data: st.DataObject) -> None:
    coding = Coding(NAMES)
    stands = coding.whole(text)
    for _ in range(data.draw(st.integers(0, 4))):
        changed = coding.turn(stands, data.draw(st.integers(0, len(stands))))
        stands = changed[0] if changed is not None else stands
    stands = coding.whole(stands)
    assert {name.casefold() for name in certain(stands)} <= coding.left
    assert certain(Coding(NAMES, coding.left).whole(stands)) == certain(coding.whole(stands))


@settings(max_examples=150, deadline=None)
@given(texts, st.data())
def test_the_marks_stay_on_their_codes_while_the_text_is_changed(text: str, data: st.DataObject) -> None:
    coding = Coding(NAMES)
    stands = coding.whole(text)
    for _ in range(3):
        start = data.draw(st.integers(0, len(stands)))
        end = data.draw(st.integers(start, min(len(stands), start + 3)))
        stands = stands[:start] + data.draw(st.sampled_from(["", "x", " and ", "SW1"])) + stands[end:]
        codes = {"SW1", "GP1", "HV1", "F1", "PC2", "Adult A"}
        shown = [stands[start:end] for start, end in coding.places(stands)]
        assert {each.strip("[]") for each in shown} <= codes


@settings(max_examples=100, deadline=None)
@given(texts, st.data())
def test_turning_a_name_through_all_it_may_be_gives_back_the_text(text: str, data: st.DataObject) -> None:
    coding = Coding(NAMES)
    stands = coding.whole(text)
    cursor = data.draw(st.integers(0, len(stands)))
    seen, at = [stands], cursor
    for _ in range(6):
        changed = coding.turn(seen[-1], at)
        if changed is None:
            return
        seen.append(changed[0])
        at = changed[1]
    assert any(each == stands for each in seen[1:])


@pytest.mark.parametrize(("text", "stands"), [
    ('rang seen="Jane Smith" ', 'rang seen="SW1" '), ('she said "Jane Smith came" ', 'she said "[SW1] came" '),
    ("Seán O'Brien Patel ", "Adult A Patel "),
    ("told Smith about ", "told Smith about "), ("told Patel about ", "told GP1 about "), ("in May ", "in May "),
])
def test_what_is_written_for_a_name(text: str, stands: str) -> None:
    assert Coding(NAMES).whole(text) == stands


def test_a_name_is_coded_at_its_end_and_not_within() -> None:
    typing = Typing(KNOWN)
    stands = {text: typed(text, typing) for text in ("met Anil Pate", "met Anil Patel", "met Anil Patel.")}
    assert list(stands.values()) == ["met Anil Pate", "met Anil Patel", "met GP1."]


@pytest.mark.parametrize("address", ["anil.patel@riverside.nhs.uk", "anil_patel@x.org"])
def test_an_address_has_one_code_when_it_has_ended(address: str) -> None:
    assert typed(f"mailed {address} today", Typing(KNOWN)) == "mailed GP1 today"


def test_names_are_looked_for_once_in_the_same_text() -> None:
    names = KeyNames(KNOWN)
    assert names.hits("met Jane Smith") is names.hits("met Jane Smith")
