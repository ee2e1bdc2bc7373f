"""A name found in a finished file is told by the row that holds it."""

from datetime import date

from domain.chronology.entry import Entry
from domain.dates.when import When
from exporters.disclosure.searching import Found
from screens.names.hits import row_hits


def row(day, who):
    return Entry(id=str(day), when=When(f"{day} March 2024", "day", date(2024, 3, day), date(2024, 3, day)), who=who)


def test_a_name_among_who_is_told_by_its_own_row_where_several_say_the_same():
    rows = [row(3, "Quillfeather"), row(4, "Quillfeather"), row(5, "Quillfeather")]
    hits = [
        Found("", f"Row of {each.when.said()}, who", "", "Quillfeather", "Quillfeather", "not in the key")
        for each in rows[1:]
    ]
    assert [each.entry for each in row_hits(hits, rows)] == rows[1:]
