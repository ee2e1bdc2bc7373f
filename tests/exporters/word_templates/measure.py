"""How much of a template's places was understood without help, and whether anything was placed wrong in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.asked.field_of import NOTHING
from exporters.templates.report_template import understand_report
from tests.exporters.word_templates.boards import OPEN, QUESTIONS, WordBoard


@dataclass
class Share:
    """Counts over some templates."""

    templates: int = 0
    places: int = 0
    open: int = 0
    right: int = 0
    asked: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, board: WordBoard) -> None:
        """Read one template and count."""
        _, template = understand_report(board.build(), f"{board.name}.docx", QUESTIONS)
        self.templates += 1
        left = list(template.places)
        for label, asks in board.asks:
            self.places += 1
            self.open += asks == OPEN
            found = next((place for place in left if _same(place.name, label)), None)
            if found is None:
                if asks not in (OPEN, NOTHING):
                    self.missed.append(f"{board.name}: “{label}” not found")
                continue
            left.remove(found)
            if not found.certain:
                if asks != OPEN:
                    self.asked.append(f"{board.name}: “{label}” asked about, offered {found.asks}: {found.why}")
            elif found.asks == asks:
                self.right += 1
            elif found.asks != NOTHING:
                self.wrong.append(f"{board.name}: “{label}” taken for {found.asks}")
            elif asks != OPEN:
                self.missed.append(f"{board.name}: “{label}” left alone")
        for place in left:
            if place.certain and place.asks != NOTHING:
                self.wrong.append(f"{board.name}: “{place.name}” taken for {place.asks}, which nobody expected")
            elif not place.certain:
                self.asked.append(f"{board.name}: “{place.name}” asked about, though nothing goes there")

    @property
    def share(self) -> float:
        """The share of places that ask for something plain which were placed right without help."""
        return self.right / (self.places - self.open)

    def said(self, what: str) -> str:
        """The figures in a few lines."""
        plain = self.places - self.open
        return (
            f"{what}: {self.templates} Word templates, {self.places} places, {self.open} of them open to any reader\n"
            f"  placed right without help   {self.right} of {plain} ({self.share:.0%})\n"
            f"  asked though plain          {len(self.asked)}\n"
            f"  not seen                    {len(self.missed)}\n"
            f"  placed wrong in silence     {len(self.wrong)}"
        )


def _same(name: str, label: str) -> bool:
    return name.casefold().startswith(label.casefold().rstrip(":"))
