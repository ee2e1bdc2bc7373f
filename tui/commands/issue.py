"""`imr issue`: minutes of a meeting in a packet for one person to read and answer elsewhere."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.doubt_options import doubt_options
from tui.saying import say

if TYPE_CHECKING:
    from screens.agreement.doubt_kinds import DoubtKind


@click.command("issue")
@case_argument
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@click.option("--to", metavar="CODE", required=True, help="Who is to read and answer them, by code.")
@click.option(
    "-o", "--output", metavar="FILE.packet", required=True, type=click.Path(path_type=Path), help="The new file."
)
@click.option(
    "--rows", metavar="WHICH", default="all",
    help="Rows of the chronology to check: all that name them (if not said), none, or ids with commas between.",
)
@click.option("--reply-by", metavar="DATE", default="", help="The day to answer by.")
@click.option("--for", "account", metavar="ACCOUNT", help="Let this account of the machine read the file, nobody else.")
@click.option(
    "--phrase-file", metavar="F", type=click.Path(path_type=Path),
    help="Write the phrase into this new file, yours alone, in place of showing it once.",
)
@doubt_options
@passphrase_options
def issue_command(
    case: Path, number: int, to: str, output: Path, rows: str, reply_by: str, account: str | None,
    phrase_file: Path | None, settled: tuple[DoubtKind, ...], given: Given,
) -> None:  # fmt: skip
    """Issue the minutes of interview N to one person, in a packet.

    The packet holds their version of the minutes and the rows that name them, sealed under a phrase made up for it.
    Give the file one way and the phrase another. They read and answer with: imr agree FILE. You take the answer in
    with: imr receive CASE FILE.answer
    """
    from domain.dates.days import day_typed
    from exporters.packet.file import ENDING
    from exporters.way_out.handed import account_name, account_number, left_to_do
    from exporters.way_out.placed import check_free, place_new
    from screens.agreement.packets import packet_for, send_packet
    from tui.progress import Progress
    from tui.shown_once import check_can_show, show_once

    if output.suffix.lower() != ENDING:
        raise WrongUse(f"The file will be {ENDING}; give it a name that ends so: {output.stem}{ENDING}")
    check_free(output)
    reader = account_number(account) if account else None
    if reader == os.geteuid():
        reader = None
    by = day_typed(reply_by, date.today(), "--reply-by", ahead=True)
    if phrase_file is not None:
        check_free(phrase_file)
    else:
        check_can_show("--phrase-file F")
    with at_work(case, given) as open_file:
        with Progress() as progress:
            made = packet_for(
                open_file, number, to, rows=_wanted(rows), reply_by=by, today=date.today(), step=progress,
                reader=reader,
            )
        if phrase_file is not None:
            place_new(made.sealing.phrase.encode() + b"\n", phrase_file)
        try:
            send_packet(
                open_file, number, made, output, day=date.today().isoformat(), reply_by=by, settled=settled
            )
        except BaseException:
            if phrase_file is not None:
                phrase_file.unlink(missing_ok=True)
            raise
    copy = made.copy
    if phrase_file is None:
        words = made.sealing.phrase.split()
        show_once([
            f" The phrase that opens {output.name}, for {copy.code}:", "",
            f"     {' '.join(words[:4])}", f"     {' '.join(words[4:])}", "",
            " Tell it to them another way than you give them the file: by telephone,",
            " or face to face. Nobody can find it again; if it is lost, issue the",
            " minutes anew.",
        ])  # fmt: skip
    for note in copy.ready.notes:
        say(note)
    say(f"Version {copy.version} is issued to {copy.code}, in {output}; SHA-256 {copy.ready.sha256}")
    say(f"The text to be agreed has the SHA-256 {copy.sha256}")
    if phrase_file is not None:
        say(f"The phrase is in {phrase_file}, which only you can read.")
    if reader is not None:
        left = left_to_do(output, reader)
        say(left or f"The account {account_name(reader)} may read it, and nobody else.")
    else:
        say(
            "Only your account can read the file. To hand it over on this machine, issue it with --for ACCOUNT; or send"
            " it as it is: it is sealed."
        )


def _wanted(rows: str) -> list[str] | None:
    """The ids of the rows to check, None for all that name them."""
    if rows.casefold() == "all":
        return None
    return [] if rows.casefold() == "none" else [each.strip() for each in rows.split(",") if each.strip()]
