"""How the screen for minuting is laid out and what it shows; nothing here changes the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from domain.meetings.interview import Interview
from domain.meetings.minute_line import MinuteLine, Speakers, next_speakers, read_minute, write_minute
from domain.meetings.minutes import Minutes, Paragraph
from domain.meetings.state import words_in
from screens.glyphs import fit, one_line
from screens.minuting.paragraphs import paragraph_lines
from screens.paragraphs.saved import ParagraphsSaved
from screens.session import Session
from screens.widgets.lines import Line, Lines, rule

PLACE = "minutes:"
"""Where a half-typed paragraph is kept: this and the interview's number, of a changed one with a colon and its id."""


class MinutingFrame(ParagraphsSaved, inherit_bindings=False):
    """The paragraphs so far, what there is to say of the one being typed, and the box it is typed in."""

    NAME = "minutes"
    KEYS = "minuting"
    CALLED = "the minutes"

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session)
        self.number = number or session.meeting
        self.minutes = Minutes(interview=Interview(number=self.number))
        self.speakers = Speakers()
        self.questions: dict[str, str] = {}
        self._words: int | None = None
        self.keeping.place = self.draft_place

    @property
    def draft_place(self) -> str:
        return f"{PLACE}{self.number}"

    # What is known

    def read(self, text: str) -> MinuteLine:
        """What is typed, as a paragraph."""
        return read_minute(text, self.speakers, self.questions)

    async def renew(self, at_id: str | None = None) -> None:
        case, do = self.session.case, self.session.do
        here = at_id or (self.here.id if self.here is not None else None)
        self.minutes = await do(case.minutes.of, self.number)
        await self.know()
        self.speakers = Speakers.of(self.minutes.interview, (each.code for each in self.known.people))
        self.questions = {each.label: each.text for each in self.known.questions}
        self.paragraphs = list(self.minutes.paragraphs)
        self.shown_anew(here)

    def landed(self, here: str | None) -> None:
        self.minutes = replace(self.minutes, paragraphs=tuple(self.paragraphs))
        self.shown_anew(here)

    def shown_anew(self, here: str | None) -> None:
        """The paragraphs are others: show them, the bar on that of this id, behind the last for None."""
        self._words = words_in(self.paragraphs)
        places = {each.id: at for at, each in enumerate(self.paragraphs)}
        self.view.empty = [] if self.paragraphs else self._nothing_yet()
        self.view.renew(len(self.paragraphs), places.get(here or "", None if here else len(self.paragraphs)))
        self.show_title()

    def written(self, paragraph: Paragraph) -> str:
        return write_minute(paragraph, self.speakers, self.questions)

    # What is shown

    def _draw(self, index: int, width: int) -> Sequence[Line]:
        paragraph = self.paragraphs[index]
        key, lines = self.draw(index, width)
        if lines is None:
            names = self.session.names(self.known.people)
            asks = self._names_seen and self.names.asks(paragraph.text)
            lines = self.drawn(key, paragraph_lines(paragraph, index + 1, width, names, self.session.glyphs, asks))
        return lines

    def _nothing_yet(self) -> list[Line]:
        who = next(iter(self.speakers.present), "SW1")
        return [[(each, "dim")] for each in (
            "  Nothing is minuted yet. Type below what is said; Enter ends a paragraph.",
            "  Who speaks: Tab, or the figure above and a colon before the words, as in",
            "  1: I rang the ward" + (f"   or   {who}: I rang the ward" if who else ""),
        )]  # fmt: skip

    def show_title(self) -> None:
        """Which interview, who is present and by which figure, how many words, and whether all is on disk."""
        dot, width, glyphs = f" {self.session.glyphs.dot} ", self.size.width, self.session.glyphs
        if self._words is None:
            self.query_one("#title", Lines).show([[(f" Interview {self.number}", "title")]])
            return
        words = f"{self._words:,} {'word' if self._words == 1 else 'words'}"
        right = f" {words}{dot}{self.status} " if self.status else f" {words} "
        names = self.session.names(self.known.people) or {}
        there = "  ".join(
            f"{self.speakers.key(one.code) or '-'} {names.get(one.code) or one.code}"
            for one in self.minutes.interview.people if one.present
        )  # fmt: skip
        left = f" Interview {self.number}{dot}{there or 'nobody is said to be present'}"
        if cell_len(left) + cell_len(right) > width:
            # What is typed with is told before what one knows.
            left, right = f" {there or f'Interview {self.number}'}", f" {self.status or words} "
        room = max(0, width - cell_len(right))
        self.query_one("#title", Lines).show([[(fit(one_line(left, glyphs), room, glyphs), "title"), (right, "label")]])

    def show_state(self, read: MinuteLine | None = None) -> None:
        """What is being typed, as it is understood, and who may speak next."""
        text = self.box.value
        if self.editing is not None:
            what = f"changing paragraph {self._number_of(self.editing.id)}"
        elif self.after is not None:
            what = f"new, after paragraph {self._number_of(self.after)}"
        elif self.here is not None and not text:
            what = f"paragraph {self.view.at + 1} of {len(self.paragraphs)}"
        else:
            what = "new paragraph"
        if text and not text.startswith("/"):
            what += f": {understood(read or self.read(text))}"
        self.query_one("#rule", Lines).show(
            [rule(self.size.width, one_line(what, self.session.glyphs), self._offered(), self.session.glyphs.rule)]
        )
        enter = self.key("enter")
        first = []
        if text.startswith("/"):
            first = [(enter, "do")]
        elif self.editing is not None:
            first = [(enter, "save"), (self.key("split"), "split")]
        elif not text and self.here is not None:
            first = [(enter, "change"), ("Del", "take out")]
        self.show_footer(first)

    def _offered(self) -> str:
        """What the key for the speaker puts in first."""
        likely = next(iter(next_speakers(self.paragraphs_before(), self.speakers, self.minutes.interview)), "")
        return f"{self.key('speaker')}: {likely}" if likely else ""

    def paragraphs_before(self) -> list[Paragraph]:
        """The paragraphs before the one that is typed, as far back as may tell who speaks next."""
        end = len(self.paragraphs)
        if self.editing is not None:
            end = self._number_of(self.editing.id) - 1
        elif self.after is not None:
            end = self._number_of(self.after)
        return self.paragraphs[max(0, end - 12) : max(0, end)]


def understood(read: MinuteLine) -> str:
    """How a paragraph is understood, in a few words: "SW1 speaks, at 10:42, to be checked"."""
    if read.kind == "heading":
        what = f"the heading of question {read.question}" if read.question else "a heading"
    else:
        what = f"{read.speaker} speaks" if read.speaker else "nobody speaks"
    return ", ".join(filter(None, (what, read.at and f"at {read.at}", "to be checked" if read.check else "")))
