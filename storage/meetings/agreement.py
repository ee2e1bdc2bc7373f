"""Agreement: versions issued, every step with each person, and what they wanted changed; what may follow what is
ruled in `domain.agreement.course`, and nothing here is taken back by undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from domain.agreement import course as agreement
from domain.agreement import recorded
from domain.agreement.steps import AUTHOR, THEMSELVES, WAYS, Answer, Representation, Step, Verdict, Way
from domain.clean import clean
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes, Paragraph, Version, same_words
from storage.desk import Act, Desk, verb
from storage.ledger_lines import now
from storage.meetings import rows as meeting_rows

if TYPE_CHECKING:
    from storage.meetings.minutes import Minuted
    from storage.meetings.row_checks import RowChecks
    from storage.people import People


class Agreement:
    """How minutes come to be agreed. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk, minutes: Minuted, row_checks: RowChecks, people: People) -> None:
        self._desk, self._minutes, self._row_checks, self._people = desk, minutes, row_checks, people

    @verb
    def issue(
        self, number: int, codes: Iterable[str], *, way: Way, day: str, reply_by: str = "", expected: str = "",
        rows: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> Version:  # fmt: skip
        """Issue the minutes to these people, as one act: the next version, if the text is another than the last.

        `day` and `reply_by` are ISO days; `expected` is the SHA-256 of the text that was looked at and searched, "" for
        whatever stands; `rows` are the ids of the rows that go with it, by code. Raises WrongUse, and issues nothing,
        where it may not be issued to one, or the text is another.
        """
        codes = tuple(codes)
        if not codes:
            raise WrongUse("Say to whom the minutes are issued.")
        if way not in WAYS:
            raise WrongUse(f"Minutes reach somebody by one of: {', '.join(WAYS)}.")
        note: dict[str, Any] = {}
        with self._desk.act("issue", undoable=False, note=note) as act:
            minutes = self._minutes.of(number)
            gone = {minutes.now(code).casefold(): ids for code, ids in rows.items()}
            codes = tuple({minutes.now(code).casefold(): minutes.now(code) for code in codes}.values())
            version = agreement.next_version(minutes)
            if expected and version.sha256 != expected:
                raise WrongUse(
                    "The minutes were changed by somebody else just now. Nothing was issued: look at them again."
                )
            if version is not minutes.latest:
                minutes = replace(minutes, versions=(*minutes.versions, version))
                columns = meeting_rows.version_columns(version)
                act.insert("versions", {**columns, "at": now(), "by": self._desk.number()})
            for code in codes:
                step = Step(
                    kind="issue", version=version.number, code=code, day=day, how=way, attested=AUTHOR,
                    sha256=version.sha256, reply_by=reply_by, rows=tuple(gone.get(code.casefold(), ())),
                )  # fmt: skip
                minutes = self._take(act, minutes, step)
            note["issue"] = {"interview": number, "version": version.number, "sha256": version.sha256, "to": codes}
        latest = self._minutes.of(number).latest
        assert latest is not None
        return latest

    @verb
    def take(self, number: int, step: Step) -> Minutes:
        """Record a step with one person: agree, dispute, remind, no reply, cannot, authorise; raises WrongUse."""
        if step.kind in ("issue", "represent"):
            raise WrongUse("Minutes are issued, and what somebody wants changed is taken in, by acts of their own.")
        if step.attested == THEMSELVES:
            raise WrongUse(f"What {step.code} does themselves comes as the answer to their packet, by /receive.")
        step = _clean(step)
        with self._desk.act(step.kind, undoable=False, note=_noted(number, step)) as act:
            self._take(act, self._minutes.of(number), step)
        return self._minutes.of(number)

    @verb
    def answer(self, answer: Answer) -> Minutes:
        """Take a whole answer in, as one act: its step, its representations, what it says of rows of the chronology.

        Raises WrongUse, and takes nothing of it in, where the rules refuse it or its packet was answered already.
        """
        note = _noted(answer.interview, agreement.step_of(answer))
        with self._desk.act(answer.kind, undoable=False, note=note) as act:
            if answer.packet:
                taken = self._desk.row("SELECT day, code FROM steps WHERE packet = ?", [answer.packet])
                if taken is not None:
                    raise WrongUse(
                        f"This packet was answered already: the answer of {taken['code']} was taken in, of"
                        f" {taken['day'] or 'no day'}. A second answer is not taken in."
                    )
            before = self._minutes.of(answer.interview)
            answer = _as_now(before, answer)
            if answer.attested == THEMSELVES:
                self._see_packet(before, answer)
            recorded.see_recorded(before, agreement.step_of(answer), _today())
            after = agreement.answer(before, answer)
            self._insert(act, answer.interview, after.steps[-1], answer.packet)
            for one in after.representations[len(before.representations) :]:
                columns = meeting_rows.representation_columns(one)
                act.insert("representations", {"interview": answer.interview, **columns})
            self._row_checks.insert(act, answer.row_checks)
        return self._minutes.of(answer.interview)

    @verb
    def consider(
        self, number: int, representation: int, verdict: Verdict, reason: str = "", words: str | None = None
    ) -> Minutes:
        """Decide on what somebody wants changed, by its number; raises WrongUse.

        Accepted, it is put into the minutes as they stand in the same act: `words`, or the words proposed, in the place
        of the paragraph's or as a new one, or the paragraph is taken out.
        """
        note = {"consider": {"interview": number, "representation": representation, "verdict": verdict}}
        with self._desk.act("consider", undoable=False, note=note) as act:
            before = self._minutes.of(number)
            after = agreement.consider(before, representation, verdict, clean(reason))
            one, was = (
                next(each for each in minutes.representations if each.number == representation)
                for minutes in (after, before)
            )
            row = self._desk.row("SELECT * FROM representations WHERE number = ?", [representation])
            assert row is not None
            said = {"verdict": one.verdict, "reason": one.reason}
            by = {"considered_at": now(), "considered_by": self._desk.number()}
            if any(row[name] != value for name, value in said.items()):
                act.update("representations", row, {**said, **by})
            if verdict == "accepted" and was.verdict != "accepted":
                self._put(act, before, one, words)
        return self._minutes.of(number)

    def _see_packet(self, minutes: Minutes, answer: Answer) -> None:
        """Raise WrongUse for what is said to be somebody's own act, and answers no packet that was issued to them."""
        row = self._desk.row("SELECT * FROM packets WHERE id = ?", [answer.packet]) if answer.packet else None
        if (
            row is None
            or (row["interview"], row["version"], row["way"]) != (answer.interview, answer.version, answer.how)
            or minutes.now(row["code"]).casefold() != answer.code.casefold()
        ):
            raise WrongUse(
                f"This answers no packet that was issued to {answer.code} of version {answer.version}, so it is not"
                " their own act. Take in the answer to their packet, or record it as attested by you."
            )

    def _put(self, act: Act, minutes: Minutes, one: Representation, words: str | None) -> None:
        """Put what was accepted into the minutes as they stand."""
        number = minutes.interview.number
        version = minutes.version(one.version)
        assert version is not None
        if one.kind == "add":
            after = _follows(minutes, version, one)
            self._minutes.put(act, number, [Paragraph(text=one.words if words is None else words)], after)
            return
        stands = next((each for each in minutes.paragraphs if each.id == one.paragraph), None)
        if stands is None:
            if one.kind == "delete":
                return
            raise WrongUse(
                "The paragraph this is about was taken out of the minutes since. Put it back by undo, or add what is to"
                " stand and decline this with that as the reason."
            )
        row = self._minutes.seen(number, stands.id, stands.revision)
        issued = version.paragraph(one.paragraph)
        if words is None and issued is not None and not same_words(issued, stands, minutes.former):
            raise WrongUse(
                f"This paragraph was changed since version {one.version} was issued. Give the words that are to stand"
                " now, with both changes in them."
                if one.kind == "change"
                else f"This paragraph was changed since version {one.version} was issued. Look at it again, and take"
                " it out by hand if it is still to go."
            )
        if one.kind == "delete" and not words:
            act.delete("paragraphs", row)
        else:
            self._minutes.update(act, row, replace(stands, text=one.words if words is None else words))

    def _take(self, act: Act, minutes: Minutes, step: Step) -> Minutes:
        step = replace(step, code=minutes.now(step.code))
        attendee = minutes.interview.of(step.code)
        recorded.see_recorded(minutes, step, _today())
        taken = agreement.take(minutes, replace(step, code=attendee.code) if attendee else step)
        self._see_authority(minutes, step)
        self._insert(act, minutes.interview.number, taken.steps[-1])
        return taken

    def _see_authority(self, minutes: Minutes, step: Step) -> None:
        recorded.see_how(step)
        if step.kind == "authorise":
            author = self._desk.value("SELECT author FROM details") or ""
            recorded.see_authority(minutes, step, author, self._people.all())

    def _insert(self, act: Act, number: int, step: Step, packet: str = "") -> None:
        act.insert(
            "steps",
            {
                "interview": number, **meeting_rows.step_columns(step), "packet": packet, "at": now(),
                "by": self._desk.number(),
            },
        )  # fmt: skip


def _today() -> date:
    return date.fromisoformat(now()[:10])


def _follows(minutes: Minutes, version: Version, one: Representation) -> str:
    """The id of the paragraph that one asked for is put after now, "" for the top.

    Where the one it is to follow was taken out since it is the nearest before it that stands; what was added there
    since goes first, but for what the same person asked for after this one.
    """
    id = one.paragraph
    later = {
        each.words
        for each in minutes.representations
        if each.kind == "add" and each.verdict == "accepted" and each.number > one.number
        and (each.version, each.code, each.paragraph) == (one.version, one.code, id)
    }  # fmt: skip
    text = {each.id: each.text for each in minutes.paragraphs}
    stand = [each.id for each in minutes.paragraphs]
    issued = [each.id for each in version.paragraphs]
    before = issued[: issued.index(id) + 1] if id in issued else []
    place = next((stand.index(each) for each in reversed(before) if each in stand), -1)
    while place + 1 < len(stand) and stand[place + 1] not in issued and text[stand[place + 1]] not in later:
        place += 1
    return stand[place] if place >= 0 else ""


def _as_now(minutes: Minutes, answer: Answer) -> Answer:
    """The answer with the code its person has now, its texts made safe, and what holds of the whole said of each part.

    What is said to be somebody else's stays so, for the rules to refuse.
    """
    attendee = minutes.interview.of(minutes.now(answer.code))
    code = attendee.code if attendee else minutes.now(answer.code)

    def theirs(one: str) -> str:
        return code if minutes.now(one).casefold() == code.casefold() else one

    return replace(
        answer,
        code=code,
        words=clean(answer.words).strip(),
        answered_by=clean(answer.answered_by),
        reference=clean(answer.reference).strip(),
        representations=tuple(
            replace(one, code=theirs(one.code), words=clean(one.words).strip(), day=one.day or answer.day)
            for one in answer.representations
        ),
        row_checks=tuple(
            replace(
                one, code=theirs(one.code), words=clean(one.words).strip(), day=one.day or answer.day,
                how=one.how or answer.how,
            )
            for one in answer.row_checks
        ),
    )  # fmt: skip


def _clean(step: Step) -> Step:
    return replace(
        step, words=clean(step.words).strip(), who=clean(step.who).strip(), answered_by=clean(step.answered_by),
        reference=clean(step.reference).strip(),
    )


def _noted(number: int, step: Step) -> dict[str, Any]:
    """What the log says of a step beside its row: of which text it was."""
    return {step.kind: {"interview": number, "version": step.version, "sha256": step.sha256}}
