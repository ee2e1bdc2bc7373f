"""What may be done to the paragraphs of minutes, and what is asked before minutes that were issued are changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from domain.errors import WrongUse
from domain.meetings.minute_line import MinuteLine
from domain.meetings.minutes import Paragraph
from domain.meetings.minuting import is_settled, issued_said
from screens.choices import Choices, Option
from screens.minuting.reading import MinutingReading
from screens.paragraphs.saved import Verbs
from screens.session import Session


class MinutingSaving(MinutingReading, inherit_bindings=False):
    """The paragraphs of one meeting: issued ones are changed only when the author says so."""

    TABLES = ("paragraphs", "interviews", "attendees", "headings")

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session, number)
        self._may_change = False

    # Issued minutes

    @property
    def issued(self) -> str:
        """What is to be known before minutes that were issued are changed, "" when nothing."""
        return issued_said(self.minutes)

    @property
    def changes_freely(self) -> bool:
        """Whether a change need not be asked about: nothing was issued, or it was said to be wanted."""
        return self._may_change or not is_settled(self.minutes)

    async def may_change(self) -> bool:
        """Whether the author wants issued minutes changed all the same; asked before the first change."""
        if self.changes_freely or self.minutes.latest is None:
            return True
        latest = self.minutes.latest.number
        options = [
            Option("no", "Leave the minutes as they were issued", "What you typed stays in the box."),
            Option("yes", f"Change them: version {latest + 1} will have to be agreed",
                   "What rests on them is not used until then."),
        ]  # fmt: skip
        title = f"Version {latest} was issued"
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options, self.issued))
        self._may_change = chosen == "yes"
        if not self._may_change:
            self.say("Nothing was changed.")
        return self._may_change

    def asks_first(self, read: MinuteLine) -> bool:
        same = self.editing is not None and read.paragraph.words() == self.editing.words()
        return not same and not self.changes_freely

    # What can be done to its paragraphs

    @property
    def verbs(self) -> Verbs:
        minutes, number = self.session.case.minutes, self.number
        return Verbs(
            add=partial(minutes.add, number), change=partial(minutes.change, number),
            replace=partial(minutes.replace, number), delete=partial(minutes.delete, number),
            move=partial(minutes.move, number),
        )  # fmt: skip

    @property
    def meeting(self) -> int:
        return self.number

    def numbered_one(self, number: str) -> Paragraph | None:
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(self.paragraphs):
            found: Paragraph = self.paragraphs[int(number) - 1]
            return found
        self.say(f"There is no paragraph {number}; the last is {len(self.paragraphs)}.", "problem")
        return None

    async def open(self, paragraph: Paragraph, text: str | None = None) -> None:
        await super().open(paragraph, text)
        if self.issued:
            self.say(self.issued)

    def parted(self, one: Paragraph, second: str) -> Paragraph:
        parted: Paragraph = super().parted(one, second)
        return replace(parted, speaker=one.speaker, question=one.question)

    def joined(self, above: Paragraph, here: Paragraph) -> Paragraph:
        if here.speaker and above.speaker and here.speaker != above.speaker:
            raise WrongUse(f"{above.speaker} speaks above, {here.speaker} here: what two people said stays apart.")
        joined: Paragraph = super().joined(above, here)
        return replace(joined, speaker=above.speaker or here.speaker, at=above.at or here.at)
