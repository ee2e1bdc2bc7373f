"""Minutes go to people in packets: each sealed under a phrase made up for it, which is shown once."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.and_between import and_between
from domain.errors import WrongUse
from screens.agreement.doubts_asked import see_doubts
from screens.choices import Choices, Option
from screens.commands import LOCK
from screens.form import Box, Form
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.lines import Line, Lines

if TYPE_CHECKING:
    from screens.agreement.doubt_kinds import DoubtKind
    from screens.agreement.packets import Received
    from screens.task_screen import TaskScreen

NOTHING = "Nothing was issued."


@dataclass(frozen=True, slots=True)
class Placing:
    """The folder packets go into, and the account of this machine that may read one, "" where none is."""

    folder: Path
    account: str


class PlacingForm(Form[Placing]):
    """Where packets go, and who may read them there."""

    def __init__(self, glyphs: Glyphs, title: str, folder: Path, one: bool) -> None:
        boxes = [
            Box("folder", "Folder", f"{folder}/", offered=True, file=True,
                hint="The folder the packets go into, a file a person; made if it is not there."),
        ]  # fmt: skip
        if one:
            boxes.append(
                Box("account", "For account", names=True,
                    hint="The name they log in to this machine by, to read it here; empty: you send the file to them.")
            )  # fmt: skip
        super().__init__(glyphs, title, boxes)

    def result(self, values: Mapping[str, str]) -> Placing:
        folder = values["folder"].strip()
        if not folder:
            raise WrongUse("Folder: say where the packets go.")
        return Placing(Path(folder).expanduser(), values.get("account", "").strip())


class _Phrase(Lines, can_focus=True):
    """The lines of a phrase: the keys are the screen's."""


class PhraseBox(ModalScreen[None], inherit_bindings=False):
    """A phrase, until the author has written it down: it is on no disk, and not shown again."""

    BINDINGS = [Binding("enter", "done"), LOCK]
    DEFAULT_CSS = """
    PhraseBox { background: $background; }
    PhraseBox #title, PhraseBox #footer { height: 1; }
    PhraseBox #phrase { height: 1fr; }
    """

    def __init__(self, glyphs: Glyphs, code: str, file: str, phrase: str) -> None:
        super().__init__()
        self._glyphs, self._for, self._file, self._phrase = glyphs, code, file, phrase

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield _Phrase(id="phrase")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.query_one(_Phrase).focus()
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show it, its words on as many lines as they need."""
        width = self.size.width
        self.query_one("#title", Lines).show([[(fit(f" The phrase for {self._for}", width), "title")]])
        words, each = self._phrase.split(), 4 if width >= 60 else 2
        parts = [" ".join(words[at : at + each]) for at in range(0, len(words), each)]
        rows: list[Line] = [[(f"     {part}", "strong")] for part in parts]
        told = (
            f"It opens {self._file}.", "Tell it to them another way than you give them the file:",
            "by telephone, or face to face.", "Nobody can find it again; if it is lost, issue the minutes anew.",
        )  # fmt: skip
        self.query_one("#phrase", Lines).show([(), *rows, (), *([(fit(f" {each}", width), "")] for each in told)])
        self.query_one("#footer", Lines).show([[(" ", ""), ("Enter", "key"), (" I have written it down ", "")]])

    def action_done(self) -> None:
        self.dismiss(None)


async def in_packets(
    screen: TaskScreen, number: int, codes: Sequence[str], rows: Mapping[str, Sequence[str]], *, day: str,
    reply_by: str = "", settled: Collection[DoubtKind] = (),
) -> str:  # fmt: skip
    """Issue the minutes to each of these people in a packet of their own; says what came of it.

    All are made and searched before anything is issued. Raises WrongUse when the author goes back, and what making
    and placing them raises.
    """
    from screens.agreement.packets import packet_for, send_packet

    session, case = screen.session, screen.session.case
    what = "a packet" if len(codes) == 1 else "packets"
    title = f"The minutes of interview {number} for {and_between(codes)}, in {what}"
    folder = session.folder or session.exchange or case.path.parent
    placing: Any = await screen.app.push_screen_wait(PlacingForm(session.glyphs, title, folder, len(codes) == 1))
    if placing is None:
        raise WrongUse(NOTHING)
    today = session.today()

    def make() -> tuple[list[Any], int | None]:
        from exporters.way_out.handed import account_number

        reader = account_number(placing.account) if placing.account else None
        if reader == os.geteuid():
            reader = None
        made = [
            packet_for(
                case, number, code, rows=list(rows.get(code, ())), reply_by=reply_by, today=today,
                reader=reader,
            )
            for code in codes
        ]
        placing.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in made:
            each.copy.ready.check_place(placing.folder / each.copy.name)
        return made, reader

    made, reader = await asyncio.to_thread(make)
    passed = await see_doubts(screen, number, [each.copy for each in made], again=True, settled=settled)
    session.folder = placing.folder
    told: list[str] = []
    for each in made:
        path = placing.folder / each.copy.name
        await asyncio.to_thread(
            lambda: send_packet(case, number, each, path, day=day, reply_by=reply_by, settled=passed)  # noqa: B023
        )
        phrase = PhraseBox(session.glyphs, each.copy.code, path.name, each.sealing.phrase)
        await screen.app.push_screen_wait(phrase)
        told += each.copy.ready.notes
    if reader is not None:
        from exporters.way_out.handed import left_to_do

        left = await asyncio.to_thread(left_to_do, placing.folder / made[0].copy.name, reader)
        told.append(left or f"The account {placing.account} may read it, and nobody else.")
    files = "1 packet is" if len(made) == 1 else f"{len(made)} packets are"
    issued = f"Version {made[0].copy.version} is issued to {and_between(codes)}; {files} in {placing.folder}."
    return " ".join((issued, *dict.fromkeys(told)))


async def answer_taken_in(screen: TaskScreen, path: Path) -> str:
    """Open the answer to a packet, show what it says, and take it in when the author says so; says what came of it.

    Raises WrongUse, CannotOpen, NotUnderstood.
    """
    from screens.agreement.packet_here import sealed_content
    from screens.agreement.packets import received

    session = screen.session
    today = session.today()

    def read(attested: bool) -> Received:
        data, of = sealed_content(path)
        return received(session.case, data, of, path.name, today=today, attested=attested)

    try:
        found = await asyncio.to_thread(read, False)
        asked = f"The account {found.answer.answered_by} gave it."
    except WrongUse as refusal:
        try:
            found = await asyncio.to_thread(read, True)
        except WrongUse:
            raise refusal from None
        asked = f"It would be kept as attested by you: {refusal.sentence}"
    options = [
        Option("no", "Back: take nothing in", asked),
        Option("yes", f"Take it in for {found.answer.code}", asked),
        *(Option("no", one_line(said, session.glyphs), said) for said in (*found.said, *found.notes)),
    ]
    chosen = await screen.app.push_screen_wait(Choices(session.glyphs, f"What {path.name} says", options))
    if chosen != "yes":
        return "Nothing was taken in."
    await session.do(session.case.agreement.answer, found.answer)
    return f"Taken in. {found.said[0]}"
