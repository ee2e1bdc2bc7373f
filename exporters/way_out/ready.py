"""A finished file that may leave, held in memory until it is placed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from domain.disclosure import Accepted
from domain.errors import WrongUse
from domain.gate import PANEL_COPY, Profile
from domain.names.finding import Finder
from domain.naming import check_file_name
from exporters.disclosure.searching import Found, Searched
from exporters.office.proving import Change
from exporters.way_out.placed import check_free, place_new

Kind = Literal[
    "chronology", "key", "data", "log", "minutes", "packet", "trail", "register", "authority", "action plan",
    "report", "genogram", "manifest", "changes",
]


def check_label(path: Path, *, panel: bool) -> None:
    """Refuse a name that hides or feigns a panel copy."""
    says_so = path.stem.upper().endswith(PANEL_COPY)
    if panel and not says_so:
        raise WrongUse(f"A panel copy says so in its name: call it {path.stem}{PANEL_COPY}{path.suffix}")
    if not panel and PANEL_COPY in path.name.upper():
        raise WrongUse(f"This is no panel copy, and {path.name} says it is one. Give it another name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A finished file that may leave, in memory. Nothing of it is on disk until `place`.

    `rows` counts the entries in it (people in a key, lines in a log), `codes` the people it names by code; `notes` are
    plain sentences for the author; `changes` is every change made to the board's file, when asked for. `locked`: it
    opens by a password only. `searched_as` is the SHA-256 before it was locked, `through` what was found and let
    through, each with why. `log_head` is the head of the log at the moment it was made of. `reader` is the number of
    an account that may read the file beside its owner. `printed` is what it says by mark
    (`domain.report.parts.Printed`), kept by the case so that what comes back is compared.
    `personal` are the kinds of identifier ("date of birth", "address") it holds where a board's form asks for them.
    """

    kind: Kind
    profile: Profile
    data: bytes = field(repr=False)
    suffix: str
    rows: int
    codes: frozenset[str]
    notes: tuple[str, ...]
    searched: Searched = field(repr=False)
    changes: tuple[Change, ...] = ()
    looked_for: Finder = field(repr=False)
    searched_as: str = ""
    through: tuple[tuple[Found, Accepted], ...] = field(default=(), repr=False)
    locked: bool = False
    log_head: str = ""
    reader: int | None = None
    printed: Mapping[str, str] = field(default_factory=dict, repr=False)
    personal: frozenset[str] = frozenset()

    @property
    def made_at(self) -> str:
        """The head of the log it was made of, "" for what holds the whole case or its log and may be of any moment."""
        return "" if self.kind in ("data", "log") else self.log_head

    @property
    def what(self) -> str:
        """What is in it, for a sentence: "313 entries", "25 people of the key"."""
        one, many = {
            "chronology": ("entry", "entries"), "key": ("person of the key", "people of the key"),
            "data": ("entry, and the rest of the case,", "entries, and the rest of the case,"),
            "log": ("line of the log", "lines of the log"),
            "minutes": ("paragraph of minutes", "paragraphs of minutes"),
            "packet": ("paragraph of minutes", "paragraphs of minutes"),
            "trail": ("trail of a meeting", "trails of meetings"), "register": ("person seen", "people seen"),
            "report": ("paragraph of the report", "paragraphs of the report"),
            "genogram": ("member of the family", "members of the family"),
            "manifest": ("file of a submission", "files of a submission"),
            "changes": ("change since the version before", "changes since the version before"),
            "action plan": ("row of the plan", "rows of the plan"),
            "authority": ("step with somebody who has not confirmed", "steps with somebody who has not confirmed"),
        }[self.kind]  # fmt: skip
        return f"{self.rows:,} {one if self.rows == 1 else many}"

    @property
    def sha256(self) -> str:
        """The hash of the file, in small hexadecimal figures."""
        return hashlib.sha256(self.data).hexdigest()

    def check_name(self, path: Path) -> None:
        """Refuse a name the file may not have: another ending, a real name in it, or one that hides or feigns a panel
        copy."""
        if not path.name.lower().endswith(self.suffix) or len(path.name) == len(self.suffix):
            raise WrongUse(f"The file will be {self.suffix}; give it a name that ends so: {path.stem}{self.suffix}")
        check_label(path, panel=self.profile == "panel copy")
        check_file_name(path.name, self.looked_for)

    def check_place(self, path: Path) -> None:
        """Refuse what can be seen beforehand: a name it may not have, a name taken, a folder missing or closed."""
        self.check_name(path)
        check_free(path)

    def place(self, path: Path) -> Path:
        """Put it on disk under a new name, for its owner only, and its `reader` where it has one.

        Raises `CannotWrite` and leaves nothing otherwise.
        """
        self.check_name(path)
        return place_new(self.data, path, self.reader)

    def write_to(self, stream: BinaryIO) -> None:
        """Write it to an open stream, as for a pipe."""
        stream.write(self.data)
        stream.flush()
