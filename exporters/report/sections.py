"""Which lines stand in a place of a template: what its own sections say, and what has no place of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.report.board_order import WITHIN_METHODOLOGY, is_section, within_methodology
from domain.report.parts import question_of
from exporters.report.lines import Line, Printing, policies_apart
from exporters.report.order import Printed, title_of
from exporters.report.putting import Report
from exporters.templates.report_places import Place


def says(one: str, printing: Printing) -> bool:
    """Whether a section has something to say that no table of the template says."""
    if one == "answers":
        return bool(printing.passages(one))
    if question_of(one) and "table:answers" in printing.elsewhere:
        return False
    if one == "genogram":
        drawn = bool(printing.pictures.get("genogram")) and "genogram" in printing.elsewhere
        return drawn or bool(printing.passages(one))
    if one in within_methodology(printing.elsewhere):
        return False
    if one not in printing.elsewhere and one in (*WITHIN_METHODOLOGY, "chronology", "personnel", "family", "quality"):
        # Records without a place of their own: the words the author wrote count, and the key of the codes.
        return bool(printing.passages(one)) or (one == "personnel" and bool(printing.lines(one)))
    return bool(printing.lines(one))


@dataclass(frozen=True, slots=True)
class Sections:
    """What each place says; which section stands as a guest in which is kept in `report`."""

    printing: Printing
    report: Report

    def of(self, printed: Printed) -> list[Line]:
        """What is printed in a place."""
        place, lines = printed.place, self._guests(printed.before, printed.place)
        for one in printed.own:
            mine = self._genogram() if one == "genogram" else self.printing.lines(one)
            if place.elsewhere and one == "chronology":
                mine = self.printing.passages(one)
            if mine and lines:
                mine = [Line(kind="heading", text=title_of(one, self.printing.out)), *map(_deeper, mine)]
            lines += mine
        return [*lines, *self._guests(printed.behind, place)]

    def by_itself(self, one: str) -> list[Line]:
        """What a section says that has no place of its own."""
        return self._genogram() if one == "genogram" else self._as_guest(one)

    def _guests(self, sections: Iterable[str], place: Place) -> list[Line]:
        """What has no place of its own, each under a heading in our words, and told."""
        lines: list[Line] = []
        for one in sections:
            mine = self.by_itself(one)
            if mine:
                title = title_of(one, self.printing.out)
                bare = one == "answers" and not lines and not any(map(self.printing.lines, _own(place)))
                lines += mine if bare else [Line(kind="heading", text=title), *map(_deeper, mine)]
                self.report.guests.setdefault(place.label, []).append(title)
        return lines

    def _as_guest(self, one: str) -> list[Line]:
        """What a section says where it has no place of its own: records the methodology tells are not told twice."""
        within = one in WITHIN_METHODOLOGY and not (one == "policies" and policies_apart(self.printing))
        return self.printing.passages(one) if within else self.printing.lines(one)

    def _genogram(self) -> list[Line]:
        picture = self.printing.pictures.get("genogram")
        drawn = [Line(kind="picture", text="genogram", picture=picture, mark="genogram:1")] if picture else []
        return [*self.printing.passages("genogram"), *drawn]


def _own(place: Place) -> tuple[str, ...]:
    return tuple(one for one in place.fields if is_section(one))


def _deeper(line: Line) -> Line:
    return replace(line, level=2) if line.kind == "heading" else line
