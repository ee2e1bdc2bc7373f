"""The forms of the steps towards agreement: to whom minutes go, and what each person answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.agreement.recorded import ATTESTED
from domain.agreement.said import way_back
from domain.agreement.standing import asked_of
from domain.agreement.steps import AUTHOR, CANNOT, WAYS, Answer, Step, StepKind, Way
from domain.agreement.typed import KINDS, codes_typed, kind_typed, paragraph_typed, wanted, way_typed
from domain.dates.days import day_in_box, day_typed
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes, Paragraph, Version
from screens.form import Box
from screens.offering_form import OfferingForm
from screens.session import Session

TO_REPLY = 14
"""Days that are offered for a reply."""
DAY = "As in 3/3 or 3 March 2026; empty is today."
HOW = f"{', '.join(WAYS)}."
ROWS = ("all", "none", "choose")


@dataclass(frozen=True, slots=True)
class Issue:
    """To whom a version goes, how, on which day, by when a reply is wanted, and which rows go with it."""

    codes: tuple[str, ...]
    way: Way
    day: str
    reply_by: str
    rows: str

    def as_typed(self) -> dict[str, str]:
        """It as it stands in the boxes of its form."""
        return {
            "to": ", ".join(self.codes), "how": self.way, "reply_by": day_in_box(self.reply_by),
            "day": day_in_box(self.day), "rows": self.rows,
        }  # fmt: skip


class IssueForm(OfferingForm[Issue]):
    """To whom minutes are issued, and how."""

    WORDS = {"how": WAYS, "rows": ROWS}

    def __init__(self, session: Session, minutes: Minutes, number: int, codes: tuple[str, ...], rows: str) -> None:
        self._today, self._may_get = session.today(), asked_of(minutes)
        ways = [step.how for step in minutes.steps if step.kind == "issue" and step.how]
        boxes = (
            Box("to", "To", ", ".join(codes), offered=True, hint=f"Asked to agree: {', '.join(self._may_get)}."),
            Box("how", "How", ways[-1] if ways else WAYS[0], offered=True, choices=WAYS, hint=HOW),
            Box("reply_by", "Reply by", day_in_box((self._today + timedelta(TO_REPLY)).isoformat()), offered=True,
                hint="The day by which you ask for a reply; empty for none."),
            Box("day", "Day", day_in_box(self._today.isoformat()), offered=True, hint=f"When it goes to them. {DAY}"),
            Box("rows", "Rows", rows, offered=True, choices=ROWS,
                hint="Rows of the chronology to have checked: all that name them, none, or choose."),
        )  # fmt: skip
        super().__init__(session.glyphs, f"Issue version {number} of the minutes of interview"
                                         f" {minutes.interview.number}", boxes)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> Issue:
        day = day_typed(values["day"], self._today, "Day", usual=self._today.isoformat())
        reply_by = day_typed(values["reply_by"], self._today, "Reply by", ahead=True)
        rows = [each for each in ROWS if each.startswith(values["rows"].strip().casefold() or "none")]
        if not rows:
            raise WrongUse("Rows: write all (that name them), none, or choose.")
        if reply_by and reply_by < day:
            raise WrongUse("Reply by: that is before the day it goes to them.")
        return Issue(codes_typed(values["to"], self._may_get), way_typed(values["how"]), day, reply_by, rows[0])


KEPT = "Where their answer is kept: “e-mail of 3 March 2026, 09:12, folder IMR”, “paper in file 4”."

TITLES: dict[StepKind, str] = {
    "agree": "{} agreed version {}", "represent": "{} wants version {} changed", "dispute": "{} disputes version {}",
    "remind": "A reminder to {} of version {}", "no reply": "No reply from {} to version {}",
    "cannot": "{} cannot agree version {}", "authorise": "Use without {}, on authority: version {}",
}  # fmt: skip


class StepForm(OfferingForm[Step]):
    """What somebody did, or a senior manager for them, as the author attests it."""

    WORDS = {"how": WAYS, "words": CANNOT}

    def __init__(self, session: Session, minutes: Minutes, code: str, kind: StepKind) -> None:
        assert minutes.latest is not None
        self._today, self._code, self._kind, self._version = session.today(), code, kind, minutes.latest
        title = TITLES[kind].format(code, minutes.latest.number)
        super().__init__(session.glyphs, title, _boxes(kind, code, self._today, way_back(minutes, code)))

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        return super().rest_of(box, text, cursor) if box == "how" or self._kind == "cannot" else ()

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        about = _found(values.get("about", ""), self._version)
        if about is not None and self.focused is not None and self.focused.id == "about":
            return f"Paragraph {self._version.place(about.id)}: {about.text}", "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Step:
        about = paragraph_typed(values["about"], self._version, "About") if "about" in values else None
        words = values.get("words", "").strip()
        if self._kind in ("dispute", "cannot", "authorise") and not words:
            label = {"dispute": "Their words", "cannot": "Why", "authorise": "Reason"}[self._kind]
            raise WrongUse(f"{label}: nothing stands there yet, and it is kept with the minutes.")
        if self._kind == "authorise" and not values["who"].strip():
            raise WrongUse("Who: name the senior manager by their office, as in Head of Adult Services.")
        return Step(
            kind=self._kind, version=self._version.number, code=self._code,
            day=day_typed(values["day"], self._today, "Day", usual=self._today.isoformat()),
            how=way_typed(values["how"]) if "how" in values else "", attested=AUTHOR, sha256=self._version.sha256,
            words=words, paragraph=about.id if about else "", who=values.get("who", "").strip(),
            reply_by=day_typed(values.get("reply_by", ""), self._today, "Reply by", ahead=True),
            reference=values.get("reference", "").strip(),
        )  # fmt: skip


def _boxes(kind: StepKind, code: str, today: date, way: str) -> tuple[Box, ...]:
    day = Box("day", "Day", day_in_box(today.isoformat()), offered=True, hint=f"When it happened. {DAY}")
    how = Box("how", "How", way, offered=True, choices=WAYS, hint=f"How the answer came: {HOW}")
    kept = Box("reference", "Kept", hint=KEPT)
    if kind == "agree":
        return how, day, kept
    if kind == "dispute":
        words = Box("words", "Their words", lines=5, hint=f"In the words of {code}: they stand beside the minutes.")
        return words, Box("about", "About", hint="The number of the paragraph; empty for the whole."), how, day, kept
    if kind == "remind":
        later = day_in_box((today + timedelta(TO_REPLY // 2)).isoformat())
        hint = "A new day to reply by; empty leaves the old one."
        return day, Box("reply_by", "Reply by", later, offered=True, hint=hint)
    known = ", ".join(ATTESTED)
    if kind == "cannot":
        how = Box("how", "How", ATTESTED[0], offered=True, choices=ATTESTED, hint=f"How you know: {known}.")
        return Box("words", "Why", hint=f"{', '.join(CANNOT)}, or in words of your own."), day, how
    if kind == "authorise":
        who = Box("who", "Who", hint="The senior manager, by office: Head of Adult Services.")
        how = Box("how", "How", ATTESTED[0], offered=True, choices=ATTESTED, hint=f"How it came: {known}.")
        return who, Box("words", "Reason", lines=3, hint=f"Why it may be used, not confirmed by {code}."), day, how
    return (day,)


def _found(text: str, version: Version) -> Paragraph | None:
    try:
        return paragraph_typed(text, version, "About")
    except WrongUse:
        return None


class RepresentationForm(OfferingForm[Answer]):
    """What somebody wants changed, written down by hand against the paragraph it concerns."""

    WORDS = {"how": WAYS, "what": tuple(KINDS)}

    def __init__(self, session: Session, minutes: Minutes, code: str, paragraph: Paragraph | None) -> None:
        assert minutes.latest is not None
        self._today, self._minutes, self._code, self._paragraph = session.today(), minutes, code, paragraph
        place = minutes.latest.place(paragraph.id) if paragraph is not None else 0
        what = tuple(KINDS) if paragraph is not None else ("add", "comment")
        boxes = (
            Box("what", "What", "change" if paragraph is not None else "comment", offered=True, choices=what,
                hint="; ".join(f"{kind}: {said}" for kind, said in KINDS.items() if kind in what) + "."),
            Box("words", "Words", paragraph.text if paragraph is not None else "", lines=8,
                hint=f"What it should say, as {code} wants it; nothing where it is to be taken out."),
            Box("how", "How", way_back(minutes, code), offered=True, choices=WAYS, hint=f"How it came: {HOW}"),
            Box("day", "Day", day_in_box(self._today.isoformat()), offered=True, hint=f"When they said so. {DAY}"),
            Box("reference", "Kept", hint=KEPT),
        )  # fmt: skip
        where = f"paragraph {place}" if place else "the whole"
        super().__init__(session.glyphs, f"{code} on {where} of version {minutes.latest.number}", boxes, start="words")

    def result(self, values: Mapping[str, str]) -> Answer:
        latest = self._minutes.latest
        assert latest is not None
        kind, paragraph, words = kind_typed(values["what"]), self._paragraph, values["words"]
        if kind in ("add", "comment") and paragraph is not None and words.strip() == paragraph.text.strip():
            raise WrongUse("Words: that is what the paragraph says already. Write what they add to it.")
        day = day_typed(values["day"], self._today, "Day", usual=self._today.isoformat())
        made = wanted(self._minutes, self._code, kind, paragraph, words, day)
        return Answer(
            interview=self._minutes.interview.number, version=latest.number, sha256=latest.sha256, code=self._code,
            kind="represent", representations=(made,), day=day, how=way_typed(values["how"]), attested=AUTHOR,
            reference=values["reference"].strip(),
        )  # fmt: skip
