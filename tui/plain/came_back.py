"""A report, chronology or action plan that came back, read out and decided change by change at plain prompts."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Refusal, WrongUse
from domain.returned.changes import KINDS, Change
from tui.plain.asks import CANCEL
from tui.plain.lists import prompted

if TYPE_CHECKING:
    from domain.returned.changes import CameBack
    from screens.came_back.taking import Taking
    from tui.plain.conversation import Conversation

_HELP = (
    "take 3 takes change 3 in, leave 3 leaves it, edit 3 changes its words first, all 3 takes in all of its kind,"
    " undo takes back, list reads them out, Enter leaves off."
)


class _Deciding:
    """One file at the prompt: its changes, and what became of each."""

    def __init__(self, talk: Conversation, data: bytes, name: str) -> None:
        self.talk, self.data, self.name = talk, data, name
        self.became: dict[int, str] = {}
        self.came: CameBack
        self.taking: Taking
        self.read()

    def read(self) -> None:
        """Compare the file with the case as it stands."""
        from screens.came_back.reading import read_came_back
        from screens.came_back.taking import Taking

        self.came = read_came_back(self.talk.case, self.data, self.name, self.talk.today)
        self.taking = Taking(self.talk.case, self.talk.today)
        self.became = {}

    def tell(self) -> None:
        """Read out what the file is, and each change."""
        from screens.came_back.reading import heading_of, line_of, told_of

        self.talk.say(heading_of(self.came))
        for note in self.came.notes:
            self.talk.say(note)
        for one in self.came.changes:
            state = self.became.get(one.number) or ("" if one.takes else "told only")
            told = " ".join(" ".join(each.split()) for each in told_of(one))
            self.talk.say(f"{one.number}. {line_of(one)}{f' ({state})' if state else ''}. {told}")

    def change(self, typed: str, word: str) -> Change:
        """The change of this number. Raises WrongUse."""
        found = [one for one in self.came.changes if str(one.number) == typed.strip()]
        if not found:
            raise WrongUse(f"Give the number of a change, as in {word} 3; there is 1 to {len(self.came.changes)}.")
        return found[0]

    def take(self, rest: str) -> None:
        """Take changes in by their numbers."""
        for each in rest.replace(",", " ").split() or [""]:
            self._take(self.change(each, "take"))

    def edit(self, rest: str) -> None:
        """Change the words of one before it is taken in."""
        one = self.change(rest, "edit")
        if not one.takes or one.kind not in ("words", "cell", "added", "joined"):
            raise WrongUse("There are no words here to edit: take takes it in, leave leaves it.")
        words = prompted(self.talk, "Words: ", one.returned or "")
        if not words:
            raise WrongUse("There are no words. To take it out, delete it where it stands.")
        self._take(one, words)

    def _take(self, one: Change, words: str | None = None) -> None:
        if self.became.get(one.number) == "taken in":
            raise WrongUse(f"{one.number} is taken in already; undo takes it back.")
        if not one.takes:
            raise WrongUse(one.said or "This is told only: there is nothing to take in.")
        if asks := _asked_first(one):
            self.talk.say(asks)
            if prompted(self.talk, "Take it in all the same, yes or no: ", "").casefold() not in ("y", "yes"):
                self.talk.say("Left as it is.")
                return
        self.talk.say(self.taking.take(one, words))
        self.became[one.number] = "taken in"
        for note in self.taking.notes:
            self.talk.say(note)

    def leave(self, rest: str) -> None:
        """Leave one: the case stays as it is."""
        one = self.change(rest, "leave")
        if self.became.get(one.number) == "taken in":
            raise WrongUse(f"{one.number} is taken in already; undo takes it back.")
        self.became[one.number] = "left"
        self.talk.say(f"Left: {one.number}. The case stays as it is.")

    def all(self, rest: str) -> None:
        """Take in all of the kind of one that are in no conflict, after a question."""
        from screens.came_back.taking import of_kind

        one = self.change(rest, "all")
        such = of_kind(self.came.changes, one.kind, self.became)
        if not such:
            raise WrongUse(f"There is nothing left of this kind ({KINDS[one.kind]}) to be taken in without a question.")
        self.talk.say(f"{len(such)} of this kind: {KINDS[one.kind]}. What is in conflict stays out.")
        if prompted(self.talk, "Take them all in, yes or no: ", "").casefold() not in ("y", "yes"):
            raise WrongUse("Left as it is.")
        done, left = self.taking.take_all(such)
        refused = {sentence.partition(" ")[0] for sentence in left}
        self.became.update({each.number: "taken in" for each in such if str(each.number) not in refused})
        for sentence in (f"{len(done)} taken in.", *self.taking.notes, *left):
            self.talk.say(sentence)

    def undo(self, _rest: str) -> None:
        """Take back what was done last, and compare anew."""
        self.talk.say(str(self.talk.case.log.undo()))
        self.talk.typing.refresh()
        self.read()
        self.tell()

    def list(self, _rest: str) -> None:
        """Read the changes out again."""
        self.tell()


def _asked_first(one: Change) -> str:
    """What to know before one is taken in that puts something aside, "" where nothing is."""
    if one.deletes_row:
        return f"This row is not in the file that came back, and would be deleted: {one.printed or ''}"
    if one.conflict and one.kind == "row":
        return f"The case has a row much like it: {one.now or ''}"
    return f"The case was changed here too since the file left. It says now: {one.now or ''}" if one.conflict else ""


def _cameback(talk: Conversation, rest: str) -> None:
    """Read a file that came back, and decide change by change."""
    from screens.came_back.reading import unlocked
    from screens.given_files import content_of

    if not rest:
        raise WrongUse("Name the file that came back, as in /cameback report back.docx")
    given = rest.strip()
    path = Path(given[1:-1] if given[:1] in "\"'" and given[-1:] == given[:1] else given).expanduser()
    if not path.exists() and (parts := _words(given)) and len(parts) == 1:
        path = Path(parts[0]).expanduser()
    deciding = _Deciding(talk, unlocked(content_of(path), path.name, ""), path.name)
    deciding.tell()
    if not any(one.takes for one in deciding.came.changes):
        return
    talk.say(_HELP)
    does: dict[str, Callable[[str], None]] = {
        "take": deciding.take, "leave": deciding.leave, "edit": deciding.edit, "all": deciding.all,
        "undo": deciding.undo, "list": deciding.list,
    }  # fmt: skip
    while True:
        try:
            line = talk.ask("Which: ", "").strip()
        except EOFError:
            break
        word, _, more = line.lstrip("/").partition(" ")
        if word.casefold() in ("", "done", "quit", CANCEL.lstrip("/")):
            break
        try:
            if word.casefold() not in does:
                raise WrongUse(_HELP)
            does[word.casefold()](more)
        except Refusal as refusal:
            talk.say(refusal.sentence)
    talk.typing.refresh()
    taken = sum(state == "taken in" for state in deciding.became.values())
    talk.say(f"{taken} taken in. What was not is left as it is.")


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return []


WORDS: dict[str, Callable[[Conversation, str], None]] = {"cameback": _cameback}
"""What the word does, with what was typed after it."""
