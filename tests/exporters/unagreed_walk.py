"""Everything that can be done about minutes and rows, in any order, on a real case; and what its exports may hold.

What may stand in a file is worked out here anew, from what was typed and who answered, not by the program's own rules.
"""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from domain.agreement_steps import THEMSELVES, Answer, Representation, RowCheck, Step
from domain.entry import Entry
from domain.errors import Refusal
from domain.gate import outgoing
from domain.interview import INTERVIEWER, Attendee, Interview
from domain.minutes import Minutes, Paragraph
from domain.people import Person
from domain.review import Details
from domain.row_shown import shown
from domain.unagreed import KIND
from domain.when import When
from exporters.prepare import Disclosed, Job, prepare
from storage import cipher, pages
from storage.casefile import CaseFile
from storage.packets import KeptPacket
from tests.proof.quick_key import make_keys_quickly

TODAY = date(2026, 4, 1)
HELD, ISSUED, ANSWERED, REMINDED, SILENT = "2024-03-04", "2024-03-05", "2024-03-10", "2024-03-12", "2024-03-30"
MEETINGS = (1, 2)
WORDS = (
    "plover", "lantern", "orchard", "thistle", "harbour", "meadow", "copper", "window", "barley", "ribbon", "saddle",
    "walnut",
)  # fmt: skip

places = st.integers(0, 3)
meetings = st.sampled_from(MEETINGS)
people = st.sampled_from((0, 1))


@contextmanager
def quick_keys() -> Iterator[None]:
    """Cases made within have keys made in no time; those made after it as ever."""
    rounds = pages.ROUNDS
    make_keys_quickly()
    try:
        yield
    finally:
        connection = cipher._dbapi().connect(":memory:")
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {rounds}").fetchall()
        connection.close()
        pages.ROUNDS = rounds


class Unagreed(RuleBasedStateMachine):
    """Two meetings with two people each, rows drawn from them and copied, answers of every kind."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="walk"))
        self.folder.chmod(0o700)
        self.case = CaseFile.create(self.folder / "case.imr", "plover lantern orchard", Details(agency="Riverside"))
        self.codes = ["SW1", "SW2"]
        for code in ("IM1", *self.codes):
            self.case.people.add(Person(code=code, role="Social worker"))
        for _ in MEETINGS:
            present = (Attendee("IM1", INTERVIEWER, asked=False), *(Attendee(code) for code in self.codes))
            self.case.interviews.add(Interview(held=HELD, people=present))
        self.count = 0
        self.said: set[str] = set()
        for number in MEETINGS:
            texts = [self.keep(self.sentence("Paragraph")) for _ in range(2)]
            first, _ = self.case.minutes.add(number, *(Paragraph(speaker=self.codes[0], text=text) for text in texts))
            self.case.evidence.draw(self.row(first.text), number, [first.id])
        # Undo is of what is done from here on.
        self.case._desk.undoable.clear()

    def teardown(self) -> None:
        try:
            self.see_exports()
        finally:
            self.case.close()
            shutil.rmtree(self.folder)

    # What is typed

    def sentence(self, kind: str) -> str:
        """Words that stand nowhere else, in capitals and lines as people write them."""
        self.count += 1
        one, other = WORDS[self.count % 12], WORDS[self.count * 5 % 12]
        one, other = f"{one}{self.count}", f"{other}{self.count}"
        return f"{kind} number {self.count} tells of the {one} & the {other} beside the gate at noon."

    def minutes(self, number: int) -> Minutes:
        return self.case.minutes.of(number)

    def paragraph(self, number: int, place: int) -> Paragraph | None:
        paragraphs = self.minutes(number).paragraphs
        return paragraphs[place % len(paragraphs)] if paragraphs else None

    def entry(self, place: int) -> Entry | None:
        entries = self.case.entries.all()
        return entries[place % len(entries)] if entries else None

    def trying(self, act: Callable[[], Any]) -> None:
        """What is refused is refused in a sentence, and that is all."""
        try:
            act()
        except Refusal as refused:
            assert refused.sentence

    @rule(number=meetings)
    def type_paragraph(self, number: int) -> None:
        self.case.minutes.add(number, Paragraph(speaker=self.codes[0], text=self.keep(self.sentence("Paragraph"))))

    def keep(self, text: str) -> str:
        self.said.add(text)
        return text

    @rule(number=meetings, place=places, more=st.booleans())
    def edit_paragraph(self, number: int, place: int, more: bool) -> None:
        was = self.paragraph(number, place)
        if was is not None:
            text = self.keep(self.sentence("Paragraph"))
            self.case.minutes.change(number, replace(was, text=f"{was.text}\n{text}" if more else text))

    @rule(number=meetings, place=places)
    def delete_paragraph(self, number: int, place: int) -> None:
        was = self.paragraph(number, place)
        if was is not None and len(self.minutes(number).paragraphs) > 1:
            self.case.minutes.delete(number, was.id, was.revision)

    @rule()
    def undo(self) -> None:
        self.trying(self.case.log.undo)
        meeting = self.case.interviews.get(1)
        assert meeting is not None
        self.codes = [one.code for one in meeting.people if one.role != INTERVIEWER]

    # Rows

    def row(self, event: str, **rest: Any) -> Entry:
        self.count += 1
        day = date(2023, 1 + self.count % 12, 1 + self.count % 28)
        return Entry(when=When(day.isoformat(), "day", day, day), event=f"{event} (row {self.count})", **rest)

    @rule(number=meetings, place=places, comment=st.booleans())
    def draw_row(self, number: int, place: int, comment: bool) -> None:
        was = self.paragraph(number, place)
        if was is not None:
            made = self.row("Told in a meeting", comment=was.text) if comment else self.row(was.text)
            self.case.evidence.draw(made, number, [was.id])

    @rule(number=meetings, place=places, at=places)
    def rest_row(self, number: int, place: int, at: int) -> None:
        was, entry = self.paragraph(number, place), self.entry(at)
        if was is not None and entry is not None:
            self.case.evidence.rest(entry.id, number, [was.id])

    @rule(number=meetings, place=places)
    def put_words_into_a_row_by_hand(self, number: int, place: int) -> None:
        was = self.paragraph(number, place)
        if was is not None:
            self.case.entries.add(self.row("By hand", outcome=was.text.upper() if place % 2 else was.text))

    @rule(at=places)
    def copy_row(self, at: int) -> None:
        entry = self.entry(at)
        if entry is not None:
            text = entry.event.rpartition(" (row")[0] if entry.event else ""
            self.case.entries.add(self.row(text, action=entry.action, comment=entry.comment))

    @rule(at=places, number=meetings, place=places)
    def change_row(self, at: int, number: int, place: int) -> None:
        entry, was = self.entry(at), self.paragraph(number, place)
        if entry is not None:
            tag = f"(row{(entry.event or '').rpartition('(row')[2]}"
            self.case.entries.change(replace(entry, event=f"{was.text if was else 'Changed'} {tag}"))

    @rule(at=places)
    def delete_row(self, at: int) -> None:
        entry = self.entry(at)
        if entry is not None and at == 3:
            self.case.entries.delete(entry.id, entry.revision)

    # Agreement

    def step(self, number: int, kind: str, person: int, day: str, **rest: str) -> None:
        latest = self.minutes(number).latest
        if latest is not None:
            made = Step(
                kind=kind, version=latest.number, code=self.codes[person], day=day, how="e-mail",  # type: ignore[arg-type]
                attested="author", sha256=latest.sha256, **rest,
            )  # fmt: skip
            self.trying(lambda: self.case.agreement.take(number, made))

    @rule(number=meetings, who=st.sampled_from((0, 1, 2)))
    def issue(self, number: int, who: int) -> None:
        codes = self.codes if who == 2 else [self.codes[who]]
        self.trying(lambda: self.case.agreement.issue(number, codes, way="e-mail", day=ISSUED))

    @rule(number=meetings, who=people)
    def agree(self, number: int, who: int) -> None:
        self.step(number, "agree", who, ANSWERED)

    @rule(number=meetings, who=people, place=places, whole=st.booleans())
    def dispute(self, number: int, who: int, place: int, whole: bool) -> None:
        latest = self.minutes(number).latest
        if latest is not None:
            about = "" if whole else latest.paragraphs[place % len(latest.paragraphs)].id
            self.step(number, "dispute", who, ANSWERED, words=self.sentence("Dispute"), paragraph=about)

    @rule(number=meetings, who=people)
    def dispute_themselves(self, number: int, who: int) -> None:
        latest = self.minutes(number).latest
        if latest is not None:
            words, packet, code = self.sentence("Dispute"), f"packet {self.count}", self.codes[who]
            self.case.packets.keep(
                KeptPacket(id=packet, interview=number, version=latest.number, code=code, key=b"k")
            )
            self.trying(lambda: self.case.agreement.answer(Answer(
                interview=number, version=latest.number, sha256=latest.sha256, code=code, kind="dispute", words=words,
                day=ANSWERED, how="packet", attested=THEMSELVES, packet=packet,
            )))  # fmt: skip

    @rule(number=meetings, who=people, asked=st.booleans())
    def ask(self, number: int, who: int, asked: bool) -> None:
        was = self.case.interviews.get(number)
        assert was is not None
        why = "" if asked else "no answer"
        people = tuple(
            replace(one, asked=asked, why_not_asked=why) if one.code == self.codes[who] else one for one in was.people
        )
        self.trying(lambda: self.case.interviews.change(replace(was, people=people)))

    @rule(number=meetings, who=people, authorised=st.booleans())
    def stay_silent(self, number: int, who: int, authorised: bool) -> None:
        self.step(number, "remind", who, REMINDED)
        self.step(number, "no reply", who, SILENT)
        if authorised:
            self.step(number, "authorise", who, SILENT, words="No address is known.", who="The director")

    @rule(number=meetings, who=people)
    def cannot(self, number: int, who: int) -> None:
        self.step(number, "cannot", who, ANSWERED, words="left employment")

    @rule(number=meetings, who=people, place=places, kind=st.sampled_from(("change", "delete", "add", "comment")))
    def represent(self, number: int, who: int, place: int, kind: str) -> None:
        latest = self.minutes(number).latest
        if latest is None:
            return
        about = latest.paragraphs[place % len(latest.paragraphs)]
        words = "" if kind == "delete" else self.sentence("Wish")
        one = Representation(
            version=latest.number, code=self.codes[who], kind=kind, paragraph=about.id,  # type: ignore[arg-type]
            quoted=about.text, words=words,
        )  # fmt: skip
        self.trying(lambda: self.case.agreement.answer(Answer(
            interview=number, version=latest.number, sha256=latest.sha256, code=self.codes[who], kind="represent",
            representations=(one,), day=ANSWERED, how="e-mail",
        )))  # fmt: skip

    @rule(number=meetings, verdict=st.sampled_from(("accepted", "declined", "noted", "taken back")))
    def consider(self, number: int, verdict: str) -> None:
        for one in self.minutes(number).representations:
            if not one.verdict:
                if verdict == "accepted":
                    self.said.add(one.words)
                self.trying(
                    lambda one=one: self.case.agreement.consider(number, one.number, verdict, "The record says so.")  # type: ignore[misc]
                )

    @rule(number=meetings, last=st.sampled_from(("agree", "dispute", "silent")))
    def all_answer(self, number: int, last: str) -> None:
        """The straight way, so that minutes in use are met often enough."""
        self.consider(number, "declined")
        self.issue(number, 2)
        self.agree(number, 0)
        if last == "silent":
            self.stay_silent(number, 1, True)
        elif last == "dispute":
            self.dispute(number, 1, 0, False)
        else:
            self.agree(number, 1)

    @rule(number=meetings)
    def one_disputes_after_all(self, number: int) -> None:
        self.all_answer(number, "agree")
        self.dispute(number, 1, 0, True)

    @rule(number=meetings, comma=st.booleans())
    def one_disputes_themselves_and_is_settled_by_others(self, number: int, comma: bool) -> None:
        self.all_answer(number, "agree")
        self.dispute_themselves(number, 1)
        self.agree(number, 1)
        if comma:
            self.edit_paragraph(number, 0, True)
            self.all_answer(number, "silent")

    @rule(at=places, who=people, verdict=st.sampled_from(("confirmed", "disputed")))
    def check_row(self, at: int, who: int, verdict: str) -> None:
        entry = self.entry(at)
        if entry is not None and self.minutes(1).latest is not None:
            words = self.sentence("Objection") if verdict == "disputed" else ""
            self.trying(lambda: self.case.row_checks.add(RowCheck(
                interview=1, code=self.codes[who], entry=entry.id, revision=entry.revision, shown=shown(entry).text,
                verdict=verdict, words=words, day=ANSWERED, how="e-mail",  # type: ignore[arg-type]
            )))  # fmt: skip

    @rule(who=people)
    def rename(self, who: int) -> None:
        self.count += 1
        code = f"SW{self.count + 10}"
        self.case.people.rename(self.codes[who], code)
        self.codes[who] = code

    # What leaves

    @rule()
    def see_exports(self) -> None:
        """Export, and read every part of what came of it."""
        review = self.case.review()
        usable = {number: self.usable(number) for number in MEETINGS}
        allowed = {p.text for number in MEETINGS if usable[number] for p in self.minutes(number).paragraphs}
        held = "\n".join(allowed)
        forbidden = {text for text in self.said if plain(text) not in plain(held)}
        contested = [p for number in MEETINGS if usable[number] for p in self.contested(number)]
        by_hand = [
            entry for entry in review.entries
            if any(plain(text) in plain(words_of(entry)) for text in (*forbidden, *self.not_its_own(entry, contested)))
        ]  # fmt: skip
        stops = {*forbidden, *(p.text for p in contested)}
        lines = [csv.reader(io.StringIO(self.exported(review, ".csv", by_hand, stops).decode("utf-8-sig")))]
        rows = {" ".join(line) for reader in lines for line in reader}
        book = self.exported(review, ".xlsx", by_hand, stops)
        with zipfile.ZipFile(io.BytesIO(book)) as package:
            parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        texts = [plain(html.unescape(re.sub("<[^>]+>", " ", part))) for part in parts] + [plain(row) for row in rows]
        for text in forbidden:
            assert not any(plain(text) in each for each in texts), f"{text!r} left"
        for entry in review.entries:
            tag = f"(row{(entry.event or '').rpartition('(row')[2]}"
            line = next((row for row in rows if tag in row), None)
            if line is not None:
                assert not any(plain(text) in plain(line) for text in self.not_its_own(entry, self.surely(contested)))
                self.see_both_accounts(entry, line, usable)
                assert all(usable[one.interview] for one in review.evidence if one.target == entry.id)

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

    def exported(self, review: Any, suffix: str, by_hand: list[Entry], forbidden: set[str]) -> bytes:
        job = Job(today=TODAY, suffix=suffix)
        try:
            out = outgoing(review, unagreed="leave out", past=self.case.log)
            return prepare(out, job).data
        except Disclosed as stopped:
            assert {hit.kind for hit in stopped.verdict.stopping} == {KIND}, stopped.sentence
            for hit in stopped.verdict.stopping:
                assert any(plain(hit.matched)[:30] in plain(text) for text in forbidden), f"{hit.matched!r} may leave"
            ids = {entry.id for entry in by_hand}
            out = outgoing(
                review, keep=lambda entry: entry.id not in ids, unagreed="leave out", past=self.case.log
            )
            return prepare(out, job).data

    def answers(self, number: int) -> dict[str, list[Step]]:
        """What each person who is asked, or was ever issued a version, did about the version issued last."""
        minutes = self.minutes(number)
        version = minutes.latest.number if minutes.latest else 0
        wanted = {*minutes.interview.asked, *(minutes.now(step.code) for step in minutes.steps)}
        return {
            code: [s for s in minutes.steps if minutes.now(s.code) == code and s.version == version]
            for code in self.codes if code in wanted
        }  # fmt: skip

    def usable(self, number: int) -> bool:
        """Whether everyone agreed, disputes, or was answered for, in the words that stand."""
        minutes = self.minutes(number)
        latest = minutes.latest
        if latest is None or [p.text for p in latest.paragraphs] != [p.text for p in minutes.paragraphs]:
            return False
        of_this = [one for one in minutes.representations if one.version == latest.number]
        if any(one.verdict in ("", "accepted") for one in of_this):
            return False
        return all(self.last_of(steps) in ("agree", "dispute", "authorise") for steps in self.answers(number).values())

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
                assert last is not None
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
