"""Reading minutes and saying what is wrong in them: no session and no case, only what one person was given."""

from __future__ import annotations

from domain.agreement.answer_begun import AnswerBegun
from domain.agreement.steps import RepresentationKind
from screens.answering.page import AnsweringPage, Keys, either
from screens.answering.sitting import Sitting
from screens.answering.text import ASKED, head, label, notes_on, to_look_at, wanted_of
from screens.answering.words import WordsBox
from screens.widgets.lines import Part
from screens.widgets.reading import Piece, Reading


class AnsweringScreen(AnsweringPage):
    """The minutes, a paragraph marked at a time; gives True when they are read, None to stop."""

    MARKS = True
    BINDINGS = [
        *either("c", "want('change')"), *either("x", "want('delete')"), *either("a", "want('add')"),
        *either("n", "want('comment')"), *either("u", "take_back"), *either("g", "all_the_same"),
        ("tab", "next_changed(1)", ""), ("shift+tab", "next_changed(-1)", ""),
    ]  # fmt: skip

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        version = sitting.packet.given.version
        self._ids = ["", *(each.id for each in version.paragraphs)]
        changed = to_look_at(sitting.packet.given)
        self._changed = [id for id in self._ids if id in changed]
        self._warned = False

    @property
    def _here_is(self) -> str:
        return self._ids[self.query_one("#text", Reading).at]

    def begin(self) -> None:
        begun = self.sitting.begun
        at = self._ids.index(begun.at) if begun.at in self._ids else 0
        if not at and self._changed and begun.typing is None and not begun.wanted:
            at = self._ids.index(self._changed[0])
        self._pieces(at)
        self.show()
        if self.sitting.said:
            self.say(self.sitting.said)
            self.sitting.said = ""
        typing = begun.typing
        if typing is not None and typing.kind in ASKED and typing.where in self._ids:
            self.query_one("#text", Reading).go(self._ids.index(typing.where))
            self.run_worker(self._ask(typing.kind, typing.text))  # type: ignore[arg-type]

    def heading(self) -> str:
        at = self.query_one("#text", Reading).at
        where = f"paragraph {at} of {len(self._ids) - 1}" if at else "how the meeting was held"
        steps = 3 if self.sitting.packet.given.rows else 2
        return f"Step 1 of {steps}: read the minutes. You are {self.sitting.packet.given.code}. Here: {where}"

    def brief(self) -> str:
        at = self.query_one("#text", Reading).at
        steps = 3 if self.sitting.packet.given.rows else 2
        return f"Step 1 of {steps}: {f'paragraph {at} of {len(self._ids) - 1}' if at else 'the meeting'}"

    def keys(self) -> Keys:
        id = self._here_is
        marked = self.sitting.begun.of(id)
        words = [("c", "change words"), ("x", "should not be there")] if id else []
        return [
            ("Up Down", "read"), *words, ("a", "add after"), ("n", "comment"),
            *([("u", "take back")] if marked else []), ("Enter", "done reading"),
            *([("g", "on all the same")] if self._warned and self.sitting.begun.unseen else []), ("Esc", "stop"),
            *([("Tab", "next change")] if self._changed else []), ("w", "who is who"), ("?", "help"),
        ]  # fmt: skip

    def show(self) -> None:
        text = self.query_one("#text", Reading)
        shown = text.shown()
        self.sitting.begun = self.sitting.begun.saw(self._ids[shown.start : shown.stop])
        if self.sitting.begun.at != self._here_is:
            from dataclasses import replace

            self.sitting.begun = replace(self.sitting.begun, at=self._here_is)
        if not self._told:
            self._told = "Right? Down goes on. Wrong? Press the letter for what is wrong."
        super().show()

    def _pieces(self, at: int | None = None) -> None:
        given, begun = self.sitting.packet.given, self.sitting.begun
        of_head = [(note, "dim") for note in notes_on(given, "")]
        pieces: list[Piece] = [[*((line, "label") for line in head(given)), *of_head, *_wanted(begun, "")]]
        for each in given.version.paragraphs:
            words = f"{label(given, each)} {each.text}"
            notes = [(note, "dim") for note in notes_on(given, each.id)]
            pieces.append([(words, "title" if each.kind == "heading" else ""), *notes, *_wanted(begun, each.id)])
        self.query_one("#text", Reading).show(pieces, at)

    # Keys

    def action_step(self, by: int) -> None:
        self._told = ""
        super().action_step(by)
        self.show()

    def action_next_changed(self, by: int) -> None:
        """To the next paragraph, or the one before, that is not as it was, or of which they said something before."""
        at = self.query_one("#text", Reading).at
        places = [self._ids.index(id) for id in self._changed][::by]
        if places:
            self._told = ""
            self.query_one("#text", Reading).go(next((each for each in places if by * (each - at) > 0), places[0]))

    def action_want(self, kind: RepresentationKind) -> None:
        """Say what is wrong with the paragraph marked."""
        if not self._here_is and kind in ("change", "delete"):
            self.say("How the meeting was held is not changed here: press n and say what is wrong in it.", "ask")
            return
        self.run_worker(self._ask(kind))

    async def _ask(self, kind: RepresentationKind, typed: str | None = None) -> None:
        id, sitting = self._here_is, self.sitting
        paragraph = sitting.packet.given.version.paragraph(id)
        place = sitting.packet.given.version.place(id)
        title = f"Paragraph {place}" if paragraph else "How the meeting was held"
        asked = ASKED[kind] if paragraph or kind != "add" else "What should be added before the first paragraph?"
        if paragraph and kind != "change":
            asked += f"\n“{paragraph.text}”"
        words = await self.app.push_screen_wait(
            WordsBox(
                sitting.glyphs, title, asked, sitting.begun.words_of(kind, id),
                lambda text: sitting.typing(kind, id, text), typed,
            )
        )  # fmt: skip
        sitting.typed()
        if words is not None:
            before = sitting.begun.wanted
            sitting.begun = sitting.begun.want(kind, id, words)
            said = "Marked. u takes it back; nothing is given yet." if sitting.begun.wanted != before else ""
            self._told, self._tone = said or "Nothing is marked here: the words are as they were.", "note"
        self._pieces()
        self.show()
        await sitting.keep()

    def action_take_back(self) -> None:
        """Take back what was said of the paragraph marked."""
        if not self.sitting.begun.of(self._here_is):
            self.say("Nothing is marked here.")
            return
        self.sitting.begun = self.sitting.begun.take_back(self._here_is)
        self._pieces()
        self.say("Taken back.")
        self.run_worker(self.sitting.keep(), group="keep")

    def action_go_on(self) -> None:
        if unseen := self.sitting.begun.unseen:
            self._warned = True
            many = "1 paragraph" if len(unseen) == 1 else f"{len(unseen)} paragraphs"
            self.say(
                f"Not shown yet: {many}, from {unseen[0]} on. Down reads on; g goes on, and your answer says so.", "ask"
            )
            return
        self.dismiss(True)

    def action_all_the_same(self) -> None:
        """Go on without having been to the end: never by the Enter that turned the page."""
        if self._warned or not self.sitting.begun.unseen:
            self.dismiss(True)

    def again(self) -> None:
        self._pieces()


def _wanted(begun: AnswerBegun, id: str) -> list[Part]:
    return [(f"* {sentence}", "mark") for sentence in wanted_of(begun, id)]
