"""A section of the report at plain prompts: read out, written paragraph by paragraph, resting on rows and minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.agreement.typed import places_typed
from domain.errors import WrongUse
from domain.report.as_printed import section_meant
from domain.report.parts import Passage, question_of
from domain.report.passage_line import KIND_SAID, read_passage, write_passage
from domain.report.section_standing import words_in
from screens.report.checklist import points_of
from screens.report.reading import SectionRead, mark_done, read_section
from tui.plain.paragraphs import ParagraphLine, Words
from tui.plain.rows import LineByLine
from tui.read_back import spoken

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from storage.casefile import CaseFile
    from tui.plain.asks import Asks

HELP = """\
Type a paragraph and press Enter: it is on disk when it is said to be saved. A line that was not saved comes back.
A hash and a space begin a heading, a hyphen and a space an item of a list, a greater-than sign and a space a quotation;
!picture and a name is a picture; two question marks at the end mark a paragraph to be looked at again.

/list            the paragraphs of the section, with their numbers and what each rests on; /list 14.2 that one
/edit 14.2       change a paragraph, by its number or its place (#3); an empty line leaves it as it was
/after 14.2      the next paragraphs go behind that one; /after alone puts them at the end again
/delete 14.2     take one out; /up 14.2, /down 14.2 move one
/to 14.2 SECTION put one at the end of another section
/check 14.2      mark one to be looked at again, or have done with it
/find WORDS      rows of the chronology, numbered, as /find does elsewhere
/cite 14.2 1-3   the paragraph rests on those rows of the last /find
/rests 14.2 2 4-6   it rests on paragraphs 4 to 6 of interview 2
/settle 14.2     what it rests on that was changed since: before and now, and whether it still means it
/points          the points to consider here; /thought 3 NOTE marks one as thought of
/notrelevant WHY the question is not relevant to the agency, and why; /relevant takes that back
/done            the section is done as it stands, or is not after all
/section NAME    another section; /next and /before the one after, the one before
/undo, /redo     take back the last thing done here; do it again
/help            this
/quit            leave, as Ctrl-D does"""


class WritingByLine:
    """One sitting at the sections of the report."""

    def __init__(
        self, case: CaseFile, section: str, today: date, ask: Asks, say: Callable[[str], None]
    ) -> None:  # fmt: skip
        self.case, self.today, self.ask, self.say = case, today, ask, say
        self.names = LineByLine(case, today)
        self.id = section
        self._after: str | None = None
        self._rows: list[Entry] = []
        self._look()
        self.line = ParagraphLine[Passage](case, _place(self.id), ask, say, self._look)

    def _look(self) -> tuple[Passage, ...]:
        """Read the section anew: others may have written."""
        read = read_section(self.case, self.id)
        if read is None:
            raise WrongUse("This section is there no more.")
        self.read: SectionRead = read
        self.id = read.section.id
        self.passages = read.own
        self.view = read.view
        self.numbers = self.view.paragraphs
        return tuple(self.passages)

    def run(self) -> None:
        """Ask for paragraphs until /quit or the end; what is said to be saved is on disk."""
        self._told()
        self.line.ask_until_left(lambda _: "Change: ", self._paragraph, self._words(), "writing")

    def _told(self) -> None:
        section, count = self.read.section, len(self.passages)
        said = f"{count} {'paragraph' if count == 1 else 'paragraphs'}, {words_in(self.passages)} words"
        number = self.view.chapter(self.id)
        title = f"{number}. {self.view.title(section)}" if number and self.view.board else self.view.title(section)
        done = {"": "", "done": " Done.", "changed": " Done, changed since."}[self.read.done]
        self.say(f"{title}: {said}.{done} {section.asks}")
        answered = self.read.answered
        if answered is not None and not answered.relevant:
            self.say(f"Said not to be relevant to the agency: {answered.why_not}.")

    # Paragraphs

    def _paragraph(self, line: str) -> None:
        text, told = self.names.coded(line)
        read = read_passage(text)
        if read.problem:
            raise WrongUse(read.problem)
        changing = self.line.changing
        if changing is None:
            saved = self.case.passages.add(self.id, read.paragraph, after=self._after)[0]
            self._after = saved.id if self._after is not None else None
        else:
            saved = self.case.passages.change(read.in_place_of(changing))
        self._look()
        self.line.done(f"{'Changed' if changing else 'Saved'}: {self._said(saved)}")
        for each in told:
            self.say(f"Note: {each}")

    def _said(self, passage: Passage) -> str:
        """A paragraph as it is heard: its number, or its place, its kind, its words, what it rests on."""
        place = next((at for at, each in enumerate(self.passages, 1) if each.id == passage.id), 0)
        number = self.numbers.get(passage.id) or f"#{place}"
        kind = "" if passage.kind == "said" else f" ({KIND_SAID[passage.kind]})"
        check = " (to be looked at again)" if passage.check else ""
        return f"{number}{kind}: {passage.text}{check}"

    def _chosen(self, word: str) -> Passage:
        self._look()
        wanted = word.strip()
        for at, each in enumerate(self.passages, 1):
            number = self.numbers.get(each.id, "")
            if wanted and wanted in (number, number.partition(".")[2], f"#{at}"):
                return each
        raise WrongUse("Give the number of a paragraph, as /list reads them out, or its place, as in #3.")

    # Words

    def _words(self) -> Words:
        """What each word with a slash does."""
        return {
            "help": lambda _: self.say(HELP), "list": self._list, "edit": self._edit, "after": self._put_after,
            "delete": self._delete, "up": lambda given: self._move(given, -1),
            "down": lambda given: self._move(given, 1), "to": self._to, "check": self._check, "find": self._find,
            "cite": self._cite, "rests": self._rests, "settle": self._settle, "points": self._points,
            "thought": self._thought, "notrelevant": self._not_relevant, "relevant": self._relevant,
            "done": self._said_done, "section": self._section, "next": lambda _: self._step(1),
            "before": lambda _: self._step(-1), "undo": self.line.undo, "redo": self.line.redo,
        }  # fmt: skip

    def _list(self, rest: str) -> None:
        self._look()
        for each in [self._chosen(rest)] if rest else self.passages:
            self.say(self._said(each))
            for one in self.read.behind.get(each.id, ()):
                self.say(f"  {'Look at this: ' if one.flagged else ''}rests on {one.line}.")
        if not self.passages:
            self.say("No paragraphs yet.")

    def _edit(self, rest: str) -> None:
        passage = self._chosen(rest)
        self.line.change(passage, write_passage(passage))

    def _put_after(self, rest: str) -> None:
        self._after = self._chosen(rest).id if rest else None
        self.say("New paragraphs go behind it." if rest else "New paragraphs go to the end.")

    def _delete(self, rest: str) -> None:
        passage = self._chosen(rest)
        self.case.passages.delete(passage.id, passage.revision)
        self.line.done(f"Taken out: {passage.text[:60]}. /undo brings it back.")

    def _move(self, rest: str, step: int) -> None:
        self.case.passages.move(self._chosen(rest).id, -1 if step < 0 else 1)
        self.line.done("Moved.")

    def _to(self, rest: str) -> None:
        number, _, wanted = rest.partition(" ")
        passage = self._chosen(number)
        section = section_meant(wanted, self.view)
        self.case.passages.put_into(passage.id, passage.revision, section.id)
        self.line.done(f"It stands at the end of {self.view.title(section)} now.")

    def _check(self, rest: str) -> None:
        if not rest and self.line.check():
            return
        passage = self._chosen(rest)
        self.case.passages.change(replace(passage, check=not passage.check))
        self._look()
        self.say("Done with." if passage.check else "To be looked at again.")

    # What it rests on

    def _find(self, rest: str) -> None:
        from domain.chronology.find import by_code, read_query

        if not rest:
            raise WrongUse("After /find give the words to look for.")
        coded, _ = by_code(rest, self.names.finder)
        query = read_query(coded, [person.code for person in self.names.known.people])
        self._rows = list(self.case.entries.page(0, 20, query))
        for number, entry in enumerate(self._rows, 1):
            self.say(f"{number}. {spoken(entry, self.names.known.period, self.names.known.fields)}")
        found = "/cite, the paragraph's number and theirs says that it rests on them."
        self.say(found if self._rows else "No entries.")

    def _cite(self, rest: str) -> None:
        number, _, which = rest.partition(" ")
        if not self._rows:
            raise WrongUse("Find the rows first, with /find.")
        passage = self._chosen(number)
        places = places_typed(which, len(self._rows))
        self.case.cited.cite(passage.id, *(self._rows[place - 1].id for place in places))
        self._look()
        self._list(number)

    def _rests(self, rest: str) -> None:
        number, _, more = rest.partition(" ")
        interview, _, which = more.partition(" ")
        if not (interview.isascii() and interview.isdigit()) or not which:
            raise WrongUse("Give the paragraph, the interview and its paragraphs, as in /rests 14.2 2 4-6.")
        passage, minutes = self._chosen(number), self.case.minutes.of(int(interview))
        places = places_typed(which, len(minutes.paragraphs))
        self.case.evidence.rest_passage(passage.id, int(interview), [minutes.paragraphs[at - 1].id for at in places])
        self._look()
        self._list(number)

    def _settle(self, rest: str) -> None:
        from screens.report.settling_evidence import words_before

        passage = self._chosen(rest)
        changed = [one for one in self.read.behind.get(passage.id, ()) if one.state == "changed"]
        for one in changed:
            self.say(f"Before: {words_before(self.case, one) or 'not known any more'}")
            self.say(f"Now: {one.words}")
            typed = self.ask("Does it mean this, as it is now? y for yes, Enter for no: ")
            if typed.strip().casefold() in ("y", "yes"):
                (self.case.cited.settle if one.kind == "row" else self.case.evidence.settle)(one.number)
                self.say("It rests on it as it is now.")
        if not changed:
            self.say("Nothing it rests on was changed since.")
        self._look()

    # Beside the text

    def _points(self, _rest: str) -> None:
        for number, each in enumerate(points_of(self.case, self.id), 1):
            note = f" Note: {each.note}" if each.note else ""
            self.say(f"{number}. {'Thought of: ' if each.thought else ''}{each.text}{note}")

    def _thought(self, rest: str) -> None:
        from domain.report.parts import Considered

        number, _, note = rest.partition(" ")
        points = points_of(self.case, self.id)
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(points)):
            raise WrongUse("Give the number of a point, as /points reads them out.")
        point = points[int(number) - 1]
        before = point.considered or Considered(list=point.list, point=point.point)
        self.case.considered.put(replace(before, note=note.strip() or before.note))
        self.say(f"Thought of: {point.text}")

    def _not_relevant(self, rest: str) -> None:
        if self.read.answered is None:
            raise WrongUse("This section answers no question: only a question can be said not to be relevant.")
        if not rest:
            raise WrongUse("Say why, as in /notrelevant The agency held no medication record.")
        self.case.answers.put(replace(self.read.answered, relevant=False, why_not=self.names.coded(rest)[0]))
        self.line.done(f"Question {question_of(self.id)} is said not to be relevant, with the reason.")

    def _relevant(self, _rest: str) -> None:
        if self.read.answered is None:
            raise WrongUse("This section answers no question.")
        self.case.answers.put(replace(self.read.answered, relevant=True, why_not=""))
        self.line.done(f"Question {question_of(self.id)} is to be answered.")

    def _said_done(self, _rest: str) -> None:
        self.line.done(f"{self.view.title(self.read.section)} {mark_done(self.case, self.id)}.")

    # From section to section

    def _section(self, rest: str) -> None:
        self._go(section_meant(rest, self.view).id)

    def _step(self, by: int) -> None:
        to = self.view.beside(self.id, by)
        if to is None:
            raise WrongUse("This is the first section." if by < 0 else "This is the last section.")
        self._go(to.id)

    def _go(self, id: str) -> None:
        self.id, self._after = id, None
        self.line.place, self.line.changing, self.line.text = _place(id), None, ""
        self._look()
        self._told()


def _place(section: str) -> str:
    """Where what is half typed in a section is kept, here and on the screen."""
    return f"passage:{section.replace(':', '=')}"
