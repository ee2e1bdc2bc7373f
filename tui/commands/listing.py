"""`imr list`: the chronology as text, or as JSON with every field."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tui.asking import Given, case_argument, opened, passphrase_options


@click.command("list")
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON array, an object for each entry, with every field.")
@passphrase_options
def list_command(case: Path, as_json: bool, given: Given) -> None:
    """Print the chronology in its order, undated rows last.

    People are shown by their codes. What is printed stays in the terminal's scrollback.
    """
    from domain.chronology.as_json import entry_as_json
    from storage.casefile import CaseFile
    from tui.read_back import as_text

    with opened(case, given, lambda passphrase: CaseFile.open(case, passphrase)) as open_file:
        review = open_file.review()
    period = review.details.period
    if not as_json:
        for entry in review.entries:
            click.echo(as_text(entry, period, review.fields))
        return
    sys.stdout.write("[")
    for number, entry in enumerate(review.entries):
        sys.stdout.write(",\n " if number else "\n ")
        sys.stdout.write(json.dumps(entry_as_json(entry, period), ensure_ascii=False))
    sys.stdout.write("\n]\n" if review.entries else "]\n")
