"""What some words of a template ask for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Asked:
    """What some words ask for, in the form of `Place.asks`; `certain` and `why` as there."""

    asks: str | None = None
    certain: bool = False
    why: str = ""
    others: tuple[str, ...] = ()

    def doubted(self, why: str) -> Asked:
        """The same, no longer certain."""
        return replace(self, certain=False, why=why) if self.certain else self
