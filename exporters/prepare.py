"""A file prepared to leave: built, read back and searched in memory, and only then placed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from domain.errors import Stopped, WrongUse
from domain.gate import NotInKey, Outgoing, notices
from domain.names import Finder
from exporters.disclosure import Found, Searched, search
from exporters.placed import check_free, place_new
from exporters.placing import Placing
from exporters.proving import Change
from exporters.templates.mapping import Mapping

Kind = Literal["chronology"]
_SHOWN = 20
Step = Callable[[str], None]
"""Told what is being done, in words, often; may raise to stop the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be made: a chronology in a board's workbook, or without one in our own layout (".xlsx" or ".csv").

    `template_name` is for sentences to the author. `boards_names` lets through names that stood in the board's file
    before anything was written into it; it is the author's explicit word. `prove` asks for every change made.
    """

    kind: Kind = "chronology"
    today: date
    template: bytes | None = None
    template_name: str = ""
    mapping: Mapping | None = None
    suffix: str = ".xlsx"
    boards_names: bool = False
    prove: bool = False


class Disclosed(Stopped):
    """The disclosure check found names: `searched` says which and where."""

    def __init__(self, searched: Searched, shown: tuple[Found, ...], sentence: str) -> None:
        super().__init__(sentence)
        self.searched = searched
        self.shown = shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A finished file that may leave, in memory. Nothing of it is on disk until `place`.

    `rows` counts the entries in it, `codes` the people it names by code; `notes` are plain sentences for the author;
    `changes` is every change made to the board's file, when asked for.
    """

    kind: Kind
    profile: str
    data: bytes = field(repr=False)
    suffix: str
    rows: int
    codes: frozenset[str]
    notes: tuple[str, ...]
    searched: Searched = field(repr=False)
    changes: tuple[Change, ...] = ()
    looked_for: Finder = field(repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the file, in small hexadecimal figures."""
        return hashlib.sha256(self.data).hexdigest()

    def check_name(self, path: Path) -> None:
        """Refuse a name the file may not have: another ending, or a real name in it."""
        if path.suffix.lower() != self.suffix:
            raise WrongUse(f"The file will be {self.suffix}; give it a name that ends so: {path.stem}{self.suffix}")
        hits = self.looked_for.find(path.name)
        if hits:
            raise Stopped(f"The file name holds “{hits[0].matched}”. File names travel: use a code in place of it.")

    def check_place(self, path: Path) -> None:
        """Refuse what can be seen beforehand: a name it may not have, a name taken, a folder missing or closed."""
        self.check_name(path)
        check_free(path)

    def place(self, path: Path) -> Path:
        """Put it on disk under a new name, for its owner only; raises `CannotWrite` and leaves nothing otherwise."""
        self.check_name(path)
        return place_new(self.data, path)

    def write_to(self, stream: BinaryIO) -> None:
        """Write it to an open stream, as for a pipe."""
        stream.write(self.data)
        stream.flush()


def prepare(out: Outgoing, job: Job, step: Step | None = None) -> Ready:
    """Build the file, read it back, search every part of it; all in memory.

    Raises `NotUnderstood` when the template cannot be filled without asking, `Disclosed` when a name is found.
    """
    say = step or (lambda _: None)
    if job.template is not None:
        made = _in_template(out, job, job.template, say)
    elif job.suffix == ".csv":
        made = _as_csv(out, say)
    else:
        made = _in_own_layout(out, job, say)
    say("Searching every part for names")
    searched = search(made.data, f"{job.kind}{made.suffix}", out.looked_for, job.template, lambda: say("Searching"))
    _stop_at_names(searched, job, tuple(map(_nobodys, (one for one in out.not_in_key if one.who))))
    return Ready(
        kind=job.kind,
        profile=out.profile,
        data=made.data,
        suffix=made.suffix,
        rows=len(out.entries),
        codes=_codes_in(out),
        notes=(*made.notes, *notices(out), *_strangers(out), *_remarks(searched)),
        searched=searched,
        changes=made.changes,
        looked_for=out.looked_for,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    data: bytes
    suffix: str
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def _in_template(out: Outgoing, job: Job, template: bytes, say: Step) -> _Made:
    from exporters.templates import read_template

    say("Reading the board’s file")
    understood = read_template(template, job.template_name, job.mapping)
    made = _filled(out, template, job.template_name, understood.placing(), job, say)
    return replace(made, notes=(*understood.notes, *made.notes))


def _in_own_layout(out: Outgoing, job: Job, say: Step) -> _Made:
    from exporters.layouts.chronology import layout

    template, placing = layout(out)
    return replace(_filled(out, template, "our own layout", placing, job, say), changes=())


def _filled(out: Outgoing, template: bytes, name: str, placing: Placing, job: Job, say: Step) -> _Made:
    from exporters.chronology import fill_workbook
    from exporters.proving import changes
    from exporters.read_back import read_back

    say("Filling the workbook")
    made = fill_workbook(out, template, name, placing, job.today)
    say("Reading it back")
    read_back(made, out)
    proof = tuple(changes(template, made.data, made.filled.sheet, made.filled.move)) if job.prove else ()
    return _Made(made.data, made.suffix, made.notes, proof)


def _as_csv(out: Outgoing, say: Step) -> _Made:
    from exporters.csv_file import chronology_csv, read_back_csv

    say("Writing the lines")
    data = chronology_csv(out)
    say("Reading them back")
    read_back_csv(data, out)
    return _Made(data, ".csv")


def _nobodys(one: NotInKey) -> Found:
    """A name among who a row names, as one that keeps the file back."""
    return Found("", f"Row of {one.day}, who", "", one.matched, one.who, "not in the key")


def _strangers(out: Outgoing) -> Iterator[str]:
    """What to look at: names behind a title in the words of the rows that are nobody's of the key."""
    rows: dict[str, list[str]] = {}
    for one in out.not_in_key:
        if not one.who:
            rows.setdefault(one.matched, []).append(one.day)
    for name, days in list(rows.items())[:_SHOWN]:
        more = f" and {len(days) - 1:,} more" if len(days) > 1 else ""
        yield f"Not in the key: “{name}”, in the row of {days[0]}{more}. Add a person if it is one, or /notname."
    if len(rows) > _SHOWN:
        yield f"Not in the key: {len(rows) - _SHOWN:,} more names."


def _stop_at_names(searched: Searched, job: Job, nobodys: tuple[Found, ...]) -> None:
    """Raise `Disclosed` when anything found, or anything that could not be searched, keeps the file back."""
    shown = (*searched.ours, *(() if job.boards_names else searched.boards_own))
    unread = [f"{one.part} {one.sentence}" for one in searched.remarks if one.unsearched and not one.boards_own]
    if not shown and not unread and not nobodys:
        return
    lines = []
    if shown:
        lines.append(f"The finished file holds {_names(len(shown))}, so nothing was written.")
        lines += [hit.sentence for hit in shown[:_SHOWN]]
        if len(shown) > _SHOWN:
            lines.append(f"… and {len(shown) - _SHOWN:,} more.")
    if searched.ours:
        lines.append(
            "Write the code in each row first. Only what is no name anywhere may be answered so (/notname WORD);"
            " then export again."
        )
    elif shown:
        lines.append("They came with the board’s file. Have them taken out there, or allow the board’s own names.")
    if nobodys:
        lines.append(f"Who is named holds {_names(len(nobodys))} of nobody in the key, so nothing was written.")
        lines += [hit.sentence for hit in nobodys[:_SHOWN]]
        if len(nobodys) > _SHOWN:
            lines.append(f"… and {len(nobodys) - _SHOWN:,} more.")
        lines.append("Add each as a person and write the code in the row; if it is no name, /notname WORD allows it.")
    if unread:
        lines.append(f"Not everything could be searched, so nothing was written: {'; '.join(unread)}.")
    raise Disclosed(searched, (*shown, *nobodys), "\n".join(lines))


def _remarks(searched: Searched) -> tuple[str, ...]:
    """What the author should know of the parts, and of names the board's file held that were allowed."""
    said = [f"{one.part} {one.sentence}." for one in searched.remarks if not one.boards_own]
    said += [f"{hit.sentence}; allowed." for hit in searched.boards_own]
    return tuple(said)


def _codes_in(out: Outgoing) -> frozenset[str]:
    """Every code of the key that the rows name, among their people or in their words."""
    known = sorted((person.code for person in out.people if person.code), key=len, reverse=True)
    found = {code for entry in out.entries for code in entry.people}
    if known:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
        for entry in out.entries:
            texts = (entry.who, entry.event, entry.action, entry.outcome, entry.comment)
            values = (value for _, value in entry.fields)
            found.update(code for text in (*texts, *values) if text for code in pattern.findall(text))
    return frozenset(found)


def _names(count: int) -> str:
    return "a name" if count == 1 else f"{count:,} names"
