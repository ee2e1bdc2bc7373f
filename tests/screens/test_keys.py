"""Every command is declared once, on keys that arrive, and the page of keys is current."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from domain.errors import NotUnderstood
from screens.choices import Choices
from screens.chronology.entry_form import EntryForm
from screens.chronology.screen import ChronologyScreen
from screens.commands import Command, key_name
from screens.opening import PassphraseScreen
from screens.people.key import PeopleScreen
from screens.people.lists import QuestionsScreen, SourcesScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs
from tui.app import Imr
from tui.keys import UNSAFE, all_commands, is_safe, keymap, page

HOLDERS = [
    Imr, ChronologyScreen, PeopleScreen, SourcesScreen, QuestionsScreen, Choices, EntryForm, PassphraseScreen,
    EntryLine, Paragraphs,
]
COMMANDS = [(name, command) for name, commands in all_commands().items() for command in commands]


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: holder.__name__)
def test_no_key_that_does_not_arrive_is_bound(holder: type) -> None:
    keys = set(holder._merged_bindings.key_to_bindings) if holder._merged_bindings else set()  # type: ignore[attr-defined]
    assert not {key for key in keys if not is_safe(key)}


@pytest.mark.parametrize(
    "key", ["ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+a", "ctrl+b", "ctrl+q", "ctrl+s", "ctrl+z", "ctrl+backslash",
            "ctrl+left_square_bracket", "ctrl+shift+a", "alt+x", "f11", "ctrl+f3", "shift+f2"]
)
def test_the_unsafe_keys_are_known_as_unsafe(key: str) -> None:
    assert not is_safe(key)


@pytest.mark.parametrize("key", ["f1", "f10", "ctrl+g", "up", "pagedown", "home", "tab", "escape", "a"])
def test_the_safe_keys_are_known_as_safe(key: str) -> None:
    assert is_safe(key)
    assert key not in UNSAFE


def test_every_command_says_what_it_does() -> None:
    for _, command in COMMANDS:
        assert command.title and command.tooltip.endswith(".") or command.tooltip.endswith("?"), command.id
        assert command.keys or command.word, command.id


def test_ids_are_each_given_once_on_a_screen() -> None:
    for name, commands in all_commands().items():
        ids = [command.id for command in commands]
        assert len(ids) == len(set(ids)), name


def test_words_are_each_given_once_on_a_screen() -> None:
    shared = [command.word for command in all_commands()[""] if command.word]
    for name, commands in all_commands().items():
        words = [command.word for command in commands if command.word] + (shared if name else [])
        assert len(words) == len(set(words)), name


def test_no_key_is_given_twice_on_a_screen() -> None:
    shared = [key for command in all_commands()[""] for key in command.keys]
    for name, commands in all_commands().items():
        keys = [key for command in commands for key in command.keys] + (shared if name else [])
        assert len(keys) == len(set(keys)), name


def test_every_command_has_its_action() -> None:
    from screens.task_screen import screen_of
    from screens.tasks import TASKS, task

    screens = {each.name: screen_of(each) for each in TASKS}
    for name, command in COMMANDS:
        action = command.action.partition("(")[0]
        if command.line_key and not command.word:
            continue
        for screen in [screens[name]] if name else screens.values():
            assert hasattr(screen, f"action_{action}"), (task(name).name if name else "shared", command.id)


def test_function_keys_are_those_of_the_design() -> None:
    keys = {key: command.word for _, command in COMMANDS for key in command.keys}
    assert (keys["f1"], keys["f2"], keys["f3"], keys["f4"], keys["f10"]) == ("help", "form", "find", "people", "menu")


def test_keys_are_named_as_people_write_them() -> None:
    assert [key_name(key) for key in ("f3", "ctrl+g", "pageup", "question_mark", "a", "shift+up")] == [
        "F3", "Ctrl+G", "PgUp", "?", "A", "Shift+Up",
    ]


def test_the_settings_can_give_a_command_another_key() -> None:
    assert keymap({"find": "ctrl+f"}).keys(command("find")) == ("ctrl+f",)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fnd": "f3"}, "The settings bind “fnd”, and there is no such command."),
        ({"find": "ctrl+s"}, "which does not arrive in every terminal"),
        ({"find": "f2"}, "The settings give F2 to both"),
        ({"enter": "f8"}, "whose key belongs to the line itself"),
    ],
)
def test_a_change_of_keys_that_cannot_be_is_refused_with_a_sentence(changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        keymap(changes)
    assert sentence in refusal.value.sentence


def command(id: str) -> Command:
    return next(each for _, each in COMMANDS if each.id == id)


def test_the_page_of_keys_is_current() -> None:
    root = Path(str(importlib.import_module("tui").__file__)).parent.parent
    there = (root / "docs" / "keys.md").read_text(encoding="utf-8")
    assert there == page(), "make it anew: python -m tui.keys > docs/keys.md"
