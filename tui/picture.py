"""The picture of the screen in the README, made from the running program: `python -m tui.picture > docs/screen.svg`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from tui.commands.demo import Known, new_passphrase

TYPED = "24/6/24 1600 DN2 to GP1: leg hot and red > visit today @RiO !concern"
"""What is being typed in the picture."""


async def picture() -> str:
    """The chronology of the made-up case at 80×24 with a half-typed row, as SVG without anything fetched from a net."""
    from tui.app import Imr
    from tui.demo.build import build_demo
    from tui.settings import Settings
    from tui.terminal import Terminal

    passphrase = new_passphrase()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.imr"
        build_demo(path, passphrase).close()
        app = Imr(path, Known(passphrase), Settings(), Terminal(colours=1 << 24, ascii_only=False, addressable=True))
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(100):
                await pilot.pause(0.05)
                if "undated" in _text(app.export_screenshot()):
                    break
            for character in TYPED:
                await pilot.press("space" if character == " " else character)
            await pilot.pause(1.5)
            drawn = app.export_screenshot(title="imr")
        if app.case is not None:
            app.case.close()
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def _text(svg: str) -> str:
    return re.sub(r"<[^>]+>", "", svg).replace("&#160;", " ")


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(picture()))
