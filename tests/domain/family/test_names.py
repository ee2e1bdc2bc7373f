"""Members of a family are understood by their real names in the line of a relation."""

from __future__ import annotations

import pytest

from domain.family.names import with_member_codes
from domain.people import Person

PEOPLE = (
    Person(code="Adult A", name="Margaret Oddy", other_names=("Mags",)),
    Person(code="Adult B", name="Derek Oddy"),
    Person(code="Adult C", name="Susan Whitlock", other_names=("Sue", "Susie W")),
    Person(code="Adult D", name="Susan Prentice"),
    Person(code="SW1", name="Tamsin Reed"),
)
MEMBERS = ("Adult A", "Adult B", "Adult C", "Adult D")


@pytest.mark.parametrize(("line", "coded"), [
    ("Margaret married Derek", "Adult A married Adult B"),
    ("mags married DEREK ODDY (Derek left)", "Adult A married Adult B (Derek left)"),
    ("Sue daughter of Adult A", "Adult C daughter of Adult A"),
    ("Susan daughter of Adult A", "Susan daughter of Adult A"),
    ("Susan Prentice daughter of Adult A", "Adult D daughter of Adult A"),
    ("Adult A married Tamsin", "Adult A married Tamsin"),
    ("Adult A married Der", "Adult A married Der"),
    ("", ""),
])
def test_a_name_only_one_member_bears_is_their_code(line: str, coded: str) -> None:
    assert with_member_codes(line, MEMBERS, PEOPLE) == coded


def test_a_name_that_is_somebodys_code_stays() -> None:
    people = (Person(code="Mother", name="Ann Lee", given_by_board=True), Person(code="Adult B", name="Mother Ann"))
    assert with_member_codes("Mother parent of Adult B", ("Mother", "Adult B"), people) == "Mother parent of Adult B"
