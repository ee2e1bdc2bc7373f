"""The forms of a submission: a text put up for signature, and somebody's signature under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events

from domain.dates.days import day_in_box
from domain.errors import WrongUse
from domain.people import Person
from domain.report.parts import SIGNED_AS, Fact, Signature, SignedAs, Submission
from domain.report.sign_off import ENOUGH, IN_PERSON, WAYS, signed_hash
from screens.day_boxes import DayBoxes
from screens.form import Box
from screens.offering_form import OfferingForm
from screens.report.lists import of_answers
from screens.session import Session
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs

STAGES = ("first draft", "second draft", "final draft", "final", "after the panel's comments")
STATEMENTS: Mapping[SignedAs, str] = {
    "author": "The report says what I found, and rests on what it says it rests on.",
    "quality assurer": "I have read the report and its quality form, and it may go to the board.",
    "countersigner": "I have seen the report at this stage of it.",
    "chief officer": "The agency accepts the report and will see to its recommendations.",
}
"""What each declares, where the board has no words of its own for it."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """What a text put up for signature is called."""

    version: str
    stage: str


class FreezeForm(OfferingForm[Freeze]):
    """The version and the stage of a text that is about to be frozen."""

    WORDS = {"stage": STAGES}

    def __init__(self, session: Session, before: Sequence[Submission]) -> None:
        last = before[-1] if before else None
        version = str(int(last.version) + 1) if last is not None and last.version.isdecimal() else ""
        boxes = (
            Box("version", "Version", version or ("" if last is not None else "1"), offered=True,
                hint=f"As the board counts them; the last was {last.version}." if last is not None else
                "As the board counts them: 1, or draft 2."),
            Box("stage", "Stage", last.stage if last is not None else STAGES[0], offered=True,
                hint=f"{', '.join(STAGES[:4])}, or the board's word for it."),
        )  # fmt: skip
        super().__init__(session.glyphs, "Freeze the text as it stands for signature", boxes)

    def result(self, values: Mapping[str, str]) -> Freeze:
        given = of_answers(values)
        if not given["version"]:
            raise WrongUse("Version: say which one this is, as the board counts them.")
        return Freeze(given["version"], given["stage"])


class SigningForm(DayBoxes[Signature]):
    """Who signed the frozen text, as what, on which day and how, as the author attests it."""

    DAYS = ("day",)
    WORDS = {"signed_as": SIGNED_AS, "how": WAYS}
    ONLY = frozenset(("signed_as", "how"))

    def __init__(
        self, session: Session, submission: Submission, left: Sequence[SignedAs], author: str,
        people: Sequence[Person], facts: Sequence[Fact], before: Sequence[Signature] = (),
    ) -> None:  # fmt: skip
        self._today, self._submission, self._people = session.today(), submission, people
        self._author, self._facts = author, {each.name: each.value for each in facts}
        self._before = {each.signed_as: each for each in before}
        first = self._offered_as = left[0] if left else SIGNED_AS[0]
        who, job = self._known(first)
        # The author of the case is who sits here, and signs what stands on this screen.
        self._offered_how = IN_PERSON if first == "author" else WAYS[0]
        boxes = (
            Box("signed_as", "Signed as", first, offered=True, choices=SIGNED_AS, hint=f"{', '.join(SIGNED_AS)}."),
            Box("who", "Who", who, names=True, offered=bool(who),
                hint="By name or code. A real name may stand here: it is printed where the board has people sign."),
            Box("job", "Job title", job, offered=bool(job), hint="As it is printed under the signature."),
            Box("how", "How", self._offered_how, offered=True, choices=WAYS,
                hint=f"How it was given: {', '.join(WAYS)}."),
            Box("day", "Day", day_in_box(self._today.isoformat()), offered=True, hint="The day they signed: 3/3/27."),
            Box("text", "Hash signed", self._hash(self._offered_how), offered=True,
                hint=f"The first {ENOUGH} letters of the SHA-256 on the copy they signed; {IN_PERSON}: of this text."),
            Box("statement", "Statement", STATEMENTS[first], lines=3, hint="What they declare by it."),
        )  # fmt: skip
        called = submission.version or str(submission.number)
        super().__init__(session.glyphs, f"A signature under version {called}", boxes)

    def _known(self, signed_as: str) -> tuple[str, str]:
        """Who signs as this, and their job, as far as the case says: by name, else as in a version before."""
        last = self._before.get(signed_as)
        said, job = (last.who, last.job) if last is not None else ("", "")
        if signed_as == "author":
            return self._author or said, self._facts.get("author_job", "") or job
        if signed_as == "chief officer":
            return self._facts.get("chief_officer", "") or said, self._facts.get("chief_officer_job", "") or job
        return said, job

    def _hash(self, how: str) -> str:
        """What is offered as the hash: that of the text on this screen where they sign here and now, else nothing."""
        return self._submission.sha256[:12] if how == IN_PERSON else ""

    def _how_is(self, how: str) -> None:
        """Offer the hash anew by how they sign, where nothing else was typed."""
        box = self.query_one("#text", EntryLine)
        if how != self._offered_how and box.value == self._hash(self._offered_how):
            box.put(self._hash(how))
        self._offered_how = how

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """As what they sign is said: offer who that is, their job and what they declare, where nothing else stands."""
        if event.widget.id == "how" and isinstance(event.widget, EntryLine):
            self._how_is(self._way(event.widget.value))
        if event.widget.id != "signed_as" or not isinstance(event.widget, EntryLine):
            return
        typed = event.widget.value.strip().casefold()
        found = [each for each in SIGNED_AS if typed and each.startswith(typed)]
        if len(found) != 1 or found[0] == self._offered_as:
            return
        before, now = self._offered(self._offered_as), self._offered(found[0])
        for name, text in now.items():
            box = self.query_one(f"#{name}")
            if isinstance(box, (EntryLine, Paragraphs)) and box.value in ("", before[name]):
                box.put(text)
        self._offered_as = found[0]
        how = self.query_one("#how", EntryLine)
        if how.value == IN_PERSON and found[0] != "author":
            how.put(WAYS[0])
            self._how_is(WAYS[0])

    @staticmethod
    def _way(typed: str) -> str:
        typed = typed.strip().casefold()
        return next((each for each in WAYS if typed and each.startswith(typed)), typed)

    def _offered(self, signed_as: SignedAs) -> dict[str, str]:
        who, job = self._known(signed_as)
        return {"who": who, "job": job, "statement": STATEMENTS[signed_as]}

    def holds_text(self, box: str) -> bool:
        return box in ("job", "statement")

    def wrong_box(self, sentence: str) -> str | None:
        whose = any(words in sentence for words in ("author of", "signed this version"))
        return "who" if whose else super().wrong_box(sentence)

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        at = self.focused.id if self.focused is not None else ""
        if at == "who" and values["who"].strip():
            low = values["who"].strip().casefold()
            one = next((each for each in self._people if low in (each.code.casefold(), each.name.casefold())), None)
            if one is not None:
                return f"{one.code} of the key: {one.role or 'no job role given'}.", "note"
        if at == "text" and len(values["text"].strip()) >= ENOUGH:
            try:
                signed_hash(values["text"], self._submission)
            except WrongUse as refusal:
                return refusal.sentence, "ask"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Signature:
        given = of_answers(values)
        wanted = [each for each in SIGNED_AS if each.startswith(given["signed_as"].casefold())]
        if len(wanted) != 1:
            raise WrongUse(f"Signed as: one of {', '.join(SIGNED_AS)}.")
        statement = given["statement"]
        if statement in STATEMENTS.values():
            # It was offered for what was chosen before.
            statement = STATEMENTS[wanted[0]]
        if not given["who"]:
            raise WrongUse("Who: say who signed, by name or code.")
        if given["text"] or self._way(given["how"]) != IN_PERSON:
            signed_hash(given["text"], self._submission)
        return Signature(
            submission=self._submission.number, signed_as=wanted[0], who=given["who"], job=given["job"],
            day=self.day(values, "day") or self._today.isoformat(), how=given["how"], statement=statement,
            sha256=self._submission.sha256,
        )  # fmt: skip
