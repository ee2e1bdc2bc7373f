"""Our own layouts of a report: an adults' and a children's, real Word documents filled as any board's template is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from domain.question import Question
from domain.report.about_whom import Kind, kind_in_full
from domain.report.facts import fact_of
from domain.report.quality import OFFERED
from exporters.layouts.report_words import ADULTS, CHILDREN, Of, Part
from exporters.word.blocks import Blank, Block, Cell, Contents, Heading, Paper, Table, Thin, Turn, Words
from exporters.word.building import docx

KINDS: tuple[Kind, ...] = ("adults", "children")

TITLE = "Individual Management Review"
_LABELS = (6.2, 10.8)
_COVER = (
    "Agency", "Subject", "Reference of the review", "Type of review", "Board or partnership",
    "What the review is about", "Period under review", "Report asked for on", "Author", "Author's job title",
    "Date of submission", "Report stage", "Version",
)  # fmt: skip
_AUTHOR = ("qualifications", "experience", "author_role", "senior", "line_managed", "able", "independent", "involved",
           "manages_panel", "independence", "supervision", "training")  # fmt: skip
_METHOD = ("how_done", "secured", "secured_by", "time_enough", "time_said", "legal_advice", "personnel_as")
_ON_THEIR_SIDE = ("actions", "records")
"""Appendices whose tables have too many columns for a page that stands."""
_SIGNING = ("Author", "Quality assurer", "Countersigner")
_SIGNED = ("name", "job title", "signature", "date")
_CODED = "People are shown by codes; their names are kept apart from this report."
_NAMED = "A copy for the panel: its text shows people by codes, and the key in it says who they are."
_ON_PAPER = "A signature given in the case is printed with its day and how it was given; one on paper is put here."


def report_layout(
    kind: Kind,
    questions: Sequence[Question] = (),
    *,
    agency: str = "",
    reference: str = "",
    version: str = "",
    versions: Sequence[tuple[str, str, str]] = (),
    criteria: Sequence[str] = OFFERED,
    guidance: bool = False,
    named: bool = False,
    review_kind: str = "",
) -> bytes:
    """The layout as a .docx, with a place for the answer to each of these questions; always the same bytes.

    `agency`, `reference` and `version` stand in the header and footer of every page; `versions` are those there have
    been, each with its day in words and its stage; `criteria` are the lines of the quality form. With `guidance` each
    section says in a line of grey italics what it is for: for a board that takes the layout over as its template.
    `named`: it will hold a key of names or initials, and says so on its cover. `review_kind` is what the author calls
    the kind of review ("SAR"): it stands over the title, in full; without it what such a review is usually.
    """
    return docx(
        report_paper(
            kind, questions, agency=agency, reference=reference, version=version, versions=versions, criteria=criteria,
            guidance=guidance, named=named, review_kind=review_kind,
        )
    )  # fmt: skip


def report_paper(
    kind: Kind,
    questions: Sequence[Question] = (),
    *,
    agency: str = "",
    reference: str = "",
    version: str = "",
    versions: Sequence[tuple[str, str, str]] = (),
    criteria: Sequence[str] = OFFERED,
    guidance: bool = False,
    named: bool = False,
    review_kind: str = "",
) -> Paper:
    """The layout as blocks, as `report_layout`."""
    of = CHILDREN if kind == "children" else ADULTS
    pages = count(1)
    body = tuple(
        replace(block, mark=f"_Toc{next(pages):04}") if isinstance(block, Heading) and block.level == 1 else block
        for block in _body(of, questions, versions, criteria, guidance)
    )
    entries = tuple((1, block.text, block.mark) for block in body if isinstance(block, Heading) and block.mark)
    return Paper(
        title=TITLE,
        above=kind_in_full(review_kind) or of.above,
        under="",
        notice=f"Confidential. {_NAMED if named else _CODED} It is for the review named below and is not passed on.",
        header="\t".join(("  ·  ".join(filter(None, (agency, reference))) or TITLE, "Confidential")),
        footer=("  ·  ".join(filter(None, (TITLE, f"version {version}" if version[:1].isdigit() else version))),),
        blocks=(_labelled(_COVER, "Whose report this is", least=0.85), Contents("Contents", entries), *body),
        cover=True,
        apart=False,
    )


def _body(
    of: Of, questions: Sequence[Question], versions: Sequence[tuple[str, str, str]], criteria: Sequence[str],
    guidance: bool,
) -> Iterator[Block]:  # fmt: skip
    for number, part in enumerate(of.parts, 1):
        yield Heading(f"{number}. {part.title}", new_page=number == 1)
        yield from _part(part, questions, criteria, guidance)
    for number, part in enumerate(of.appendices):
        landscape = part.section in _ON_THEIR_SIDE
        if landscape:
            if number:
                # What stands before may end with a table, and a section ends with a paragraph.
                yield Thin()
            yield Turn(landscape=True)
        # A section begins a page of its own.
        follows = number > 0 and of.appendices[number - 1].section in _ON_THEIR_SIDE
        page = part.page and not (landscape or follows)
        yield Heading(f"Appendix {chr(ord('A') + number)}: {part.title}", new_page=page)
        yield from _part(part, questions, criteria, guidance)
        if part.section == "sign_off" and versions:
            yield Heading("Versions", 2)
            rows = tuple(tuple(Cell((said,)) for said in each) for each in versions)
            yield Table(rows, (2.6, 5.0, 9.4), ("Version", "Date", "Stage"), caption="Versions of this report")
        if landscape:
            # On a line of its own a remark here would stand alone on a page.
            yield Thin()
            yield Turn(landscape=False)


def _part(part: Part, questions: Sequence[Question], criteria: Sequence[str], guidance: bool) -> Iterator[Block]:
    if guidance:
        yield Words(part.asks, look="guidance")
    if part.section == "answers":
        yield from _answers(questions)
    elif part.section == "author":
        yield Blank()
        yield _facts(_AUTHOR, "About the author")
    elif part.section == "methodology":
        yield Blank()
        yield _facts(_METHOD, "How the review was done")
    elif part.section == "sign_off":
        labels = tuple(f"{whose}: {each}" for whose in _SIGNING for each in _SIGNED)
        yield _labelled(labels, "Who has signed this version", least=0.9)
        if guidance:
            # A remark for who fills it in: a board that is sent the report has no use for it.
            yield Words(_ON_PAPER, look="under a table")
    elif part.section == "statement":
        yield Blank()
        yield _labelled(tuple(f"Chief officer: {each}" for each in _SIGNED), "Signature: chief officer", least=0.9)
    elif part.section == "actions":
        yield _rows(
            ("No", "Recommendation", "Action", "Lead officer", "Target date", "Status", "Date completed", "Evidence",
             "Outcome"), (0.9, 4.5, 4.4, 2.6, 2.2, 2.4, 2.4, 3.2, 3.1), "Action plan",
        )  # fmt: skip
    elif part.section == "quality":
        yield Table(
            tuple((Cell((text,)), Cell(), Cell(), Cell()) for text in criteria), (8.6, 1.2, 1.2, 6.0),
            ("Criteria", "Yes", "No", "Comments"), caption="Quality assurance form",
        )  # fmt: skip
    elif part.section == "family":
        if part.before:
            yield Words(part.before)
        yield _rows(("Reference name", "Relationship to the subject", "Date of birth",
                     "Date of death or serious incident", "Full address", "Ethnicity or diversity needs"),
                    (2.6, 2.8, 2.3, 2.7, 3.7, 2.9), "Family composition")  # fmt: skip
    elif part.section == "records":
        yield Blank()
        # Boards ask when and by whom records were secured, and to tell what is primary from what is not.
        yield _rows(
            ("Source", "Description", "Years or volumes", "Location", "Date secured", "Secured by", "Date searched",
             "Searched by", "Grade", "Found", "If not, why"),
            (2.45, 3.0, 2.5, 2.4, 2.1, 1.9, 2.5, 2.2, 2.15, 1.5, 3.0), "Records searched",
        )  # fmt: skip
    elif part.section == "interviews":
        yield _rows(("Name or code", "Role", "Date of interview", "Interviewed by", "If not, why not"),
                    (2.9, 3.3, 3.4, 2.4, 5.0), "Persons seen")  # fmt: skip
    elif part.section == "personnel":
        yield _rows(("Code", "Role", "Organisation", "Involvement"), (2.6, 3.9, 4.9, 5.6), "Key of personnel")
    elif part.section == "policies":
        yield Blank()
        yield _rows(("Policy", "Version", "In force from", "Until", "Whose it is", "Note"),
                    (4.0, 2.0, 2.5, 2.1, 3.0, 3.4), "Policies and guidance")  # fmt: skip
    elif part.section == "abbreviations":
        yield _rows(("Abbreviation", "Meaning"), (4.0, 13.0), "Abbreviations")
    else:
        yield Blank()


def _answers(questions: Sequence[Question]) -> Iterator[Block]:
    if not questions:
        yield Blank()
    for question in questions:
        # No box: an answer of some pages in one cell of a table can be neither read aloud nor paged well.
        own = len(question.label) > 3 and question.label[0].isalpha()
        label = question.label if own else f"Question {question.label}"
        yield Heading(f"{label}: {question.text}", 2, banded=True)
        yield Blank()


def _facts(names: Sequence[str], caption: str) -> Table:
    labels = tuple(fact.label for name in names if (fact := fact_of(name)) is not None)
    return _labelled(labels, caption)


def _labelled(labels: Sequence[str], caption: str, least: float = 0.0) -> Table:
    rows = tuple((Cell((label,)), Cell()) for label in labels)
    return Table(rows, _LABELS, caption=caption, least=least, centred=True)


def _rows(header: tuple[str, ...], widths: tuple[float, ...], caption: str) -> Table:
    return Table((tuple(Cell() for _ in header),), widths, header, caption=caption)
