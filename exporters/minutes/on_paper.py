"""Minutes on paper: for somebody who was present to agree, and as they go on the file once they may be used."""

from __future__ import annotations

from collections.abc import Iterator

from domain.agreement.course import Standing, State
from domain.agreement.for_agreement import ForAgreement, ShownRow
from domain.agreement.said import way_said
from domain.agreement.steps import THEMSELVES, Representation, Step
from domain.dates.days import weekday_said
from domain.gate import CodedPerson
from domain.meetings.for_file import ForFile
from domain.meetings.minutes import Paragraph, Version
from domain.names.finding import Finder
from domain.review import Details
from domain.word_runs import word_runs
from exporters.minutes.closing import asked_and_not, closing, with_dissent
from exporters.word.blocks import Block, Cell, Heading, Numbered, Paper, Table, Tick, Words

TITLE = "Minutes for agreement"
THE_MINUTES = "The minutes"
END = "End of the minutes"
YOUR_ANSWER = "Your answer"
AGREE, REPRESENT, DISPUTE = (
    "I agree. This version of the minutes is a true record of what was said.",
    "I want changes. I have made them in the text, put them in comments, or written them in the box below.",
    "I dispute this record, in whole or in part, for the reasons written in the box below.",
)
BOX = "What should be changed, or what you dispute, and why"
YOUR_NAME, SIGNATURE, DATE = "Your name", "Signature, on paper", "Date"
ROW_HEADER = ("No.", "Date and time", "What the chronology says", "Source", "Correct / not correct, and why")
WHO = "Who the codes stand for"
CONSIDERED = "What you wanted changed before, and what was done"
UNDERLINED = "What differs is underlined."
_FACTS_WIDTHS = (3.6, 13.4)
PARAGRAPH_MARK, ROW_MARK = "_imr_p", "_imr_r"
"""What the hidden bookmarks over paragraphs and rows begin with."""


def mark_of_paragraph(place: int) -> str:
    """The hidden bookmark over the paragraph of this number."""
    return f"{PARAGRAPH_MARK}{place}"


def mark_of_row(number: int, row: ShownRow) -> str:
    """The hidden bookmark over the row of this number, its id and revision in it where a bookmark takes them."""
    plain = row.entry.isascii() and row.entry.isalnum() and len(row.entry) <= 24
    return f"{ROW_MARK}{number}_{row.entry}_{row.revision}" if plain else f"{ROW_MARK}{number}"


def text_file(version: Version) -> bytes:
    """The exact text that is agreed, so that `sha256sum` of the file gives the version's own."""
    return version.text.encode()


def for_agreement_paper(out: ForAgreement) -> Paper:
    """What one person is given: the minutes, the rows to check, and a slip to answer on."""
    version = out.version
    blocks: list[Block] = [_facts(version), *_covering(out)]
    if out.before is not None:
        blocks += _changed(out, out.before.number)
    if out.theirs:
        blocks += _considered(out)
    blocks += _minutes(version)
    if out.rows:
        blocks += _rows(out.rows)
    blocks += _who(out.people)
    blocks += _slip(out)
    return Paper(
        title=TITLE, above=out.details.agency, under=_under(out.details, version, out.code),
        notice=_NOTICE, header=_header(out.details), footer=footer_of(version, out.log_head, out.code),
        blocks=tuple(blocks),
    )  # fmt: skip


def for_file_paper(out: ForFile) -> Paper:
    """The finished minutes: who answered and how, what was disputed or not confirmed, and the exact text."""
    version = out.version
    title = "Minutes, not confirmed by all" if out.use.not_confirmed else "Agreed minutes"
    if out.use.disputed:
        title = "Minutes, not agreed by all" if out.use.not_confirmed else "Minutes, disputed in part"
    blocks: list[Block] = [_facts(version), Heading("Who was asked, and what they answered"), _answers(out)]
    blocks += asked_and_not(out)
    if out.use.not_confirmed:
        blocks.append(Heading("Not confirmed"))
        blocks += [
            Words(_authority(step, next((one for one in out.answers if one.code == step.code), None)))
            for step in out.use.not_confirmed
        ]
    if out.use.disputed:
        blocks += [Heading("Disputed"), Words("What was disputed stands beside the minutes in the words of those who"
                                              " dispute it: as they gave them, names shown by codes.")]  # fmt: skip
        for step in out.use.disputed:
            own = f", {way_said(step.how)}, their own act" if step.attested == THEMSELVES else ""
            blocks += [Words(f"{step.code}, on {weekday_said(step.day)}{own}, of {_disputed_part(out, step)}:"),
                       Words(step.words, look="quote")]  # fmt: skip
        for each in out.answers:
            if each.step is not None and each.state is State.AGREED and each.disputes:
                blocks.append(Words(
                    f"The author attests that {each.code} agreed version {version.number} on"
                    f" {weekday_said(each.step.day)}, {way_said(each.step.how)}. That does not end"
                    " what they disputed by their own act: both are told here."
                ))  # fmt: skip
    if out.kept:
        blocks += [Heading("Asked for, and not taken into the text"), _kept(out)]
    blocks += [
        Heading(THE_MINUTES), *with_dissent(out, numbered(version)), _end(version), *_who(out.people), *closing(out),
    ]  # fmt: skip
    return Paper(
        title=title, above=out.details.agency, under=_under(out.details, version, ""), notice=_NOTICE,
        header=_header(out.details), footer=footer_of(version, out.log_head), blocks=tuple(blocks),
    )  # fmt: skip


def _disputed_part(out: ForFile, step: Step) -> str:
    """What a dispute is of, by the number it has in the version that was disputed."""
    version = next((each for each in out.versions if each.number == step.version), out.version)
    place = version.place(step.paragraph) if step.paragraph else 0
    part = f"paragraph {place}" if place else "the record"
    return part if version.number == out.version.number else f"{part} of version {version.number}"


def _minutes(version: Version) -> Iterator[Block]:
    yield Heading(THE_MINUTES)
    yield from numbered(version)
    yield _end(version)


def _end(version: Version) -> Words:
    return Words(f"{END} of this meeting, version {version.number}.", look="small")


def _who(people: tuple[CodedPerson, ...]) -> Iterator[Block]:
    if any(one.role or one.organisation for one in people):
        yield Heading(WHO)
        rows = tuple((Cell((one.code,)), Cell((one.role,)), Cell((one.organisation,))) for one in people)
        yield Table(rows, (2.6, 7.2, 7.2), ("Code", "Who that is", "Of"))


_NOTICE = "Confidential. People are shown by codes. Keep this safe, and do not pass it on."


def _header(details: Details) -> str:
    return "\t".join(("  ·  ".join(filter(None, (details.agency, details.reference))), "Confidential"))


def footer_of(version: Version, log_head: str, code: str = "") -> tuple[str, ...]:
    """What stands at the foot of every page."""
    whose = f"  ·  copy for {code}" if code else ""
    lines = [
        f"Minutes of interview {version.facts.interview}  ·  version {version.number}{whose}",
        f"SHA-256 of the exact text: {version.sha256}",
    ]
    return (*lines, f"Head of the case’s log: {log_head}") if log_head else tuple(lines)


def _under(details: Details, version: Version, code: str) -> str:
    said = (f"Interview {version.facts.interview}, version {version.number}", f"copy for {code}" if code else "",
            details.subject, details.reference)  # fmt: skip
    return "  ·  ".join(filter(None, said))


def _facts(version: Version) -> Table:
    """The facts of the meeting, in the words of the exact text."""
    head = version.text.partition("\n\n")[0].split("\n")[1:]
    rows: list[tuple[str, str]] = []
    for line in head:
        if line.startswith("    ") and rows:
            label, said = rows[-1]
            rows[-1] = (label, f"{said}\n{line[4:]}")
        else:
            label, _, said = line.partition(": ")
            rows.append((label, said))
    return Table(tuple((Cell((label,)), Cell((said,))) for label, said in rows), _FACTS_WIDTHS)


def numbered(version: Version) -> Iterator[Numbered]:
    """The paragraphs of a version, each with the number it is cited by."""
    for place, each in enumerate(version.paragraphs, 1):
        yield Numbered(f"{place}.", each.text, printed_lead(each), mark_of_paragraph(place), each.kind == "heading")


def printed_lead(paragraph: Paragraph) -> str:
    """What stands before the words of a paragraph: when, who, of which question."""
    if paragraph.kind == "heading":
        label = paragraph.question
        lead = f"Question {label}" if label[:1].isdigit() else label
        # The heading of a question without words of its own is its label: once is enough.
        said = " ".join(paragraph.text.split()).casefold()
        return "" if said in (lead.casefold(), f"question {label}".casefold()) else lead
    return " ".join(filter(None, (paragraph.at, paragraph.speaker, paragraph.question)))


def _covering(out: ForAgreement) -> Iterator[Block]:
    number, by = out.version.number, weekday_said(out.reply_by)
    author = author_of(out.author, out.looked_for)
    yield Heading("Please read this first")
    yield Words(
        f"You were present at the meeting named above; in these minutes you are {out.code}. They are part of the"
        f" agency’s Individual Management Review, written by {author}. Nothing you said is used in the review before"
        " you have had the chance to answer."
    )
    yield Heading("What you are asked to do", 2)
    yield Words("Read the minutes. Ask yourself whether each paragraph is right, and whether anything is missing.",
                "1.", "item")  # fmt: skip
    yield Words("Where something is wrong, change it in the text itself, put a comment beside it, or write it in the"
                " box on the last page. Leave the numbers of the paragraphs as they are.", "2.", "item")  # fmt: skip
    step = 3
    if out.rows:
        yield Words("Check the entries of the chronology after the minutes, one by one.", "3.", "item")
        step = 4
    send = f"Fill in “{YOUR_ANSWER}” on the last page and send this document back to the person who sent it to you"
    yield Words(f"{send} by {by}." if by else f"{send}.", f"{step}.", "item")
    yield Words(
        "You need not sign at the meeting, or on the day this reaches you. Take the time you have, and take advice"
        " first if you wish: from your manager, your trade union or your professional body."
    )
    yield Heading("If we do not see it the same way", 2)
    yield Words(
        "Each thing you want changed is considered by itself. Either the text is changed, and you are sent a new"
        " version showing what changed; or you are told why not. Where we still differ, your words stand beside the"
        " minutes, as you wrote them, but that names are shown by codes."
    )
    yield Words(
        f"The long number at the foot of each page belongs to this exact text of version {number}. Were one letter"
        " changed, the number would be another.", look="small",
    )  # fmt: skip


def author_of(author: str, finder: Finder) -> str:
    """Who writes the review: by name, by code where the key holds the author, else by office."""
    hits = finder.find(author) if author else []
    if hits:
        return hits[0].code or "its author"
    return author or "its author"


def _changed(out: ForAgreement, before: int) -> Iterator[Block]:
    yield Heading(f"What has changed since version {before}, which you {'agreed' if out.before_agreed else 'had'}")
    rows = tuple(_differences(out, before))
    if rows:
        yield Words(UNDERLINED, look="small")
        yield Table(rows, (2.6, 7.2, 7.2), ("Paragraph", f"Version {before} said", "It now says"))
    else:
        yield Words("Nothing that you read has changed.")


def _differences(out: ForAgreement, before: int) -> Iterator[tuple[Cell, ...]]:
    for fact in out.fact_changes:
        yield Cell((fact.label,)), Cell((fact.before or "–",)), Cell((fact.after or "–",))
    for each in out.changes:
        if each.before is None and each.after is not None:
            yield Cell((f"{each.place} (new)",)), Cell(("–",)), Cell((as_printed(each.after),))
        elif each.before is not None and each.after is None:
            yield Cell((f"{each.was} of version {before}",)), Cell((as_printed(each.before),)), Cell(("Taken out",))
        elif each.before is not None and each.after is not None:
            was, now = as_printed(each.before), as_printed(each.after)
            found = word_runs(was, now)
            yield (
                Cell((f"{each.place} (was {each.was})" if each.moved else str(each.place),)),
                Cell((was,), pieces=tuple((run.before, not run.same) for run in found)),
                Cell((now,), pieces=tuple((run.after, not run.same) for run in found)),
            )


def as_printed(paragraph: Paragraph) -> str:
    """A paragraph as it is printed, without its number."""
    return ": ".join(filter(None, (printed_lead(paragraph), paragraph.text)))


def _considered(out: ForAgreement) -> Iterator[Block]:
    yield Heading(CONSIDERED)
    rows = tuple(
        (Cell((f"Version {one.version}",)), _asked(one), Cell((_done(one),))) for one in out.theirs
    )
    yield Table(rows, (2.6, 8.4, 6.0), ("Made to", "What you said", "What was done"))


def _asked(one: Representation) -> Cell:
    """What somebody wants; of a change what differs is underlined."""
    of = (f"Of: “{one.quoted}”",) if one.quoted else ()
    said = {"delete": "To be taken out.", "add": f"To be added: {one.words}", "change": f"Should say: {one.words}"}
    told = said.get(one.kind, one.words)
    if one.kind != "change":
        return Cell((*of, told))
    differs = tuple((run.after, not run.same) for run in word_runs(one.quoted, one.words))
    return Cell((*of, told), pieces=(("Should say: ", False), *differs))


def _done(one: Representation) -> str:
    accepted = "Taken out of the text." if one.kind == "delete" else "Taken into the text."
    said = {"accepted": accepted, "declined": "Not taken into the text.", "noted": "Noted.",
            "taken back": "You took it back."}.get(one.verdict, "Not considered yet.")  # fmt: skip
    return f"{said} {one.reason}".strip()


def _rows(rows: tuple[ShownRow, ...]) -> Iterator[Block]:
    yield Heading("Entries of the chronology to check")
    yield Words(
        "These entries name you. For each, say in the last column whether its facts are correct; if not, what is"
        " wrong and why. You are asked about facts only, not whether you agree with what was done."
    )
    made = []
    for number, row in enumerate(rows, 1):
        said = (f"{row.who}: " if row.who else "") + row.event
        then = [f"Action: {row.action}" if row.action else "", f"Outcome: {row.outcome}" if row.outcome else ""]
        made.append((
            Cell((str(number),), mark_of_row(number, row)), Cell(tuple(filter(None, (row.when, row.time))) or ("",)),
            Cell((said, *filter(None, then))), Cell((row.source,)), Cell(),
        ))  # fmt: skip
    yield Table(tuple(made), (1.1, 2.7, 6.6, 2.3, 4.3), ROW_HEADER)


def _slip(out: ForAgreement) -> Iterator[Block]:
    version = out.version
    yield Heading(YOUR_ANSWER, new_page=True)
    by = f" Please answer by {weekday_said(out.reply_by)}." if out.reply_by else ""
    yield Words(f"Tick one box, and fill in your name and the date.{by} A reply by e-mail does as well as a"
                " signature.")  # fmt: skip
    yield Tick(AGREE)
    yield Tick(REPRESENT)
    yield Tick(DISPUTE)
    yield Table(((Cell((BOX,)), Cell()),), _FACTS_WIDTHS, least=5.0)
    yield Table(
        tuple((Cell((label,)), Cell()) for label in (YOUR_NAME, SIGNATURE, DATE)),
        _FACTS_WIDTHS, least=1.0,
    )  # fmt: skip
    yield Words("This answer is to", look="small")
    yield Table(
        (
            (Cell(("Minutes",)), Cell((f"Interview {version.facts.interview}, version {version.number}",))),
            (Cell(("Copy for",)), Cell((out.code,))),
            (Cell(("SHA-256",)), Cell((version.sha256,))),
        ),
        _FACTS_WIDTHS,
    )


def _answers(out: ForFile) -> Table:
    roles = dict(out.version.facts.present)
    rows = tuple(
        (Cell((each.code,)), Cell((roles.get(each.code, ""),)), Cell(_said_by(each)), Cell(_told_by(each)))
        for each in out.answers
    )
    return Table(rows, (2.2, 3.8, 4.6, 6.4), ("Who", "Present as", "Answer", "When, how, and who says so"))


_DID = {"agree": "Agreed", "represent": "Representations made", "dispute": "Disputed"}


def _said_by(each: Standing) -> tuple[str, ...]:
    """What somebody answered; what they did themselves first, where something else was recorded for them since."""
    own = each.own_before
    if own is None:
        return (_answer(each),)
    return f"{_DID[own.kind]}, by their own act", f"Recorded since: {_answer(each)}"


def _told_by(each: Standing) -> tuple[str, ...]:
    own = each.own_before
    return (_how(each.step),) if own is None else (_how(own), _how(each.step))


def _answer(each: Standing) -> str:
    said = str(each.state)
    return f"{said[:1].upper()}{said[1:]}" + (", used as not confirmed" if each.authority else "")


def _how(step: Step | None) -> str:
    if step is None:
        return ""
    told = "their own act" if step.attested == THEMSELVES else "as attested by the author"
    kept = f"kept: {step.reference}" if step.reference else ""
    return "; ".join(filter(None, (weekday_said(step.day), step.how, told, kept)))


def _authority(step: Step, standing: Standing | None) -> str:
    why = ""
    if standing is not None:
        words = standing.step.words if standing.step is not None else ""
        why = f" ({standing.state}{f': {words}' if words else ''})"
    return (
        f"{step.code} has not confirmed these minutes{why}. They are used as not confirmed on the authority of"
        f" {step.who}, given on {weekday_said(step.day)}: {step.words}"
    )


def _kept(out: ForFile) -> Table:
    rows = tuple(
        (Cell((one.code, f"version {one.version}")), _asked(one), Cell((_done_for_file(one),))) for one in out.kept
    )
    return Table(rows, (2.6, 8.4, 6.0), ("Who", "What they said", "What was done"))


def _done_for_file(one: Representation) -> str:
    """What was done about it; that it was taken back the author says, as they asked for it by their own act."""
    return f"Taken back (attested by the author). {one.reason}".strip() if one.verdict == "taken back" else _done(one)
