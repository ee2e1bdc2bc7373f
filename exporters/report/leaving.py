"""The report that leaves: filled, read back, searched, locked where that is asked; all in memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.disclosure import hashed
from domain.evidence.unagreed import KIND as UNAGREED
from domain.evidence.unagreed import Sought
from domain.gate import codes_like_names
from domain.report.about_whom import Kind as About
from domain.report.leaving import OutgoingReport
from exporters.disclosure.every_part import Remark
from exporters.disclosure.held_back import MOST, codes_named, minuted, strangers_said
from exporters.disclosure.searching import Found, Searched, search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.report.asked import Personal
from exporters.report.filled import FilledReport, fill_report
from exporters.report.pictures import GENOGRAM, pictures_of
from exporters.way_out.job import Disclosed, Job, Step, locked, locked_only
from exporters.way_out.ready import Kind, Ready
from exporters.word.pictures import Picture

KIND: Kind = "report"
_STANDS = re.compile(r"(?:table \d+, row \d+, column \d+|paragraph \d+)\Z")


@dataclass(frozen=True, slots=True)
class _Board:
    """The file the report goes into, what it is called in sentences, whether the board sent it, and what is told of
    it."""

    data: bytes
    name: str
    theirs: bool
    told: str = ""


def report_ready(out: OutgoingReport, job: Job, say: Step) -> Ready:
    """The report as a file that may leave, in the board's template or a layout of our own.

    Raises `NotUnderstood` when the template cannot be filled without asking, `Disclosed` when a name is found where
    none may be, `WrongUse` for a panel copy without a password.
    """
    if out.naming is not None:
        locked_only(job)
    say("Reading the template")
    board = _board(job, out)
    pictures = pictures_of(out, job.today)
    say("Filling the template")
    made = fill_report(
        out, board.data, board.name, job.today, job.places,
        pictures=pictures, prove=job.prove and board.theirs,
    )  # fmt: skip
    say("Searching every part for names")
    file = KIND if out.naming is None else out.profile
    searched = search(
        made.data, f"{KIND}.docx", Sought(out.looked_for, out.net), job.template, lambda: say("Searching"), file=file,
    )  # fmt: skip
    searched = drawn_by_us(where_asked(searched, made, out), made.data, pictures)
    nobodys = [minuted(one, file, in_row=False) for one in out.by_hand]
    verdict = judged(searched, nobodys, job.accepted, boards_names=job.boards_names, file=file)
    of_a_board = ("byte for byte", "as the board wrote it")
    ours = made.notes if board.theirs else tuple(
        one for one in made.notes if not any(each in one for each in of_a_board)
    )  # fmt: skip
    notes = (*([board.told] if board.told else []), *ours, *_notices(out), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, made.data, KIND, out.profile, notes)
    return Ready(
        kind=KIND,
        profile=out.profile,
        data=locked(made.data, ".docx", job, say),
        suffix=".docx",
        rows=made.paragraphs,
        codes=_codes(out, made),
        notes=notes,
        searched=searched,
        searched_as=hashed(made.data),
        through=verdict.through,
        changes=made.changes,
        looked_for=out.looked_for,
        locked=job.password is not None,
        log_head=out.log_head,
        printed=made.printed,
        personal=frozenset(kind for one in made.personal for kind in one.kinds),
    )


def _board(job: Job, out: OutgoingReport) -> _Board:
    if job.template is not None:
        return _Board(job.template, job.template_name, True)
    from domain.report.about_whom import about_case
    from domain.report.quality import OFFERED
    from exporters.layouts.report import report_layout

    version = next((one.version for one in out.report.submissions if one.number == out.submission), "")
    review_kind = out.report.fact("review_kind")
    about, by = about_case(out.details, review_kind, out.family, job.today)
    kind: About = "children" if (job.layout or about) == "children" else "adults"
    layout = report_layout(
        kind, out.questions, agency=out.details.agency, reference=out.details.reference, version=version,
        criteria=[one.text for one in out.report.criteria] or OFFERED, named=out.naming is not None,
        review_kind=review_kind,
    )  # fmt: skip
    return _Board(layout, "our own layout", False, _told(kind, by if kind == about else "", asked=bool(job.layout)))


def _told(kind: About, by: str, *, asked: bool) -> str:
    """Which of our own layouts it went into, why, and how to have the other."""
    other = "adults" if kind == "children" else "children"
    why = f", by {by}" if by else "" if asked else ", as nothing in the case says whom the review is about"
    return f"In our own layout for {kind}{why}; “Our own for”, or --layout {other}, gives the other."



def where_asked(searched: Searched, made: FilledReport, out: OutgoingReport) -> Searched:
    """The search without what a board asks for in the very place it stands in, each word of it put there by us."""
    allowed: dict[str, list[Personal[str]]] = {}
    for one in made.personal:
        allowed.setdefault(one.where, []).append(one)
    given = {_letters(line.name) for line in out.people if line.name}

    def belongs(hit: Found) -> bool:
        return any(
            one.may_tell_of(hit.codes) and (hit.kind != "name" or out.naming is not None)
            and (hit.kind != "name" or out.naming != "initials" or _letters(hit.matched) in given)
            for one in asking(hit)
        )

    def asking(hit: Found) -> list[Personal[str]]:
        if hit.part != made.main or hit.kind == UNAGREED:
            return []
        stands = _STANDS.search(hit.place)
        words = " ".join(hit.matched.split())
        return [one for one in allowed.get(stands[0] if stands else "", ())
                if hit.kind in one.kinds and words in " ".join(one.text.split())]  # fmt: skip

    def left(hit: Found) -> Found:
        # A name of the key is nobody's to be printed anonymised: where the board asks for one, the author says so once.
        asks = "name" if hit.kind == "name" and asking(hit) else hit.asks
        return replace(hit, in_row=False, asks=asks)

    return replace(searched, found=tuple(left(one) for one in searched.found if not belongs(one)))


def drawn_by_us(searched: Searched, data: bytes, pictures: Mapping[str, Picture]) -> Searched:
    """The search with what the program drew itself told as that: codes alone stand in it, and its words are searched.

    `data` is the finished file, `pictures` what was drawn for it, by name.
    """
    drawn = {hashed(one.png): name for name, one in pictures.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        there = set(package.namelist())
        names = {one.part: drawn.get(hashed(package.read(one.part))) for one in searched.remarks if one.part in there}

    def told(one: Remark) -> Remark:
        name = names.get(one.part)
        if name is None or one.unsearched:
            return one
        what = "genogram" if name == GENOGRAM else f"plot “{name}”"
        said = f"is the picture of the {what}, drawn by imr with codes alone; its words were searched"
        return replace(one, sentence=said)

    return replace(searched, remarks=tuple(map(told, searched.remarks)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _notices(out: OutgoingReport) -> Iterator[str]:
    """What to look at before it is sent, a sentence each."""
    yield from out.unagreed
    if named := codes_like_names(one.code for one in out.people):
        yield named
    places: dict[str, list[str]] = {}
    for one in out.not_in_key:
        places.setdefault(one.matched, []).append(one.day)
    yield from strangers_said(places, MOST)


def _codes(out: OutgoingReport, made: FilledReport) -> frozenset[str]:
    """The people of the key the file names, by code."""
    return codes_named((line.code for line in out.people), made.printed.values())
