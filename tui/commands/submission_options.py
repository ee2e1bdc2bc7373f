"""What `imr export CASE submission` is asked: which of the board's files, the key, a draft, freezing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

_PATH = click.Path(path_type=Path)


@dataclass(frozen=True)
class Asked:
    """What the command line says of a submission."""

    chronology_template: Path | None = None
    report_template: Path | None = None
    actions_template: Path | None = None
    chronology_map: Path | None = None
    report_map: Path | None = None
    actions_map: Path | None = None
    with_key: bool = False
    draft: bool = False
    freeze: str = ""
    stage: str = ""

    def option(self) -> str | None:
        """An option that was given, None when none was."""
        return next((f"--{one.name.replace('_', '-')}" for one in fields(self) if getattr(self, one.name)), None)


def submission_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what is asked of a submission; it is called with `asked`, an `Asked`."""

    @wraps(command)
    def with_asked(**rest: Any) -> Any:
        told = {one.name: rest.pop(one.name) for one in fields(Asked)}
        return command(asked=Asked(**told), **rest)

    for option in reversed((
        click.option("--chronology-template", metavar="FILE", type=_PATH,
                     help="Submission: the board's workbook, or Word document, for the chronology."),
        click.option("--report-template", metavar="FILE", type=_PATH,
                     help="Submission: the board's Word template of the report."),
        click.option("--actions-template", metavar="FILE", type=_PATH,
                     help="Submission: the board's workbook for the action plan."),
        click.option("--chronology-map", metavar="FILE", type=_PATH,
                     help="Submission: answers to what is not certain in it; so --report-map, --actions-map."),
        click.option("--report-map", metavar="FILE", type=_PATH, hidden=True),
        click.option("--actions-map", metavar="FILE", type=_PATH, hidden=True),
        click.option("--with-key", is_flag=True, help="Submission: with the key, locked."),
        click.option("--draft", is_flag=True,
                     help="Submission: before everybody asked has signed; the folder's name must end with -DRAFT."),
        click.option("--freeze", metavar="VERSION", default="",
                     help="Submission: freeze the text as it is now as this version first."),
        click.option("--stage", metavar="TEXT", default="", help="Submission: to what end it is frozen."),
    )):  # fmt: skip
        with_asked = option(with_asked)
    return with_asked
