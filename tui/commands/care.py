"""Care of a case: `verify`, `backup`, `restore`, `share`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import CannotOpen, WrongUse
from tui.asking import (
    Given,
    ask_hidden,
    case_argument,
    new_passphrase,
    new_passphrase_option,
    opened,
    passphrase_options,
)
from tui.saying import say

if TYPE_CHECKING:
    from storage.care.verify import Report


@click.command("verify")
@case_argument
@passphrase_options
def verify_command(case: Path, given: Given) -> None:
    """Check every page, every row and the log of a case; says what was checked, or names the first bad place.

    Exit code 3 when something is wrong.
    """
    from storage.care.verify import verify_path
    from storage.cipher import WRONG_KEY

    def checked(passphrase: str) -> Report:
        report = verify_path(case, passphrase)
        if report.sentence == WRONG_KEY:
            raise CannotOpen(report.sentence)
        return report

    report = opened(case, given, checked)
    if report.good:
        click.echo(report.sentence)
        say(copy_told(report, case.name))
        return
    raise CannotOpen("\n".join(report.problems))


def copy_told(report: Report, name: str) -> str:
    """How old the newest copy for the records office is, and how one is made."""
    make = f"imr backup {name} --own-passphrase -o FILE"
    if report.copied is None:
        return f"No copy under another passphrase was made for the records office yet: {make}"
    days = (datetime.now(UTC) - report.copied).days
    age = f"{days:,} {'day' if days == 1 else 'days'} old" if days > 0 else "less than a day old"
    told = f"The newest copy for the records office is {age}"
    if not report.since:
        return f"{told}, and nothing was changed since."
    return f"{told}, and the case was changed since. A new one: {make}"


@click.command("backup")
@case_argument
@click.option("--own-passphrase", is_flag=True, help="A copy under another passphrase, for the records office.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where the copy goes.")
@new_passphrase_option
@passphrase_options
def backup_command(
    case: Path, own_passphrase: bool, output: Path | None, new_passphrase_file: Path | None, given: Given
) -> None:
    """Take an encrypted copy of a case, checked before it is kept.

    It goes into the folder of backups beside the case, where a copy is also taken by itself whenever the case has
    changed. With --own-passphrase it goes where -o says and opens by a passphrase of its own.
    """
    from storage.care.backups import backup, copy_under
    from storage.casefile import CaseFile

    if own_passphrase != (output is not None):
        raise WrongUse("Give --own-passphrase and -o FILE together: the copy for the records office and where it goes.")
    with opened(case, given, lambda passphrase: CaseFile.open(case, passphrase)) as open_file:
        if output is None:
            click.echo(backup(open_file).path)
        else:
            click.echo(copy_under(open_file, new_passphrase(f"the copy {output.name}", new_passphrase_file), output))


@click.command("restore")
@case_argument
@click.argument("backup", metavar="[BACKUP]", required=False)
@click.option(
    "--backup-passphrase", is_flag=True, help="Ask for the backup's own passphrase, where it is an older one."
)
@click.option(
    "--backup-passphrase-file", metavar="FILE", type=click.Path(path_type=Path),
    help="Read the backup's own passphrase from a file only you can read.",
)
@click.option(
    "--even-if-damaged", is_flag=True, help="Set the case aside whole when it opens by no passphrase any more."
)
@passphrase_options
def restore_command(
    case: Path,
    backup: str | None,
    backup_passphrase: bool,
    backup_passphrase_file: Path | None,
    even_if_damaged: bool,
    given: Given,
) -> None:
    """Bring a backup back in the place of a case; what is there now is kept among the backups.

    Without BACKUP the backups are listed, the newest first; (kept) stands after those from before a restore or a newer
    imr, which stay until somebody deletes them. BACKUP is a number of that list, or a file.
    """
    from storage.care.backups import listed
    from storage.care.passphrases import from_file
    from storage.care.restoring import restore

    copies = listed(case)
    if backup is None:
        for number, copy in enumerate(copies, 1):
            kept = "  (kept)" if copy.kept else ""
            taken = f"{copy.taken.astimezone():%d %b %Y %H:%M}"
            click.echo(f"{number:3}  {taken}  {copy.size:>12,} bytes  {copy.path.name}{kept}")
        if not copies:
            say(f"There are no backups of {case.name}.")
        return
    chosen = Path(backup)
    if backup.isascii() and backup.isdigit() and not chosen.exists():
        if not 1 <= int(backup) <= len(copies):
            raise WrongUse(f"There is no backup {backup}; imr restore {case.name} lists those there are.")
        chosen = copies[int(backup) - 1].path
    own = from_file(backup_passphrase_file) if backup_passphrase_file else None
    if backup_passphrase and own is None:
        own = ask_hidden("Passphrase of the backup: ")
    done = opened(
        case,
        given,
        lambda passphrase: restore(
            case, chosen, passphrase, backup_passphrase=own, even_if_shut=even_if_damaged
        ),
        there=False,
    )
    say(done.sentence)


@click.command("share")
@case_argument
@click.option("--group", metavar="GROUP", help="Let everyone in this group of the system open the case.")
@click.option("--nobody", is_flag=True, help="Make the case yours alone again.")
def share_command(case: Path, group: str | None, nobody: bool) -> None:
    """Share a case with a group of accounts on this machine, or end that.

    The case and its folder are opened to the group; the passphrase is told in person.
    """
    from storage.care.sharing import share, unshare

    if bool(group) == nobody:
        raise WrongUse("Give --group GROUP to share the case, or --nobody to have it to yourself again.")
    if group:
        for sentence in share(case, group):
            say(sentence)
    else:
        unshare(case)
        say(f"{case.name} is yours alone again.")
