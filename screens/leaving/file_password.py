"""The password of a file that leaves locked, and the passphrase of the case where that is asked for each time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from domain.errors import WrongUse
from screens.choices import Choices, Option
from screens.form import Box, Form
from screens.glyphs import Glyphs
from screens.leaving.sending import HOLD_NAMES, What
from screens.session import Session

if TYPE_CHECKING:
    from textual.app import App

WRONG = "This passphrase does not open the case. Type it again."


@dataclass(frozen=True, slots=True)
class Secrets:
    """What was typed: the passphrase of the case, "" where it was not asked for, and the password of the file."""

    passphrase: str = field(repr=False)
    password: str = field(repr=False)


class PasswordForm(Form[Secrets]):
    """Asks for both, shown as dots and never kept as a draft. An empty password has one made up."""

    def __init__(self, glyphs: Glyphs, file: str, *, passphrase: bool, guesses: int | None) -> None:
        boxes = [
            Box("password", "New password", hidden=True,
                hint="Twelve characters or more; empty: one is made up and shown once. The file opens by it alone."),
            Box("again", "Once more", hidden=True, hint="The same again; empty where one is to be made up."),
        ]  # fmt: skip
        if passphrase:
            boxes.insert(
                0, Box("passphrase", "Passphrase", hidden=True,
                       hint="The passphrase of this case, each time: what leaves holds the names of people."),
            )  # fmt: skip
        super().__init__(glyphs, f"What opens {file}", boxes)
        self._guesses = guesses

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        focused = self.focused.id if self.focused is not None else ""
        if focused == "password" and len(values["password"]) >= 8:
            from storage.care.passphrases import GUESSES_A_SECOND, strength

            return strength(values["password"], self._guesses or GUESSES_A_SECOND).sentence, "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Secrets:
        from storage.care.passphrases import checked, made_up

        passphrase = values.get("passphrase")
        if passphrase == "":
            raise WrongUse("Type the passphrase of the case: it is asked for each time names leave.")
        if values["again"] != values["password"]:
            raise WrongUse("The two passwords are not the same. Type the second one again.")
        return Secrets(passphrase or "", checked(values["password"]) if values["password"] else made_up())


async def password_for(app: App[Any], session: Session, what: What, file: str) -> str | None:
    """The password the file is to be locked with, once the passphrase of the case is right; None: left."""
    from exporters.office.locking import GUESSES_A_SECOND
    from storage.care.backups import opens

    guesses = None if what == "data" else GUESSES_A_SECOND
    typed: dict[str, str] = {}
    while True:
        form = PasswordForm(session.glyphs, file, passphrase=what in HOLD_NAMES, guesses=guesses)
        if typed:
            form.begin_with(typed, WRONG)
        secrets = await app.push_screen_wait(form)
        if secrets is None:
            return None
        if what in HOLD_NAMES and not await asyncio.to_thread(opens, session.case.path, secrets.passphrase):
            typed = {**form.kept_values, "passphrase": ""}
            continue
        if not form.kept_values.get("password"):
            said = "It is shown this once. Tell it another way than you send the file. Enter goes on."
            options = [Option("on", secrets.password)]
            if await app.push_screen_wait(Choices(session.glyphs, f"The password of {file}", options, said)) is None:
                return None
        return secrets.password
