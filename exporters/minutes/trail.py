"""The trail of meetings on paper: everything that happened between minutes and those present, and what the log says."""

from __future__ import annotations

from collections.abc import Iterator

from domain.agreement.course import Standing
from domain.agreement.said import BY, attested_said, standing_said, use_said
from domain.agreement.standing import is_one
from domain.agreement.steps import Representation, Step
from domain.dates.days import day_said, weekday_said
from domain.log_line import LogLine
from domain.meetings.as_issued import AsIssued
from domain.meetings.interview import Attendee, ToSee
from domain.meetings.minutes import Facts, Minutes, Version, facts_said
from domain.meetings.trail import Rested, Trail, Trails, text_of_row
from domain.names.finding import Finder
from exporters.minutes.on_paper import WHO
from exporters.word.blocks import Block, Cell, Heading, Paper, Table, Words

NOT_FOR_USE = "Not for use as evidence: not agreed"
NOTICE = "Confidential. People are shown by codes. Keep this safe, and do not pass it on."
_TWO = (4.2, 12.8)
_DONE = {
    "issue": "Issued", "agree": "Agreed", "represent": "Wanted changes", "dispute": "Disputed", "remind": "Reminded",
    "no reply": "No reply", "cannot": "Cannot agree", "authorise": "Authority to use it, not confirmed",
}  # fmt: skip
_VERDICTS = {
    "": "Not considered yet", "accepted": "Taken into the text", "declined": "Not taken into the text",
    "noted": "Noted", "taken back": "Taken back by them, as attested by the author",
}  # fmt: skip


def trail_paper(out: Trails) -> Paper:
    """The trails, each meeting on a page of its own, and the exact text of every version behind it."""
    numbers = [str(one.minutes.interview.number) for one in out.trails]
    one = len(numbers) == 1
    of = f"interview {numbers[0]}" if one else "interviews " + ", ".join(numbers)
    blocks: list[Block] = []
    for trail in out.trails:
        blocks += _trail(trail, out.looked_for, alone=one)
    if out.people:
        rows = tuple((Cell((one.code,)), Cell((one.role,)), Cell((one.organisation,))) for one in out.people)
        blocks = [Heading(WHO), Table(rows, (2.6, 7.2, 7.2), ("Code", "Who that is", "Of")), *blocks]
    marked = (_marked(out),) if out.not_for_use else ()
    details = out.details
    return Paper(
        title="Trail of the minutes", above=details.agency,
        under="  ·  ".join(filter(None, (of[:1].upper() + of[1:], details.subject, details.reference))),
        notice=". ".join((*marked, NOTICE)),
        header="\t".join(("  ·  ".join(filter(None, (details.agency, details.reference))), "Confidential")),
        footer=(f"Trail of {of}", *marked, f"Head of the case’s log: {out.log_head}"), blocks=tuple(blocks),
    )  # fmt: skip


def _marked(out: Trails) -> str:
    if len(out.not_for_use) == len(out.trails):
        return NOT_FOR_USE
    of = ", ".join(map(str, out.not_for_use))
    return f"{NOT_FOR_USE} (interview{'' if len(out.not_for_use) == 1 else 's'} {of})"


def _trail(trail: Trail, finder: Finder, *, alone: bool) -> Iterator[Block]:
    minutes, log = trail.minutes, trail.log
    if not alone:
        yield Heading(f"Interview {minutes.interview.number}", new_page=True)
    level = 1 if alone else 2
    yield Words(use_said(minutes), "As it stands:")
    yield from _meeting(minutes, level)
    yield from _people(trail, level)
    yield from _versions(trail, level)
    yield Heading("Every step, in order", level)
    if minutes.steps:
        yield Table(tuple(_step(trail, step) for step in minutes.steps), (2.6, 2.2, 7.0, 5.2),
                    ("Day", "Who", "What", "Recorded"))  # fmt: skip
    else:
        yield Words("None: nothing was issued.")
    yield from _representations(trail, level)
    yield from _row_checks(trail, level)
    yield from _resting(trail, level)
    if log.authors:
        yield Heading("The author", level)
        for line, was, now in log.authors:
            before, after = _named(was, finder), _named(now, finder)
            yield Words(f"Author changed from {before} to {after} on {_when(line.at)}; {_line(line)}.")
    yield Heading("The lines of the log that concern this meeting", level)
    yield Words("Each line is hashed with the line before it, so that none can be changed or left out unseen. The whole"
                " log, without its content, is written by imr export log.", look="small")  # fmt: skip
    rows = tuple(
        (Cell((str(line.number),)), Cell((_when(line.at), line.user)), Cell((line.verb,)), Cell((line.hash,)))
        for line in log.lines
    )
    yield Table(rows, (1.3, 4.2, 2.5, 9.0), ("Line", "When, by whom", "What", "SHA-256 of the line"))
    for version in minutes.versions:
        yield from exact(version, level)


def exact(version: Version, level: int = 1, *, new_page: bool = True) -> Iterator[Block]:
    """The exact text of a version, line for line."""
    yield Heading(f"The exact text of version {version.number}", level, new_page=new_page)
    yield Words(f"SHA-256: {version.sha256}", look="small")
    for line in version.text.rstrip("\n").split("\n"):
        yield Words(line)


def _meeting(minutes: Minutes, level: int) -> Iterator[Block]:
    interview = minutes.interview
    yield Heading("The meeting", level)
    rows = [(label, said) for label, said in facts_said(Facts.of(interview)) if said]
    if interview.raised_elsewhere:
        day = day_said(interview.raised_elsewhere)
        said = f"A matter was raised by another route on {day}. What it was is not in this case."
        rows.append(("Raised elsewhere", said))
    yield _table(rows)


def _people(trail: Trail, level: int) -> Iterator[Block]:
    minutes = trail.minutes
    yield Heading("Those of the meeting", level)
    for one in minutes.interview.people:
        yield Heading(f"{one.code}, {one.role}", level + 1)
        yield _table(_person(trail, one))


def _person(trail: Trail, one: Attendee) -> list[tuple[str, str]]:
    minutes = trail.minutes
    asked = "yes" if one.agrees else f"no{f': {one.why_not_asked}' if one.why_not_asked else ''}"
    rows = [("Present", "yes" if one.present else "no"), ("Asked to agree", asked)]
    planned = next((each for each in trail.planned if is_one(minutes, each.code, one.code)), None)
    if planned is not None:
        rows += _plan(planned)
    else:
        rows.append(("Planned", "Not on the list of whom to see."))
    stands = next((each for each in trail.standings if is_one(minutes, each.code, one.code)), None)
    if stands is not None:
        rows.append(("Where they stand", standing_said(minutes, stands)))
        rows += _reminders(minutes, stands)
    return rows


def _plan(planned: ToSee) -> list[tuple[str, str]]:
    def day(iso: str) -> str:
        return weekday_said(iso) if iso else "not recorded"

    rows = [
        ("To be seen", planned.why or "no reason recorded"), ("Told of the purpose", day(planned.told)),
        ("Support offered", day(planned.support)), ("May be accompanied", day(planned.company)),
    ]  # fmt: skip
    if planned.asked_to_be_seen:
        rows.append(("Asked to be seen", "yes"))
    if planned.hold:
        until = f" until {day_said(planned.held_until)}" if planned.held_until else ", still"
        since = day_said(planned.held_since) or "a day not recorded"
        rows.append(("Held back", f"{planned.hold}, from {since}{until}"))
    if planned.not_seen:
        rows.append(("Not seen", ": ".join(filter(None, (planned.not_seen, planned.not_seen_why)))))
    return rows


def _reminders(minutes: Minutes, stands: Standing) -> list[tuple[str, str]]:
    found = [s for s in minutes.steps if s.kind == "remind" and is_one(minutes, s.code, stands.code)]
    said = (f"{weekday_said(s.day)} (version {s.version})" for s in found)
    return [("Reminders", "; ".join(said))] if found else []


def _versions(trail: Trail, level: int) -> Iterator[Block]:
    minutes = trail.minutes
    yield Heading("Versions", level)
    for version in minutes.versions:
        line = trail.log.first(_row_of(trail, "versions", version))
        to = "; ".join(
            f"{step.code}, {BY.get(step.how, step.how)}, {day_said(step.day)}"  # type: ignore[call-overload]
            for step in minutes.steps
            if step.kind == "issue" and step.version == version.number
        )
        made = f"{_when(version.at)}{f', by {line.user}, {_line(line)}' if line else ''}"
        yield _table([
            (f"Version {version.number}", made), ("SHA-256", version.sha256), ("Issued to", to or "nobody"),
        ])  # fmt: skip
    if minutes.edited:
        count = len(minutes.paragraphs)
        latest = minutes.latest
        than = f", and is another than version {latest.number}" if latest is not None else ""
        yield Words(f"The text as it stands ({count} {'paragraph' if count == 1 else 'paragraphs'}) has not been"
                    f" issued{than}. It is not in this trail.")  # fmt: skip


def _row_of(trail: Trail, table: str, version: Version) -> str:
    """The row of the case file a version is: those of a meeting are written in the order of their numbers."""
    rows = [row for row in trail.log.written if row.startswith(f"{table}/")]
    return rows[version.number - 1] if version.number <= len(rows) else ""


def _step(trail: Trail, step: Step) -> tuple[Cell, ...]:
    minutes = trail.minutes
    what = [f"{_DONE[step.kind]}: version {step.version}"]
    if step.paragraph:
        version = minutes.version(step.version)
        what.append(f"Of paragraph {version.place(step.paragraph) if version else '?'}")
    if step.how:
        what.append(f"How: {step.how}")
    if step.who:
        what.append(f"Given by {step.who}")
    if step.words:
        what.append(f"“{step.words}”")
    if step.reply_by:
        what.append(f"Reply by {day_said(step.reply_by)}")
    if step.reference:
        what.append(f"Kept: {step.reference}")
    if step.document:
        what.append(f"SHA-256 of the document sent back: {step.document}")
    line = trail.log.first(f"steps/{step.number}")
    by = [attested_said(step)] if step.kind not in ("issue", "remind", "no reply") else []
    if step.answered_by:
        by.append("from the account the packet was answered in")
    if line is not None:
        by += [f"{_when(line.at)}, {line.user}", _line(line)]
    return Cell((weekday_said(step.day),)), Cell((step.code,)), Cell(tuple(what)), Cell(tuple(by) or ("",))


def _representations(trail: Trail, level: int) -> Iterator[Block]:
    minutes = trail.minutes
    if not minutes.representations:
        return
    yield Heading("What people wanted changed, and what was done", level)
    rows = tuple(
        (Cell((f"{one.number}. {one.code}", f"version {one.version}", day_said(one.day))), _wanted(minutes, one),
         Cell(tuple(_decided(trail, one))))
        for one in minutes.representations
    )  # fmt: skip
    yield Table(rows, (2.8, 7.4, 6.8), ("Who, and when", "What they said", "What was done"))


def _wanted(minutes: Minutes, one: Representation) -> Cell:
    version = minutes.version(one.version)
    place = version.place(one.paragraph) if version is not None and one.paragraph else 0
    where = f"Paragraph {place}" if place else "The whole"
    told = {
        "delete": "To be taken out.", "add": f"To be added: “{one.words}”", "change": f"Should say: “{one.words}”",
    }.get(one.kind, f"“{one.words}”")  # fmt: skip
    return Cell((f"{where}{f': “{one.quoted}”' if one.quoted else ''}", told))


def _decided(trail: Trail, one: Representation) -> Iterator[str]:
    """Each verdict in its order, the one that stands last: none is written over another."""
    told = [each for each in trail.log.written.get(f"representations/{one.number}", ()) if each.said]
    if not told:
        yield _VERDICTS[one.verdict]
    for each in told:
        reason = f": {each.why}" if each.why else ""
        said = f"{_VERDICTS.get(each.said, each.said)}{reason}."
        yield f"{said} {_when(each.line.at)}, {each.line.user}, {_line(each.line)}"


def _row_checks(trail: Trail, level: int) -> Iterator[Block]:
    checks = trail.minutes.row_checks
    if not checks:
        return
    yield Heading("Rows of the chronology shown to them, for their facts", level)
    rows = []
    for one in checks:
        when = trail.rows[one.entry].when if one.entry in trail.rows else "a row taken out since"
        line = trail.log.first(f"row_checks/{one.number}")
        said = [one.verdict.capitalize(), *([f"“{one.words}”"] if one.words else [])]
        done = [f"{one.taken or 'nothing yet'}{f': {one.reason}' if one.reason else ''}"] if one.words else []
        if line is not None:
            done.append(f"Recorded {_when(line.at)}, {line.user}, {_line(line)}")
        rows.append((
            Cell((one.code, day_said(one.day), one.how)), Cell((when, f"text as shown: {text_of_row(one)}")),
            Cell(tuple(said)), Cell(tuple(done) or ("",)),
        ))  # fmt: skip
    yield Table(tuple(rows), (2.6, 5.4, 4.2, 4.8), ("Who", "Row", "What they said", "What was done"))


def _resting(trail: Trail, level: int) -> Iterator[Block]:
    yield Heading("What rests on these minutes", level)
    rows = tuple((*_row_cells(trail, one), Cell(tuple(_rested(one)))) for one in trail.log.rested)
    if rows:
        yield Table(rows, (6.0, 5.4, 5.6), ("Row, or paragraph of the report", "Paragraphs", "What was done"))
    else:
        yield Words("Nothing.")


def _row_cells(trail: Trail, one: Rested) -> tuple[Cell, ...]:
    row = trail.rows.get(one.target)
    gone = "a paragraph of the report taken out since" if one.kind == "passage" else "a row taken out since"
    told = [row.when if row is not None else gone]
    if row is not None:
        told.append(f"text as it stands: {row.sha256}" if row.sha256 else "taken out since")
    version = trail.minutes.version(one.version)
    places = [version.place(id) for id in one.paragraphs] if version is not None else []
    if places and all(places):
        at = f"Version {one.version}: {', '.join(map(str, places))}"
    else:
        at = f"{len(one.paragraphs)} of the text as it then stood"
    return Cell(tuple(told)), Cell((at, f"their words: {one.digest}"))


def _rested(one: Rested) -> Iterator[str]:
    yield "Said to rest on them" if one.made else f"Taken off{f': {one.why}' if one.why else ''}"
    yield f"{_when(one.line.at)}, {one.line.user}, {_line(one.line)}"


def _table(rows: list[tuple[str, str]]) -> Table:
    return Table(tuple((Cell((label,)), Cell((said,))) for label, said in rows), _TWO)


def _named(author: str, finder: Finder) -> str:
    """Somebody who wrote the review: by code where the key holds them, else as the case says."""
    hits = finder.find(author) if author else []
    return (hits[0].code or "somebody") if hits else (author or "nobody")


def _when(at: str) -> str:
    return f"{day_said(at)}, {at[11:16]} UTC" if len(at) > 15 else day_said(at)


def _line(line: LogLine) -> str:
    return f"line {line.number}"


def issued_paper(out: AsIssued) -> Paper:
    """A version as it was issued, labelled on every page."""
    details, version = out.details, out.version
    number = version.facts.interview
    return Paper(
        title="Minutes as they were issued", above=details.agency,
        under="  ·  ".join(filter(None, (f"Interview {number}, version {version.number}", details.subject,
                                         details.reference))),
        notice=f"{out.label}. {NOTICE}",
        header="\t".join(("  ·  ".join(filter(None, (details.agency, details.reference))), "Confidential")),
        footer=(
            f"Minutes of interview {number}  ·  version {version.number} as it was issued", out.label,
            f"SHA-256 of the exact text: {version.sha256}", f"Head of the case’s log: {out.log_head}",
        ),
        blocks=tuple(exact(version, new_page=False)),
    )  # fmt: skip
