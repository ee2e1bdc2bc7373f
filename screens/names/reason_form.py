"""Asked before something found may leave as it is: why."""

from __future__ import annotations

from collections.abc import Mapping

from domain.disclosure import checked_reason
from domain.names.finding import Finder
from screens.form import Box, Form
from screens.glyphs import Glyphs


class ReasonForm(Form[str]):
    """One box: the reason, which is kept in the log and printed with a certificate, so no name may stand in it.

    Enter in the empty box gives `last`, the reason given before this one, where there is one.
    """

    def __init__(self, glyphs: Glyphs, what: str, around: str, looked_for: Finder, last: str = "") -> None:
        stands = f"In “{around}”. " if around else ""
        again = f"Enter alone: {last}. " if last else ""
        box = Box("reason", "Reason", hint=f"{again}{stands}The log and a certificate hold the reason: no names.")
        super().__init__(glyphs, f"Let through: {what}", [box])
        self._looked_for, self._last = looked_for, last

    def result(self, values: Mapping[str, str]) -> str:
        return checked_reason(values["reason"].strip() or self._last, self._looked_for)
