"""A name in somebody's quoted words is written in brackets; an apostrophe or an inch is no quotation."""

import pytest

from domain.names.finding import Finder
from domain.people import Person

FINDER = Finder([Person(code="SW1", name="Mrs Jane Smith"), Person(code="N1", name="Ada Hobday")])


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ('He said "I want Jane Smith" to Ada Hobday', 'He said "I want [SW1]" to N1'),
        ("He said “Jane Smith’s late” and Ada Hobday left", "He said “[SW1]’s late” and N1 left"),
        ("She wrote: “Jane Smith is", "She wrote: “[SW1] is"),
        ("“Ring Jane Smith.\n\nAda Hobday rang", "“Ring [SW1].\n\nN1 rang"),
        ("“over two\nlines Jane Smith said” to Jane Smith", "“over two\nlines [SW1] said” to SW1"),
        ("«ask Jane Smith» said Ada Hobday", "«ask [SW1]» said N1"),
        ("'I do not want Jane Smith,' he told Ada Hobday", "'I do not want [SW1],' he told N1"),
        ("‘Do ask Jane Smith’ said Ada Hobday", "‘Do ask [SW1]’ said N1"),
        ("the boys' room, Jane Smith and the girls' room", "the boys' room, SW1 and the girls' room"),
        ("Ada Hobday's and Jane Smith's rota", "N1's and SW1's rota"),
        ('a 6" cut seen by Jane Smith, then 7" more', 'a 6" cut seen by SW1, then 7" more'),
        ('"[Jane Smith] came"', '"[SW1] came"'),
        ('"Mrs J. Smith came"', '"[SW1] came"'),
        ("(“Mrs Smith” came)", "(“[SW1]” came)"),
        ('"one" Jane Smith "two"', '"one" SW1 "two"'),
    ],
)
def test_a_quoted_name_is_written_in_brackets(text, coded):
    assert FINDER.code(text).text == coded


def test_a_hit_says_what_is_to_stand_there():
    told = [(hit.matched, hit.quoted, hit.written) for hit in FINDER.find('"Jane Smith" met Ada Hobday')]
    assert told == [("Jane Smith", True, "[SW1]"), ("Ada Hobday", False, "N1")]
