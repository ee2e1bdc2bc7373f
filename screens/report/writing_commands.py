"""What can be done while a section of the report is written: its commands, each with its keys and /word."""

from __future__ import annotations

from screens.commands import Command
from screens.paragraphs.commands import changing, moving, names_and_messages, saving, setting_aside

WRITING_COMMANDS = (
    saving("writing."),
    Command(id="writing.kind", action="kind(1)", keys=("tab",), word="kind", title="Kind", footer=True,
            tooltip="A paragraph, an item of a list, a heading, a quotation. Typed: - or # or > and a space before the"
            " words; !picture and its name. Behind a /word: complete it."),
    Command(id="writing.evidence", action="cite", keys=("ctrl+g",), word="cite", takes="[WORDS]", title="Evidence",
            footer=True,
            tooltip="Find rows of the chronology, or paragraphs of minutes, that the paragraph rests on."),
    Command(id="writing.rests", action="rests", keys=("ctrl+n",), word="rests", title="Rests on", footer=True,
            tooltip="What the paragraph at the bar rests on: before and now, settled, taken out, or gone to."),
    Command(id="writing.points", action="points", keys=("shift+tab",), word="points", title="Points to consider",
            tooltip="The checklists for this section: tick what you have thought of, with a note if you wish."),
    Command(id="writing.check", action="check", keys=("ctrl+o",), word="check", takes="[N]", title="Check",
            tooltip="Mark the paragraph at the bar to be looked at again, or have done with it. Typed: ?? at its end."),
    Command(id="writing.big", action="big", keys=("f2",), word="form", title="Whole screen", footer=True,
            tooltip="The box takes nearly the whole screen, or is small again: to go over a long paragraph."),
    Command(id="writing.find", action="find", keys=("f3",), word="find", takes="WORDS", title="Find",
            tooltip="Every paragraph of the report that holds these words, to go to."),
    Command(id="writing.before", action="section(-1)", keys=("left",), word="before", title="Section before",
            line_key=True, tooltip="On an empty box: the section before this one."),
    Command(id="writing.next", action="section(1)", keys=("right",), word="next", title="Next section", line_key=True,
            tooltip="On an empty box: the section after this one."),
    Command(id="writing.notrelevant", action="not_relevant", keys=("ctrl+k",), word="notrelevant", title="Not relevant",
            line_key=True, tooltip="On an empty box: say that the question is not relevant to the agency, and why; or"
            " that it is after all."),
    Command(id="writing.done", action="done", keys=("ctrl+e",), word="done", title="Section done", line_key=True,
            tooltip="On an empty box: say that the section is done as it stands, or that it is not; a change of it, or"
            " of what it rests on, is told."),
    *moving("writing."),
    Command(id="writing.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="One step back: a paragraph that is changed stays as it was; the bar to the new one; then to the"
            " list of sections. What is half typed is kept, and asked about once."),
    *changing("writing.", parted="; both rest on what it did"),
    Command(id="writing.to", action="to", word="to", takes="[SECTION]", title="To another section",
            tooltip="Put the paragraph the bar is on at the end of another section."),
    Command(id="writing.checks", action="checks", word="checks", title="What is to be checked",
            tooltip="The paragraphs of the report marked to be looked at again; one chosen is gone to."),
    *names_and_messages("writing."),
    *setting_aside("writing."),
)  # fmt: skip
