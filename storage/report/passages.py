"""The text of the report: its passages, section by section, as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from domain.errors import Refusal, WrongUse
from domain.report.parts import PASSAGE_KINDS, Passage, question_of, section_of
from storage.code_texts import former_codes
from storage.columns import as_json, listed
from storage.desk import Act, Desk, Row, verb
from storage.meetings import evidence_followed
from storage.paragraph_places import Among, as_seen, changed, places, put_among, step_among
from storage.report import cited
from storage.report import codes as report_codes
from storage.report.rows import passage_of, texts


class Passages:
    """The passages of the report. Every verb is on disk when it returns, and may be called from any thread.

    Adding and changing passages reads and writes these passages only, however long the report is.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Passage, ...]:
        """All of them, in the order of the sections, the answers by their questions, and in each as they stand."""
        return read(self._desk)

    @verb
    def of(self, section: str) -> tuple[Passage, ...]:
        """The passages of a section, in order."""
        rows = self._desk.rows("SELECT * FROM passages WHERE section = ? ORDER BY sequence", [section.strip()])
        return tuple(map(passage_of, rows))

    @verb
    def get(self, id: str) -> Passage | None:
        """The passage of this id, None when there is none."""
        row = self._row(id)
        return None if row is None else passage_of(row)

    @verb
    def add(self, section: str, *passages: Passage, after: str | None = None) -> list[Passage]:
        """Put passages into a section after that of the id `after` ("" at the top, None at the end), as one act.

        Returns them as saved. Raises WrongUse for a section there is not, ChangedUnderneath when that passage is gone.
        """
        with self._desk.act("report") as act:
            return self._put(act, self._section(section), passages, after)

    @verb
    def change(self, passage: Passage) -> Passage:
        """Save a passage anew, where it stands, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("report") as act:
            return passage_of(self._update(act, self._seen(passage.id, passage.revision), passage))

    @verb
    def replace(
        self, id: str, revision: int, passages: Sequence[Passage], *, joined: Sequence[tuple[str, int]] = ()
    ) -> list[Passage]:
        """Put one or more passages in the place of one, as one act: the first keeps its id.

        To join, give the others that go into it as `joined`, each by id and revision. Each of those that come of it
        rests on all that those they come of rested on, and points to the same rows. Raises ChangedUnderneath.
        """
        if not passages:
            raise WrongUse("Say what is to stand in the place of this paragraph.")
        with self._desk.act("report") as act:
            before = self._seen(id, revision)
            first = self._update(act, before, passages[0])
            for other, seen in joined:
                gone = self._seen(other, seen)
                _take_over(self._desk, act, other, id)
                act.delete("passages", gone)
            made = self._put(act, first["section"], passages[1:], id)
            for each in made:
                evidence_followed.copy_evidence(self._desk, act, id, each.id, "passage")
                cited.copy_cited(self._desk, act, id, each.id)
            return [passage_of(first), *made]

    @verb
    def delete(self, id: str, revision: int) -> None:
        """Take a passage out, as the author saw it, with what it rests on and points to; undo brings it all back.

        A recommendation that rests on it goes on naming it, as one that is gone. Raises ChangedUnderneath.
        """
        with self._desk.act("report") as act:
            act.delete("passages", self._seen(id, revision))
            evidence_followed.drop_evidence(self._desk, act, id, "passage")
            cited.drop_cited(self._desk, act, id)

    @verb
    def move(self, id: str, step: Literal[-1, 1]) -> Passage:
        """Move a passage one up (-1) or down (+1) in its section; raises Refusal where it can go no further."""
        with self._desk.act("move") as act:
            row = self._row(id)
            among = Among("passages", "section", row["section"] if row else "")
            row = step_among(act, self._desk, among, row, step, " of its section")
        return passage_of(row)

    @verb
    def put_into(self, id: str, revision: int, section: str) -> Passage:
        """Move a passage to the end of another section, as the author saw it; raises ChangedUnderneath, WrongUse."""
        with self._desk.act("report") as act:
            row = self._seen(id, revision)
            section = self._section(section)
            if section.casefold() == row["section"].casefold():
                raise Refusal("This paragraph stands in that section already.")
            (sequence,) = places(act, self._desk, Among("passages", "section", section), None, 1)
            moved = {"section": section, "sequence": sequence, "revision": row["revision"] + 1}
            return passage_of(act.update("passages", row, moved))

    def _section(self, given: str) -> str:
        """The section as it is kept; raises WrongUse for one that no report has."""
        given = given.strip()
        if label := question_of(given).strip():
            spelt = self._desk.value("SELECT label FROM questions WHERE label = ?", [label])
            if spelt is None:
                raise WrongUse(f"There is no question {label} in this case.")
            return section_of(spelt)
        # Late: the catalogue is wanted for a section named, not for one read.
        from domain.report.sections import section

        if section(given.casefold()) is None:
            raise WrongUse(f"A report has no section “{given}”.")
        return given.casefold()

    def _put(self, act: Act, section: str, passages: Iterable[Passage], after: str | None) -> list[Passage]:
        among = Among("passages", "section", section)
        made = put_among(act, self._desk, among, after, [self._columns(each) for each in passages])
        return [passage_of({"number": 0, **row}) for row in made]

    def _columns(self, passage: Passage) -> dict[str, Any]:
        columns = texts(passage, ("text",))
        if passage.kind not in PASSAGE_KINDS:
            raise WrongUse(f"A paragraph of the report is one of: {', '.join(PASSAGE_KINDS)}.")
        if not columns["text"]:
            raise WrongUse("There is nothing in this paragraph yet.")
        columns = report_codes.present("passages", columns, former_codes(self._desk))
        return {"kind": passage.kind, **columns, "check": int(passage.check)}

    def _update(self, act: Act, before: Row, passage: Passage) -> Row:
        return changed(act, "passages", before, self._columns(passage))

    def _row(self, id: str) -> Row | None:
        return self._desk.row("SELECT * FROM passages WHERE id = ?", [id])

    def _seen(self, id: str, revision: int) -> Row:
        return as_seen(self._row(id), revision, passage_of)


def read(desk: Desk) -> tuple[Passage, ...]:
    """Every passage in the order of the report; on the case's thread."""
    from domain.labels import natural
    from domain.report.sections import SECTIONS

    rows = desk.rows("SELECT * FROM passages ORDER BY sequence")
    at = {section.id: place for place, section in enumerate(SECTIONS)}

    def place(passage: Passage) -> tuple[int, Any]:
        label = question_of(passage.section)
        return (at["answers"], (1, natural(label))) if label else (at.get(passage.section, len(at)), (0,))

    return tuple(sorted(map(passage_of, rows), key=place))


def _take_over(desk: Desk, act: Act, source: str, to: str) -> None:
    """Give one passage what another rests on and points to, which goes into it, within an act; and let what rested on
    that rest on this."""
    evidence_followed.copy_evidence(desk, act, source, to, "passage")
    evidence_followed.drop_evidence(desk, act, source, "passage")
    cited.copy_cited(desk, act, source, to)
    cited.drop_cited(desk, act, source)
    for row in desk.rows("SELECT * FROM recommendations ORDER BY number"):
        ids = listed(row["rests_on"])
        if source in ids:
            now = as_json(list(dict.fromkeys(to if id == source else id for id in ids)))
            act.update("recommendations", row, {"rests_on": now, "revision": row["revision"] + 1})


