"""`imr check` and `imr accept`: what is missing and what an export would send, and what may leave for a reason."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domain.errors import WrongUse
from screens.given_files import content_of, named, text_of
from tui.asking import Given, at_work, case_argument, opened, passphrase_options
from tui.commands.leaving_options import certificate_option, see_board
from tui.commands.template import map_option
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from screens.checking import Result
    from storage.casefile import CaseFile

STOPPED = 1


def _file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is to be checked: which board's file would be filled, or CSV."""
    template = click.option(
        "--template", metavar="FILE", type=click.Path(path_type=Path), help="The board's workbook that would be filled."
    )
    csv = click.option("--csv", is_flag=True, help="As CSV.")
    return template(map_option(csv(command)))


@click.command("check")
@case_argument
@_file_options
@click.option(
    "--chronology", is_flag=True,
    help="Only the chronology, as it leaves by itself; so it is with --template and --csv, too.",
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@certificate_option
@passphrase_options
def check_command(
    case: Path,
    template: Path | None,
    map_file: Path | None,
    csv: bool,
    chronology: bool,
    as_json: bool,
    certificate: Path | None,
    given: Given,
) -> None:
    """Check what is missing, and what an export would send: readiness and disclosure, in memory, writing nothing.

    The chronology is made as `imr export` would make it, into the board's workbook when --template names one, and
    searched in the same way. What stops it is listed, each with a short name for `imr accept`, and what to do; then
    names of nobody in the key that you have not looked at, what there is to do about minutes and staff, what was
    accepted before, what a submission still wants, section by section, and what is to be known. Exit code 1 when
    something stops an export or a submission, rows rest on minutes that may not be used, or a name has not been looked
    at.

    What is printed may hold the names found, and stays in the terminal's scrollback.
    """
    from screens.checking import as_json as result_as_json
    from storage.casefile import CaseFile
    from tui.check_told import as_text

    whole = not (chronology or csv or template is not None)
    if certificate is not None:
        with at_work(case, given) as open_file:
            result = _checked(open_file, template, map_file, csv, whole=whole)
            _certify(open_file, result, certificate)
    else:
        with opened(case, given, lambda passphrase: CaseFile.open(case, passphrase)) as open_file:
            result = _checked(open_file, template, map_file, csv, whole=whole)
    if as_json:
        click.echo(json.dumps(result_as_json(result), ensure_ascii=False, indent=1))
    else:
        for line in as_text(result):
            click.echo(line)
    if result.stops:
        raise click.exceptions.Exit(STOPPED)


@click.command("accept")
@case_argument
@click.argument("ids", metavar="[ID]...", nargs=-1)
@_file_options
@click.option(
    "--reason-file", metavar="FILE", type=click.Path(path_type=Path),
    help="Read the reason from a file, - for the standard input; otherwise it is asked for.",
)
@click.option("--take-back", is_flag=True, help="Take back what was accepted: it stops an export again.")
@passphrase_options
def accept_command(
    case: Path,
    ids: tuple[str, ...],
    template: Path | None,
    map_file: Path | None,
    csv: bool,
    reason_file: Path | None,
    take_back: bool,
    given: Given,
) -> None:
    """Let through what `imr check` found, by its short names, for a reason; without any, list what was let through.

    Give the same --template as to `imr check`. A verdict holds for these words in this text at this place: when the
    text changes, it is asked again. The log keeps it and why; no name may stand in the reason. Macros are never let
    through.
    """
    with at_work(case, given) as open_file:
        if not ids:
            for one in open_file.accepted.all():
                click.echo(f"{one.id}  {one.kind}, {one.place}: {one.reason} ({one.by}, {one.at[:10]})")
        elif take_back:
            _take_back(open_file, ids)
        else:
            _accept(open_file, ids, _checked(open_file, template, map_file, csv), reason_file)


def _checked(
    case: CaseFile, template: Path | None, map_file: Path | None, csv: bool, *, whole: bool = False
) -> Result:
    from exporters.templates.mapping import from_json
    from screens.checking import check, looked_into

    see_board(csv, template, map_file)
    board = None
    if template is not None:
        answers = from_json(text_of(map_file)) if map_file else None
        board = looked_into(case, content_of(template), named(template), answers)
    with Progress() as progress:
        return check(case, board, date.today(), progress, ".csv" if csv else ".xlsx", whole=whole)


def _certify(case: CaseFile, result: Result, path: Path) -> None:
    from screens.certifying import certificate_of, place_certificate

    made = certificate_of(case, result.of, date.today(), left=False)
    say(f"The certificate is in {place_certificate(case, made, path)}; SHA-256 {made.sha256}")


def _accept(case: CaseFile, ids: tuple[str, ...], result: Result, reason_file: Path | None) -> None:
    """Let these through. Raises WrongUse for an id that is none, Stopped for a reason with a name in it."""
    from domain.disclosure import Accepted, checked_reason
    from exporters.verdicts import why_never

    hits = {each.hit.id: each.hit for each in result.stopping}
    for unknown in (each for each in ids if each not in hits):
        raise WrongUse(f"{unknown} is nothing that stops an export: imr check lists what does. Give the same options.")
    for fixed in ids:
        if never := why_never(hits[fixed]):
            raise WrongUse(f"{fixed} is not let through by a reason. {never}")
    reason = checked_reason(_reason(reason_file), result.of.looked_for)
    keys = dict.fromkeys(hits[each].key for each in ids)
    kept = case.accepted.add(
        *(
            Accepted(kind=kind, place=place, matched=matched, text=text, reason=reason)
            for kind, place, matched, text in keys
        )
    )
    say(f"{len(kept):,} accepted, for the reason given. imr check says what is left.")


def _reason(file: Path | None) -> str:
    if file is not None:
        return text_of(file)
    if not sys.stdin.isatty():
        raise WrongUse("Say why: --reason-file FILE, or --reason-file - to give it on the standard input.")
    return str(click.prompt("Why may it leave as it is? (no names)", err=True))


def _take_back(case: CaseFile, ids: tuple[str, ...]) -> None:
    kept = {one.id: one for one in case.accepted.all()}
    for unknown in (each for each in ids if each not in kept):
        raise WrongUse(f"{unknown} is nothing that was accepted; imr accept without a name lists what was.")
    for each in dict.fromkeys(ids):
        case.accepted.delete(kept[each].key)
    say(f"{len(set(ids)):,} taken back: an export stops there again.")
