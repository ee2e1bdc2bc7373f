"""Before a case is open: which one, and its passphrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from screens.choices import Option
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Lines, told

FOR_RECORDS = "records office"
BACKUP = re.compile(r"-\d{8}T\d{6}Z-\w+\.imr$")
"""The name of a backup, wherever it was put."""


class PassphraseScreen(Screen["str | None"], inherit_bindings=False):
    """Asks for the passphrase of a case; gives it, or None when the author would rather not.

    `leave` is what Escape is said to do.
    """

    BINDINGS = [Binding("escape,ctrl+c", "back")]
    DEFAULT_CSS = """
    PassphraseScreen { layout: vertical; }
    PassphraseScreen #title, PassphraseScreen Horizontal, PassphraseScreen #footer { height: 1; }
    PassphraseScreen #said { height: 1fr; }
    PassphraseScreen #prompt { width: 12; height: 1; }
    """

    def __init__(self, glyphs: Glyphs, name: str, said: str, tone: str = "note", leave: str = "leave") -> None:
        super().__init__()
        self._glyphs, self._case_name, self._said, self._tone, self._leave = glyphs, name, said, tone, leave

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="said")
        with Horizontal():
            yield Lines(id="prompt")
            yield EntryLine(id="passphrase", password=True)
        yield Lines(id="footer")

    def on_mount(self) -> None:
        line = self.query_one("#passphrase", EntryLine)
        line.enter = self._take
        line.focus()
        self.query_one("#prompt", Lines).show([[("Passphrase: ", "key")]])
        self.query_one("#footer", Lines).show(
            [[(" ", ""), ("Enter", "key"), (" open  ", ""), ("Esc", "key"), (f" {self._leave}", "")]]
        )
        self.say(self._said, self._tone)

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say what is being done, or why it was not."""
        width = self.size.width or self.app.size.width
        title = fit(f" imr  {one_line(self._case_name)}", width, self._glyphs)
        self.query_one("#title", Lines).show([[(title, "title")]])
        self.query_one("#said", Lines).show([[], *told(one_line(sentence, self._glyphs), tone, width, 6)])

    def on_resize(self) -> None:
        self.say(self._said, self._tone)

    async def _take(self) -> None:
        line = self.query_one("#passphrase", EntryLine)
        if line.value:
            self.dismiss(line.value)

    def action_back(self) -> None:
        self.dismiss(None)


def cases_in(folder: Path) -> Sequence[Path]:
    """The cases of a folder, the one worked in last first, copies for the records office last; backups never."""
    try:
        found = [(path, path.stat().st_mtime) for path in folder.glob("*.imr") if path.is_file()]
    except OSError:
        return []
    cases = [(FOR_RECORDS in path.stem.casefold(), -changed, path) for path, changed in found if not _backup(path)]
    return [path for *_, path in sorted(cases)]


def _backup(path: Path) -> bool:
    return path.parent.name.endswith(".backups") or BACKUP.search(path.name) is not None


def start_options(cases: Sequence[Path]) -> list[Option]:
    """What can be done before a case is open."""
    return [
        *(Option(str(path), path.name, "Open it; its passphrase is asked for next.") for path in cases),
        Option("new:", "A new case", "Make a case in this folder."),
        Option("leave:", "Leave", "Leave imr."),
    ]
