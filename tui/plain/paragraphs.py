"""The line in which paragraphs are typed one after the other at plain prompts: kept as it is typed, never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from domain.check_mark import with_check
from domain.errors import ChangedUnderneath, Refusal, Stopped, WrongUse
from domain.meetings.minutes import Paragraph
from domain.report.parts import Passage

if TYPE_CHECKING:
    from storage.casefile import CaseFile
    from tui.plain.asks import Asks


P = TypeVar("P", Paragraph, Passage)
Words = Mapping[str, Callable[[str], None]]
"""What each /word does, given what stands behind it."""


class ParagraphLine(Generic[P]):
    """`text` is what stands there when it is next asked for, `changing` the paragraph it is about, None for a new one;
    it is kept in the case at `place`, of a changed one on the screen at that with a colon and its id. `look` reads the
    paragraphs anew. `refused` counts what was not done."""

    def __init__(
        self, case: CaseFile, place: str, ask: Asks, say: Callable[[str], None], look: Callable[[], Sequence[P]]
    ) -> None:
        self.case, self.place, self.ask, self.say = case, place, ask, say
        self.look: Callable[[], Sequence[P]] = look
        self.text = ""
        self.changing: P | None = None
        self.refused = 0

    def ask_until_left(
        self, called: Callable[[P], str], save: Callable[[str], None], words: Words, doing: str
    ) -> None:
        """Ask for lines until /quit or the end: each is saved, or does what its /word says; one that was not saved is
        there again. `called` gives how a paragraph that is changed is asked for. Raises Stopped."""
        self.say("Type a paragraph and press Enter. /help says how; Ctrl-D leaves.")
        self._take_up_unfinished()
        while self._one(called, save, words, doing):
            pass
        self.say("Left. Everything said to be saved is saved.")

    def _one(self, called: Callable[[P], str], save: Callable[[str], None], words: Words, doing: str) -> bool:
        """Ask for one line and do what it says; False when that was to leave."""
        line = ""
        try:
            line = self._asked(called(self.changing) if self.changing else "Paragraph: ")
            if line.startswith("/"):
                return self._does(line, words, doing)
            if line:
                save(line)
        except EOFError:
            return False
        except Stopped:
            self.refused += 1
            raise
        except ChangedUnderneath as refusal:
            self.refused += 1
            self._take_theirs(refusal)
        except Refusal as refusal:
            self.refused += 1
            self.say(refusal.sentence if line.startswith("/") else f"Not saved. {refusal.sentence}")
        return True

    def _asked(self, question: str) -> str:
        """A line; behind a /word what stood there is there again, an empty one lets go of it."""
        offered = self.text
        line = self.ask(question, offered, keep=self._keep)
        typed = line[len(offered) :] if offered and line.startswith(offered) else line
        if typed.strip().startswith("/"):
            return typed.strip()
        self.text = line if line.strip() else ""
        if not self.text:
            self._let_go(offered)
        return self.text

    def _does(self, line: str, words: Words, doing: str) -> bool:
        word, _, rest = line[1:].partition(" ")
        word = word.casefold()
        if word in ("quit", "q", "leave", "exit"):
            return False
        does = words.get(word)
        if does is None:
            raise WrongUse(f"There is no /{word} while {doing}; /help lists what there is.")
        does(rest.strip())
        return True

    def _take_theirs(self, refusal: ChangedUnderneath) -> None:
        """Someone else changed the paragraph, or took it out: what was typed stands there, to be saved all the same."""
        theirs = refusal.theirs
        self.say(f"Not saved. {refusal.sentence}")
        if self.changing is not None and isinstance(theirs, type(self.changing)):
            self.say(f"It now says: {theirs.text}")
            self.changing = theirs
        else:
            self.changing = None
        self.look()

    # Half typed

    def change(self, paragraph: P, text: str) -> None:
        """Have this paragraph changed, which this text reads as."""
        self.changing, self.text = paragraph, text
        self.say("Change the line and press Enter. An empty line leaves it as it was.")

    def check(self) -> bool:
        """Mark what stands there to be looked at again, or no longer; False where nothing does."""
        if self.text:
            self.text = with_check(self.text)
        return bool(self.text)

    def done(self, said: str) -> None:
        """An act is on disk: nothing is half typed any more."""
        self.text, self.changing = "", None
        self.case.drafts.save(self.place, "")
        self.look()
        self.say(said)

    def undo(self, _rest: str = "") -> None:
        """Take back the last act."""
        self.done(str(self.case.log.undo()))

    def redo(self, _rest: str = "") -> None:
        """Do again what was taken back last."""
        self.done(str(self.case.log.redo()))

    def _keep(self, text: str) -> None:
        if not text.startswith("/"):
            self.case.drafts.save(self.place, text)

    def _let_go(self, offered: str) -> None:
        if self.changing is not None:
            self.changing = None
            self.say("Left as it was.")
        elif offered:
            self.say("The line is dropped.")
        self.case.drafts.save(self.place, "")

    def _take_up_unfinished(self) -> None:
        """Offer what this author left half typed here, on the screen or at a prompt, the first that is wanted."""
        drafts = self.case.drafts
        for left in drafts.orphans():
            if not f"{left.place}:".startswith(f"{self.place}:") or left.user != self.case.user:
                continue
            id = left.place.removeprefix(self.place).removeprefix(":")
            self.say(f"A paragraph was left unfinished: {left.text}")
            if self.ask("Take it up again? Enter for yes, n to let it go: ").strip().casefold() in ("n", "no"):
                drafts.drop(left.id)
            elif drafts.adopt(left.id) is not None:
                self.text = left.text
                self.changing = next((each for each in self.look() if each.id == id), None)
                if id:
                    drafts.drop(left.place)
                    drafts.save(self.place, left.text)
                return
