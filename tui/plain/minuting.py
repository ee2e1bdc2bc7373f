"""Minutes at plain prompts: a prompt for each paragraph, for screen readers and pipes. Every answer is a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.errors import Refusal, Stopped, WrongUse
from domain.meetings.minute_line import Speakers, next_speakers, read_minute, with_speaker, with_time, write_minute
from domain.meetings.minutes import Minutes, Paragraph
from domain.meetings.minuting import break_at, is_settled, issued_said, one_time
from tui.plain.paragraphs import ParagraphLine, Words
from tui.plain.rows import LineByLine

if TYPE_CHECKING:
    from storage.casefile import CaseFile
    from tui.plain.asks import Asks

HELP = """\
A paragraph is a line: perhaps a time, perhaps who speaks, and the words. For example:
10:42 2: I saw him that afternoon
The figure is that of somebody present, as /present reads them out; a code and a colon serve too.
Two question marks at the end mark it to be looked at again. A heading is #2 for question 2, or # and words.
What begins with a backslash is words, whatever it looks like. Names of the key are written as codes.
Each paragraph is on disk when it is said to be saved. A line that was not saved comes back to be changed.

/now             put the time now before the next paragraph
/speaker         have the likeliest one speak next; /speaker GP1 or /speaker 2 this one; /speaker nobody
/heading         the headings there are; /heading 2 puts question 2, /heading WORDS one of your own
/check           mark the last paragraph to be looked at again, or have done with it; /check 12 that one
/list            the last ten paragraphs; /list 30 the last thirty; /list all; /list checks those marked
/edit 12         change paragraph 12; an empty line leaves it as it was
/delete 12       take paragraph 12 out
/undo            take back the last thing done here; /redo does it again
/present         who is present, each with their figure
/starts, /ends   keep when the meeting began or ended: now, or the time given; /break begins a break, or ends it
/notname WORD    a word that is nobody's name, though it looks like one
/help            this
/quit            leave, as Ctrl-D does"""
LAST = 10


def local_time() -> str:
    """The time now where the author is, HH:MM."""
    return f"{datetime.now():%H:%M}"


class Minuting:
    """One sitting at the minutes of an interview. `new_version` says that issued minutes may be changed, None that
    the author is asked before the first change."""

    def __init__(
        self, case: CaseFile, number: int, today: date, ask: Asks, say: Callable[[str], None], *,
        new_version: bool | None = None, clock: Callable[[], str] = local_time,
    ) -> None:  # fmt: skip
        self.case, self.number, self.ask, self.say, self.clock = case, number, ask, say, clock
        self.names = LineByLine(case, today)
        self._new_version = new_version
        self._look()
        self.line = ParagraphLine[Paragraph](case, f"minutes:{number}", ask, say, self._look)

    @property
    def refused(self) -> int:
        """How many lines were not saved."""
        return self.line.refused

    def _look(self) -> tuple[Paragraph, ...]:
        """Read the minutes anew: others may have written."""
        self.minutes: Minutes = self.case.minutes.of(self.number)
        self.speakers = Speakers.of(self.minutes.interview, (each.code for each in self.names.known.people))
        self.questions = {each.label: each.text for each in self.names.known.questions}
        return self.minutes.paragraphs

    def run(self) -> None:
        """Ask for paragraphs until the end of what is typed, or /quit; what is said to be saved is on disk."""
        count = len(self.minutes.paragraphs)
        self.say(f"Interview {self.number}: {count} {'paragraph' if count == 1 else 'paragraphs'}. {self._present()}")
        if said := issued_said(self.minutes):
            self.say(said)
        self.line.ask_until_left(
            lambda changed: f"Change {self._number_of(changed.id)}: ", self._paragraph, self._words(), "minuting"
        )

    # Paragraphs

    def _paragraph(self, line: str) -> None:
        text, told = self.names.coded(line)
        read = read_minute(text, self.speakers, self.questions)
        if read.problem:
            raise WrongUse(read.problem)
        changing = self.line.changing
        if changing is None:
            self._may_change()
            saved = self.case.minutes.add(self.number, read.paragraph)[0]
        else:
            if read.paragraph.words() != changing.words():
                self._may_change()
            saved = self.case.minutes.change(self.number, read.in_place_of(changing))
        self._look()
        self.line.done(f"{'Changed' if changing else 'Saved'}: {self._said(saved)}")
        for each in (*read.notes, *told):
            self.say(f"Note: {each}")

    def _said(self, paragraph: Paragraph) -> str:
        """A paragraph as it is heard: "12, 10:42, GP1: I saw him that afternoon. To be looked at again."."""
        who = f"heading{f' of question {paragraph.question}' if paragraph.question else ''}"
        who = who if paragraph.kind == "heading" else paragraph.speaker
        before = ", ".join(filter(None, (str(self._number_of(paragraph.id)), paragraph.at, who)))
        return f"{before}: {paragraph.text}{' (to be looked at again)' if paragraph.check else ''}"

    def _number_of(self, id: str) -> int:
        return next((at for at, each in enumerate(self.minutes.paragraphs, 1) if each.id == id), 0)

    def _may_change(self) -> None:
        """Raise where issued minutes are not to be changed: Stopped from a pipe, Refusal where that was answered."""
        if self._new_version or not is_settled(self.minutes):
            return
        said = issued_said(self.minutes)
        if self._new_version is False:
            raise Stopped(f"{said} Nothing was changed.")
        self.say(said)
        if self.ask("Change them? y for yes, Enter for no: ").strip().casefold() not in ("y", "yes"):
            raise Refusal(f"{said} Nothing was changed.")
        self._new_version = True

    # Words

    def _words(self) -> Words:
        """What each word with a slash does."""
        return {
            "help": lambda _: self.say(HELP), "now": self._now, "speaker": self._speaker, "heading": self._heading,
            "check": self._check, "list": self._list, "edit": self._edit, "delete": self._delete,
            "undo": self.line.undo, "redo": self.line.redo,
            "present": lambda _: self.say(self._present()), "starts": self._starts, "ends": self._ends,
            "break": self._break, "notname": self._not_a_name,
        }  # fmt: skip

    def _now(self, _rest: str) -> None:
        self.line.text = with_time(self.line.text, self.clock(), self.speakers)

    def _speaker(self, rest: str) -> None:
        if rest.casefold() == "nobody":
            code: str | None = ""
        elif rest:
            code = self.speakers.called(rest)
        else:
            likely = next_speakers(self.minutes.paragraphs, self.speakers, self.minutes.interview)
            code = next(iter(likely), None)
        if code is None:
            raise WrongUse(f"{f'{rest} is nobody present or of the key' if rest else 'Nobody is present'}. /present.")
        self.line.text = with_speaker(self.line.text, code, self.speakers, self.questions)
        self.say(f"{code or 'Nobody'} speaks.")

    def _heading(self, rest: str) -> None:
        own = self.case.headings.all()
        if not rest:
            for label, text in self.questions.items():
                self.say(f"{label}: {text}")
            for each in own:
                self.say(each)
            self.say("/heading and a label puts that question; /heading and words one of your own.")
            return
        label = next((each for each in self.questions if each.casefold() == rest.casefold()), "")
        text = (self.questions[label] or f"Question {label}") if label else self.names.coded(rest)[0]
        self._may_change()
        if not label and text.casefold() not in {each.casefold() for each in own}:
            self.case.headings.add(text)
        heading = Paragraph(kind="heading", question=label, text=text)
        saved = self.case.minutes.add(self.number, heading)[0]
        kept = self.line.text
        self._look()
        self.line.done(f"Saved: {self._said(saved)}")
        self.line.text = kept

    def _check(self, rest: str) -> None:
        if not rest and self.line.check():
            return
        paragraph = self._chosen(rest) if rest else self._last()
        saved = self.case.minutes.change(self.number, replace(paragraph, check=not paragraph.check))
        self._look()
        number = self._number_of(saved.id)
        self.say(f"Paragraph {number} is {'to be looked at again' if saved.check else 'done with'}.")

    def _list(self, rest: str) -> None:
        self._look()
        paragraphs = list(self.minutes.paragraphs)
        if rest == "checks":
            shown = [each for each in paragraphs if each.check]
        elif rest in ("", "all") or (rest.isascii() and rest.isdigit()):
            shown = paragraphs[-(len(paragraphs) if rest == "all" else int(rest or LAST)) :] if paragraphs else []
        else:
            raise WrongUse("After /list give a number, all, or checks.")
        for each in shown:
            self.say(self._said(each))
        if not shown:
            self.say("No paragraphs.")

    def _edit(self, rest: str) -> None:
        paragraph = self._chosen(rest)
        self.line.change(paragraph, write_minute(paragraph, self.speakers, self.questions))

    def _delete(self, rest: str) -> None:
        paragraph = self._chosen(rest)
        self._may_change()
        self.case.minutes.delete(self.number, paragraph.id, paragraph.revision)
        self.line.done(f"Taken out: {paragraph.text[:60]}. /undo brings it back.")

    def _chosen(self, rest: str) -> Paragraph:
        self._look()
        count = len(self.minutes.paragraphs)
        if not (rest.isascii() and rest.isdigit() and 1 <= int(rest) <= count):
            raise WrongUse(f"Give the number of a paragraph, from 1 to {count}." if count else "No paragraphs yet.")
        return self.minutes.paragraphs[int(rest) - 1]

    def _last(self) -> Paragraph:
        return self._chosen(str(len(self.minutes.paragraphs)))

    def _present(self) -> str:
        there = [
            f"{self.speakers.key(one.code) or 'no figure'} {one.code} ({one.role})"
            for one in self.minutes.interview.people if one.present
        ]
        return f"Present: {', '.join(there)}." if there else "Nobody is said to be present."

    def _starts(self, rest: str) -> None:
        at = one_time(rest) if rest else self.clock()
        self._may_change()
        self.case.interviews.change(replace(self.minutes.interview, starts=at))
        self.line.done(f"It began at {at}.")

    def _ends(self, rest: str) -> None:
        at = one_time(rest) if rest else self.clock()
        self._may_change()
        self.case.interviews.change(replace(self.minutes.interview, ends=at))
        self.line.done(f"It ended at {at}.")

    def _break(self, _rest: str) -> None:
        self._may_change()
        meeting, paragraph, said = break_at(self.minutes.interview, self.clock())
        self.case.interviews.change(meeting)
        self.case.minutes.add(self.number, paragraph)
        self.line.done(said)

    def _not_a_name(self, rest: str) -> None:
        from domain.naming import not_a_name

        if not rest:
            raise WrongUse("After /notname give the word.")
        not_a_name(rest, self.names.known.people, self.names.known.terms)
        self.case.terms.add(rest)
        self.names.refresh()
        self.say(f"{rest} alone is no name: it is not asked about again.")
