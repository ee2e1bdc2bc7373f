"""What can be done while minuting: its commands, each with its keys, /word and what it does."""

from __future__ import annotations

from screens.commands import Command
from screens.paragraphs.commands import changing, moving, names_and_messages, saving, setting_aside

MINUTING_COMMANDS = (
    saving("minuting."),
    Command(id="minuting.speaker", action="speaker(1)", keys=("tab",), title="Speaker", footer=True,
            tooltip="Who speaks: of two who speak in turns the other; again the next, then nobody. Typed: 2: or SW1:"
            " before the words. Behind a /word: complete it."),
    Command(id="minuting.speaker_back", action="speaker(-1)", keys=("shift+tab",), title="Speaker before",
            tooltip="As Tab, the other way about."),
    Command(id="minuting.now", action="time_now", keys=("ctrl+n",), word="now", title="Time", footer=True,
            tooltip="Put the time now at the beginning of the paragraph. Typed: 10:42 at its beginning."),
    Command(id="minuting.heading", action="heading", keys=("ctrl+g",), word="heading", takes="[WORDS]",
            title="Heading", footer=True,
            tooltip="Put a heading: a question, or one of the case's own; with words, one that joins these. Typed: #2"
            " or # words."),
    Command(id="minuting.check", action="check", keys=("ctrl+o",), word="check", takes="[N]", title="Check",
            footer=True,
            tooltip="Mark the paragraph, or that of a number, to be looked at again, or have done with it. Typed: ?? at"
            " its end."),
    *moving("minuting."),
    Command(id="minuting.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="One step back: a paragraph that is changed stays as it was; the bar to the new one; then out. What"
            " is half typed is kept, and asked about once."),
    *changing("minuting."),
    Command(id="minuting.checks", action="checks", word="checks", title="What is to be checked",
            tooltip="The paragraphs marked to be looked at again; one chosen is gone to."),
    Command(id="minuting.find", action="find", keys=("f3",), word="find", takes="WORDS", title="Find",
            tooltip="Go to the next paragraph, from the bar up, that holds these words; F3 to the one before it."),
    Command(id="minuting.cited", action="cited", word="cited", title="In the report",
            tooltip="The paragraphs of the report that rest on the one the bar is on, or on any of these minutes."),
    Command(id="minuting.present", action="present", word="present", title="Who is present",
            tooltip="Everybody present with their figure and role; one chosen speaks."),
    Command(id="minuting.starts", action="starts", word="starts", takes="[TIME]", title="The meeting begins",
            tooltip="Keep when it began: now, or the time given."),
    Command(id="minuting.break", action="break_", word="break", title="A break begins, or ends",
            tooltip="Minute that a break begins now, and the second time that it is over; both stand in the facts."),
    Command(id="minuting.ends", action="ends", word="ends", takes="[TIME]", title="The meeting ends",
            tooltip="Keep when it ended: now, or the time given."),
    Command(id="minuting.headings", action="own_headings", word="headings", title="The case's own headings",
            tooltip="The case's own headings for minutes; one chosen is taken out of the list."),
    *names_and_messages("minuting."),
    *setting_aside("minuting."),
)  # fmt: skip
