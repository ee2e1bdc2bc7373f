"""What a board's Word template asks for, row by row as its screen shows it: places, sections without one, removals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.asked.field_of import NOTHING
from domain.question import Question
from domain.report.parts import Report, section_of
from domain.report.sections import section
from exporters.templates.report_places import Place, Removal, ReportTemplate

AT_THE_END = "at the end, under a heading of ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A section the author wrote, by its id, that no place asks for: how many paragraphs, and in which place of the
    board's it is printed all the same, "" for the end. `always`: no report is without it."""

    id: str
    title: str
    paragraphs: int
    stands: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A place, a section without one, or a removal of the template, and what the author said of it (None: nothing
    yet). `agreed`: the removal is taken out, the section left out."""

    place: Place | None = None
    removal: Removal | None = None
    said: str | None = None
    columns: tuple[tuple[int, str], ...] = ()
    agreed: bool = False
    unplaced: Unplaced | None = None

    @property
    def settled(self) -> bool:
        """Whether it is certain, or the author has said."""
        return self.place is None or self.place.certain or self.said is not None or bool(self.columns)

    @property
    def stands(self) -> str:
        """What goes there as things stand; an uncertain place that was not answered for stays as the board left it."""
        if self.said is not None:
            return self.said
        if self.place is None:
            return NOTHING
        return self.place.asks or NOTHING if self.settled else NOTHING

    @property
    def key(self) -> tuple[str, str]:
        """What tells what it is of from all else in the template."""
        if self.unplaced is not None:
            return "unplaced", self.unplaced.id
        if self.removal is not None:
            return "removal", self.removal.name
        return "place", self.place.name if self.place is not None else ""

    @property
    def would_stay(self) -> bool:
        """Whether it is guidance or an example that would stay in the file."""
        return self.removal is not None and self.removal.in_the_way and not self.agreed


def asked_by(template: ReportTemplate, questions: Sequence[Question], report: Report) -> list[Asked]:
    """Every place in the order of the document, what of the report has none, then what would be removed."""
    asked = [Asked(place=each) for each in template.places]
    # People somebody made up are nobody's family: these rows go, unless the author says otherwise.
    asked += [
        Asked(removal=each, agreed=each.agreed or (
            each.kind == "example rows" and each.likely and not template.decided
        )) for each in template.removals
    ]  # fmt: skip
    return with_unplaced(asked, questions, report, template.left_out)


def with_unplaced(
    asked: Sequence[Asked], questions: Sequence[Question], report: Report, left_out: Sequence[str] = ()
) -> list[Asked]:
    """The same with the sections that have no place as things stand; which of them are left out is kept, and so are
    those of `left_out`."""
    gone = {each.unplaced.id for each in asked if each.unplaced is not None and each.agreed} | set(left_out)
    places = [each for each in asked if each.place is not None]
    stand = [replace(each.place, asks=each.stands, certain=True) for each in places if each.place is not None]
    found = [
        Asked(unplaced=each, agreed=each.id in gone and not each.always)
        for each in _unplaced([each for each in stand if each.asks != NOTHING], questions, report)
    ]
    return [*places, *found, *(each for each in asked if each.removal is not None)]


def _unplaced(places: Sequence[Place], questions: Sequence[Question], report: Report) -> Iterator[Unplaced]:
    from domain.report.board_order import arranged, written_in
    from exporters.report.order import board_places

    board = board_places(places)
    found = arranged(board, questions, report, written_in(board, questions, report))
    guests = [(one, places[each.at].name) for each in found.standing for one in each.guests]
    for id, stands in (*guests, *((one, "") for one in found.last)):
        held = section(id, questions)
        every = [section_of(each.label).casefold() for each in questions] if id == "answers" else []
        count = sum(each.section.casefold() in (id.casefold(), *every) for each in report.passages)
        if held is not None:
            always = held.needed == "always"
            yield Unplaced(id=id, title=held.title, paragraphs=count, stands=stands, always=always)
