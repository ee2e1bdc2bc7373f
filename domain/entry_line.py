"""The entry line: one typed line read as one entry, purely.

The grammar is described in docs/entry-line.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.draft import Ask as Ask
from domain.draft import Draft as Draft
from domain.draft import Known as Known
from domain.draft import Problem as Problem
from domain.draft import Span as Span
from domain.entry import Entry


def read(text: str, known: Known, answers: Mapping[str, int] | None = None) -> Draft:
    """Read one line; `answers` gives the reading chosen for each `Ask.key`. Never raises on any text."""
    raise NotImplementedError


def write(entry: Entry, known: Known) -> str:
    """The line that reads as this entry: full date, marks escaped; reading it again gives the same entry."""
    raise NotImplementedError
