"""What is put into a paragraph of minutes by a key: who speaks, when, and the mark to look at it again."""

from __future__ import annotations

from domain.check_mark import with_check
from domain.meetings.minute_line import next_speakers, with_speaker, with_time
from screens.minuting.frame import MinutingFrame


class MinutingReading(MinutingFrame, inherit_bindings=False):
    """Keys that change what is typed; nothing here saves it."""

    def action_speaker(self, by: int) -> None:
        """The next of those who may speak; behind the last, nobody."""
        text = self.box.value
        if text.startswith("/"):
            self._complete_word()
            return
        if not self.speakers.present:
            self.say("Nobody is said to be present. Say who is in the list of interviews (F7), or type a code.")
            return
        order = ("", *next_speakers(self.paragraphs_before(), self.speakers, self.minutes.interview))
        now = self.read(text).speaker
        at = next((at for at, each in enumerate(order) if each.casefold() == now.casefold()), 0)
        self.put_speaker(order[(at + by) % len(order)])

    def put_speaker(self, code: str) -> None:
        """Have this one speak, nobody for ""."""
        self._put_before(with_speaker(self.box.value, code, self.speakers, self.questions))

    def put_time(self, at: str) -> None:
        """Put a time at the beginning of what is typed."""
        self._put_before(with_time(self.box.value, at, self.speakers))

    def toggle_check(self) -> None:
        """Mark what is typed to be looked at again, or no longer."""
        self.change_typed(with_check(self.box.value))
