"""A command declared once: its id, keys, /word and what it does feed the footer, help, menu, keymap and docs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.binding import Binding

NAMES = {
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del", "up": "Up", "down": "Down", "pageup": "PgUp",
    "pagedown": "PgDn", "home": "Home", "end": "End", "right": "Right", "left": "Left", "question_mark": "?",
    "slash": "/", "minus": "-", "less_than_sign": "<", "greater_than_sign": ">",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the author can do.

    `id` names it for the settings file ("chronology.find"); `action` is the screen's method without `action_`.
    `keys` may be empty; `word` is what is typed after a slash, empty when it has none; `takes` says what may
    follow the word. `footer` commands are named at the foot of the screen while there is room. `line_key` is true
    when the key is handled by the entry line itself and only told here.
    """

    id: str
    action: str
    title: str
    tooltip: str
    keys: tuple[str, ...] = ()
    word: str = ""
    takes: str = ""
    footer: bool = False
    line_key: bool = False


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The key bindings of these commands, each under its id so that a keymap can change its keys."""
    return [
        Binding(
            ",".join(command.keys), command.action, command.title, id=command.id, tooltip=command.tooltip,
            show=command.footer,
        )
        for command in commands
        if command.keys and not command.line_key
    ]


LOCK = Binding("ctrl+x", "app.lock", id="lock", show=False)
"""The key of the screens' own command to lock, for what stands over them: boxes, choices, questions."""


def key_name(key: str) -> str:
    """A key as people write it: F3, Ctrl+G, Enter."""
    *modifiers, last = key.split("+")
    named = NAMES.get(last) or (last.upper() if len(last) <= 3 else last.capitalize())
    return "+".join([*(each.capitalize() for each in modifiers), named])


@dataclass(frozen=True)
class Keymap:
    """The keys in force: those declared, with what the author's settings change."""

    changed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command."""
        return self.changed.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """The first key of a command as people write it, "" when it has none."""
        keys = self.keys(command)
        return key_name(keys[0]) if keys else ""
