"""What the log keeps of a file that leaves the case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class LeavesTheCase(Protocol):
    """What the log keeps of a file that leaves: its kind and profile, its SHA-256, its rows and the codes in it.

    `made_at` is the head of the log it was made of, "" where it may leave whatever changed since; `printed` is what it
    says by mark, so that what comes back can be compared, empty for a file that does not come back.
    """

    @property
    def kind(self) -> str: ...
    @property
    def profile(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def codes(self) -> Collection[str]: ...
    @property
    def made_at(self) -> str: ...
    @property
    def printed(self) -> Mapping[str, str]: ...
