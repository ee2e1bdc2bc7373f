"""What only looks otherwise is found all the same: letters and figures of other alphabets, marks nobody sees."""

from __future__ import annotations

import pytest

from domain.family.members import Member
from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.people import Person

PEOPLE = (
    Person(code="SW1", name="Maud Pattabiraman", identifiers=("943 476 5919", "07700 900123")),
    Person(code="GP1", name="Siobhán O'Rourke"),
    Person(code="N1", name="Иван Петров"),
    Person(code="Adult A"),
)
FAMILY = (Member(code="Adult A", born="3/3/1985", address="12 Acacia Avenue, Ely CB7 4XX"),)
FINDER = Finder(PEOPLE, (), Identifiers(PEOPLE, FAMILY))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P\u0430tt\u0430bir\u0430m\u0430n", "SW1"),  # Cyrillic a
        ("\u0420\u0410\u0422\u0422\u0410\u0412IR\u0410\u041c\u0410N", "SW1"),  # Cyrillic capitals
        ("\u03a1\u03b1ttabir\u03b1man", "SW1"),  # Greek
        ("Pattabira\u2060m\u3164an", "SW1"),  # word joiner, Hangul filler
        ("Pattabira\U000e0061man", "SW1"),  # a tag
        ("P\u20dda\u20ddttabiraman", "SW1"),  # in circles
        ("O\u02bbRourke", "GP1"),
        ("\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432", "N1"),
        ("\u0661\u0662 \u0669\u0664\u0663\u0664\u0667\u0666\u0665\u0669\u0661\u0669", "SW1"),  # Arabic figures
        ("943/476/5919", "SW1"),
        ("943_476_5919", "SW1"),
        ("07700/900123", "SW1"),
        ("3\u22153\u22151985", "Adult A"),
        ("CB7-4XX", "Adult A"),
        ("CB7  4XX", "Adult A"),
        ("CB 7 4XX", "Adult A"),
    ],
)
def test_a_name_or_number_in_disguise_is_found(text: str, code: str) -> None:
    assert code in {each for hit in FINDER.find(f"Rang {text} today") for each in (hit.code, *hit.codes)}


@pytest.mark.parametrize("text", ["12/03/2024, 943 476 5918", "CB7 4XY is elsewhere", "Мама мыла", "10/11/12 1300"])
def test_what_is_like_it_is_left(text: str) -> None:
    assert [hit for hit in FINDER.find(text) if not hit.asked] == []
