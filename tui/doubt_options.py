"""The options that say on a command line that minutes are issued although something in them is doubtful."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from screens.agreement.doubt_kinds import OPTIONS, DoubtKind

_HELP: dict[DoubtKind, str] = {
    "marks": "issue them although paragraphs are marked “check this”.",
    "names": "issue them although names of nobody in the key stand in them.",
    "again": "issue them again to somebody who disputes them, or whose silence is recorded.",
}


def doubt_options(command: Callable[..., Any], before: str = "", *, again: bool = True) -> Callable[..., Any]:
    """Give a command the options; it is called with `settled`, the kinds that were said. `before` begins their help."""

    @wraps(command)
    def with_settled(**given: Any) -> Any:
        said = {kind: given.pop(f"settled_{kind}", False) for kind in OPTIONS}
        return command(settled=tuple(kind for kind, wanted in said.items() if wanted), **given)

    made: Callable[..., Any] = with_settled
    for kind, option in reversed(OPTIONS.items()):
        if again or kind != "again":
            told = _HELP[kind] if before else _HELP[kind][:1].upper() + _HELP[kind][1:]
            made = click.option(option, f"settled_{kind}", is_flag=True, help=f"{before}{told}")(made)
    return made
