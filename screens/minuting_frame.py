"""How the screen for minuting is laid out and what it shows; nothing here changes the case."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from domain.draft import Known
from domain.errors import Refusal
from domain.interview import Interview
from domain.minute_line import MinuteLine, Speakers, next_speakers, read_minute
from domain.minutes import Minutes, Paragraph
from screens.coding import KeyNames
from screens.glyphs import fit, one_line
from screens.minuting_paragraphs import paragraph_lines, word_count
from screens.notes import show_notes
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.widgets.lines import Line, Lines, Part, rule, told_all
from screens.widgets.paragraph_view import ParagraphView
from screens.widgets.typing_box import TypingBox
from screens.words import words_that_fit

LOOKS = 1.0
"""Seconds between two looks for what others have written."""
DRAWN = 400
"""Paragraphs whose lines are remembered: more than any screen shows, however one pages."""


class MinutingFrame(TaskScreen, inherit_bindings=False):
    """The paragraphs so far, what there is to say of the one being typed, and the box it is typed in."""

    DEFAULT_CSS = """
    MinutingFrame { layout: vertical; }
    MinutingFrame #title, MinutingFrame #rule, MinutingFrame #footer { height: 1; }
    MinutingFrame #message { height: 2; }
    MinutingFrame #foot { height: 5; }
    MinutingFrame #prompt { height: 5; width: 2; }
    MinutingFrame TypingBox { height: 5; }
    """

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session)
        self.number = number or session.meeting
        self.known = Known(today=session.today())
        self.names = session.key_names or KeyNames(self.known)
        self.minutes = Minutes(interview=Interview(number=self.number))
        self.paragraphs: list[Paragraph] = []
        self.speakers = Speakers()
        self.questions: dict[str, str] = {}
        self.editing: Paragraph | None = None
        self.after: str | None = None
        """The id of the paragraph new ones go behind, None at the end."""
        self.status = ""
        self.told: list[Part] = []
        self._words: int | None = None
        self._said: Part = ("", "")
        self._said_of_text: tuple[Part, ...] = ()
        self._version: tuple[int, int] | None = None
        self._looking = False
        self._names_seen = False
        self._lines: OrderedDict[tuple[int, Paragraph, int, bool], list[Line]] = OrderedDict()

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield ParagraphView(self._draw, id="said")
        yield Lines(id="rule")
        yield Lines(id="message")
        with Horizontal(id="foot"):
            yield Lines(id="prompt")
            yield TypingBox(id="box")
        yield Lines(id="footer")

    @property
    def view(self) -> ParagraphView:
        """The paragraphs so far."""
        return self.query_one("#said", ParagraphView)

    @property
    def box(self) -> TypingBox:
        """What is being typed."""
        return self.query_one("#box", TypingBox)

    @property
    def here(self) -> Paragraph | None:
        """The paragraph the bar is on, None where the new one comes."""
        at = self.view.here
        return self.paragraphs[at] if at is not None and at < len(self.paragraphs) else None

    # What is known

    def read(self, text: str) -> MinuteLine:
        """What is typed, as a paragraph."""
        return read_minute(text, self.speakers, self.questions)

    async def renew(self, at_id: str | None = None) -> None:
        """Read the minutes and what is known of the case anew; the bar goes to this paragraph, or stays where it is."""
        case, do = self.session.case, self.session.do
        here = at_id or (self.here.id if self.here is not None else None)
        self.minutes = await do(case.minutes.of, self.number)
        self.known = await do(case.known, self.session.today())
        kept = self.session.key_names
        if not self.names.knows(self.known):
            self.names = kept if kept is not None and kept.knows(self.known) else KeyNames(self.known)
            self._lines.clear()
            self.names_renewed()
        self.session.key_names = self.names
        self.speakers = Speakers.of(self.minutes.interview, (each.code for each in self.known.people))
        self.questions = {each.label: each.text for each in self.known.questions}
        self.paragraphs = list(self.minutes.paragraphs)
        self.shown_anew(here)

    def shown_anew(self, here: str | None) -> None:
        """The paragraphs are others: show them, the bar on that of this id, behind the last for None."""
        self._words = word_count(self.paragraphs)
        places = {each.id: at for at, each in enumerate(self.paragraphs)}
        self.view.empty = [] if self.paragraphs else self._nothing_yet()
        self.view.renew(len(self.paragraphs), places.get(here or "", None if here else len(self.paragraphs)))
        self.show_title()

    def names_renewed(self) -> None:
        """The names of the key are others."""

    async def look(self, own: bool = False) -> None:
        """Show what others have written since the last look; with `own` also what this author did on other screens.

        A draft kept each second is a writing of one's own, and no reason to read 10,000 words again.
        """
        if self._looking or not self.is_mounted:
            return
        self._looking = True
        try:
            version = await self.session.do(self.session.case.version)
            before, self._version = self._version, version
            if before is None or version[0] != before[0] or (own and version != before):
                await self.renew()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
        finally:
            self._looking = False

    async def mine_landed(self) -> None:
        """What was just written was written here: the next look need not read it again."""
        self._version = await self.session.do(self.session.case.version)

    # What is shown

    def see_names(self) -> None:
        """What looks for names is loaded: paragraphs say from now on where one is not answered."""
        self._names_seen = True
        self._lines.clear()
        self.view.refresh()

    def _draw(self, index: int, width: int) -> Sequence[Line]:
        paragraph = self.paragraphs[index]
        key = (index, paragraph, width, self.session.names_shown)
        lines = self._lines.get(key)
        if lines is None:
            names = self.session.names(self.known.people)
            asks = self._names_seen and self.names.asks(paragraph.text)
            lines = self._lines[key] = paragraph_lines(paragraph, index + 1, width, names, self.session.glyphs, asks)
            while len(self._lines) > DRAWN:
                self._lines.popitem(last=False)
        return lines

    def _nothing_yet(self) -> list[Line]:
        who = next(iter(self.speakers.present), "SW1")
        return [[(each, "dim")] for each in (
            "  Nothing is minuted yet. Type below what is said; Enter ends a paragraph.",
            "  Who speaks: Tab, or the figure above and a colon before the words, as in",
            "  1: I rang the ward" + (f"   or   {who}: I rang the ward" if who else ""),
        )]  # fmt: skip

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something until the next text is typed."""
        self._said = (sentence, tone)
        self.show_message()

    def unsay(self) -> None:
        """What was said of something done before is over."""
        if self._said[0]:
            self.say("")

    def say_of_text(self, pieces: Sequence[Part]) -> None:
        """Say this of what is being typed, what matters most first."""
        if tuple(pieces) != self._said_of_text:
            self._said_of_text = tuple(pieces)
            self.show_message()

    def show_message(self) -> None:
        """Show what there is to say: of what was just done, then of what is typed."""
        view = self.query_one("#message", Lines)
        pieces = [self._said] if self._said[0] else []
        pieces += [each for each in self._said_of_text if each[0] != self._said[0]]
        glyphs = self.session.glyphs
        self.told = [(one_line(sentence, glyphs), tone) for sentence, tone in pieces]
        if self.box.value.startswith("/") and not self._said[0]:
            view.show(words_that_fit(self.fitting(self.box.value), self.size.width, view.size.height, glyphs))
        else:
            key = self.session.keymap.shown(self.command("minuting.notes"))
            view.show(told_all(self.told, self.size.width, max(1, view.size.height), key))

    def action_notes(self) -> None:
        """All there is to say, each whole."""
        self.run_worker(show_notes(self.app, self.session.glyphs, self.told))

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
        enter = self.session.keymap.shown(self.command("minuting.enter"))
        first = []
        if text.startswith("/"):
            first = [(enter, "do")]
        elif self.editing is not None:
            first = [(enter, "save"), (self.session.keymap.shown(self.command("minuting.split")), "split")]
        elif not text and self.here is not None:
            first = [(enter, "change"), ("Del", "take out")]
        self.show_footer(first)

    def _offered(self) -> str:
        """What the key for the speaker puts in first."""
        likely = next(iter(next_speakers(self.paragraphs_before(), self.speakers, self.minutes.interview)), "")
        return f"{self.session.keymap.shown(self.command('minuting.speaker'))}: {likely}" if likely else ""

    def paragraphs_before(self) -> list[Paragraph]:
        """The paragraphs before the one that is typed, as far back as may tell who speaks next."""
        end = len(self.paragraphs)
        if self.editing is not None:
            end = self._number_of(self.editing.id) - 1
        elif self.after is not None:
            end = self._number_of(self.after)
        return self.paragraphs[max(0, end - 12) : max(0, end)]

    def _number_of(self, id: str) -> int:
        """The number a paragraph is read by, 0 when it is there no more."""
        return next((at for at, each in enumerate(self.paragraphs, 1) if each.id == id), 0)

    def on_resize(self, event: events.Resize) -> None:
        """Everything stays usable down to 40 columns and 10 lines."""
        height = event.size.height
        rows = 5 if height >= 20 else 3 if height >= 12 else 2
        for name in ("#foot", "#prompt", "#box"):
            self.query_one(name).styles.height = rows
        self.query_one("#message", Lines).styles.height = 2 if height >= 16 else 1
        self.query_one("#rule", Lines).display = height >= 9
        self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Show everything as it is now."""
        self.query_one("#prompt", Lines).show([[("> ", "key")]])
        self.show_title()
        self.show_message()
        self.show_state()
        self.view.refresh()

    def names_changed(self) -> None:
        self._lines.clear()
        self.view.renew(len(self.paragraphs))
        self.show_all()

    def on_paragraph_view_moved(self, event: ParagraphView.Moved) -> None:
        self.show_state()


def understood(read: MinuteLine) -> str:
    """How a paragraph is understood, in a few words: "SW1 speaks, at 10:42, to be checked"."""
    if read.kind == "heading":
        what = f"the heading of question {read.question}" if read.question else "a heading"
    else:
        what = f"{read.speaker} speaks" if read.speaker else "nobody speaks"
    return ", ".join(filter(None, (what, read.at and f"at {read.at}", "to be checked" if read.check else "")))
