"""`imr export`: the one way out, from the command line."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from screens.given_files import content_of, meant_as_word, named, text_of
from screens.leaving.sending import (
    HOLD_NAMES,
    What,
    check_ending,
    check_word,
    ending,
    job_in,
    prepared,
    send,
    send_to,
    understood,
)
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.commands.export_minutes import Meeting, export_minutes, minutes_options
from tui.commands.leaving_options import certificate_option, see_board
from tui.commands.submission_options import Asked, submission_options
from tui.commands.template import map_option
from tui.file_password import Locking, locking_options
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from exporters.way_out.job import Job
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile

STDIN = STDOUT = Path("-")
KINDS = (
    "chronology", "report", "actions", "submission", "minutes", "trail", "register", "authority", "genogram", "key",
    "data", "log",
)  # fmt: skip


@click.command("export")
@case_argument
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option("--template", metavar="FILE", type=click.Path(path_type=Path), help="The board's file; - for stdin.")
@map_option
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="The new file; - for stdout.")
@click.option("--csv", is_flag=True, help="As CSV, which a name ending in .csv also asks for.")
@click.option(
    "--panel", metavar="HOW", type=click.Choice(("names", "initials")),
    help="A panel copy, with the key in it; HOW is names, or initials (and job titles). Always locked.",
)
@click.option("--prove", is_flag=True, help="List every part and cell changed in the board's file.")
@click.option(
    "--unagreed", metavar="HOW", type=click.Choice(("stop", "leave-out")), default="stop", show_default=True,
    help="Rows on minutes that may not be used: stop, or leave-out.",
)
@click.option(
    "--boards-names", is_flag=True, help="Let through real names that stood in the board's own file before."
)
@click.option(
    "--layout", metavar="NAME", type=click.Choice(("adults", "children")),
    help="A report without a board's template: our own for adults or children; left out, as the case is about.",
)
@click.option(
    "--remove-guidance/--keep-guidance", "guidance", default=None,
    help="Take guidance and example rows out of the board's template of a report; --keep-guidance leaves them. Kept.",
)
@submission_options
@minutes_options
@certificate_option
@locking_options
@passphrase_options
def export_command(
    case: Path,
    kind: str,
    template: Path | None,
    map_file: Path | None,
    output: Path | None,
    csv: bool,
    panel: str | None,
    prove: bool,
    unagreed: str,
    boards_names: bool,
    layout: str | None,
    guidance: bool | None,
    certificate: Path | None,
    meeting: Meeting,
    asked: Asked,
    locking: Locking,
    given: Given,
) -> None:
    """Write what leaves a case: KIND is chronology, report, actions, submission, minutes, trail, register, authority,
    genogram, key, data or log.

    chronology: the rows, people by their codes, in the board's workbook or the table of its Word document, a layout of
    our own (.xlsx, .docx), or CSV. key: who each
    code is, in a locked workbook. data: the whole case as JSON, locked in the age format (.json.age). log: its lines
    without what they are about (.csv, .jsonl). The key, a panel copy and data ask for the passphrase of the case each
    time.

    report: in the board's Word template, text in its own styles, its tables and forms filled, or in a layout of our
    own; with --panel a copy by names or initials. actions: the action plan, in the board's workbook or one of our own.

    submission: chronology, report and action plan, what changed since the version sent before, and a manifest with the
    SHA-256 of each, all into the new folder OUT or nothing: the version frozen last, once nothing stops it and
    everybody asked has signed it.

    minutes: in Word, for people to agree: --to CODE, or --all for a copy for each into the folder OUT, which issues
    them; in an agency's own template with --template. Without a person, the finished minutes for the file; into a name
    ending in .txt their exact text; with --version K the exact text of any version as it was issued.

    trail: of one meeting or --all, in Word: each version, step, answer, verdict and row drawn, with its line of the
    log; of unfinished ones too. register: the persons seen, and not seen and why, in Word; with --panel names by
    names, locked. authority: a page that asks a senior manager whether minutes may be used without --to CODE.

    genogram: the family drawn by reference names, a picture (.png); every word drawn in it is searched.

    Rows that rest on minutes not agreed, or changed since, stop a chronology (exit code 1), or are left out with
    --unagreed leave-out; what staff dispute or do not confirm stands at the end of the comment of its row.

    The file is built and read back in memory and searched for every known real name; one that is found stops it (exit
    code 1). It is logged, then written under a new name, never over another. What is not certain in a board's file is
    said (exit code 4), and --map answers it.
    """
    if kind == "submission":
        from tui.commands.export_submission import export_submission

        if template or map_file or csv or prove or meeting.option():
            raise WrongUse(
                "A submission has a template for each of its files: --chronology-template, --report-template,"
                " --actions-template, and a mapping for each: --chronology-map, --report-map, --actions-map."
            )
        export_submission(
            case, asked, layout, guidance, output, panel, unagreed, boards_names, certificate, locking, given
        )
        return
    if option := asked.option():
        raise WrongUse(f"{option} is for a submission only: leave it out.")
    if kind == "report":
        from tui.commands.export_report import export_report

        if csv or certificate or meeting.option():
            raise WrongUse(
                "A report takes --template, --map, --layout, --remove-guidance, --keep-guidance, --panel, --prove,"
                " --unagreed, --boards-names, a lock."
            )
        export_report(
            case, template, map_file, layout, output, panel, prove, guidance, unagreed, boards_names, locking,
            given,
        )  # fmt: skip
        return
    if layout or guidance is not None:
        from tui.commands.export_report import said_of

        raise WrongUse(f"{'--layout' if layout else said_of(guidance)} is for a report only: leave it out.")
    if kind == "actions":
        from tui.commands.export_actions import export_actions

        if csv or panel or certificate or unagreed != "stop" or meeting.option():
            raise WrongUse("An action plan takes --template, --map, --prove, --boards-names, a lock.")
        export_actions(case, template, map_file, output, prove, boards_names, locking, given)
        return
    if kind == "genogram":
        from tui.commands.export_genogram import export_genogram

        others = (template, map_file, csv, panel, prove, boards_names, certificate, locking.wanted, unagreed != "stop")
        if any(others) or meeting.option():
            raise WrongUse("A genogram takes -o FILE.png alone: a picture is not filled in, and cannot be locked.")
        export_genogram(case, output, given)
        return
    if kind == "minutes":
        if csv or panel or prove or unagreed != "stop" or certificate:
            raise WrongUse("Minutes take --interview, --to, --all, --reply-by, --no-rows, --template, --map, a lock.")
        export_minutes(case, meeting, template, map_file, output, boards_names, locking, given)
        return
    if kind in ("trail", "register", "authority"):
        from tui.commands.export_papers import export_authority, export_register, export_trail

        if template or map_file or csv or prove or boards_names or unagreed != "stop" or certificate:
            raise WrongUse(f"A {kind} is a document of our own: leave out what is for a chronology.")
        if panel and kind != "register" or kind == "register" and meeting.option():
            raise WrongUse("A trail takes --interview or --all, a register --panel names; both take a lock.")
        if kind == "trail":
            export_trail(case, meeting, output, locking, given)
        elif kind == "authority":
            export_authority(case, meeting, output, locking, given)
        else:
            export_register(case, panel, output, locking, given)
        return
    if option := meeting.option():
        raise WrongUse(f"{option} is for minutes only: leave it out.")
    wanted = _wanted(kind, panel)
    for_rows = {
        "--template": template, "--map": map_file, "--csv": csv, "--panel": panel, "--prove": prove,
        "--boards-names": boards_names, "--unagreed": unagreed != "stop",
    }  # fmt: skip
    if kind != "chronology" and (option := next((name for name, value in for_rows.items() if value), None)):
        raise WrongUse(f"{option} is for a chronology only: leave it out.")
    output = output or _in_exchange(kind, wanted, csv)
    suffix = output.suffix.lower()
    csv = csv or (kind == "chronology" and suffix == ".csv")
    see_board(csv, template, map_file)
    _see_together(wanted, csv, template, prove, locking)
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    if output != STDOUT:
        from exporters.way_out.placed import check_free
        from exporters.way_out.ready import check_label

        check_ending(wanted, output)
        check_label(output, panel=wanted in ("names", "initials"))
        check_free(output)
        if certificate is not None:
            check_free(certificate)
    elif wanted in ("names", "initials"):
        raise WrongUse("A panel copy says so in its name, and a pipe has none: give -o FILE.")
    board = content_of(template) if template and template != STDIN else None
    with at_work(case, replace(given, remembered=wanted not in HOLD_NAMES)) as open_file:
        password = None
        if wanted in HOLD_NAMES or locking.wanted:
            password = locking.password(output.name if output != STDOUT else "the file", _guesses(wanted))
        if template == STDIN:
            # After the passphrase, which may come first down the same pipe.
            board = content_of(template)
        made_as = ".csv" if csv else suffix if suffix in (".jsonl", ".docx") else ".xlsx"
        if kind == "chronology" and (made_as == ".docx" or meant_as_word(template, board)):
            check_word(wanted, output if output != STDOUT else None)
            made_as = ".docx"
        job, news = _job(open_file, template, board, map_file, made_as, prove, boards_names, password)
        for sentence in news:
            say(sentence)
        ready = _prepared(open_file, job, wanted, "stop" if unagreed == "stop" else "leave out")
        _leave(open_file, ready, output)
        if certificate is not None:
            _certify(open_file, ready, certificate)
        user = open_file.user
    _say_what_came_of_it(ready, output, user)


def _certify(case: CaseFile, ready: Ready, path: Path) -> None:
    """Write the certificate of the check of what has left. Raises CannotWrite, Stopped."""
    from screens.leaving.certifying import certificate_of, place_certificate

    made = certificate_of(case, ready, date.today())
    say(f"The certificate is in {place_certificate(case, made, path)}; SHA-256 {made.sha256}")


def _say_what_came_of_it(ready: Ready, output: Path, user: str) -> None:
    for note in ready.notes:
        say(note)
    where = "the standard output" if output == STDOUT else str(output)
    say(f"{ready.what} {'is' if ready.rows == 1 else 'are'} in {where}; SHA-256 {ready.sha256}")
    say(f"The log of the case stood at {ready.log_head}")
    if ready.locked:
        say("It opens by its password only. Tell the password another way than you send the file.")
    if output != STDOUT:
        from tui.fetching import fetch_command

        command = fetch_command(output, os.environ, user)
        if command:
            click.echo(f"To fetch it, on your own machine: {command}", err=True)
    for change in ready.changes:
        before, after = (" ".join(text.split("\n")) for text in (change.before, change.after))
        click.echo(f"{change.part}  {change.place}  {before} → {after}", err=output == STDOUT)


def _wanted(kind: str, panel: str | None) -> What:
    """What is to leave, by the words of the command line."""
    names: dict[tuple[str, str | None], What] = {
        ("chronology", None): "anonymised", ("chronology", "names"): "names", ("chronology", "initials"): "initials",
        ("key", None): "key", ("data", None): "data", ("log", None): "log",
    }  # fmt: skip
    return names.get((kind, panel), "anonymised")


def _see_together(wanted: What, csv: bool, template: Path | None, prove: bool, locking: Locking) -> None:
    """Refuse what does not go together."""
    if csv and wanted in ("names", "initials"):
        raise WrongUse("A panel copy holds its key in a sheet of its own, which CSV has not: choose .xlsx.")
    if csv and locking.wanted:
        raise WrongUse("CSV cannot be locked: choose .xlsx, or leave the password out.")
    if wanted == "log" and locking.wanted:
        raise WrongUse("The log holds nothing to lock away, and leaves as it is, so that anyone can check it.")
    if prove and not template:
        raise WrongUse("--prove compares with a board's file: give --template.")


def _guesses(wanted: What) -> int | None:
    """How many guesses a second the lock of such a file allows; None: as many as a case does, or fewer."""
    from exporters.office.locking import GUESSES_A_SECOND

    return None if wanted == "data" else GUESSES_A_SECOND


def _in_exchange(kind: str, wanted: What, csv: bool) -> Path:
    """Where a file goes that is given no name. Raises WrongUse when the settings name no exchange folder."""
    from tui.settings import read_settings

    folder = read_settings().exchange
    if folder is None:
        raise WrongUse("Say where the file goes: -o FILE. (An exchange folder in the settings serves without.)")
    return folder / f"{kind} {date.today():%Y-%m-%d}{ending(wanted, csv)}"


def _job(
    case: CaseFile,
    template: Path | None,
    board: bytes | None,
    map_file: Path | None,
    suffix: str,
    prove: bool,
    boards_names: bool,
    password: str | None,
) -> tuple[Job, tuple[str, ...]]:
    """What is to be made, and what the case has new of the board's file. Raises WrongUse, NotUnderstood."""
    from exporters.templates.mapping import from_json
    from exporters.way_out.job import Job

    if template is None or board is None:
        return Job(today=date.today(), suffix=suffix, password=password), ()
    if suffix == ".docx":
        from screens.board_file.asked_by_board import report_in_hand
        from tui.commands.export_report import word_job

        with report_in_hand(case):
            job = word_job(case, named(template), board, map_file, password)
        return replace(job, kind="chronology", boards_names=boards_names, prove=prove), ()
    answers = from_json(text_of(map_file)) if map_file else None
    boards = understood(case, board, named(template), answers)
    job = job_in(boards, date.today(), boards_names=boards_names, prove=prove, password=password)
    return job, boards.news


def _prepared(case: CaseFile, job: Job, wanted: What, unagreed: Unagreed) -> Ready:
    with Progress() as progress:
        return prepared(case, job, progress, what=wanted, unagreed=unagreed)


def _leave(case: CaseFile, ready: Ready, output: Path) -> None:
    """Log that the file leaves, then let it. Raises CannotWrite, Stopped."""
    if output == STDOUT:
        send_to(case, ready, sys.stdout.buffer)
    else:
        send(case, ready, output)
