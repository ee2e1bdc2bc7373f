"""The action plan, in its order, and what was reported of each action."""

from __future__ import annotations

from typing import Any

from domain.errors import ChangedUnderneath, WrongUse
from domain.meetings.checks import check_day
from domain.report.parts import Action, ActionUpdate
from storage.desk import Act, Desk, Row, verb
from storage.ledger_lines import now
from storage.report.lists import Ordered
from storage.report.rows import Users, made, texts, users


class Actions(Ordered[Action]):
    """The actions: `all`, `get`, `add`, `change`, `delete`, `move`, and what is reported of them.

    They stand by their recommendation, in its order, those of none last; one moves among those of the same.
    What was reported goes with an action that is taken out, and comes back with it by undo.
    """

    table, kind, called = "actions", Action, "this action"
    texts = (
        "text", "lead", "target", "target_said", "status", "completed", "evidence", "outcome", "comment", "agency",
    )  # fmt: skip

    among = "recommendation"
    order = (
        "(SELECT r.sequence FROM recommendations AS r WHERE r.number = actions.recommendation) NULLS LAST, sequence,"
        " number"
    )

    def columns(self, thing: Action, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        if not columns["text"]:
            raise WrongUse("There is nothing in this action yet.")
        if not columns["status"]:
            raise WrongUse("Say how this action stands: Not started, In progress, Completed, or as the board has it.")
        check_day(columns["target"], "The target date")
        check_day(columns["completed"], "The day it was completed")
        was = before["recommendation"] if before else 0
        if thing.recommendation not in (0, was) and not self._desk.value(
            "SELECT 1 FROM recommendations WHERE number = ?", [thing.recommendation]
        ):
            raise WrongUse("The recommendation this action is for is not in the report any more. Choose another.")
        return {**columns, "recommendation": thing.recommendation}

    def taken_out(self, act: Act, row: Row) -> None:
        for update in self._desk.rows("SELECT * FROM action_updates WHERE action = ?", [row["number"]]):
            act.delete("action_updates", update)

    @verb
    def report(self, update: ActionUpdate) -> Action:
        """Add what was reported of an action, and set how it stands, as one act; gives the action.

        Raises WrongUse without a day or a status, ChangedUnderneath where the action is gone.
        """
        from domain.report.action_plan import reported

        with self._desk.act("report") as act:
            columns = self._of_update(update)
            row = self.row_of(update.action)
            if row is None:
                raise ChangedUnderneath("This action was taken out by someone else meanwhile.", None)
            act.insert("action_updates", {**columns, "at": now(), "by": self._desk.number()})
            after = reported(self.of_row(row), columns["status"], columns["day"])
            self.update(act, row, {"status": after.status, "completed": after.completed})
        return self.now(update.action)

    @verb
    def updates(self) -> tuple[ActionUpdate, ...]:
        """All that was reported, in the order it came."""
        return read_updates(self._desk)

    def _of_update(self, update: ActionUpdate) -> dict[str, Any]:
        from storage.code_texts import former_codes
        from storage.report.codes import present

        columns = texts(update, ("day", "status", "words", "evidence"))
        if not columns["day"]:
            raise WrongUse("Say on which day this was reported.")
        check_day(columns["day"], "The day it was reported")
        if not columns["status"]:
            raise WrongUse("Say how the action stands now.")
        return {"action": update.action, **present("action_updates", columns, former_codes(self._desk))}


def read_updates(desk: Desk) -> tuple[ActionUpdate, ...]:
    """What was reported of actions, in the order it came; on the case's thread."""
    known = users(desk)
    return tuple(_update_of(row, known) for row in desk.rows("SELECT * FROM action_updates ORDER BY number"))


def _update_of(row: Row, known: Users) -> ActionUpdate:
    return made(ActionUpdate, row, by=known.get(row["by"], ""))
