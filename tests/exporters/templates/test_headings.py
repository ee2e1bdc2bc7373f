import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.asked.field_of import NOTHING, FieldOf
from domain.asked.found import CATALOGUE
from exporters.templates.headings import Heading, read_heading, read_row
from exporters.templates.words import words
from tests.exporters import wordings

CERTAIN = [
    ("Date", "date"), ("Date of event/incident", "date"), ("When did it happen?", "date"),
    ("Event end date", "end_date"), ("Time (24 hour)", "time"), ("Start date/time", "date+time"),
    ("End date/time", "end_date+end_time"), ("Date & Time", "date+time"), ("S. No.", "number"),
    ("Event / Entry No", "number"), ("Source of evidence", "source"), ("Where is this recorded?", "source"),
    ("Page ref", "source_ref"), ("Professional(s) involved (code)", "who"),
    ("Agency / professional (code)", "agency+who"), ("Name & role of professional", "who+role"),
    ("Professional's name and job title", "who+role"), ("Event / contact", "event"), ("Contact/event", "event"),
    ("Description of incident", "event"), ("Decision/action", "action"),
    ("Action taken and outcome", "action+outcome"), ("Comments / Analysis", "comment"),
    ("Key Line of Enquiry", "question"), ("ToR", "question"), ("KLOE no.", "question"),
    ("Terms of Reference", "question"), ("Was the child seen/spoken to?", "field:seen"),
    ("Method of contact", "field:contact"), ("Good practice (Y/N)", "flag:good"),
    ("Missed opportunities", "flag:opportunity"), ("Wishes and feelings", "field:voice"),
    ("Impact (either positive or negative)", "field:impact"), ("Panel comments", NOTHING),
    ("For office use only", NOTHING), ("1. Date", "date"), ("Proffesional involved", "who"),
    ("EVENT:", "event"), ("Date\nof\nevent", "date"),
    ("Source of information\ne.g. case notes, GP letter", "source"),
    ("Event – facts only, no opinion", "event"),
]  # fmt: skip

NOT_CERTAIN = [
    "Details", "Name", "Response", "Notes", "Ref", "Contact", "Date recorded", "Date of entry",
    "Outcome/Response", "Date of birth", "Target date", "Date of next review", "Action owner", "Action by",
    "Source of referral", "Other agencies informed", "Number of children", "Number of entries",
    "Contact details", "Reviewer's comments", "Contract type", "Time spent", "Lead officer", "Recommendation",
    "Status", "Evidence (file, page)", "Practice manager", "Consent", "President", "Career", "", "???",
    "Recorded by", "Service view", "Key contact", "Reason for action",
]  # fmt: skip


@pytest.mark.parametrize(("heading", "asks"), CERTAIN)
def test_a_heading_is_understood_by_its_meaning(heading: str, asks: str) -> None:
    reading = read_heading(heading)
    assert (reading.certainty, "+".join(reading.fields)) == ("certain", asks)


@pytest.mark.parametrize("heading", NOT_CERTAIN)
def test_a_heading_that_could_mean_two_things_is_never_certain(heading: str) -> None:
    assert not read_heading(heading).certain


@pytest.mark.parametrize("asks", wordings.CERTAIN)
def test_headings_are_understood_in_the_words_boards_use(asks: str) -> None:
    read = {heading: read_heading(heading) for heading in wordings.CERTAIN[asks]}
    assert {heading: "+".join(reading.fields) for heading, reading in read.items() if reading.certain} == dict.fromkeys(
        wordings.CERTAIN[asks], asks
    )


def test_what_asks_for_something_else_is_never_placed_without_asking() -> None:
    assert [heading for heading in wordings.NEVER + wordings.ASKED if read_heading(heading).certain] == []


@pytest.mark.parametrize("field", CATALOGUE, ids=lambda field: f"{field.where} {field.id}")
def test_every_way_of_asking_can_be_met_by_some_heading(field: FieldOf) -> None:
    for text in (*field.words, *field.hints):
        for group in text.partition(":")[0].split("+"):
            kept = [word for word in group.strip().split("|") if words(word)[0]]
            assert kept, f"no heading ever holds {group.strip()!r}"


def test_an_uncertain_heading_says_why_and_what_it_could_be() -> None:
    reading = read_heading("Contact")
    assert reading.fields == ("event",)
    assert "field:contact" in reading.others
    assert reading.why


def test_two_columns_that_claim_the_same_field_are_both_asked() -> None:
    date, event, also = read_row([Heading(text="Date"), Heading(text="Event"), Heading(text="Significant event")])
    assert date.certain
    assert not event.certain and not also.certain
    assert "“Event” and “Significant event” both seem to ask for the event" in event.why


def test_a_list_of_values_settles_what_contact_means() -> None:
    contact, _ = read_row([Heading(text="Contact", listed=("Telephone", "Home visit")), Heading(text="Event")])
    assert (contact.certain, contact.fields) == (True, ("field:contact",))


def test_cells_that_take_only_listed_values_are_not_taken_for_free_text() -> None:
    (outcome, _) = read_row([Heading(text="Outcome", listed=("NFA", "Referred")), Heading(text="Event")])
    assert not outcome.certain


def test_a_text_heading_over_cells_set_for_dates_is_asked() -> None:
    (event, _) = read_row([Heading(text="Event", format="date"), Heading(text="Action")])
    assert not event.certain


def test_cells_numbered_already_make_ref_the_running_number() -> None:
    (ref, _) = read_row([Heading(text="Ref", numbered=True), Heading(text="Event")])
    assert (ref.certain, ref.fields) == (True, ("number",))


def test_formula_cells_are_left_to_themselves() -> None:
    (worked, _) = read_row([Heading(text="Event", formula=True), Heading(text="Action")])
    assert worked.fields == (NOTHING,)


def test_a_heading_takes_its_meaning_from_the_one_above() -> None:
    group = {"group": "Date", "group_span": 2}
    start, end = read_row([Heading(text="From", **group), Heading(text="To", **group)])
    assert (start.fields, end.fields) == (("date",), ("end_date",))
    assert start.certain and end.certain


def test_a_column_under_the_panels_own_heading_is_left_alone() -> None:
    (comments,) = read_row([Heading(text="Comments", group="For panel use only")])
    assert comments.fields == (NOTHING,)


def test_guidance_that_asks_for_more_than_the_columns_do_is_asked() -> None:
    event, _ = read_row([Heading(text="Event (including action taken and outcome)"), Heading(text="Date")])
    assert not event.certain
    assert event.fields == ("event", "action", "outcome")


def test_guidance_that_other_columns_answer_changes_nothing() -> None:
    headings = [Heading(text=text) for text in ("Event (including action taken)", "Date", "Action")]
    assert read_row(headings)[0].certain


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_is_read_without_fault(text: str) -> None:
    reading = read_heading(text)
    assert reading.certain == (reading.certainty == "certain")


@settings(max_examples=60, deadline=None)
@given(st.permutations(["Date", "Time", "Source of information", "Professional", "Event", "Action taken", "Comment"]))
def test_the_order_of_columns_makes_no_difference(order: list[str]) -> None:
    readings = read_row([Heading(text=text) for text in order])
    wanted = {"Source of information": "source", "Professional": "who", "Action taken": "action"}
    assert [reading.fields for reading in readings] == [(wanted.get(text, text.lower()),) for text in order]
