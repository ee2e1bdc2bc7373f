"""Everything that can be done about minutes and rows, in any order, on a real case."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from domain.agreement.steps import THEMSELVES, Answer, Representation, RowCheck, Step
from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.errors import Refusal
from domain.evidence.row_shown import shown
from domain.gate import outgoing
from domain.line.draft import Known
from domain.meetings.interview import INTERVIEWED, INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Minutes, Paragraph
from domain.people import Person
from domain.review import Details, Source
from exporters.office import locking
from exporters.packet.file import Sealing
from exporters.packet.sealed import Header
from exporters.prepare import prepare
from exporters.readers import match, read_file
from exporters.way_out.job import Job
from storage import cipher
from storage.care import pages
from storage.casefile import CaseFile
from storage.meetings.packets import KeptPacket
from tests.proof.quick_key import make_keys_quickly

TODAY = date(2026, 4, 1)
HELD, ISSUED, ANSWERED, REMINDED, SILENT = "2024-03-04", "2024-03-05", "2024-03-10", "2024-03-12", "2024-03-30"
MEETINGS = (1, 2)
WORDS = (
    "plover", "lantern", "orchard", "thistle", "harbour", "meadow", "copper", "window", "barley", "ribbon", "saddle",
    "walnut",
)  # fmt: skip

AUTHOR = "Rowena Marsh"
SENIOR = "Director of Nursing"
OTHER = "RiO"
"""A source that is no minutes."""
WAYS_TO_CITE = (("Minutes no. {}", None), ("Minutes", "no. {}"), ("Minutes of interview {}", "p. 2"), ("minutes", "{}"))
PASSWORD = "seven plain lanterns"
HOLD = (INTERVIEWER, "takes the minutes")
"""Who need not be asked, whatever they say."""
OWN = ("agree", "represent", "dispute")
PACKET = Header("packet", "00112233445566778899aabbccddeeff", bytes(16))
SEALING = Sealing(PACKET, "apple bamboo camera dolphin empty fabric galaxy hammer", bytes(32))

places = st.integers(0, 3)
meetings = st.sampled_from(MEETINGS)
people = st.sampled_from((0, 1))


@contextmanager
def quick_keys() -> Iterator[None]:
    """Cases made within have keys made in no time; those made after it as ever."""
    rounds, locked = pages.ROUNDS, locking._ROUNDS
    make_keys_quickly()
    locking._ROUNDS = 10
    try:
        yield
    finally:
        locking._ROUNDS = locked
        connection = cipher._dbapi().connect(":memory:")
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {rounds}").fetchall()
        connection.close()
        pages.ROUNDS = rounds


class Acts(RuleBasedStateMachine):
    """Two meetings with two people each, rows drawn from them and copied, answers of every kind; and a third meeting,
    of somebody who was at neither, to whom minutes and rows go."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="walk"))
        self.folder.chmod(0o700)
        details = Details(agency="Riverside", author=AUTHOR)
        self.case = CaseFile.create(self.folder / "case.imr", "plover lantern orchard", details)
        self.codes = ["SW1", "SW2"]
        for code in ("IM1", *self.codes, "GP1", "OT1"):
            self.case.people.add(Person(code=code, role="Social worker"))
        self.case.sources.add(Source(OTHER))
        self.short: set[tuple[int, str]] = set()
        self.off: dict[str, set[int]] = {}
        for _ in MEETINGS:
            present = (Attendee("IM1", INTERVIEWER, asked=False), *(Attendee(code) for code in self.codes))
            self.case.interviews.add(Interview(held=HELD, people=present))
        self.count = 0
        self.said: set[str] = set()
        for number in MEETINGS:
            texts = [self.keep(self.sentence("Paragraph")) for _ in range(2)]
            first, _ = self.case.minutes.add(number, *(Paragraph(speaker=self.codes[0], text=text) for text in texts))
            self.case.evidence.draw(self.row(first.text), number, [first.id])
        third = self.case.interviews.add(
            Interview(held=HELD, people=(Attendee("IM1", INTERVIEWER, asked=False), Attendee("GP1")))
        )
        self.case.minutes.add(third.number, Paragraph(speaker="GP1", text="I keep the surgery's own list."))
        self.case.agreement.issue(third.number, ["GP1"], way="e-mail", day=ISSUED)
        self.third = third.number
        # Undo is of what is done from here on.
        self.case._desk.undoable.clear()

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

    @rule(number=meetings)
    def type_short_sentence(self, number: int) -> None:
        self.count += 1
        text = f"They lost {WORDS[self.count % 12]} {self.count} twice."
        self.short.add((number, text))
        self.case.minutes.add(number, Paragraph(speaker=self.codes[0], text=text))

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
        self.see_codes()

    def see_codes(self) -> None:
        """The codes the two have now, one and the same where they came to be one person."""
        meeting = self.case.interviews.get(1)
        assert meeting is not None
        found = [one.code for one in meeting.people if one.code != "IM1"]
        self.codes = [found[0], found[-1]]

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

    @rule(number=meetings, place=places, way=st.sampled_from(("named", "cited", "neither")))
    def put_a_short_sentence_into_a_row(self, number: int, place: int, way: str) -> None:
        theirs = sorted(text for meeting, text in self.short if meeting == number)
        if theirs:
            code, sources = self.codes[place % 2], self.cited(number, place) if way == "cited" else ()
            people: dict[str, Any] = {"who": code, "people": (code,)} if way == "named" else {}
            self.add(self.row(f"So {theirs[place % len(theirs)].upper()}", sources=sources, **people))

    @rule(number=meetings, place=places, other=st.booleans())
    def cite_minutes_by_hand(self, number: int, place: int, other: bool) -> None:
        self.count += 1
        sources = (*self.cited(number, place), *((Citation(OTHER),) if other else ()))
        self.add(self.row(f"Retold {self.count}", sources=sources))

    def cited(self, number: int, place: int) -> tuple[Citation, ...]:
        name, ref = WAYS_TO_CITE[place % len(WAYS_TO_CITE)]
        return (Citation(name.format(number), ref.format(number) if ref else None),)

    def add(self, entry: Entry) -> None:
        known = {one.name.casefold() for one in self.case.sources.all()}
        new = [Source(one.name) for one in entry.sources if one.name.casefold() not in known]
        self.case.entries.add(entry, new_sources=new)

    @rule(at=places, has=st.booleans())
    def another_source(self, at: int, has: bool) -> None:
        entry = self.entry(at)
        if entry is not None:
            kept = tuple(one for one in entry.sources if one.name != OTHER)
            sources = (*kept, Citation(OTHER, "p. 3")) if has else kept
            self.case.entries.change(replace(entry, sources=sources))

    @rule(at=places, sourced=st.booleans())
    def say_it_rests_on_nothing(self, at: int, sourced: bool) -> None:
        if sourced:
            self.another_source(at, True)
        entry = self.entry(at)
        for one in self.case.evidence.of(entry.id) if entry is not None else ():
            try:
                self.case.evidence.delete(one.number, "mistake")
            except Refusal as refused:
                assert refused.sentence
            else:
                self.off.setdefault(one.target, set()).add(one.interview)

    @rule()
    def take_in_what_left(self) -> None:
        """Rows that left as CSV are deleted, and taken in again from it."""
        review = self.case.review()
        try:
            data = prepare(outgoing(review, unagreed="leave out", past=self.case.log), Job(today=TODAY, suffix=".csv"))
        except Refusal:
            return
        for entry in review.entries[:2]:
            self.case.entries.delete(entry.id, entry.revision)
        review = self.case.review()
        known = Known(today=TODAY, people=review.people, sources=review.sources, questions=review.questions)
        read = read_file(data.data, "back.csv", "chronology", known, agency="Riverside")
        for one in match(read, review):
            if one.what == "new" and one.entry is not None:
                text = (one.entry.event or "").rpartition(" (row")[0]
                self.add(replace(one.entry, event=self.row(text).event))

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
            self.step(number, "authorise", who, SILENT, words="No address is known.", who=SENIOR)

    @rule(number=meetings, who=people, authority=st.sampled_from(("", SENIOR, AUTHOR, "IM1", "theirs", "AU")))
    def cannot(self, number: int, who: int, authority: str) -> None:
        self.step(number, "cannot", who, ANSWERED, words="left employment")
        if authority:
            named = self.codes[0] if authority == "theirs" else authority
            self.step(number, "authorise", who, SILENT, words="I need it.", who=named)

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

    @rule(number=meetings, verdict=st.sampled_from(("accepted", "declined", "taken back")))
    def consider_anew(self, number: int, verdict: str) -> None:
        for one in self.minutes(number).representations[-1:]:
            if verdict == "accepted":
                self.said.add(one.words)
            self.trying(lambda one=one: self.case.agreement.consider(number, one.number, verdict, "On reflection."))  # type: ignore[misc]

    @rule(
        number=meetings, who=people, asked=st.booleans(), present=st.sampled_from((True, True, False)),
        role=st.sampled_from((INTERVIEWED, INTERVIEWER, "takes the minutes", "trade union")),
    )
    def change_who_was_there(self, number: int, who: int, asked: bool, present: bool, role: str) -> None:
        meeting = self.case.interviews.get(number)
        assert meeting is not None
        changed = tuple(
            Attendee(one.code, role, present, asked, "" if asked else "short call")
            if one.code == self.codes[who]
            else one
            for one in meeting.people
        )
        self.trying(lambda: self.case.interviews.change(replace(meeting, people=changed)))

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
        self.trying(lambda: self.case.people.rename(self.codes[who], code))
        self.see_codes()

    @rule(who=people, with_each_other=st.booleans())
    def two_are_one(self, who: int, with_each_other: bool) -> None:
        goes = self.case.people.get(self.codes[who])
        stays = self.case.people.get(self.codes[1 - who] if with_each_other else "OT1")
        if goes is not None and stays is not None:
            self.trying(lambda: self.case.people.merge(stays, goes))
            self.see_codes()
