"""The keys of the program: which are safe, what the author's settings change, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.errors import NotUnderstood
from screens.commands import Command, Keymap, key_name
from screens.task_screen import SHARED, screen_of
from screens.tasks import TASKS

UNSAFE = frozenset(
    {f"ctrl+{key}" for key in "imhjabqsz"}
    | {"ctrl+left_square_bracket", "ctrl+backslash", "ctrl+circumflex_accent", "ctrl+at", "ctrl+space"}
)
"""Keys that arrive as another (ctrl+i is Tab), or that multiplexers and terminals keep for themselves."""


def is_safe(key: str) -> bool:
    """Whether a key arrives, and as itself, over SSH, in PuTTY and in tmux."""
    *modifiers, last = key.split("+")
    if key in UNSAFE or "alt" in modifiers or "super" in modifiers or "meta" in modifiers:
        return False
    if "ctrl" in modifiers and "shift" in modifiers:
        return False
    return not (last.startswith("f") and last[1:].isdigit() and (modifiers or int(last[1:]) > 10))


def all_commands() -> dict[str, tuple[Command, ...]]:
    """Every command there is, by the screen it belongs to; those of every screen under ""."""
    found: dict[str, tuple[Command, ...]] = {"": SHARED}
    for task in TASKS:
        found[task.name] = screen_of(task).OFFERS
    return found


def keymap(changes: Mapping[str, str]) -> Keymap:
    """The keys in force with an author's changes; raises NotUnderstood, saying which change is off and why."""
    if not changes:
        return Keymap()
    by_screen = all_commands()
    known = {command.id: command for commands in by_screen.values() for command in commands}
    changed: dict[str, tuple[str, ...]] = {}
    for name, keys in changes.items():
        if name not in known:
            raise NotUnderstood(f"The settings bind “{name}”, and there is no such command. docs/keys.md lists them.")
        if known[name].line_key:
            raise NotUnderstood(f"The settings bind “{name}”, whose key belongs to the line itself and stays.")
        wanted = tuple(each.strip() for each in keys.split(",") if each.strip())
        for key in wanted:
            if not is_safe(key):
                raise NotUnderstood(
                    f"The settings bind “{name}” to {key_name(key)}, which does not arrive in every terminal. "
                    "Take a function key to F10, or Ctrl with another letter."
                )
        changed[name] = wanted
    result = Keymap(changed)
    for commands in by_screen.values():
        _no_clash((*commands, *(SHARED if commands is not SHARED else ())), result)
    return result


def _no_clash(commands: Iterable[Command], map_: Keymap) -> None:
    taken: dict[str, Command] = {}
    for command in commands:
        for key in map_.keys(command):
            other = taken.setdefault(key, command)
            if other.id != command.id:
                raise NotUnderstood(
                    f"The settings give {key_name(key)} to both “{other.id}” and “{command.id}”. Change one of them."
                )


def page() -> str:
    """`docs/keys.md`: every command with its keys, its /word and what it does."""
    titles = {"": "Everywhere", **{task.name: task.opens.title for task in TASKS}}
    parts = [
        "# Keys\n",
        "This page is made from the program (`python -m tui.keys`); a test keeps it current.\n",
        "A key can be changed in `settings.toml`, under `[keys]`, by the command's id: `find = \"f3\"`. Several keys",
        "go with commas between. Keys that do not arrive over SSH, or that terminals keep for themselves, are refused.",
        "A word may be cut short while it is still clear which is meant: `/fi` is `/find`.\n",
    ]
    seen: set[tuple[str, str]] = set()
    for name, commands in all_commands().items():
        lines = []
        for command in commands:
            row = (command.id, command.title)
            if row in seen:
                continue
            seen.add(row)
            keys = ", ".join(map(key_name, command.keys))
            word = f"`/{command.word}{' ' + command.takes if command.takes else ''}`" if command.word else ""
            lines.append(f"| {keys} | {word} | {command.title}: {command.tooltip} | `{command.id}` |")
        if lines:
            title = titles[name] if name != "people" else "Lists: people, sources, questions"
            parts += [f"## {title}\n", "| Key | Word | What it does | Id |", "|---|---|---|---|", *lines, ""]
    return "\n".join(parts)


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
