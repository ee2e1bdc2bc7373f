"""The checklist of a section beside its text, where the screen has room for it."""

from __future__ import annotations

from screens.glyphs import Glyphs, fit, one_line
from screens.session import Session
from screens.widgets.lines import Line, Lines, broken


class Beside(Lines):
    """Points to consider for a section, those thought of marked. It is only read; they are ticked on their own."""

    DEFAULT_CSS = "Beside { height: 1fr; border-left: none; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="points")
        self._glyphs = glyphs

    async def renew(self, session: Session, section: str) -> None:
        """Show the points of this section."""
        if not self.parent or not self.parent.display:
            return
        from screens.report.checklist import points_of

        points = await session.do(points_of, session.case, section)
        width = max(10, self.size.width - 2)
        lines: list[Line] = []
        listed = ""
        for each in points:
            if each.list_title != listed:
                listed = each.list_title
                lines.append([(f" {one_line(listed, self._glyphs)}", "label")])
            rows = broken(one_line(each.text, self._glyphs), width - 5)
            for at, row in enumerate(rows):
                lines.append([(f" {'[x] ' if each.thought else '[ ] '}" if at == 0 else "     ", "dim"),
                              (row, "dim" if each.thought else "")])  # fmt: skip
        room = self.size.height
        if len(lines) > room > 1:
            more = fit(" more: Shift+Tab, where they are ticked", width, self._glyphs)
            lines = [*lines[: room - 1], [(more, "label")]]
        self.show(lines or [[(" No points for this section.", "dim")]])
