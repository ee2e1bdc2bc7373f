"""The command line: which command is in which file, each loaded only when it is run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

COMMANDS = {
    "demo": "tui.commands.demo",
    "new": "tui.commands.new",
    "add": "tui.commands.add",
    "minutes": "tui.commands.minutes",
    "import": "tui.commands.imports",
    "list": "tui.commands.listing",
    "template": "tui.commands.template",
    "layout": "tui.commands.layout",
    "check": "tui.commands.check",
    "accept": "tui.commands.check",
    "export": "tui.commands.export",
    "issue": "tui.commands.issue",
    "agree": "tui.commands.agree",
    "receive": "tui.commands.receive",
    "verify": "tui.commands.care",
    "backup": "tui.commands.care",
    "restore": "tui.commands.care",
    "copy": "tui.commands.copy",
    "share": "tui.commands.care",
    "passphrase": "tui.commands.passphrase",
    "remember": "tui.commands.passphrase",
    "forget": "tui.commands.passphrase",
}
"""The commands in the order help shows them, and the module of each."""


class ByName(click.Group):
    """The commands of `imr`, and `imr CASE.imr`, which opens the case on the screen."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = "tui.commands.open" if cmd_name == "open" else COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(module), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if _names_a_case(args):
            args = ["open", *args]
        return super().parse_args(ctx, args)


def _names_a_case(args: list[str]) -> bool:
    if not args:
        return True
    first = args[0]
    if first.startswith("--passphrase-") or first == "--plain":
        return True
    if first.startswith("-") or first in COMMANDS:
        return False
    return first.endswith(".imr") or Path(first).is_file()


def _version(ctx: click.Context, _param: click.Parameter, wanted: Any) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"imr {version('imr')}")
        ctx.exit()


@click.group(cls=ByName, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Say the version.")
def imr() -> None:
    """Individual Management Reviews in the terminal.

    \b
    imr              choose a case and open it on the screen
    imr CASE.imr     open this case on the screen (--plain: with plain prompts)

    A case is one encrypted file. Each command that opens one asks for its
    passphrase, or takes it by --passphrase-file or --passphrase-fd.
    """
