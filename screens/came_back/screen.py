"""What came back in an edited report or chronology: each change beside what was printed, taken in or left."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual import events

from domain.errors import Refusal, WrongUse
from domain.returned.changes import KINDS, CameBack, Change
from screens.came_back.reading import heading_of, read_came_back, refuse_others, told_of
from screens.came_back.taking import Taking, of_kind
from screens.commands import Command, bindings
from screens.filling_in import fill_in
from screens.form import Box, Form
from screens.glyphs import Glyphs, one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.path_form import PathForm, asked_until, where_typed
from screens.session import Session
from screens.side_by_side import side_by_side, window
from screens.task_screen import SHARED
from screens.widgets.lines import Line, Lines, told

ROWS = 6
"""Lines for the list itself; what is at the bar has all the others."""
ENDINGS = (".docx", ".xlsx", ".csv")
_MOVES = tuple(
    each for each in LIST_COMMANDS
    if each.id in ("list.undo", "list.word", "list.help", "list.up", "list.down", "list.first", "list.last")
)  # fmt: skip

CAME_BACK_COMMANDS = (
    Command(id="cameback.take", action="take", keys=("enter", "t"), word="take", title="Take in", footer=True,
            tooltip="Take this change in, as it came back; u undoes it."),
    Command(id="cameback.leave", action="leave_it", keys=("x",), word="leave", title="Leave", footer=True,
            tooltip="Leave this change: the case stays as it is."),
    Command(id="cameback.edit", action="edit", keys=("e",), word="edit", title="Edit first", footer=True,
            tooltip="Edit the words before they are taken in."),
    Command(id="cameback.all", action="all_of_kind", keys=("a",), word="allofkind", title="All such", footer=True,
            tooltip="Take in every change of this kind that is in no conflict, after a question."),
    Command(id="cameback.open", action="open_file", keys=("o",), word="openfile", title="File", footer=True,
            tooltip="Read the file that came back: a report (.docx) or chronology (.docx, .xlsx, .csv)."),
    Command(id="cameback.down_text", action="scroll(1)", keys=("pagedown",), title="More",
            tooltip="The text on, where it is longer than the screen."),
    Command(id="cameback.up_text", action="scroll(-1)", keys=("pageup",), title="Back in the text",
            tooltip="The text back."),
    *_MOVES,
    Command(id="list.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="Back to the report."),
)  # fmt: skip


class CameBackForm(PathForm[Path]):
    """Which file came back."""

    ENDINGS = {"file": ENDINGS}

    def __init__(self, glyphs: Glyphs, folder: Path) -> None:
        self._folder = folder
        super().__init__(glyphs, "A report or chronology that came back", (
            Box("file", "File", f"{folder}/", offered=True, names=True,
                hint="The edited file (.docx, .xlsx, .csv), as a path; Tab completes it. Nothing is taken in unasked."),
        ))  # fmt: skip

    def result(self, values: Mapping[str, str]) -> Path:
        path = where_typed(values["file"], self._folder)
        if path.suffix.lower() not in ENDINGS:
            raise WrongUse("File: name what came back: .docx, .xlsx or .csv.")
        return path


class WordsForm(Form[str]):
    """The words of a change, to be edited before they are taken in."""

    def __init__(self, glyphs: Glyphs, change: Change) -> None:
        super().__init__(glyphs, f"Before it is taken in: {change.where}", (
            Box("words", "Words", change.returned or "", lines=10, hint="What is to stand in the case."),
        ))  # fmt: skip

    def result(self, values: Mapping[str, str]) -> str:
        if not values["words"].strip():
            raise WrongUse("Words: there are none. To take it out, delete it where it stands.")
        return values["words"].strip()


class CameBackScreen(ListScreen[Change], inherit_bindings=False):
    """Every change of one file, in its order, and what became of each."""

    OFFERS = CAME_BACK_COMMANDS
    NAME = "cameback"
    TABLES = ("passages", "recommendations", "actions", "facts", "entries", "criteria", "searched", "policies",
              "people", "family", "questions")
    BINDINGS = bindings((*CAME_BACK_COMMANDS, *SHARED))
    TITLE_WORDS = "What came back"
    EMPTY = "There is nothing to decide: o reads a file that came back."
    DEFAULT_CSS = """
    CameBackScreen #rows { height: 6; }
    CameBackScreen #detail { height: 1fr; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.came: CameBack | None = None
        self.became: dict[int, str] = {}
        self._taking: Taking | None = None
        self._file: tuple[bytes, str] | None = None
        self._top = 0

    async def _begin(self) -> None:
        await super()._begin()
        if self.came is None:
            self.action_open_file()

    async def fetch_all(self) -> Sequence[Change]:
        return self.came.changes if self.came is not None else ()

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("No.", 5), ("What", 19), ("Where", 0), ("Became", 10)

    def columns(self, thing: Change) -> tuple[str, ...]:
        state = self.became.get(thing.number, "" if thing.takes else "told only")
        if not state and thing.conflict:
            state = "conflict"
        return str(thing.number), KINDS[thing.kind], self.shown(thing.where), state

    def name_of(self, thing: Change) -> str:
        return str(thing.number)

    # The one at the bar

    def show_detail(self) -> None:
        if self.types_word and not self._said[0]:
            return
        lines, here = self.query_one("#detail", Lines), self.rows.row()
        width, height = self.size.width, max(1, lines.size.height)
        said = told(one_line(self._said[0], self.session.glyphs), self._said[1], width, 3) if self._said[0] else []
        text = self._text(here, width) if here is not None else self._nothing(width)
        self._top = max(0, min(self._top, len(text) - height + len(said)))
        lines.show([*said, *window(text, self._top, height - len(said), width)])

    def _nothing(self, width: int) -> list[Line]:
        if self.came is None or self._said[0]:
            return []
        return _wrapped([heading_of(self.came), *self.came.notes], width)

    def _text(self, one: Change, width: int) -> list[Line]:
        glyphs = self.session.glyphs
        if one.kind in ("words", "cell", "reference", "split", "joined") and one.printed is not None:
            beside = side_by_side(one.printed, (one.returned or "").replace("\n\n", " / "),
                                  ("As it was printed", "As it came back"), width, glyphs)  # fmt: skip
            more = [each for each in list(told_of(one))[1:]]
            return [*beside, *_wrapped(map(self.shown, more), width)]
        return _wrapped(map(self.shown, told_of(one)), width)

    def on_row_view_moved(self, event: object) -> None:
        self._top = 0
        self.show_detail()

    def action_scroll(self, by: int) -> None:
        """The text on or back by what there is room for."""
        self._top += by * max(1, self.query_one("#detail", Lines).size.height - 1)
        self.show_detail()

    def on_resize(self, event: events.Resize) -> None:
        # What a list does about its size is done here, before, and not once more after.
        event.prevent_default()
        super().on_resize(event)
        self.query_one("#detail", Lines).styles.height = "1fr"
        self.query_one("#rows").styles.height = ROWS if event.size.height >= 20 else 2

    async def action_back(self) -> None:
        await self.open_task("report")

    # The file

    def action_open_file(self) -> None:
        self.run_worker(self._open())

    async def _open(self) -> None:
        session = self.session
        folder = (session.folder or session.exchange or session.case.path.parent).resolve()

        async def use(path: Path) -> None:
            await self.read(path)
            session.folder = path.parent

        await asked_until(self, "file:cameback", lambda: CameBackForm(session.glyphs, folder), use)

    async def read(self, path: Path) -> None:
        """Read a file that came back, and show what changed in it. Raises Refusal."""
        from screens.agreement.word_reply import password_of
        from screens.given_files import content_of

        data = await asyncio.to_thread(content_of, path)
        password = await password_of(self, data, path.name)
        if password is None:
            return
        if password:
            from exporters.office.locking import unlock

            data = await asyncio.to_thread(unlock, data, password)
        refuse_others(data, path.name)
        case = self.session.case
        self.came = await asyncio.to_thread(read_came_back, case, data, path.name, self.session.today())
        self._file = (data, path.name)
        self._taking, self.became = Taking(case, self.session.today()), {}
        await self.renew("1")
        self.say(" ".join((heading_of(self.came), *self.came.notes)))

    # Deciding

    def action_take(self) -> None:
        self.run_worker(self._take())

    async def _take(self, words: str | None = None) -> None:
        here = self.rows.row()
        if here is None or self._taking is None:
            return
        if self.became.get(here.number) == "taken in":
            self.say("It is taken in already; u undoes it.")
            return
        try:
            if not await self._may(here):
                return
            self.say(await self._taken(here, words))
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self._on(here)

    async def _may(self, change: Change) -> bool:
        """Whether the author says yes where taking in would put aside what was changed meanwhile, or delete a row."""
        if not change.takes:
            raise WrongUse(change.said or "This is told only: there is nothing to take in.")
        if change.deletes_row:
            return await self.sure(
                "This row is not in the file that came back.", "Delete the row", "Leave it", change.printed or ""
            )
        if change.conflict and change.kind == "row":
            return await self.sure(
                "The case has a row much like it.", "Add it all the same", "Leave it", change.now or ""
            )
        if change.conflict:
            return await self.sure(
                "The case was changed here too since the file left.", "Put what came back in its place",
                "Leave the case as it is", f"It says now: {change.now or ''}",
            )  # fmt: skip
        return True

    async def _taken(self, change: Change, words: str | None = None) -> str:
        taking = self._taking
        assert taking is not None
        sentence = await asyncio.to_thread(taking.take, change, words)
        self.became[change.number] = "taken in"
        return " ".join((sentence, *taking.notes))

    async def _on(self, change: Change) -> None:
        """Go on to the next that is not decided yet; what was said stays."""
        said = self._said
        left = [one for one in self.things if one.takes and one.number not in self.became]
        after = next((one for one in left if one.number > change.number), None)
        await self.renew(str(after.number) if after is not None else str(change.number))
        self._said = said
        self.show_detail()

    def action_leave_it(self) -> None:
        self.run_worker(self._leave())

    async def _leave(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        if self.became.get(here.number) == "taken in":
            self.say("It is taken in already; u undoes it.")
            return
        self.became[here.number] = "left"
        self.say("Left: the case stays as it is.")
        await self._on(here)

    def action_edit(self) -> None:
        self.run_worker(self._edit())

    async def _edit(self) -> None:
        here, came = self.rows.row(), self.came
        if here is None or came is None:
            return
        if not here.takes or here.kind not in ("words", "cell", "added", "joined"):
            self.say("There are no words here to edit: Enter takes it in, x leaves it.")
            return

        async def make() -> Form[str]:
            return WordsForm(self.session.glyphs, here)

        async def keep(words: str) -> str:
            return await self._taken(here, words) if await self._may(here) else "Left as it is."

        filled = await fill_in(self, f"cameback:{came.digest[:10]}-{here.number}", make, keep)
        if filled is not None:
            self.say(filled[1])
            await self._on(here)

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        self.say("Words you had begun to edit are kept: o reads the file again, and e on that change has them.")

    def action_all_of_kind(self) -> None:
        self.run_worker(self._all())

    async def _all(self) -> None:
        here = self.rows.row()
        if here is None or self._taking is None:
            return
        such = of_kind(self.things, here.kind, self.became)
        if not such:
            self.say(f"There is nothing left of this kind ({KINDS[here.kind]}) to be taken in without a question.")
            return
        count = f"{len(such)} change{'' if len(such) == 1 else 's'} of this kind: {KINDS[here.kind]}"
        if not await self.sure(f"{count}.", "Take them all in", "Leave them", "What is in conflict stays out."):
            return
        done, refused = await asyncio.to_thread(self._taking.take_all, such)
        left = {sentence.partition(" ")[0] for sentence in refused}
        self.became.update({one.number: "taken in" for one in such if str(one.number) not in left})
        said = " ".join((f"{len(done)} taken in.", *self._taking.notes, *refused))
        self.say(said, "problem" if refused else "note")
        await self._on(such[-1])

    async def _undo(self) -> None:
        await super()._undo()
        if self._file is None:
            return
        # What was taken in may be out again: the file is compared anew, and what was left stays so.
        said, left = self._said, {_like(one) for one in self.things if self.became.get(one.number) == "left"}
        case = self.session.case
        self.came = await asyncio.to_thread(read_came_back, case, *self._file, self.session.today())
        self._taking = Taking(case, self.session.today())
        self.became = {one.number: "left" for one in self.came.changes if _like(one) in left}
        await self.renew()
        self._said = said
        self.show_detail()


def _like(change: Change) -> tuple[object, ...]:
    """What a change is told by when the file is read again."""
    return change.kind, change.mark, change.part, change.returned, change.said


def _wrapped(sentences: Any, width: int) -> list[Line]:
    """Sentences in lines as wide as the screen."""
    lines: list[Line] = []
    for sentence in sentences:
        for part in sentence.split("\n"):
            lines += [[(f" {line}", "")] for line in textwrap.wrap(part, max(20, width - 2)) or [""]]
    return lines
