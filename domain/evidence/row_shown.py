"""A row of the chronology as somebody it names is shown it, so that they may say whether its facts are right."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chronology.entry import NO_CONTACT, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of the chronology as somebody it names is shown it: its facts, without the author's comment and marks."""

    entry: str
    revision: int
    when: str
    time: str = ""
    who: str = ""
    event: str = ""
    action: str = ""
    outcome: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The row in one text, as a row check keeps it."""
        stamp = " ".join(filter(None, (self.when, self.time)))
        said = (f"{self.who}: " if self.who else "") + self.event
        then = (f"Action: {self.action}" if self.action else "", f"Outcome: {self.outcome}" if self.outcome else "")
        return " | ".join(filter(None, (stamp, said, *then, f"Source: {self.source}" if self.source else "")))


def shown(entry: Entry) -> ShownRow:
    """A row as it is shown for its facts to be checked."""
    sources = "; ".join(" ".join(filter(None, (each.name, each.ref))) for each in entry.sources)
    event = entry.event or (NO_CONTACT if entry.type == "gap" else "")
    return ShownRow(
        entry=entry.id, revision=entry.revision, when=entry.when.said(), time=entry.time or "", who=entry.who or "",
        event=event, action=entry.action or "", outcome=entry.outcome or "", source=sources,
    )  # fmt: skip
