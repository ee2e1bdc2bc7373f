"""The one way out, for screen and command alike: what is to be made, the log first, then the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from domain.entry import Entry
    from domain.review import Details, Field
    from exporters.prepare import Job, Ready, Step
    from exporters.templates import Mapping, Template
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Board:
    """A board's file: its bytes, what it is called in sentences, the answers given about it, and it understood so.

    `news` says which fields the case has of it now; `kept` is true where the answers were kept from before.
    """

    data: bytes
    name: str
    answers: Mapping | None
    template: Template
    news: tuple[str, ...] = ()
    kept: bool = False


def understood(case: CaseFile, data: bytes, name: str, answers: Mapping | None = None) -> Board:
    """A board's file, with these answers to what is not certain in it, or those kept from before.

    When nothing is uncertain any more, answers are kept with the case, and the case has a field for each column that
    asks for one. Raises `NotUnderstood`.
    """
    from exporters.templates import from_json, read_template, to_json

    template, before = read_template(data, name, answers), False
    if answers is None and (kept := case.maps.get(template.fingerprint)):
        answers, before = from_json(kept), True
        template = read_template(data, name, answers)
    elif answers is not None and not template.uncertain:
        case.maps.keep(template.fingerprint, to_json(template.mapping))
    news = () if template.uncertain else tuple(_fields_taken(case, template.case_fields()))
    return Board(data, name, answers, template, news, before)


def _fields_taken(case: CaseFile, fields: Iterable[Field]) -> Iterator[str]:
    """Add the fields the case has not, and to those it has the values the board lists, where it had none."""
    for field in fields:
        held = case.fields.get(field.name)
        if held is None:
            case.fields.add(field)
            yield f"The case has a field {field.name} now, for the column “{field.label}”: type {field.name}=…"
        elif field.values and not held.values:
            case.fields.change(replace(held, values=field.values))
            yield f"The field {field.name} takes the values the board lists: {', '.join(field.values)}."


def lacking(template: Template, details: Details) -> tuple[str, ...]:
    """What the board's header block asks for and the case does not say, a sentence, with where to say it."""
    period = details.period
    said = {
        "author": details.author, "agency": details.agency, "reference": details.reference, "subject": details.subject,
        "period_from": period.first, "period_to": period.last, "period": period.first or period.last,
    }
    asked = [cell for cell in template.header_cells if cell.fillable and not said.get(cell.field or "", True)]
    if not asked:
        return ()
    cells = ", ".join(f"“{cell.label.rstrip(':').strip()}” ({cell.ref})" for cell in asked)
    return (f"Left empty, as the case does not say it: {cells}. Type /details on the chronology to say it.",)


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


def prepared(case: CaseFile, job: Job, step: Step, keep: Callable[[Entry], bool] | None = None) -> Ready:
    """The case, or the rows of it to `keep`, through the gate, and the file made of it, in memory.

    Raises what `prepare` raises.
    """
    from domain.gate import outgoing
    from exporters.prepare import prepare

    step("Reading the case")
    return prepare(outgoing(case.review(), keep=keep, terms=case.terms.all()), job, step)


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
