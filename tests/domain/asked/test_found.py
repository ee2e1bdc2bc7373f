from domain.asked.field_of import NOTHING
from domain.asked.found import CATALOGUE, CONTENT, field_of, fields_of, label_of


def test_no_field_is_there_twice() -> None:
    names = [(field.where, field.id) for field in CATALOGUE]
    assert len(names) == len(set(names))


def test_fields_of_the_case_and_flags_are_fields_whatever_their_name() -> None:
    assert field_of("field:housing status") is not None
    assert field_of("flag:escalated") is not None
    assert field_of("field:") is None
    assert field_of("housing status") is None


def test_a_field_belongs_to_a_row_a_header_or_a_person() -> None:
    assert field_of("period_from") is None
    assert field_of("period_from", "header") is not None
    assert field_of("code", "person") is not None


def test_what_an_entry_holds_is_in_the_catalogue() -> None:
    assert all(field_of(id) is not None for id in CONTENT)
    assert field_of(NOTHING) is not None


def test_only_places_that_may_hold_a_real_name_are_personal() -> None:
    assert not any(field.personal for field in fields_of("row"))
    who = {"name", "first_name", "last_name", "other_names"}
    what = {"nhs_number", "birth", "address", "telephone", "email", "identifiers"}
    assert {field.id for field in fields_of("person") if field.personal} == who | what
    assert {field.id for field in fields_of("family") if field.personal} == {
        "name", "born", "died", "address", "ethnicity",
    }  # fmt: skip


def test_labels_are_plain_words() -> None:
    assert label_of("question") == "key line of enquiry"
    assert label_of("unheard of") == "unheard of"
