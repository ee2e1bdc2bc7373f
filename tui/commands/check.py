"""`imr check` and `imr accept`: what is missing and what an export would send, and what may leave for a reason."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
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
    from screens.leaving.checking import Result
    from storage.casefile import CaseFile

STOPPED = 1


def _file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is to be checked: which board's files would be filled, or CSV."""
    report = click.option(
        "--report", metavar="FILE", type=click.Path(path_type=Path),
        help="The board's Word template of the report: it is filled in memory, and what it asks for is wanted.",
    )
    template = click.option(
        "--template", metavar="FILE", type=click.Path(path_type=Path),
        help="The board's workbook that would be filled; of a Word document the same as --report.",
    )
    csv = click.option("--csv", is_flag=True, help="As CSV.")
    return template(report(map_option(csv(command))))


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
    report: Path | None,
    map_file: Path | None,
    csv: bool,
    chronology: bool,
    as_json: bool,
    certificate: Path | None,
    given: Given,
) -> None:
    """Check what is missing, and what an export would send: readiness and disclosure, in memory, writing nothing.

    The chronology is made as `imr export` would make it, into the board's workbook when --template names one, and
    searched in the same way; so is the report, into the template --report names or a layout of our own. What stops
    them is listed, each with a short name for `imr accept`, and what to do; then names of nobody in the key that you
    have not looked at, what there is to do about minutes and staff, what was accepted before, what a submission still
    wants, section by section, and what is to be known. Exit code 1 when something stops an export or a submission, rows
    rest on minutes that may not be used, or a name has not been looked at.

    What is printed may hold the names found, and stays in the terminal's scrollback.
    """
    from screens.leaving.checking import as_json as result_as_json
    from storage.casefile import CaseFile
    from tui.check_told import as_text

    files = _Files.of(template, report, map_file, csv, chronology)
    if certificate is not None:
        with at_work(case, given) as open_file:
            result = _checked(open_file, files)
            _certify(open_file, result, certificate)
    else:
        with opened(case, given, lambda passphrase: CaseFile.open(case, passphrase)) as open_file:
            result = _checked(open_file, files)
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
    report: Path | None,
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
            _accept(open_file, ids, _checked(open_file, _Files.of(template, report, map_file, csv)), reason_file)


@dataclass(frozen=True, slots=True)
class _Files:
    """Which files a check is of: the board's workbook, its template of the report, the answers to one of them."""

    template: Path | None
    report: Path | None
    map_file: Path | None
    csv: bool
    chronology: bool = False

    @classmethod
    def of(
        cls, template: Path | None, report: Path | None, map_file: Path | None, csv: bool, chronology: bool = False
    ) -> _Files:
        """The files named, a Word document among them as the template of the report."""
        if template is not None and report is None and template.suffix.lower() in (".docx", ".dotx", ".docm"):
            template, report = None, template
        if report is not None and chronology:
            raise WrongUse("--chronology leaves the report out: give one of the two.")
        return cls(template, report, map_file, csv, chronology)

    @property
    def whole(self) -> bool:
        """Whether all of a submission is looked at, and not one file of it."""
        return self.report is not None or not (self.chronology or self.csv or self.template is not None)


def _checked(case: CaseFile, files: _Files) -> Result:
    from exporters.templates import mapping
    from screens.leaving.checking import check, looked_into

    template, report = files.template, files.report
    if files.map_file is not None and template is not None and report is not None:
        raise WrongUse("--map answers for one file: give --template or --report with it.")
    see_board(files.csv, template, None if report is not None else files.map_file)
    given = text_of(files.map_file) if files.map_file else None
    board = asked = None
    if template is not None:
        answers = mapping.from_json(given) if given and report is None else None
        board = looked_into(case, content_of(template), named(template), answers)
    if report is not None:
        from exporters.templates import report_mapping
        from screens.leaving.checking_report import ReportFile

        asked = ReportFile(content_of(report), named(report), report_mapping.from_json(given) if given else None)
    with Progress() as progress:
        suffix = ".csv" if files.csv else ".xlsx"
        return check(case, board, date.today(), progress, suffix, whole=files.whole, report=asked)


def _certify(case: CaseFile, result: Result, path: Path) -> None:
    from screens.leaving.certifying import certificate_of, place_certificate

    made = certificate_of(case, result.of, date.today(), left=False)
    say(f"The certificate is in {place_certificate(case, made, path)}; SHA-256 {made.sha256}")


def _accept(case: CaseFile, ids: tuple[str, ...], result: Result, reason_file: Path | None) -> None:
    """Let these through. Raises WrongUse for an id that is none, Stopped for a reason with a name in it."""
    from domain.disclosure import Accepted, checked_reason
    from exporters.disclosure.verdicts import why_never

    hits = {each.hit.id: each.hit for each in (*result.stopping, *result.in_report, *result.in_plan)}
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
