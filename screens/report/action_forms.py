"""The forms of the action plan: an action, and what is reported of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.asked.actions import STATUS_WORDS
from domain.dates.days import day_in_box, day_said
from domain.errors import WrongUse
from domain.report.action_plan import begun, checked, is_done, status_typed, statuses, target_said, target_typed
from domain.report.parts import STATUSES, Action, ActionUpdate, Report
from screens.day_boxes import DayBoxes
from screens.form import Box
from screens.report.lists import of_answers
from screens.session import Session

DAY = "As in 3/3 or 3 March 2027; empty is today."


class ActionForm(DayBoxes[Action]):
    """One action. Its target is a day, or words that stand for one."""

    DAYS = ("completed",)

    def __init__(
        self, session: Session, action: Action, place: int, report: Report, board: Sequence[str] = ()
    ) -> None:
        self._today, self._action, self._report = session.today(), action, report
        self._statuses = statuses(report.actions, board)
        self._order = [each.number for each in report.recommendations]
        under = str(self._order.index(action.recommendation) + 1) if action.recommendation in self._order else ""
        boxes = (
            Box("recommendation", "For", under, offered=not action.number,
                hint="The number of its recommendation; empty for none."),
            Box("text", "Action", action.text, lines=3, hint="What is to be done, so that it can be seen to be done."),
            Box("lead", "Lead", action.lead, hint="Who sees to it: a job title, or a code of the key."),
            Box("target", "Target", day_in_box(action.target) or action.target_said,
                hint="By when: 31/3/27, March 2027, or words: ongoing."),
            Box("status", "Status", action.status, offered=True, choices=self._statuses,
                hint=f"{', '.join(self._statuses)}, or a word of the board's."),
            Box("completed", "Completed", day_in_box(action.completed), hint="The day it was done: 3/3/27, or today."),
            Box("outcome", "Outcome", action.outcome, lines=2, hint="What it is to bring about, or brought about."),
            Box("evidence", "Evidence", action.evidence, lines=2, hint="What shows that it was done, and where it is."),
            Box("comment", "Comment", action.comment, lines=2, hint="What else the board is to know of it."),
            Box("agency", "Agency", action.agency, hint="Whose action it is, where it is not the own agency's."),
        )  # fmt: skip
        title = f"Action {place}" if place else "A new action"
        super().__init__(session.glyphs, title, boxes, start="" if place or not under else "text")

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        if box not in ("status", "lead") or not text or cursor < len(text):
            return ()
        used = dict.fromkeys(each.lead for each in self._report.actions if each.lead)
        words = self._statuses if box == "status" else tuple(used)
        return [each[len(text) :] for each in words if each.casefold().startswith(text.casefold()) and each != text]

    def holds_text(self, box: str) -> bool:
        return box not in ("recommendation", "target", "status", "completed")

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        at = self.focused.id if self.focused is not None else ""
        try:
            if at == "recommendation" and values[at].strip():
                number = self._under(values[at])
                text = next((each.text for each in self._report.recommendations if each.number == number), "")
                return f"Recommendation {values[at].strip()}: {text}", "note"
            if at == "target" and values[at].strip():
                day, said = target_typed(values[at], self._today)
                past = " That is over." if day and day < self._today.isoformat() else ""
                return f"{day_said(day) or f'In words: {said}'}.{past}", "note"
        except WrongUse as refusal:
            return refusal.sentence, "ask"
        return super().message(values)

    def _under(self, typed: str) -> int:
        """The number the case knows the recommendation by whose place was typed; raises WrongUse."""
        word = typed.strip().casefold().removeprefix("recommendation").strip().removeprefix("#")
        if not word:
            return 0
        if not (word.isascii() and word.isdecimal() and 1 <= int(word) <= len(self._order)):
            there = f"1 to {len(self._order)}" if self._order else "none yet"
            raise WrongUse(f"For: there is no recommendation {typed.strip()}; there is {there}.")
        return self._order[int(word) - 1]

    def result(self, values: Mapping[str, str]) -> Action:
        given = of_answers(values)
        target, said = target_typed(given["target"], self._today)
        status, completed = status_typed(given["status"], self._statuses), self.day(values, "completed")
        if not completed and is_done(Action(status=status)):
            completed = self._action.completed or self._today.isoformat()
        return checked(replace(
            self._action, recommendation=self._under(given["recommendation"]), text=given["text"], lead=given["lead"],
            target=target, target_said=said, status=status, completed=completed, outcome=given["outcome"],
            evidence=given["evidence"], comment=given["comment"], agency=given["agency"],
        ))  # fmt: skip


class UpdateForm(DayBoxes[ActionUpdate]):
    """What is reported of an action on a day."""

    DAYS = ("day",)

    def __init__(
        self, session: Session, action: Action, place: int, report: Report, board: Sequence[str] = ()
    ) -> None:
        self._today, self._action, self._statuses = session.today(), action, statuses(report.actions, board)
        # Where something is reported of what was not begun, it is most likely begun now.
        not_begun = action.status.casefold() in STATUS_WORDS[STATUSES[0]][0]
        status = begun(self._statuses) if not_begun else action.status
        by = f", by {target_said(action)}" if target_said(action) else ""
        boxes = (
            Box("day", "Day", day_in_box(self._today.isoformat()), offered=True, hint=f"When it was so. {DAY}"),
            Box("status", "Status", status, offered=True, choices=self._statuses,
                hint=f"{', '.join(self._statuses)}, or a word of the board's."),
            Box("words", "Words", lines=4, hint="What was done since, and what is still in the way."),
            Box("evidence", "Evidence", lines=2, hint="What shows it, and where it is kept."),
        )  # fmt: skip
        super().__init__(session.glyphs, f"Progress of action {place}{by}", boxes, start="words")

    def result(self, values: Mapping[str, str]) -> ActionUpdate:
        given = of_answers(values)
        status = status_typed(given["status"], self._statuses)
        if not given["words"] and not given["evidence"]:
            raise WrongUse("Words: say what was done since, or what is in the way.")
        return ActionUpdate(
            action=self._action.number, day=self.day(values, "day") or self._today.isoformat(), status=status,
            words=given["words"], evidence=given["evidence"],
        )  # fmt: skip
