"""A submission as one act, for screen and command alike: all of it made and searched in memory, logged, then placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.errors import CannotWrite, Refusal, Stopped, WrongUse
from domain.readiness.missing import Missing
from domain.readiness.whole import missing
from domain.report.sign_off import statement_asked, still_to_sign
from screens.leaving.report_sending import see_decided

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from domain.gate import Naming
    from domain.report.leaving import OutgoingReport
    from domain.report.parts import Submission
    from domain.report.submissions_compared import Change
    from domain.review import Review
    from exporters.submission.manifest import Manifest
    from exporters.way_out.job import Disclosed, Job, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile

DRAFT = "-DRAFT"
"""What the name of a folder ends with that holds a draft."""
MANIFEST = "manifest"
_UNFIT = re.compile(r"[^\w.-]+")
_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionWanted:
    """What is to go into which folder, and how.

    The jobs say into which of the board's files, if any; `asked` are the sections its template of the report asks for.
    `naming` makes the chronology and the report copies for the panel. A `draft` may go before all have signed. `freeze`
    is the version the text is frozen as first, "" to send the one that waits.
    """

    folder: Path
    chronology: Job
    report: Job
    plan: Job
    asked: frozenset[str] | None = None
    naming: Naming | None = None
    with_key: bool = False
    password: str | None = None
    unagreed: Unagreed = "stop"
    draft: bool = False
    freeze: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A submission that went out: where it is, its files, what its manifest says, what changed since the one before.

    `finished`: it stood in its folder already, and only the case had not been told.
    """

    folder: Path
    submission: Submission
    manifest: Manifest
    files: tuple[tuple[str, Ready], ...] = ()
    changed: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    finished: bool = False


class NamesInSubmission(Stopped):
    """The disclosure check found names in several files: `disclosed` holds what it found in each."""

    def __init__(self, disclosed: Sequence[tuple[str, Disclosed]]) -> None:
        super().__init__("\n".join(f"{name}: {one.sentence}" for name, one in disclosed))
        self.disclosed = tuple(disclosed)


def submit(case: CaseFile, wanted: SubmissionWanted, today: date, step: Step = lambda _: None) -> Submitted:
    """Make the submission and let it leave.

    Raises Stopped for what still stops one, NotUnderstood and Disclosed as each file does, WrongUse, CannotWrite; then
    nothing stands in the folder, and nothing is marked as sent.
    """
    from exporters.submission.folder import check_folder_free, new_folder

    if (done := finish(case, wanted.folder)) is not None:
        return done
    see_name(wanted)
    check_folder_free(wanted.folder)
    step("Reading the case")
    review = case.review()
    see_ready(review, wanted, today, case.terms.all())
    for job in (wanted.report, wanted.chronology):
        see_decided(case, job)
    submission, review, froze = _version(case, review, wanted, today)
    try:
        made = _made(case, review, submission, wanted, today, step)
        if not wanted.draft and made.manifest.still_to_sign:
            froze = False
            raise Stopped(
                f"Version {submission.version} is frozen, and no name was found in it. It is still to be signed by"
                f" the {and_between(made.manifest.still_to_sign)}: s on /submissions. Then export it again, without"
                " freezing it anew."
            )
        with new_folder(wanted.folder) as folder:
            step("Writing the files")
            case.record_all([ready for _, ready in made.files])
            folder.write((name, ready.data) for name, ready in made.files)
            folder.stand()
            try:
                _tell(case, made)
            except Refusal:
                folder.take_back()
                raise
    except Refusal:
        if froze:
            with suppress(Refusal):
                case.submissions.withdraw(submission.number)
        raise
    return made


def finish(case: CaseFile, folder: Path) -> Submitted | None:
    """Tell the case of a submission that stands in this folder whole, where the run that wrote it was ended just then;
    None where nothing is to be finished."""
    from domain.errors import NotUnderstood
    from exporters.submission.folder import files_in
    from exporters.submission.manifest import faults, read_manifest

    found = files_in(folder, f"{MANIFEST}.json")
    if not found:
        return None
    waiting = {one.number: one for one in case.submissions.all() if not one.sent}
    try:
        manifest = read_manifest(found.pop(f"{MANIFEST}.json", b""))
    except NotUnderstood:
        return None
    submission = waiting.get(manifest.number)
    text = found.pop(f"{MANIFEST}.txt", None)
    if submission is None or text is None or submission.sha256 != manifest.text_sha256 or faults(manifest, found):
        return None
    if not {one.sha256 for one in manifest.files} <= case.log.left():
        return None
    case.submissions.sent(submission.number, manifest.sent, [(one.name, one.sha256) for one in manifest.files])
    return Submitted(folder=folder, submission=submission, manifest=manifest, finished=True)


def see_name(wanted: SubmissionWanted) -> None:
    """Refuse a folder whose name hides that it holds a draft. Raises WrongUse."""
    name = wanted.folder.name
    if not name or name in (".", ".."):
        raise WrongUse("Say into which new folder: -o FOLDER.")
    if wanted.draft and not name.upper().endswith(DRAFT):
        raise WrongUse(f"A draft says so in the name of its folder: call it {name}{DRAFT}")
    if not wanted.draft and name.upper().endswith(DRAFT):
        raise WrongUse(f"This is no draft, and {name} says it is one. Give it another name, or say that it is a draft.")


def see_ready(review: Review, wanted: SubmissionWanted, today: date, terms: frozenset[str]) -> None:
    """Refuse a submission while anything stops it but signatures, told section by section. Raises Stopped."""
    from domain.report.sections import sections_of
    from domain.unseen import unseen

    stops = stopping(missing(review, today, wanted.asked), wanted.unagreed)
    titles = {each.id: each.title for each in sections_of(review.questions)}
    lines = [f"{titles.get(each.section, each.section)}: {each.sentence}" for each in stops]
    if nobodys := unseen(review, terms, minuted=True):
        names = ", ".join(f"“{one.name}”" for one in nobodys[:_LISTED])
        more = f" and {len(nobodys) - _LISTED:,} more" if len(nobodys) > _LISTED else ""
        lines.append(f"Nobody’s of the key, and not seen yet: {names}{more}. Go through them: /unknown.")
    if lines:
        count = "1 thing stops" if len(lines) == 1 else f"{len(lines)} things stop"
        head = f"{count} this submission, so nothing was written:"
        raise Stopped("\n".join((head, *(f"  {each}" for each in lines), "/ready goes to each.")))


def stopping(found: Sequence[Missing], unagreed: Unagreed) -> list[Missing]:
    """What of what is missing stops a submission beside its signatures, which are seen to by themselves.

    What rests on minutes that may not be used stops none that leaves it out.
    """
    return [
        each for each in found
        if each.stops and not (each.section == "sign_off" and each.task == "submissions")
        and not (each.unagreed and unagreed == "leave out")
    ]  # fmt: skip


def _version(
    case: CaseFile, review: Review, wanted: SubmissionWanted, today: date
) -> tuple[Submission, Review, bool]:
    """The version to be sent, the case as it stands then, and whether it was frozen for it."""
    from domain.report.exact_text import exact_text

    def text_of(review: Review) -> str:
        return exact_text(_outgoing(case, review, wanted, 0, today))

    every = review.report.submissions
    last = every[-1] if every else None
    text, froze = text_of(review), False
    if wanted.freeze and not (last and not last.sent and (last.version, last.text) == (wanted.freeze, text)):
        last, froze = case.submissions.freeze(wanted.freeze, wanted.stage, text), True
        review = case.review()
        text = text_of(review)
    if last is None:
        raise Stopped("No version is frozen yet: f on /submissions, or --freeze VERSION, and have it signed.")
    if last.sent:
        raise Stopped(
            f"Version {last.version} was sent on {day_said(last.sent)}. Freeze the next one (f on /submissions, or"
            " --freeze VERSION) to send it."
        )
    if text != last.text:
        if froze:
            case.submissions.withdraw(last.number)
        raise Stopped(_changed_said(last, text))
    if not froze:
        _see_signed(review, last, wanted)
    return last, review, froze


def _changed_said(last: Submission, text: str) -> str:
    from domain.report.submissions_compared import changes

    found = changes(last.text, text)
    sections = list(dict.fromkeys(each.section for each in found))
    where = f"{and_between(sections[:4])}{' and elsewhere' if len(sections) > 4 else ''}"
    count = "1 change" if len(found) == 1 else f"{len(found):,} changes"
    return (
        f"The report is not as version {last.version} was frozen ({count}, in {where}), so nothing was written. c on"
        " /submissions shows what changed; freeze the next version (f), and have that signed."
    )


def _see_signed(review: Review, last: Submission, wanted: SubmissionWanted) -> None:
    left = _to_sign(review, last, wanted)
    if left and not wanted.draft:
        raise Stopped(
            f"Version {last.version} is still to be signed by the {and_between(left)}, so nothing was written: s on"
            " /submissions. Or export it as a draft (--draft)."
        )
    if wanted.draft and not left:
        raise WrongUse(f"Everybody asked has signed version {last.version}: it is no draft. Leave --draft out.")


def _to_sign(review: Review, last: Submission, wanted: SubmissionWanted) -> tuple[str, ...]:
    asked = review.board.asked if wanted.asked is None else wanted.asked
    return still_to_sign(last, review.report.signatures, statement=statement_asked(review.report, asked))


def _outgoing(
    case: CaseFile, review: Review, wanted: SubmissionWanted, number: int, today: date, naming: Naming | None = None
) -> OutgoingReport:
    from domain.report.leaving import outgoing_report

    return outgoing_report(
        review, naming=naming, unagreed=wanted.unagreed, terms=case.terms.all(), past=case.log, submission=number,
        today=today,
    )  # fmt: skip


def _made(
    case: CaseFile, review: Review, submission: Submission, wanted: SubmissionWanted, today: date, step: Step
) -> Submitted:
    """All of it in memory, searched. Raises what `prepare` does, NamesInSubmission where names stand in several."""
    from domain.report.submissions_compared import changes
    from exporters.prepare import prepare
    from exporters.submission.changes import changes_ready, counted_said
    from exporters.submission.manifest import manifest_of, manifest_ready
    from exporters.way_out.job import Disclosed, Job

    out = _outgoing(case, review, wanted, submission.number, today)
    accepted = case.accepted.all()
    files: list[tuple[str, Ready]] = []
    found: list[tuple[str, Disclosed]] = []
    notes: list[str] = []

    def put(name: str, make: Callable[[], Ready]) -> None:
        try:
            ready = make()
        except Disclosed as stopped:
            found.append((name, stopped))
            return
        files.append((_called(name, submission, ready), ready))
        told = {note.partition(": ")[2] for note in notes}
        notes.extend(f"{name[:1].upper()}{name[1:]}: {note}" for note in ready.notes if note not in told)

    def ready_of(leaving: object, job: Job, name: str) -> Ready:
        job = replace(job, accepted=accepted)
        return prepare(leaving, job, lambda doing: step(f"The {name}: {doing[:1].lower()}{doing[1:]}"))  # type: ignore[arg-type]

    put("chronology", lambda: ready_of(_rows(case, review, wanted), wanted.chronology, "chronology"))
    report = out if wanted.naming is None else _outgoing(
        case, review, wanted, submission.number, today, wanted.naming
    )  # fmt: skip
    put("report", lambda: ready_of(report, replace(wanted.report, kind="report"), "report"))
    if review.report.actions or review.report.recommendations:
        put("action plan", lambda: ready_of(out, replace(wanted.plan, kind="action plan"), "action plan"))
    else:
        notes.append("There is no action plan among the files: no recommendation and no action is written yet.")
    if wanted.with_key:
        from domain.gate import key_of_personnel

        key = key_of_personnel(review, case.log)
        put("key", lambda: ready_of(key, Job(kind="key", today=today, password=wanted.password), "key"))
    before = next((one for one in reversed(review.report.submissions) if one.sent), None)
    job = Job(today=today, accepted=accepted)
    changed: tuple[Change, ...] = ()
    if before is not None:
        step("Comparing with the version sent before")
        changed = changes(before.text, submission.text)
        since = f"changes since {_version_said(before.version)}"
        put(since, lambda: changes_ready(changed, before, submission, out, job))
        if changed:
            notes.append(f"Paragraphs and records since version {before.version}: {counted_said(changed)}.")
    if found:
        raise found[0][1] if len(found) == 1 else NamesInSubmission(found)
    manifest = manifest_of(
        out, files, today, draft=wanted.draft, still_to_sign=_to_sign(review, submission, wanted), since=before,
        changed=changed,
    )  # fmt: skip
    for ready in manifest_ready(manifest, out, job):
        files.append((f"{MANIFEST}{ready.suffix}", ready))
    for name, ready in files:
        ready.check_name(Path(name))
    from domain.naming import check_file_name

    check_file_name(wanted.folder.name, out.looked_for)
    return Submitted(
        folder=wanted.folder, submission=submission, manifest=manifest, files=tuple(files), changed=changed,
        notes=tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def _rows(case: CaseFile, review: Review, wanted: SubmissionWanted) -> object:
    from domain import gate

    terms = case.terms.all()
    if wanted.naming is None:
        return gate.outgoing(review, terms=terms, unagreed=wanted.unagreed, past=case.log)
    return gate.for_panel(review, wanted.naming, terms=terms, unagreed=wanted.unagreed, past=case.log)


def _tell(case: CaseFile, made: Submitted) -> None:
    """Mark it as sent. Raises CannotWrite where another session sent it meanwhile."""
    sent = [(name, ready.sha256) for name, ready in made.files]
    try:
        case.submissions.sent(made.submission.number, made.manifest.sent, sent)
    except WrongUse as refused:
        raise CannotWrite(f"{refused.sentence} So nothing was written here.") from None


def _called(name: str, submission: Submission, ready: Ready) -> str:
    """What a file of a submission is called: by what it is and its version, never a name."""
    from domain.gate import PANEL_COPY

    called = name if name.startswith("changes") else f"{name} {_version_said(submission.version)}"
    panel = PANEL_COPY if ready.profile == "panel copy" else ""
    return f"{_UNFIT.sub(' ', called).strip()}{panel}{ready.suffix}"


def _version_said(version: str) -> str:
    return f"version {version}" if version[:1].isdigit() else version
