"""The entry line as a form: the same draft, for long text and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.chronology.entry import TEXTS
from domain.errors import NotUnderstood
from domain.line.draft import Draft, Known
from screens.chronology.line import Typing
from screens.form import Box, Form
from screens.glyphs import one_line
from screens.keeping import Keeping
from screens.session import Session
from screens.widgets.lines import Lines

MARKS = ("source", "question", "flag", "field")
SIGNS = {"action": " > ", "outcome": " >> ", "comment": " ~ "}


@dataclass(frozen=True, slots=True)
class Filled:
    """The line as the form left it, and whether it is to be saved now."""

    text: str
    save: bool


def split(draft: Draft) -> dict[str, str]:
    """A line in boxes: `head` (date, time, people), the four texts as they are meant, and the `marks` at its end."""
    spans, text = draft.spans, draft.text
    if draft.entry is None:
        event = next((span for span in spans if span.part == "event"), None)
        start = event.start if event is not None else len(text)
        blank = dict.fromkeys((*TEXTS[1:], "marks"), "")
        return {"head": text[:start].strip(), "event": text[start:].strip(), **blank}
    texts = {name: getattr(draft.entry, name) or "" for name in TEXTS}
    marks = " ".join(text[span.start : span.end] for span in spans if span.part in MARKS)
    after = (span.start for span in spans if span.part in (*TEXTS, *MARKS))
    head = text[: min(after, default=len(text))]
    return {"head": head.strip(), **texts, "marks": marks}


def join(values: Mapping[str, str], typing: Typing) -> str:
    """The boxes as a line that reads as what stands in them."""
    texts = {name: values[name].strip().replace("\t", " ") for name in TEXTS}
    known = typing.known if typing.editing is None else typing.plain_known
    head = _ended(values["head"].strip(), typing, known)
    draft = typing.read_plainly(f"{head} x {values['marks']}", known)
    if draft.entry is not None and draft.entry.event == "x" and texts["event"]:
        entry = replace(draft.entry, **{name: text or None for name, text in texts.items()})
        return typing.written(entry, known)
    line = " ".join(each for each in (head, texts["event"]) if each)
    line += "".join(SIGNS[name] + texts[name] for name in TEXTS[1:] if texts[name])
    return f"{line} {values['marks']}".strip()


def _ended(head: str, typing: Typing, known: Known) -> str:
    """When and who, the people ended by a colon: in a box of their own they are people without one too."""
    with_colon = typing.read_plainly(f"{head}: x", known).entry if not head.endswith(":") else None
    if with_colon is None or with_colon.event != "x" or not with_colon.people:
        return head
    return f"{head}:"


class EntryForm(Form[Filled]):
    """One entry in boxes. Going back gives the line with all that was typed here."""

    def __init__(self, session: Session, typing: Typing, keeping: Keeping, text: str, pasted: str = "") -> None:
        draft = typing.read(text)
        values = split(draft)
        if pasted:
            pasted = typing.coding.whole(pasted.strip("\n"))
            values["event"] = f"{values['event']}\n{pasted}".strip("\n")
        boxes = (
            Box("head", "When and who", values["head"], hint="As on the line: 3/3/24 0930 SW1 to GP1:"),
            Box("event", "Event", values["event"], lines=6),
            Box("action", "Action", values["action"], lines=3),
            Box("outcome", "Outcome", values["outcome"], lines=3),
            Box("comment", "Comment", values["comment"], lines=3),
            Box("marks", "Marks", values["marks"], hint="@SOURCE place, #QUESTION, !FLAG, field=value"),
        )
        editing = typing.editing
        who = f", {one_line(editing.who)}" if editing is not None and editing.who else ""
        title = f"Changing the row of {editing.when.shown().strip()}{who}" if editing is not None else "A new row"
        super().__init__(session.glyphs, title, boxes, start="event" if values["head"] else "head")
        self._typing, self._first = typing, text
        self.keep_at(keeping)
        self.code_with(typing.names, typing.coding.left)
        self._values_first = {box.name: box.value for box in boxes} if not pasted else None

    def _line(self) -> str:
        values = self.values()
        return self._first if values == self._values_first else join(values, self._typing)

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        draft = self._typing.read(self._line())
        if draft.problems:
            return draft.problems[0].sentence, "note"
        ask = self._typing.open_ask(draft)
        if ask is not None:
            return f"Read as: {ask.readings[ask.taken]}." if ask.readings else ask.sentence, "ask"
        if draft.entry is None:
            return super().message(values)
        who = ", ".join(draft.entry.people) or draft.entry.who or "nobody"
        said = [draft.entry.when.said(), draft.entry.time or "", who if draft.entry.type == "event" else ""]
        return f" {self._glyphs.dot} ".join(each for each in said if each), "note"

    def result(self, values: Mapping[str, str]) -> Filled:
        line = self._line()
        draft = self._typing.read(line)
        if draft.problems:
            raise NotUnderstood(draft.problems[0].sentence)
        return Filled(line, save=True)

    def holds_text(self, box: str) -> bool:
        return box in TEXTS

    def typed(self) -> str:
        return self._line()

    def action_back(self) -> None:
        self.dismiss(Filled(self._line(), save=False))

    def show_frame(self) -> None:
        super().show_frame()
        keys = (("Tab", "on"), ("Ctrl+O", "save"), ("F2", "back to the line, with all of this"))
        self.query_one("#footer", Lines).show(
            [[part for key, word in keys for part in ((" ", ""), (key, "key"), (f" {word} ", ""))]]
        )
