"""The pictures in the README, made from the running program: `python -m tui.picture screen > docs/screen.svg`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.commands.demo import Known, new_passphrase


@dataclass(frozen=True, slots=True)
class Shot:
    """What is typed before a picture is taken: a word and its Enter first, then a line that is left half typed."""

    word: str
    typed: str
    comes: str
    """What stands on the screen when it may be typed."""


SHOTS = {
    "screen": Shot("", "10/6/24 1600 DN2 to GP1: leg hot and red > visit today @RiO !concern", "undated"),
    "writing": Shot("/write narrative", "Nobody asked who would go in on the Sunday, and the bell ", "14.27"),
}


async def picture(shot: Shot) -> str:
    """The made-up case at 80×24 with something half typed, as SVG without anything fetched from a net."""
    from tui.app import Imr
    from tui.demo.build import build_demo
    from tui.settings import Settings
    from tui.terminal import Terminal

    passphrase = new_passphrase()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.imr"
        build_demo(path, passphrase).close()
        app = Imr(path, Known(passphrase), Settings(), Terminal(colours=1 << 24, ascii_only=False, addressable=True))

        async def comes(words: str) -> None:
            for _ in range(100):
                await pilot.pause(0.05)
                if words in _text(app.export_screenshot()):
                    return

        async with app.run_test(size=(80, 24)) as pilot:
            await comes("undated")
            if shot.word:
                await pilot.press(*_keys(shot.word), "enter")
            await comes(shot.comes)
            await pilot.press(*_keys(shot.typed))
            await pilot.pause(1.5)
            drawn = app.export_screenshot(title="imr")
        if app.case is not None:
            app.case.close()
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def _keys(text: str) -> Sequence[str]:
    return ["space" if character == " " else character for character in text]


def _text(svg: str) -> str:
    return re.sub(r"<[^>]+>", "", svg).replace("&#160;", " ")


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(picture(SHOTS[sys.argv[1] if len(sys.argv) > 1 else "screen"])))
