"""The genogram as a picture: its symbols, its lines, its size, and that its words say all that is in it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image

from domain.family.members import Member, Relation
from domain.genogram.drawn import genogram
from domain.genogram.words import described
from exporters.picture import genogram as drawing
from exporters.picture.canvas import DOTS, Canvas
from tests.domain.genogram_families import TODAY, family

HALF = drawing.HALF


def picture(canvas: Canvas) -> Image.Image:
    return Image.open(io.BytesIO(canvas.png()))


def dark(image: Image.Image, x: float, y: float, within: float = 0.5) -> bool:
    """Whether something is drawn at a place, in millimetres, or as near as this."""
    box = [round(each / 25.4 * DOTS) for each in (x - within, y - within, x + within, y + within)]
    found = image.convert("L").crop((box[0], box[1], box[2] + 1, box[3] + 1))
    return min(found.tobytes()) < 130


def symbol(sex: str, **how: bool) -> Image.Image:
    canvas = Canvas(20, 20)
    drawing._symbol(canvas, sex, 10, 10, **how)
    return picture(canvas)


def test_a_man_is_a_square_a_woman_a_circle_and_a_triangle_stands_where_it_is_not_known() -> None:
    corner = (10 - HALF, 10 - HALF)
    assert dark(symbol("male"), *corner)
    assert not dark(symbol("female"), *corner)
    assert dark(symbol("female"), 10 - HALF, 10) and dark(symbol("female"), 10, 10 - HALF)
    unknown = symbol("")
    assert dark(unknown, 10, 10 - HALF) and dark(unknown, 10 - HALF, 10 + HALF)
    assert not dark(unknown, *corner)
    for sex in ("male", "female", ""):
        assert not dark(symbol(sex), 10, 10)


@pytest.mark.parametrize("sex", ["male", "female", ""])
def test_a_death_is_crossed_through_and_the_subject_doubled(sex: str) -> None:
    middle = (10, 10) if sex else (10, 10 + HALF * 0.5)
    assert dark(symbol(sex, dead=True), *middle, within=1.0)
    inner = (10, 10 + HALF - 0.95)
    assert dark(symbol(sex, subject=True), *inner, within=0.3)
    assert not dark(symbol(sex), *inner, within=0.3)


@pytest.mark.parametrize(("tie", "strokes"), [("married", 0), ("cohabiting", 0), ("separated", 1), ("divorced", 2)])
def test_strokes_through_the_line_say_how_a_couple_ended(tie: str, strokes: int) -> None:
    image = _couple(tie)
    row = image.convert("L").crop((0, round(8.6 / 25.4 * DOTS), image.width, round(8.6 / 25.4 * DOTS) + 1)).tobytes()
    found = sum(1 for one, other in zip(row, row[1:], strict=False) if one >= 128 > other)
    assert found == strokes


def test_a_transitory_relationship_is_a_broken_line_and_one_nobody_told_a_thin_one() -> None:
    def breaks(tie: str) -> int:
        image = _couple(tie)
        y = round(10 / 25.4 * DOTS)
        row = image.convert("L").crop((round(6 / 25.4 * DOTS), y, round(34 / 25.4 * DOTS), y + 1)).tobytes()
        return sum(1 for one, other in zip(row, row[1:], strict=False) if one < 180 <= other)

    assert breaks("married") == 0 and breaks("transitory") > 4 and breaks("") == 0
    assert _weight("") < _weight("married")


def _couple(tie: str) -> Image.Image:
    canvas = Canvas(40, 20)
    line = drawing.Line(0, "couple", tie, ())  # type: ignore[arg-type]
    drawing._paint_couple(canvas, line, [(5.0, 10.0), (35.0, 10.0)], False)
    return picture(canvas)


def _weight(tie: str) -> int:
    return sum(255 - each for each in _couple(tie).convert("L").tobytes())


def made(
    members: Sequence[Member], relations: Sequence[Relation], **how: bool
) -> tuple[Image.Image, str, tuple[float, float]]:
    data, said, size = drawing.genogram_png(members, relations, "A", today=TODAY, **how)
    return Image.open(io.BytesIO(data)), said, size


def a_family() -> tuple[list[Member], list[Relation]]:
    members, relations = family("f:A m:B C", "A married B", "A parent of C", "B parent of C")
    members = [replace(members[0], relationship="Subject", born="2 March 1971", address="Larch Court",
                       household="Larch", aware="yes", note="a note"),
               replace(members[1], relationship="Husband", died="3/4/1999", ethnicity="White British"),
               replace(members[2], relationship="Child", household="Larch")]  # fmt: skip
    return members, relations


def test_nothing_but_the_picture_and_its_size_is_in_the_file() -> None:
    image, _, (width, height) = made(*a_family())
    assert set(image.info) <= {"dpi"}
    assert image.mode == "L"
    assert width <= drawing.PORTRAIT
    assert image.width == pytest.approx(width / 25.4 * DOTS, abs=2)
    assert image.height == pytest.approx(height / 25.4 * DOTS, abs=2)


def test_every_word_drawn_of_a_member_is_in_the_words_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    text = Canvas.text

    def noted(self: Canvas, x: float, top: float, said: str, size: float, **how: bool) -> None:
        written.append(said)
        text(self, x, top, said, size, **how)

    monkeypatch.setattr(Canvas, "text", noted)
    for codes_only in (True, False):
        written.clear()
        _, said, _ = made(*a_family(), codes_only=codes_only)
        of_ours = {"h1", *(words for _, words, _ in _legend_words())}
        own = [each for each in written if each not in of_ours]
        assert own and all(part.casefold() in said.casefold() for each in own for part in each.split()), own


def _legend_words() -> list[tuple[str, str, float]]:
    members, relations = a_family()
    drawn = genogram(members, relations, "A", TODAY)
    from domain.genogram.drawn import laid_out

    labels = {code: drawing._label(member, 24.0, "") for code, member in drawn.members.items()}
    shown = laid_out(drawn, drawing._sizes(labels), pad=drawing.PAD)
    return [("", "Name", 0.0), *((sign, said, 0.0) for sign, said in drawing._legend(drawn, shown))]


def test_dates_addresses_households_and_notes_are_in_neither() -> None:
    _, said, _ = made(*a_family())
    for word in ("1971", "March", "1999", "Larch", "White", "note"):
        assert word not in said


def test_years_are_told_only_where_they_are_asked_for() -> None:
    _, said, _ = made(*a_family(), codes_only=False)
    assert "A: born 1971." in said and "B: ? - 1999." in said and "March" not in said


def test_a_wide_family_is_as_wide_as_a_page_on_its_side_at_most() -> None:
    codes = " ".join(f"P{each}" for each in range(24))
    members, relations = family(f"A {codes}", *(f"A parent of P{each}" for each in range(24)))
    members = [replace(each, relationship="brother or sister of the subject") for each in members]
    _, said, (width, height) = made(members, relations)
    assert width <= drawing.LANDSCAPE + 0.01
    assert 20 < height < 170
    assert all(f"P{each}:" in said for each in range(24))


@pytest.mark.parametrize("codes", ["", "A"])
def test_nobody_and_one_alone_are_a_picture_too(codes: str) -> None:
    image, said, _ = made(*family(codes))
    assert image.width > 0 and said.startswith("Genogram")


def test_who_was_aware_is_underlined() -> None:
    members, relations = family("f:A")[0], []
    plain, _, _ = made(members, relations)
    lined, said, _ = made([replace(members[0], aware="yes")], relations)
    assert "aware of the abuse or neglect" in said
    assert described(genogram(members, relations, "A", TODAY), relations)[1] == "A: the subject; female."
    assert lined.size != plain.size or lined.tobytes() != plain.tobytes()


def test_letters_with_accents_are_drawn_as_such_and_others_by_a_likeness() -> None:
    from exporters.picture import lettering

    assert [letter for letter, _ in lettering._letters("Zoë Łuków – ß")] == list("Zoe Lukow - ss")
    assert dict(lettering._letters("ëłç"))["l"] == "/"
    assert [letter for letter, _ in lettering._letters("Ирина")] == ["?"] * 5
    with_accent, without = Canvas(20, 10), Canvas(20, 10)
    with_accent.text(5, 2, "é", 4)
    without.text(5, 2, "e", 4)
    assert with_accent.png() != without.png()
