"""The sections of the report at plain prompts: read out, and one of them written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.report_sections import section_meant
from screens.report_reading import read_report

if TYPE_CHECKING:
    from tui.conversation import Conversation


def _report(talk: Conversation, rest: str) -> None:
    """Each section with its words and how it stands; with "begun" only those that hold any."""
    shown = 0
    for each in read_report(talk.case):
        if rest and not each.passages and each.relevant:
            continue
        shown += 1
        words = f", {each.words} words" if each.words else ""
        told = f"{each.number + '. ' if each.number else ''}{each.section.title}: {each.state}{words}."
        talk.say(f"{told} Not relevant: {each.why_not}." if not each.relevant else told)
    talk.say("/write and a section opens one." if shown else "Nothing is written yet. /report lists the sections.")


def _write(talk: Conversation, rest: str) -> None:
    """Write the section of this name, or the answer to the question of this label."""
    from tui.writing_by_line import WritingByLine

    section = section_meant(rest or "narrative", talk.case.questions.all())
    WritingByLine(talk.case, section.id, talk.today, talk.ask, talk.say).run()


WORDS = {"report": _report, "write": _write}
