"""What the files that leave a case may hold, whatever was done in it.

What may stand in a file is worked out here anew, from what was typed and who answered, not by the program's own rules.
"""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import openpyxl
from hypothesis.stateful import rule

from domain.agreement.for_agreement import ForAgreement, for_agreement
from domain.agreement.steps import THEMSELVES, RowCheck, Step
from domain.chronology.entry import Entry
from domain.disclosure import Accepted
from domain.errors import Refusal
from domain.evidence.unagreed import KIND
from domain.gate import Outgoing, for_panel, outgoing
from domain.meetings.interview import INTERVIEWED
from domain.meetings.minutes import Minutes, Paragraph
from domain.review import Review
from exporters.office import locking
from exporters.packet.contents import packet_text
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from exporters.way_out.ready import Ready
from storage.care.copying import NamesLeft, copy_without_names
from storage.casefile import CaseFile
from tests.exporters.way_out.unagreed_walk import HOLD, MEETINGS, OTHER, OWN, PASSWORD, SEALING, SENIOR, TODAY, Acts


class Unagreed(Acts):
    """The walk with a look, now and then and at its end, at all that would leave."""

    def teardown(self) -> None:
        try:
            self.see_exports()
            self.see_other_ways()
        finally:
            self.case.close()
            shutil.rmtree(self.folder)

    # What leaves

    @rule()
    def see_exports(self) -> None:
        """Export, and read every part of what came of it."""
        review, usable = self.case.review(), {number: self.usable(number) for number in MEETINGS}
        forbidden, by_hand, stops = self.looked_for(review, usable)
        made = self.exported(review, Job(today=TODAY, suffix=".csv"), by_hand, stops)
        rows = self.lines_of(made.data)
        book = self.exported(review, Job(today=TODAY), by_hand, stops)
        self.see_nothing_of(forbidden, (*rows, *parts_of(book.data)))
        for entry in review.entries:
            line = line_of(entry, rows)
            if line is not None:
                surely = self.not_its_own(entry, self.contested_now(usable, True))
                assert not any(plain(text) in plain(line) for text in surely)
                self.see_row(review, entry, line, usable, made.notes)
        surely = self.contested_now(usable, True)
        self.see_accepting(
            review, {e.id for e in review.entries if holds(e, (*forbidden, *self.not_its_own(e, surely)))}
        )

    def looked_for(self, review: Review, usable: dict[int, bool]) -> tuple[set[str], set[str], set[str]]:
        """The texts that may not leave, the rows that hold words they may not, and what such rows are stopped for."""
        forbidden, contested = self.forbidden(review, usable), self.contested_now(usable)
        by_hand = {e.id for e in review.entries if holds(e, (*forbidden, *self.not_its_own(e, contested)))}
        return forbidden, by_hand, {*forbidden, *(p.text for p in contested)}

    def contested_now(self, usable: dict[int, bool], surely: bool = False) -> list[Paragraph]:
        """The paragraphs of minutes that may be used and are not agreed by all; surely those not confirmed."""
        found = [p for number in MEETINGS if usable[number] for p in self.contested(number)]
        return self.surely(found) if surely else found

    def forbidden(self, review: Review, usable: dict[int, bool]) -> set[str]:
        """Every text that may not leave."""
        paragraphs = [p.text for number in MEETINGS if usable[number] for p in self.minutes(number).paragraphs]
        held = plain("\n".join(paragraphs))
        found = {text for text in self.said if plain(text) not in held}
        for number, text in self.short:
            if plain(text) in held:
                continue
            minutes = self.minutes(number)
            there = {one.code for one in minutes.interview.people if one.present}
            about = [e for e in review.entries if there & set(e.people) or number in meetings_cited(e)]
            found.update(text for e in about if plain(text) in plain(words_of(e)))
        return found

    def see_nothing_of(self, forbidden: set[str], texts: Iterable[str]) -> None:
        texts = [plain(each) for each in texts]
        for text in forbidden:
            assert not any(plain(text) in each for each in texts), f"{text!r} left"

    def see_row(self, review: Review, entry: Entry, line: str, usable: dict[int, bool], notes: Iterable[str]) -> None:
        """A row that left rests on nothing, and cites nothing, that may not be used."""
        rests = {one.interview for one in review.evidence if one.target == entry.id}
        assert all(usable[number] for number in rests | meetings_cited(entry)), f"{line} left"
        self.see_both_accounts(entry, line, usable)
        for number in self.off.get(entry.id, set()) - rests:
            if not usable[number]:
                assert has_another_source(entry), f"{line} left, taken off interview {number}"
                assert any(f"rested on interview {number} until" in note for note in notes), notes

    def contested(self, number: int) -> Iterator[Paragraph]:
        """Paragraphs that somebody may hold something against, or does not confirm."""
        minutes = self.minutes(number)
        last = {self.last_of(steps) for steps in self.answers(number).values()}
        declined = any(one.verdict == "declined" for one in minutes.representations)
        if last != {"agree"} or declined or any(step.kind == "dispute" for step in minutes.steps):
            yield from minutes.paragraphs

    def surely(self, contested: list[Paragraph]) -> list[Paragraph]:
        """Of these the paragraphs of minutes that somebody does not confirm."""
        ids = {
            p.id for number in MEETINGS for p in self.minutes(number).paragraphs
            if "authorise" in {self.last_of(steps) for steps in self.answers(number).values()}
        }  # fmt: skip
        return [p for p in contested if p.id in ids]

    def not_its_own(self, entry: Entry, contested: list[Paragraph]) -> set[str]:
        """The sentences of these paragraphs that stand in none a row rests on."""
        own = {id for one in self.case.evidence.of(entry.id) for id in one.paragraphs}
        mine = plain(" ".join(p.text for p in contested if p.id in own))
        others = plain(" ".join(p.text for p in contested if p.id not in own))
        return {text for text in self.said if plain(text) in others and plain(text) not in mine}

    def exported(self, review: Review, job: Job, by_hand: set[str], forbidden: set[str]) -> Ready:
        try:
            return prepare(outgoing(review, unagreed="leave out", past=self.case.log), job)
        except Disclosed as stopped:
            self.see_stopped(stopped, forbidden)
            return prepare(self.without(review, by_hand), job)

    def without(self, review: Review, ids: set[str]) -> Outgoing:
        return outgoing(
            review, keep=lambda entry: entry.id not in ids, unagreed="leave out", past=self.case.log
        )

    @staticmethod
    def see_stopped(stopped: Disclosed, forbidden: set[str]) -> None:
        assert {hit.kind for hit in stopped.verdict.stopping} == {KIND}, stopped.sentence
        for hit in stopped.verdict.stopping:
            # Two sentences of a paragraph may be found as one.
            said = plain(hit.matched)
            held = any(said[:30] in plain(text) or said[-15:] in plain(text) for text in forbidden)
            assert held, f"{hit.matched!r} may leave"

    def see_accepting(self, review: Review, by_hand: set[str]) -> None:
        """Whatever the author accepts, of minutes only what has another source leaves."""
        job = Job(today=TODAY, suffix=".csv")
        out = outgoing(review, unagreed="leave out", past=self.case.log)
        for _ in range(3):
            try:
                made = prepare(out, job)
                break
            except Disclosed as stopped:
                let = tuple(
                    Accepted(kind=k, place=p, matched=m, text=t, reason="It is needed.")
                    for k, p, m, t in (hit.key for hit in stopped.verdict.stopping)
                )
                job = replace(job, accepted=let)
        else:
            return
        rows = self.lines_of(made.data)
        for entry in review.entries:
            if entry.id in by_hand and line_of(entry, rows) is not None:
                assert has_another_source(entry), f"{words_of(entry)} left by a reason"

    @staticmethod
    def lines_of(data: bytes) -> set[str]:
        return {" ".join(line) for line in csv.reader(io.StringIO(data.decode("utf-8-sig")))}

    @rule()
    def see_other_ways(self) -> None:
        """The board's file, a panel copy, a copy for a reader, and what goes to somebody who was at neither meeting."""
        review, usable = self.case.review(), {number: self.usable(number) for number in MEETINGS}
        forbidden, by_hand, stops = self.looked_for(review, usable)
        board = Job(today=TODAY, template=BOARD, template_name="board.xlsx")
        self.see_nothing_of(forbidden, parts_of(self.exported(review, board, by_hand, stops).data))
        self.see_panel_copy(review, by_hand, forbidden)
        self.see_copy(forbidden, stops, usable)
        self.see_what_goes_to_a_third(review, forbidden, usable)

    def see_panel_copy(self, review: Review, by_hand: set[str], forbidden: set[str]) -> None:
        panel = for_panel(
            review, "initials", keep=lambda entry: entry.id not in by_hand, unagreed="leave out", past=self.case.log
        )
        data = prepare(panel, Job(today=TODAY, password=PASSWORD)).data
        self.see_nothing_of(forbidden, parts_of(locking.unlock(data, PASSWORD)))

    def see_copy(self, forbidden: set[str], stops: set[str], usable: dict[int, bool]) -> None:
        self.count += 1
        to, phrase = self.folder / f"copy{self.count}.imr", "thistle harbour meadow"
        try:
            copy_without_names(self.case, phrase, to, "leave out")
        except NamesLeft as left:
            for one in left.left:
                assert any(plain(one.matched)[:30] in plain(text) for text in stops), one.sentence
            return
        with CaseFile.open(to, phrase) as copy:
            entries = copy.entries.all()
        to.unlink()
        self.see_nothing_of(forbidden, map(words_of, entries))
        for entry in entries:
            assert all(usable[number] for number in meetings_cited(entry)), f"{words_of(entry)} left"

    def see_what_goes_to_a_third(self, review: Review, forbidden: set[str], usable: dict[int, bool]) -> None:
        given: list[str] = []
        for entry in review.entries:
            try:
                self.see_given(self.given(review, (entry.id,)), forbidden)
            except Refusal as refused:
                assert refused.sentence
            else:
                given.append(entry.id)
                assert all(usable[number] for number in meetings_cited(entry)), f"{words_of(entry)} was shown"
        self.see_given(self.given(review, given), forbidden)

    def given(self, review: Review, rows: Sequence[str]) -> ForAgreement:
        return for_agreement(review, self.third, "GP1", rows, past=self.case.log)

    def see_given(self, given: ForAgreement, forbidden: set[str]) -> None:
        """As a document and as a packet."""
        made = prepare(given, Job(kind="minutes", today=TODAY, suffix=".docx"))
        self.see_nothing_of(forbidden, (*parts_of(made.data), packet_text(given)))
        prepare(given, Job(today=TODAY, sealing=SEALING))

    def answers(self, number: int) -> dict[str, list[Step]]:
        """What each person who is asked, or was ever issued a version, did about the version issued last."""
        minutes = self.minutes(number)
        version = minutes.latest.number if minutes.latest else 0
        codes = [*(one.code for one in minutes.interview.people), *(minutes.now(s.code) for s in minutes.steps)]
        return {
            code: [s for s in minutes.steps if minutes.now(s.code) == code and s.version == version]
            for code in dict.fromkeys(codes)
        }

    def usable(self, number: int) -> bool:
        """Whether everyone who had to agreed, disputes, or was answered for, in the words that stand."""
        minutes = self.minutes(number)
        latest = minutes.latest
        if latest is None or [p.text for p in latest.paragraphs] != [p.text for p in minutes.paragraphs]:
            return False
        issued = {(minutes.now(code), role) for code, role in latest.facts.present}
        there = {(one.code, one.role) for one in minutes.interview.people if one.present}
        if not there <= issued or {code for code, _ in there} != {code for code, _ in issued}:
            return False
        of_this = [one for one in minutes.representations if one.version == latest.number]
        if any(one.verdict in ("", "accepted") for one in of_this):
            return False
        answers = self.answers(number)
        needed = self.needed(minutes)
        if not any(one.code in needed and one.role not in HOLD for one in minutes.interview.people):
            return False
        return all(self.stands(answers[code]) for code in needed)

    @staticmethod
    def needed(minutes: Minutes) -> set[str]:
        """Whose answer the version issued last wants."""
        speak = {minutes.now(p.speaker) for p in minutes.paragraphs}
        asked = {
            one.code
            for one in minutes.interview.people
            if (one.present and (one.asked or one.role == INTERVIEWED)) or (one.code in speak and one.role not in HOLD)
        }
        version = minutes.latest.number if minutes.latest else 0
        had_it = {minutes.now(s.code) for s in minutes.steps if s.version == version or s.kind in OWN}
        return asked | had_it

    def stands(self, steps: list[Step]) -> bool:
        """Whether minutes need not wait for somebody who did this about them."""
        last = self.last_of(steps)
        if last == "authorise":
            return [step.who for step in steps if step.kind == "authorise"][-1] == SENIOR
        return last in ("agree", "dispute")

    @staticmethod
    def last_of(steps: list[Step]) -> str:
        """The kind of the step by which somebody stands as they do: sent it again, they are asked again, unless they
        dispute it, or agreed it."""
        kinds = [step.kind for step in steps if step.kind != "remind"]
        stood = [kind for kind in kinds if kind != "issue"][-1:]
        return "issue" if kinds[-1:] == ["issue"] and stood not in (["dispute"], ["agree"]) else "".join(stood)

    def see_both_accounts(self, entry: Entry, line: str, usable: dict[int, bool]) -> None:
        """Whoever disputes what a row rests on, or the row, is heard in its line; who does not confirm it is named."""
        for one in self.case.evidence.of(entry.id):
            minutes = self.minutes(one.interview)
            for words in self.disputed_themselves(minutes):
                assert words in line, f"{words!r} is gone from {line}"
            for code, steps in self.answers(one.interview).items():
                last = next((s for s in reversed(steps) if s.kind not in ("issue", "remind")), None)
                if last is None:
                    continue
                if last.kind == "authorise":
                    assert re.search(rf"\[not confirmed: [^\]]*{code}\b", line), line
                if last.kind == "dispute" and last.paragraph in ("", *one.paragraphs):
                    theirs = [r.words for r in minutes.representations if minutes.now(r.code) == code]
                    disputes = [s.words for s in steps if s.kind == "dispute"]
                    heard = f"[Disputed by {code}: "
                    assert heard in line and any(words and words in line for words in (*theirs, *disputes)) or (
                        f"{heard}asks" in line
                    ), line
        former = {old: new for number in MEETINGS for old, new in self.minutes(number).former.items()}
        checks: dict[str, RowCheck] = {}
        for check in self.case.row_checks.of(entry.id):
            checks[former.get(check.code.casefold(), check.code)] = check
        for code, check in checks.items():
            assert check.verdict == "confirmed" or f"[Disputed by {code}: “{check.words}”]" in line


    def disputed_themselves(self, minutes: Minutes) -> Iterator[str]:
        """The words of all that somebody disputes by an act of their own, which nothing of theirs has ended since."""
        for at, step in enumerate(minutes.steps):
            if step.kind == "dispute" and step.attested == THEMSELVES:
                since = [s for s in minutes.steps[at + 1 :] if minutes.now(s.code) == minutes.now(step.code)]
                themselves = [s.version for s in since if s.kind == "dispute" and s.attested == THEMSELVES]
                agreed = [s.version for s in since if s.kind == "agree" and s.version > step.version]
                anew = any(version > step.version for version in themselves)
                if not anew and not any(version not in themselves for version in agreed):
                    yield step.words


def plain(text: str) -> str:
    """A text without regard to capitals and spaces."""
    return " ".join(text.casefold().split())


def words_of(entry: Entry) -> str:
    """All words of a row."""
    return "\n".join(filter(None, (entry.event, entry.action, entry.outcome, entry.comment)))


def holds(entry: Entry, texts: Iterable[str]) -> bool:
    """Whether a row holds one of these."""
    words = plain(words_of(entry))
    return any(plain(text) in words for text in texts)


def line_of(entry: Entry, rows: Iterable[str]) -> str | None:
    """The line in which a row left, None where it did not."""
    tag = f"(row{(entry.event or '').rpartition('(row')[2]}"
    return next((row for row in rows if tag in row), None)


def meetings_cited(entry: Entry) -> set[int]:
    """The meetings whose minutes a row says it comes from, as this walk writes it."""
    said = (f"{one.name} {one.ref or ''}".casefold() for one in entry.sources)
    return {int(found[1]) for each in said if (found := re.match(r"minutes (?:no\. |of interview )?(\d)", each))}


def has_another_source(entry: Entry) -> bool:
    return any(one.name == OTHER for one in entry.sources)


def parts_of(book: bytes) -> list[str]:
    """What stands in each part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return [html.unescape(re.sub("<[^>]+>", " ", part)) for part in parts]


def board() -> bytes:
    """A board's workbook that takes everything but comments."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for column, heading in enumerate(("Date", "Time", "Source", "Event", "Action", "Outcome", "Comment"), 1):
        book.active.cell(1, column, heading)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BOARD = board()
