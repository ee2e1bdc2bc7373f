"""A sitting at plain prompts: lines asked for and saved, and what goes on beside them in words with a slash."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.errors import CannotWrite, Refusal
from domain.line.draft import Ask, Draft
from domain.line.following import unstuck
from domain.line.reading import write
from tui.plain.asks import CANCEL, Asks
from tui.plain.rows import LineByLine
from tui.read_back import spoken

if TYPE_CHECKING:
    from storage.casefile import CaseFile

PLACE = "line"
"""What a half-typed line is kept under, here and on the screen."""

COMES_BACK = "The line comes back to be changed. Ctrl+U clears it; Enter on the empty line drops it."


class _ChangeIt(Exception):
    """The author answers a question by changing the line."""


class _Drop(Exception):
    """The author answers a question by dropping the line, or leaving the entry as it was."""


class Conversation:
    """One sitting at plain prompts: every answer is a line, everything said is a sentence."""

    def __init__(self, case: CaseFile, today: date, ask: Asks, say: Callable[[str], None]) -> None:
        self.case = case
        self.today = today
        self.ask = ask
        self.say = say
        self.typing = LineByLine(case, today)
        self.listed: list[Entry] = []
        """The entries last read out with a number before each."""
        self.meeting = 0
        """The number of the meeting spoken of last, 0 while none was."""
        self._text = ""
        self._changing: Entry | None = None

    def run(self, answer: Callable[[Conversation, str], bool]) -> None:
        """Ask for lines until Ctrl-D, or until a word with a slash is the last; what is said to be saved is on disk.

        `answer` does what such a word says, and tells whether to go on.
        """
        details = self.case.details()
        count = self.case.entries.count()
        self.say(f"{details.subject or self.case.path.stem}: {count} {'entry' if count == 1 else 'entries'}.")
        self.say("Type an entry and press Enter. /help says how; Ctrl-D leaves.")
        self._offer_unfinished()
        while True:
            try:
                offered = self._text
                line = self.ask("Change: " if self._changing else "Entry: ", offered, keep=self._keep)
                self._text = ""
                if not line.strip():
                    self._leave(offered)
                elif word := _slash_word(line, offered):
                    if word != line.strip():
                        self._text = offered
                    if not answer(self, word):
                        break
                else:
                    self._entry(line)
            except EOFError:
                break
            except CannotWrite as refusal:
                self.say(f"Not saved. {refusal.sentence}")
            except Refusal as refusal:
                self.say(refusal.sentence)
                self.typing.refresh()
        self.say("Left. Everything said to be saved is saved.")

    def completions(self, line: str, cursor: int) -> list[str]:
        """What may stand in place of the word before the cursor: a code, a source, a question, a flag, a value.

        A word that is not the beginning of any is replaced only when a single one can be meant.
        """
        from domain.line.suggest import complete

        found = complete(line, cursor, self.typing.known)
        texts = [choice.text for choice in found.choices]
        word = line[found.start : found.end].casefold()
        begun = [text for text in texts if text.casefold().startswith(word)]
        return begun or (texts if len(texts) == 1 else [])

    def change(self, entry: Entry) -> None:
        """Put an entry into the next prompt to be changed."""
        self._changing = entry
        self._text = write(entry, unstuck(self.typing.known))

    def read_out(self, entries: list[Entry]) -> None:
        """Say these entries, numbered for /edit and /delete."""
        self.listed = entries
        review_period = self.typing.known.period
        for number, entry in enumerate(entries, 1):
            self.say(f"{number}. {spoken(entry, review_period, self.typing.known.fields)}")

    def _entry(self, line: str) -> None:
        self._text = line
        try:
            draft = self._agreed(line)
        except _ChangeIt:
            self.say(COMES_BACK)
        except _Drop:
            self._text = ""
            self._leave(line)
        else:
            if draft is not None:
                self._save(draft)
                self._text = ""

    def _agreed(self, line: str) -> Draft | None:
        """The line as the author has it saved; None, said why, when it cannot be. Raises _ChangeIt, _Drop."""
        left: set[str] = set()
        answers: dict[str, int] = {}
        while True:
            draft = self._answered(line, answers, left)
            if draft is None:
                return None
            for note in draft.notes:
                self.say(f"Note: {note}.")
            self.say(self._heard(draft))
            changed = {hit.matched for hit in self.typing.changed if hit.certain}
            typed = ", t to leave the names as typed" if changed else ""
            answer = self._one_of(f"Save? Enter for yes, n to change it{typed}: ", "ynt" if changed else "yn")
            if answer == "y":
                return draft
            if answer == "n":
                raise _ChangeIt
            left |= changed

    def _answered(self, line: str, answers: dict[str, int], left: Collection[str]) -> Draft | None:
        """The line with each of its questions answered, into `answers`; None, said why, when it cannot be saved."""
        while True:
            draft = self.typing.read(line, answers, saved=self._changing is not None, left=left)
            open_asks = [ask for ask in draft.asks if ask.key not in answers]
            if draft.problems or draft.entry is None:
                for problem in draft.problems:
                    where = draft.text[problem.start : problem.end].strip()
                    self.say(f"Not saved: {problem.sentence}" + (f" It is about: {where}" if where else ""))
                if not draft.problems:
                    self.say("Not saved: the line holds no entry.")
                self.say(COMES_BACK)
                return None
            if not open_asks:
                return draft
            asked = open_asks[0]
            answers[asked.key] = self._choice(asked)

    def _choice(self, asked: Ask) -> int:
        """The reading that is answered, by its place. Raises _ChangeIt, _Drop."""
        count = len(asked.readings)
        self._read_choices(asked)
        while True:
            typed = self.ask(f"Which? Enter for {asked.taken + 1}: ").strip()
            word = typed.casefold()
            if not typed:
                return asked.taken
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
                return int(typed) - 1
            if word in ("n", "no"):
                raise _ChangeIt
            if word == CANCEL:
                raise _Drop
            if word == "?":
                self._read_choices(asked)
            self.say(f"Type a number from 1 to {count}; n changes the line, {CANCEL} drops it, ? says this again.")

    def _read_choices(self, asked: Ask) -> None:
        self.say(asked.sentence)
        for number, reading in enumerate(asked.readings, 1):
            self.say(f"  {number}: {reading}")

    def agrees(self, question: str) -> bool:
        """Whether the author says yes to something that has consequences; Enter alone says no."""
        return self._one_of(f"{question} y for yes, Enter for no: ", "ny") == "y"

    def _yes(self, question: str) -> bool:
        return self._one_of(question, "yn") == "y"

    def _one_of(self, question: str, letters: str) -> str:
        """The letter that is answered; the first of them by Enter alone."""
        while True:
            typed = self.ask(question).strip().lower() or letters[0]
            letter = {"yes": "y", "no": "n"}.get(typed, typed)
            if len(letter) == 1 and letter in letters:
                return letter
            self.say(f"Type {', '.join(letters[:-1])} or {letters[-1]}.")

    def _heard(self, draft: Draft) -> str:
        assert draft.entry is not None
        words = spoken(draft.entry, self.typing.known.period, self.typing.known.fields)
        news = [f"New person {person.code}." for person in draft.new_people]
        news += [f"New source {source.name}." for source in draft.new_sources]
        news += [f"New question {question.label}." for question in draft.new_questions]
        return " ".join((words, *news))

    def _save(self, draft: Draft) -> None:
        if self._changing is not None:
            self.typing.change(self._changing, draft)
            self._changing = None
            self.say("Changed.")
        else:
            self.typing.save(draft)
            self.say("Saved.")
        self.case.drafts.save(PLACE, "")

    def _leave(self, offered: str) -> None:
        """An empty line lets go of what was offered to be changed."""
        if self._changing is not None:
            self._changing = None
            self.say("Left as it was.")
        elif offered:
            self.case.drafts.save(PLACE, "")
            self.say("The line is dropped.")

    def _keep(self, text: str) -> None:
        """Keep what is half typed; a /word is nothing to be taken up again."""
        self.case.drafts.save(PLACE, "" if text.startswith("/") else text)

    def _offer_unfinished(self) -> None:
        for left in self.case.drafts.orphans():
            if left.place != PLACE:
                continue
            self.say(f"A line was left unfinished{_kept_at(left.at)}: {left.text}")
            taken = self._yes("Take it up again? Enter for yes, n to let it go: ")
            if taken and self.case.drafts.adopt(left.id):
                self._text = left.text
                return
            self.case.drafts.drop(left.id)


def _kept_at(at: str) -> str:
    """When a line was last kept, by the clock of this place."""
    try:
        return f" on {datetime.fromisoformat(at).astimezone():%d/%m/%Y at %H:%M}"
    except ValueError:
        return ""


def _slash_word(line: str, offered: str) -> str:
    """The word with a slash that a line is, also one typed behind a line that was offered; else nothing."""
    stripped = line.strip()
    behind = line[len(offered) :].strip() if offered and line.startswith(offered) else ""
    return next((text for text in (stripped, behind) if text.startswith("/")), "")
