"""`imr import`: a chronology, a list of people, a family composition or minutes made elsewhere, taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from domain.errors import WrongUse
from screens.given_files import content_of, named, text_of
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.commands.template import map_option
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from domain.asked.field_of import Where
    from domain.chronology.entry import Entry
    from exporters.readers import Decision, ReadFile
    from exporters.readers.reading import Kind
    from storage.casefile import CaseFile

NOT_UNDERSTOOD = 4
STDIN = Path("-")
_WHERE: dict[str, Where] = {"chronology": "row", "people": "person", "family": "family"}
SAID = {"new": "new", "update": "changed", "same": "there already", "unclear": "not clear", "refused": "refused"}


@click.command("import")
@case_argument
@click.argument("kind", metavar="KIND", type=click.Choice(["chronology", "people", "family", "minutes"]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done with each row, and do nothing.")
@click.option("--given-by-board", is_flag=True, help="The board gave the reference names of this family composition.")
@click.option("--interview", metavar="N", type=click.IntRange(min=1), help="Of which interview these minutes are.")
@map_option
@passphrase_options
def import_command(
    case: Path, kind: str, file: Path, dry_run: bool, given_by_board: bool, interview: int | None,
    map_file: Path | None, given: Given,
) -> None:  # fmt: skip
    """Take in FILE, an .xlsx or .csv (- for stdin); KIND is chronology, people or family, the last also from a .docx.

    KIND minutes takes a .txt or .docx, and --interview N: who speaks ("SW1:"), times and headings are recognised, names
    coded, each paragraph reported; what is in the minutes already is not added again.

    Headings are understood by their meaning, and each row is reported by its number in the file. What is in the case
    already is left or changed, never doubled. Exit code 4 when a row was refused or is not clear; the others are saved.
    """
    if kind == "minutes":
        _import_minutes(case, file, interview, dry_run, given)
        return
    if interview is not None:
        raise WrongUse("--interview goes with minutes: imr import CASE.imr minutes FILE --interview 2")
    from exporters.readers import match, read_file
    from exporters.templates.mapping import from_json

    name = named(file)
    data = content_of(file) if file != STDIN else None
    mapping = from_json(text_of(map_file), _WHERE[kind]) if map_file else None
    with at_work(case, given) as open_file, Progress() as progress:
        progress(f"Reading {name}")
        if data is None:
            # After the passphrase, which may come first down the same pipe.
            data = content_of(file)
        review, known = open_file.review(), open_file.known(date.today())
        read = read_file(
            data, name, cast("Kind", kind), known, mapping,
            agency=review.details.agency, kept=open_file.maps.get,
        )
        decisions = match(read, review, known.terms, given_by_board)
        if not dry_run:
            progress("Saving")
            _save(open_file, decisions)
        doubted = _family_doubts(open_file) if kind == "family" and not dry_run else []
    counts = Counter(decision.what for decision in decisions)
    refused = [row.number for row in read.rows if row.problems]
    for line in _report(read, decisions):
        say(line, result=True)
    for note in (*read.notes, *doubted):
        click.echo(note, err=True)
    told = [f"{count:,} {SAID[what]}" for what, count in (*counts.items(), ("refused", len(refused))) if count]
    say(f"{', '.join(told) or 'No rows'}{'; nothing was saved, as asked' if dry_run else ''}.")
    if held := _rows_holding(decisions, review.entries):
        say(f"{held} a name given here: write the code there. An export stops at each.")
    if refused or counts["unclear"]:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


def _import_minutes(case: Path, file: Path, number: int | None, dry_run: bool, given: Given) -> None:
    """Take in minutes typed elsewhere. Raises Refusal."""
    from exporters.readers.minutes_text import typed_minutes
    from tui.minutes_import import save, take_in

    if number is None:
        raise WrongUse("Say of which interview these minutes are: --interview 2")
    name = named(file)
    data = content_of(file) if file != STDIN else None
    with at_work(case, given) as open_file:
        # After the passphrase, which may come first down the same pipe.
        typed, notes = typed_minutes(content_of(file) if data is None else data, name)
        taken = take_in(open_file, number, typed, date.today())
        count = 0 if dry_run else save(open_file, number, taken)
    for place, each in enumerate(taken, 1):
        click.echo(each.report(place))
    for note in notes:
        click.echo(note, err=True)
    told = f"{len(taken):,} {'paragraph' if len(taken) == 1 else 'paragraphs'}"
    say(f"{told}; nothing was saved, as asked." if dry_run else f"{count:,} of {told} added to interview {number}.")


def _save(case: CaseFile, decisions: list[Decision]) -> None:
    """Save what is new in one act, and what is changed in another. Raises CannotWrite, ChangedUnderneath; importing
    again goes on from there."""
    for what, save in (("new", case.entries.add_many), ("update", case.entries.change_many)):
        chosen = [decision for decision in decisions if decision.what == what]
        if entries := [decision.entry for decision in chosen if decision.entry]:
            save(
                entries,
                new_people=[person for decision in chosen for person in decision.row.new_people],
                new_sources=[source for decision in chosen for source in decision.row.new_sources],
                new_questions=[question for decision in chosen for question in decision.row.new_questions],
            )
        for decision in chosen:
            if decision.person:
                (case.people.add if what == "new" else case.people.change)(decision.person)
    _save_family(case, decisions)


def _save_family(case: CaseFile, decisions: list[Decision]) -> None:
    """Save the new members of the family in one act, with who is new to the key, and the changed in another."""
    new = [decision for decision in decisions if decision.what == "new" and decision.member]
    if new:
        people = [person for decision in new for person in decision.row.new_people]
        case.family.add_many([decision.member for decision in new if decision.member], new_people=people)
    if changed := [decision.member for decision in decisions if decision.what == "update" and decision.member]:
        case.family.change_many(changed)


def _family_doubts(case: CaseFile) -> list[str]:
    """What goes against itself in the family as it now stands."""
    from domain.family.doubts import doubts

    return doubts(case.family.all(), case.relations.all(), case.people.all(), date.today())


def _rows_holding(decisions: list[Decision], entries: Sequence[Entry]) -> str:
    """How many rows hold a name that these people were given, as in "2 rows hold"; "" when none does."""
    from domain.naming import names_held

    given = [each.person for each in decisions if each.person and (each.what == "new" or _renamed(each))]
    given += [person for each in decisions for person in each.row.new_people if person.name]
    count = len(names_held(given, entries)) if given else 0
    return f"{count:,} {'row holds' if count == 1 else 'rows hold'}" if count else ""


def _renamed(decision: Decision) -> bool:
    """Whether a person of the key is given another name."""
    before, after = decision.existing, decision.person
    names = [(getattr(each, "name", ""), getattr(each, "other_names", ())) for each in (before, after)]
    return decision.what == "update" and names[0] != names[1]


def _report(read: ReadFile, decisions: list[Decision]) -> Iterator[str]:
    """A line for each row of the file, by its number there."""
    decided = {decision.row.number: decision for decision in decisions}
    for row in read.rows:
        decision = decided.get(row.number)
        if row.problems or decision is None:
            yield f"Row {row.number} {SAID['refused']}: {' '.join(row.problems)}"
            continue
        # As decided: who is in the key already is no new person.
        news = [f"new person {person.code}" for person in decision.row.new_people]
        news += [f"new source {source.name}" for source in row.new_sources]
        news += [f"new question {question.label}" for question in row.new_questions]
        news += [f"note: {note}" for note in row.notes]
        if decision.what == "same":
            news = []
        news += [f"note: {note}" for note in decision.row.notes if note not in row.notes]
        what = SAID[decision.what]
        if decision.sentence or decision.changes:
            what = f"{what}: {decision.sentence or ', '.join(decision.changes)}"
        yield "; ".join((f"Row {row.number} {what}", *news))
