"""Sentences for whoever runs a command, broken between words where a terminal shows them."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click


def say(sentence: str, *, result: bool = False) -> None:
    """A message on the error output, or with `result` on the standard output; no word is cut at a terminal's edge."""
    stream = sys.stdout if result else sys.stderr
    if stream.isatty():
        sentence = "\n".join(_broken(line, shutil.get_terminal_size().columns) for line in sentence.split("\n"))
    click.echo(sentence, err=not result)


def _broken(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    return textwrap.fill(
        line, max(width, 20), break_long_words=False, break_on_hyphens=False,
        replace_whitespace=False, expand_tabs=False,
    )
