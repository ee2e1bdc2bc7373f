"""The one way out, for screen and command alike: what is to be made, the log first, then the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from exporters.prepare import Job, Ready, Step
    from exporters.templates import Mapping, Template
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Board:
    """A board's file: its bytes, what it is called in sentences, the answers given about it, and it understood so."""

    data: bytes
    name: str
    answers: Mapping | None
    template: Template


def understood(case: CaseFile, data: bytes, name: str, answers: Mapping | None = None) -> Board:
    """A board's file, with these answers to what is not certain in it, or those kept from before.

    Answers that settle everything are kept with the case. Raises `NotUnderstood`.
    """
    from exporters.templates import from_json, read_template, to_json

    plain = read_template(data, name)
    if answers is not None:
        answered = read_template(data, name, answers)
        if not answered.uncertain:
            case.maps.keep(plain.fingerprint, to_json(answered.mapping))
        return Board(data, name, answers, answered)
    kept = case.maps.get(plain.fingerprint)
    if kept is None:
        return Board(data, name, None, plain)
    answers = from_json(kept)
    return Board(data, name, answers, read_template(data, name, answers))


def job_in(board: Board, today: date, *, boards_names: bool = False, prove: bool = False) -> Job:
    """The chronology put into this board's file."""
    from exporters.prepare import Job

    return Job(
        today=today,
        template=board.data,
        template_name=board.name,
        mapping=board.answers,
        boards_names=boards_names,
        prove=prove,
    )


def prepared(case: CaseFile, job: Job, step: Step) -> Ready:
    """The whole case through the gate, and the file made of it, in memory; raises what `prepare` raises."""
    from domain.gate import outgoing
    from exporters.prepare import prepare

    step("Reading the case")
    return prepare(outgoing(case.review(), terms=case.terms.all()), job, step)


def send(case: CaseFile, ready: Ready, path: Path) -> Path:
    """Log that this file leaves the case, then put it on disk under a new name; returns where it is.

    Raises `Stopped` or `WrongUse` for a name it may not have and `CannotWrite` when it cannot be placed. What is
    plain beforehand is refused before anything is logged; after a fault while writing the log has a line of a file
    that is nowhere, which is safe, as its hash tells it apart.
    """
    ready.check_place(path)
    case.record(ready)
    return ready.place(path)


def send_to(case: CaseFile, ready: Ready, stream: BinaryIO) -> None:
    """Log that this file leaves the case, then write it to a stream, as for a pipe."""
    case.record(ready)
    ready.write_to(stream)
