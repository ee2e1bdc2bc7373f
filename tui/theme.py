"""Which colours the screen has, by what the terminal can show and the author wants."""

from __future__ import annotations

from textual.theme import Theme

from tui.terminal import Terminal

OWN_COLOURS = "ansi-dark"
"""The terminal's own colours: right on a dark screen and on a light one, and the fewest bytes a key."""

DARK = Theme(
    name="imr-dark", dark=True, primary="#7aa2d6", secondary="#9ab87a", accent="#d9a55b", warning="#d9a55b",
    error="#e0736b", success="#9ab87a", foreground="#d8d8d2", background="#14171a", surface="#14171a", panel="#22272c",
)  # fmt: skip
LIGHT = Theme(
    name="imr-light", dark=False, primary="#1f4f86", secondary="#3f6212", accent="#8a5200", warning="#8a5200",
    error="#9d1c1c", success="#3f6212", foreground="#1a1a1a", background="#fafaf7", surface="#fafaf7", panel="#e6e6e0",
)  # fmt: skip
DRAWN = {theme.name: theme for theme in (DARK, LIGHT)}


def theme_for(terminal: Terminal, wanted: str = "") -> str:
    """A theme's name: the terminal's own colours, or the one the author set where the terminal can show it.

    Below 256 colours, and where none are wanted, only the terminal's own come out as meant. A name that is not
    known is passed over.
    """
    if terminal.colours >= 256 and wanted in DRAWN:
        return wanted
    return OWN_COLOURS
