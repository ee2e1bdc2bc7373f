"""What all screens of a case have in common: commands, footer, help, menu, /words."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import ClassVar

from rich.cells import cell_len

from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.glyphs import fit
from screens.saying_screen import SayingScreen
from screens.session import Session
from screens.tasks import TASKS, Task, task
from screens.widgets.lines import Lines

SHARED = (
    Command(id="help", action="help", keys=("f1",), word="help", title="Help", footer=True,
            tooltip="What works here: type to search it, Enter to do it."),
    *(each.opens for each in TASKS),
    Command(id="menu", action="menu", keys=("f10",), word="menu", title="Menu", footer=True,
            tooltip="Everything there is to do, on every screen."),
    Command(id="names", action="names", keys=("ctrl+r",), word="names", title="Real names",
            tooltip="Show real names in place of codes, for your eyes only, or codes again."),
    Command(id="lock", action="lock", keys=("ctrl+x",), word="lock", title="Lock",
            tooltip="Clear the screen and ask for the passphrase before anything is shown again."),
    Command(id="redraw", action="redraw", keys=("ctrl+l",), word="redraw", title="Draw again",
            tooltip="Draw the whole screen again, when something has written over it."),
    Command(id="leave", action="leave", word="quit", title="Leave imr",
            tooltip="Leave. What is saved is saved, and a half-typed line is kept and offered again."),
    Command(id="interrupt", action="interrupt", keys=("ctrl+c",), title="Leave, pressed twice",
            tooltip="Pressed twice: leave, as /quit does."),
)


class TaskScreen(SayingScreen[None], inherit_bindings=False):
    """A screen of an open case. Its OFFERS, declared once, are its keys, footer, help and /words."""

    OFFERS: ClassVar[tuple[Command, ...]] = ()
    NAME: ClassVar[str] = ""
    BINDINGS = bindings(SHARED)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._interrupted = -10.0
        self.came_from = ""
        """The screen Escape goes back to in place of the usual one."""

    # Commands

    def commands_here(self) -> tuple[Command, ...]:
        """The commands that work here and now."""
        return tuple(
            each
            for each in (*self.OFFERS, *SHARED)
            if (each.takes or each.id != f"open.{self.NAME}") and self.works(each)
        )

    def command(self, id: str) -> Command:
        """The command of this id among those of this screen."""
        return next(each for each in (*self.OFFERS, *SHARED) if each.id == id)

    def works(self, command: Command) -> bool:
        """Whether a command can be done at this moment."""
        return True

    def fitting(self, text: str) -> list[Command]:
        """The commands that a line beginning with a slash may mean, each once, in the order of their words."""
        word, space, _ = text[1:].lstrip().partition(" ")
        found: dict[str, Command] = {}
        for each in self.commands_here():
            if each.word and (each.word == word.casefold() if space else each.word.startswith(word.casefold())):
                found.setdefault(each.word, each)
        return [found[each] for each in sorted(found)]

    async def run_word(self, text: str) -> str | None:
        """Run a line that begins with a slash; gives a sentence when it cannot be."""
        word, _, argument = text[1:].strip().partition(" ")
        if not word:
            await self.action_menu()
            return None
        commands = self.commands_here()
        found = [each for each in commands if each.word == word.casefold()]
        found = found or [each for each in commands if each.word and each.word.startswith(word.casefold())]
        if not found and any(each.id == f"open.{self.NAME}" and each.word == word.casefold() for each in SHARED):
            return None
        if len({each.id for each in found}) != 1:
            either = ", ".join(f"/{each.word}" for each in found)
            return f"/{word} could be {either}." if found else f"There is no /{word} here; F1 lists what there is."
        await self.perform(found[0], argument.strip())
        return None

    async def perform(self, command: Command, argument: str = "") -> None:
        """Do a command, with what was typed after its word."""
        if command.takes and command.id.startswith("open."):
            await self.open_about(command.id.removeprefix("open."), argument)
        elif command.takes:
            result = getattr(self, f"action_{command.action}")(argument)
            if result is not None:
                await result
        else:
            await self.run_action(command.action)

    # Footer

    def show_footer(self, first: Sequence[tuple[str, str]] = ()) -> None:
        """Name at the foot what works here, as far as there is room; `first` are keys and words of the moment."""
        keymap = self.session.keymap
        named = [(each.action, keymap.shown(each), each.title) for each in self.commands_here() if each.footer]
        line: list[tuple[str, str]] = []
        room = self.size.width
        # The way back and the way to all the rest always have their place.
        kept = {action: _needs(key, title) for action, key, title in named if action in ("back", "help") and key}
        for action, key, title in (*(("", *each) for each in first), *named):
            kept.pop(action, None)
            need = _needs(key, title)
            if need > room - sum(kept.values()) or not key:
                continue
            line += [(" ", ""), (key, "key"), (f" {title} ", "")]
            room -= need
        self.query_one("#footer", Lines).show([line])

    # What every screen does

    def action_help(self) -> None:
        """List what works here; run the one chosen."""
        self.run_worker(self._choose("Help", self.commands_here()))

    async def action_menu(self) -> None:
        """List everything; run the one chosen, on the screen it belongs to."""
        elsewhere = [
            (each.name, command)
            for each in TASKS
            if each.name != self.NAME
            for command in screen_of(each).OFFERS
            if command.word or command.keys
        ]
        self.run_worker(self._choose("Menu", self.commands_here(), elsewhere))

    async def _choose(
        self, title: str, here: Sequence[Command], elsewhere: Sequence[tuple[str, Command]] = ()
    ) -> None:
        def option(command: Command, place: str = "") -> Option:
            word = f"/{command.word} {command.takes}".strip() if command.word else ""
            name = f"{task(place).opens.title}: {command.title}" if place else command.title
            columns = fit(self.session.keymap.shown(command), 10), fit(word, 16), name
            return Option(f"{place}|{command.id}", " ".join(columns), command.tooltip)

        options = [*(option(each) for each in here), *(option(each, place) for place, each in elsewhere)]
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options))
        if chosen is None:
            return
        place, _, command_id = chosen.partition("|")
        if place:
            command = next(each for name, each in elsewhere if name == place and each.id == command_id)
            screen = await self.open_task(place)
            await screen.perform(command)
        else:
            await self.perform(next(each for each in here if each.id == command_id))

    async def action_open_task(self, name: str) -> None:
        await self.open_task(name)

    async def open_task(self, name: str) -> TaskScreen:
        """Go to a screen: the chronology lies at the bottom, one other at most on top of it."""
        app = self.app
        while not isinstance(app.screen, TaskScreen) or app.screen.NAME not in (name, "chronology"):
            await app.pop_screen()
        if name != app.screen.NAME:
            if name == "chronology":
                await app.pop_screen()
            else:
                await app.push_screen(screen_of(task(name))(self.session))
        screen = app.screen
        assert isinstance(screen, TaskScreen)
        return screen

    async def open_from_here(self, name: str) -> TaskScreen:
        """Go to a screen from which Escape comes back to this one."""
        here = self.NAME
        screen = await self.open_task(name)
        if screen is not self and here != "chronology":
            screen.came_from = here
        return screen

    async def back_to(self, usual: str) -> None:
        """Go back to where the author came from, else to the usual screen."""
        await self.open_task(self.came_from or usual)

    async def open_about(self, name: str, argument: str) -> None:
        """Go to a screen that is of one meeting, of the one of this number; of the one the author was at without.

        Of the report it is the section of this name.
        """
        if name == "write":
            if refusal := await screen_of(task(name)).open_at(self.session, argument):
                self.say(refusal, "problem")
            else:
                await self.open_task(name)
            return
        number = argument.lstrip("#").strip()
        if number and not (number.isascii() and number.isdecimal()):
            self.say(f"“{argument}” is no number of a meeting: write it as in /{name} 2. F7 lists them.", "problem")
            return
        if number and await self.session.do(self.session.case.interviews.get, int(number)) is None:
            self.say(f"There is no meeting {number}. F7 lists them.", "problem")
            return
        self.session.meeting = int(number or self.session.meeting)
        below = self.app.screen_stack[-2] if self.NAME == name else self
        if number and isinstance(below, TaskScreen) and below is not self:
            await self.app.pop_screen()
        await (below if isinstance(below, TaskScreen) else self).open_task(name)

    @classmethod
    async def open_at(cls, session: Session, argument: str) -> str:
        """Have this screen open at what is named; gives a sentence where there is none such."""
        return ""

    async def go_to(self, argument: str) -> None:
        """Go to what this names on the screen: a section of the report, the number of one in a list."""

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        """Open the form of this name, "" for a new thing's, with what was typed into it before and not saved."""

    def action_names(self) -> None:
        self.session.names_shown = not self.session.names_shown
        self.names_changed()

    def names_changed(self) -> None:
        """Codes or names are to be shown now."""

    def action_lock(self) -> None:
        self.session.lock()

    def action_leave(self) -> None:
        self.session.leave()

    def action_interrupt(self) -> None:
        """Leave at the second press within a few seconds."""
        now = asyncio.get_running_loop().time()
        if now - self._interrupted < 3:
            self.session.leave()
        self._interrupted = now
        self.say(f"{self.session.keymap.shown(self.command('interrupt'))} once more leaves; everything typed is kept.")

    def action_redraw(self) -> None:
        forget = getattr(self.app, "draw_again", None)
        if forget is not None:
            forget()

    async def keep_drafts(self) -> None:
        """Put what is half typed on disk: the program is about to end or to lock."""


def screen_of(task: Task) -> type[TaskScreen]:
    """The class of a screen, loaded now where it was not."""
    found = getattr(import_module(task.module), task.screen)
    assert issubclass(found, TaskScreen)
    return found


def _needs(key: str, title: str) -> int:
    """The room a key takes at the foot."""
    return cell_len(key) + cell_len(title) + 3
