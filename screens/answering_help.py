"""Help for whoever answers minutes, and who the codes in them are: pages on top of any other."""

from __future__ import annotations

from screens.answering_page import AnsweringPage, Keys, either
from screens.answering_text import help_told, who_is_who
from screens.widgets.reading import Reading


class _OnTop(AnsweringPage):
    """A page to read; any way out of it leads back to the page below."""

    BINDINGS = [*either("q", "back")]
    INTERRUPTED = "Esc goes back to where you were."

    def keys(self) -> Keys:
        return [("Esc", "back to where you were"), ("Up Down", "read")]

    def action_go_on(self) -> None:
        self.dismiss(None)


class HelpPage(_OnTop):
    """What can be done on every page, and what becomes of it."""

    def begin(self) -> None:
        self.query_one("#text", Reading).show([[("\n\n".join(help_told(self.sitting.in_room)), "")]])
        self.show()

    def heading(self) -> str:
        return "Help"


class WhoPage(_OnTop):
    """Who the codes are: by role and organisation, never by name."""

    def begin(self) -> None:
        told = who_is_who(self.sitting.packet.given)
        self.query_one("#text", Reading).show([[("\n".join(told), "")]])
        self.show()

    def heading(self) -> str:
        return "Who is who"
