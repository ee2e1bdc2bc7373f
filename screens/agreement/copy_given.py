"""What one person is given of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.way_out.ready import Ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What one person is given, searched and ready to be placed under `name`.

    `new` says that it is to be issued to them first; `rows` are the ids of those that go with it; `nobodys` are names
    in its words that seem to be people's and are nobody's of the key, each with its place.
    """

    code: str
    name: str
    ready: Ready
    new: bool
    version: int
    sha256: str
    rows: tuple[str, ...] = ()
    nobodys: tuple[tuple[str, str], ...] = ()
