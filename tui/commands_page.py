"""Writes docs/commands.md from the commands themselves: `python -m tui.commands_page > docs/commands.md`."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

import click

from tui.command_line import imr

EXIT_CODES = """\
## Exit codes

| Code | Meaning |
|---|---|
| 0 | done |
| 1 | stopped by readiness or by the disclosure check |
| 2 | wrong usage |
| 3 | wrong passphrase, or a damaged case |
| 4 | a template or an input not understood; for `imr add`, at least one line refused |
| 5 | cannot write: full, denied, exists or busy |
| 70 | a fault of the program |
| 129, 130, 143 | ended by a lost connection, by Ctrl-C, by a request to stop |

Messages go to the error output, results to the standard output. A passphrase is never taken as an argument: give
`--passphrase-file FILE` (a file only you can read) or `--passphrase-fd N`, anywhere after the command's name; otherwise
it comes from the keyring if you had it remembered, or is asked for at the terminal.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines()) + "\n" + EXIT_CODES


def _lines() -> Iterator[str]:
    context = click.Context(imr, info_name="imr")
    yield "# Commands"
    yield ""
    yield "Made from the commands themselves by `make docs`; `imr COMMAND --help` says the same."
    yield ""
    opening = imr.get_command(context, "open")
    assert opening is not None
    yield from _section("imr", opening)
    for name in imr.list_commands(context):
        command = imr.get_command(context, name)
        assert command is not None
        yield from _section(f"imr {name}", command)


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    yield f"## `{name}`"
    yield ""
    yield f"    {name} {' '.join(command.collect_usage_pieces(context))}"
    yield ""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield paragraph.replace("\b\n", "")
        yield ""
    options = [param for param in command.params if isinstance(param, click.Option)]
    if options:
        yield "| Option | |"
        yield "|---|---|"
        for option in options:
            shown = ", ".join(option.opts)
            yield f"| `{shown}{f' {_metavar(option)}' if not option.is_flag else ''}` | {option.help or ''} |"
        yield ""


def _metavar(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(str(choice) for choice in option.type.choices)
    return option.metavar or option.type.name.upper()


if __name__ == "__main__":
    sys.stdout.write(page())
