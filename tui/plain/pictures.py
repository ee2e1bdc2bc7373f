"""The genogram and the picture of the case at plain prompts: told in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from tui.plain.lists import called

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _genogram(talk: Conversation, _rest: str) -> None:
    """Each member with how they are related, then what is missing from a drawing."""
    from domain.genogram.drawn import genogram
    from domain.genogram.words import described, missing

    relations = talk.case.relations.all()
    drawn = genogram(talk.case.family.all(), relations, talk.case.details().subject, talk.today)
    said = described(drawn, relations) if drawn.members else []
    for sentence in said:
        talk.say(sentence)
    for sentence in missing(drawn):
        if sentence not in said:
            talk.say(f"Missing: {sentence}" if drawn.members else sentence)


def _picture(talk: Conversation, rest: str) -> None:
    """Contacts by month, or by person or source; alone, or with one of these words behind it."""
    from domain.chronology.contacts import By, contacts
    from domain.chronology.contacts_words import told

    word, _ = called(rest, ()) if rest else ("month", "")
    words: dict[str, By] = {"month": "month", "person": "person", "people": "person", "source": "source",
                            "sources": "source"}  # fmt: skip
    if word.casefold() not in words:
        raise WrongUse("After /picture say month, person or source, or nothing. /unfollowed reads actions left open.")
    found = contacts(talk.case.entries.all(), talk.case.details().period, talk.today, by=words[word.casefold()],
                     flags=talk.case.flags.all())  # fmt: skip
    for sentence in told(found):
        talk.say(sentence)


def _unfollowed(talk: Conversation, _rest: str) -> None:
    """Actions nothing later takes up, each with why it is read out."""
    from domain.chronology.follow_up import not_followed_up

    found = not_followed_up(talk.case.entries.all())
    for each in found:
        who = f", {each.entry.who}" if each.entry.who else ""
        action = each.entry.action or "none"
        talk.say(f"{each.entry.when.said()}{who}: {each.entry.event or ''}. Action: {action}. {each.why}")
    talk.say("To be looked at: it may have been done all the same." if found else "No action stands out as left open.")


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "genogram": _genogram, "picture": _picture, "unfollowed": _unfollowed,
}
"""What each word of the pictures does, with what was typed after it."""
