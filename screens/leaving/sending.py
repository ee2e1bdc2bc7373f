"""The one way out, for screen and command alike: what is to be made, the log first, then the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from domain.errors import WrongUse

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.evidence.agreed_rows import Unagreed
    from domain.gate import Leaving
    from domain.review import Details, Field
    from exporters.templates import Mapping, Template
    from exporters.way_out.job import Job, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile


What = Literal["anonymised", "names", "initials", "key", "data", "log"]
"""What is to leave: the chronology anonymised, or for the panel with a key by names or initials; the key, the whole
case, the log."""

HOLD_NAMES: frozenset[What] = frozenset(("names", "initials", "key", "data"))
"""What leaves only under a password, and with the passphrase of the case asked for each time."""


def ending(what: What, csv: bool = False) -> str:
    """What the name of such a file ends with."""
    from domain.gate import PANEL_COPY

    if what in ("names", "initials"):
        return f"{PANEL_COPY}.xlsx"
    if what == "data":
        return ".json.age"
    return ".csv" if what == "log" or csv else ".xlsx"


def check_ending(what: What, path: Path) -> None:
    """Refuse a name of another ending than such a file can have, before it is made. Raises WrongUse."""
    if path.suffix.lower() == ".imr":
        right = path.with_suffix("").name + ending(what)
        raise WrongUse(f"{path.name} is the name of a case, and an export never goes onto one: call it {right}")
    may_be = {"key": (".xlsx",), "data": (".json.age",), "log": (".csv", ".jsonl")}.get(what)
    if may_be and not path.name.lower().endswith(may_be):
        raise WrongUse(f"The file will be {may_be[0]}; give it a name that ends so: {path.stem}{may_be[0]}")


def check_word(what: What, path: Path | None) -> None:
    """Refuse what a chronology in Word cannot be: a copy for the panel, a name of another ending; None is a pipe.

    Raises WrongUse.
    """
    if what != "anonymised":
        raise WrongUse("A panel copy of the chronology holds its key in a sheet of its own: choose .xlsx.")
    if path is not None and path.suffix.lower() != ".docx":
        raise WrongUse(f"The file will be .docx; give it a name that ends so: {path.stem}.docx")


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


def job_in(
    board: Board, today: date, *, boards_names: bool = False, prove: bool = False, password: str | None = None
) -> Job:
    """The chronology put into this board's file."""
    from exporters.way_out.job import Job

    return Job(
        today=today,
        template=board.data,
        template_name=board.name,
        mapping=board.answers,
        boards_names=boards_names,
        prove=prove,
        password=password,
    )


def prepared(
    case: CaseFile,
    job: Job,
    step: Step,
    keep: Callable[[Entry], bool] | None = None,
    what: What = "anonymised",
    unagreed: Unagreed = "stop",
) -> Ready:
    """The case, or the rows of it to `keep`, through the gate, and the file made of it, in memory.

    Raises what `prepare` raises, and Stopped where rows rest on minutes that may not be used, unless these are to be
    left out.
    """
    from exporters.prepare import prepare

    step("Reading the case")
    return prepare(_leaving(case, what, keep, unagreed), replace(job, accepted=case.accepted.all()), step)


def _leaving(
    case: CaseFile, what: What, keep: Callable[[Entry], bool] | None, unagreed: Unagreed
) -> Leaving:
    from domain import gate

    review = case.review()
    if what == "key":
        return gate.key_of_personnel(review, case.log)
    if what == "data":
        return gate.whole_case(review, case.terms.kinds(), case.accepted.all(), case.log.lines())
    if what == "log":
        return gate.log_of_case(review, case.log.lines())
    terms = case.terms.all()
    if what == "anonymised":
        return gate.outgoing(review, keep=keep, terms=terms, unagreed=unagreed, past=case.log)
    return gate.for_panel(review, what, keep=keep, terms=terms, unagreed=unagreed, past=case.log)


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
    """Log that this file leaves the case, then write it to a stream, as for a pipe.

    Raises `WrongUse` for a panel copy, whose name must say what it is.
    """
    if ready.profile == "panel copy":
        raise WrongUse("A panel copy says so in its name, and a pipe has none: give -o FILE.")
    case.record(ready)
    ready.write_to(stream)
