"""What can be done on the screen of an export: its commands, each with its keys, /word and what it does."""

from __future__ import annotations

from dataclasses import replace

from screens.commands import Command
from screens.names.settling import SETTLING
from screens.word_at_foot import SLASH

COMMANDS = (
    Command(id="export.again", action="again", keys=("e",), word="again", title="Again", footer=True,
            tooltip="Export once more as asked for last, when what was found is settled; otherwise ask anew."),
    *SETTLING,
    Command(id="export.rows", action="rows_of", keys=("enter", "r", "g"), word="rows", title="Its row", footer=True,
            tooltip="Go to the row of the chronology that holds what was found; where there is none, export."),
    Command(id="export.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="Back to the chronology; what is being prepared is stopped."),
    Command(id="export.new", action="ask_anew", keys=("n",), word="anew", title="Another", footer=True,
            tooltip="Say which board's file is to be filled and where the new file goes, and export."),
    Command(id="export.certificate", action="certificate", keys=("t",), word="certificate", title="Certificate",
            footer=True, tooltip="Write what was searched, what was found and what was accepted and why, into a file."),
    Command(id="export.stop", action="stop", keys=("s",), word="stop", title="Stop", footer=True,
            tooltip="Stop what is being prepared. Nothing of it is on disk yet."),
    replace(SLASH, id="export.slash"),
    Command(id="export.help", action="help", keys=("question_mark",), title="Help", tooltip="What works here."),
    Command(id="export.up", action="step(-1)", keys=("up", "k"), title="Up", tooltip="One line up."),
    Command(id="export.down", action="step(1)", keys=("down", "j"), title="Down", tooltip="One line down."),
    Command(id="export.page_up", action="page(-1)", keys=("pageup",), title="Page up", tooltip="One page up."),
    Command(id="export.page_down", action="page(1)", keys=("pagedown",), title="Page down", tooltip="One page down."),
)
