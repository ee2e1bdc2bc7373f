"""Asking why something does not rest on minutes after all."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import WrongUse
from screens.form import Box, Form
from screens.session import Session


class WhyForm(Form[str]):
    """Why something does not rest on minutes after all."""

    def __init__(self, session: Session, where: str) -> None:
        box = Box("why", "Why", lines=3, hint="It then leaves whatever comes of these minutes: the log keeps why.")
        super().__init__(session.glyphs, f"It does not rest on {where} after all", [box])

    def result(self, values: Mapping[str, str]) -> str:
        if not values["why"].strip():
            raise WrongUse("Why: say why it does not rest on these minutes after all.")
        return values["why"].strip()
