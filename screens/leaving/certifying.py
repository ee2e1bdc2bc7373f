"""The certificate of a check, for screen and command alike: made, searched itself, logged, placed."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.way_out.certificate import Certificate
    from exporters.way_out.job import Disclosed
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile


def certificate_of(case: CaseFile, result: Ready | Disclosed, today: date, *, left: bool = True) -> Certificate:
    """The certificate of an export, or of one that was stopped; `left` is false for a check that wrote nothing.

    Raises `Stopped` when a name would stand in it.
    """
    from domain.unseen import unseen
    from exporters.way_out.certificate import Checked, certificate
    from exporters.way_out.job import Disclosed

    review = case.review()
    not_seen = len(unseen(review, case.terms.all())) if result.kind == "chronology" else None
    common = {"by": case.log.user(), "log_head": case.log.head(), "version": version("imr")}
    if isinstance(result, Disclosed):
        checked = Checked(
            file=result.kind, profile=result.profile, searched=result.searched, sha256=result.sha256,
            stopping=result.verdict.stopping, through=result.verdict.through, unseen=not_seen, **common,
        )  # fmt: skip
    else:
        checked = Checked(
            file=result.kind, profile=result.profile, searched=result.searched, sha256=result.searched_as,
            through=result.through, left=result.sha256 if left else "", unseen=not_seen, **common,
        )  # fmt: skip
    return certificate(checked, review, result.looked_for, today)


def place_certificate(case: CaseFile, made: Certificate, path: Path) -> Path:
    """Log that the certificate leaves, then put it on disk under a new name; returns where it is.

    Raises `Stopped`, `CannotWrite`.
    """
    made.check_place(path)
    case.record(made)
    return made.place(path)
