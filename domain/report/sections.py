"""The sections of a report: the union of what boards ask, in the order in which our own layouts have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.question import Question
from domain.report.parts import Passage, question_of, section_of

Kind = Literal["text", "answers", "records"]
Needed = Literal["always", "if asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section by its `id`. `kind` "text" is written by the author; "answers" holds one for each question; "records"
    is printed from what the case holds, and the author may write before it. `asks` says in our words what it is for.

    `needed`: a submission stops without it always, or only when the template in hand asks for it.
    """

    id: str
    title: str
    kind: Kind = "text"
    asks: str = ""
    needed: Needed = "if asked"


SECTIONS: tuple[Section, ...] = (
    Section(id="introduction", title="Introduction",
            asks="Whose review this is, why it was begun, and what the report covers."),
    Section(id="summary", title="Summary", asks="The main findings and recommendations on one page."),
    Section(id="terms", title="Terms of reference", kind="records", needed="always",
            asks="The questions to be answered, the period, and what is left outside."),
    Section(id="author", title="About the author", kind="records", needed="always",
            asks="Qualifications, experience, role, and independence of the case and of those involved in it."),
    Section(id="context", title="Context",
            asks="What was going on around the work, as far as it bore on what was done."),
    Section(id="methodology", title="Methodology", kind="records", needed="always",
            asks="How the review was done: records searched, people seen, what could not be had and why."),
    Section(id="policies", title="Policies and guidance", kind="records",
            asks="What was in force at the time, and whether it was followed."),
    Section(id="interviews", title="Persons seen", kind="records",
            asks="Who was seen, when and by whom; who was not, and why."),
    Section(id="family", title="Family composition", kind="records", needed="always",
            asks="The members of the family as the agency knew them."),
    Section(id="genogram", title="Genogram", kind="records", asks="The family drawn."),
    Section(id="involvement", title="Involvement of the agency", kind="records",
            asks="What services the agency gave, when, and how it is made up."),
    Section(id="chronology", title="Chronology", kind="records",
            asks="The dated rows, or where they are to be found."),
    Section(id="background", title="Background",
            asks="What of the history of the person and the family bears on the time under review."),
    Section(id="narrative", title="Narrative", needed="always",
            asks="The story of the involvement: key events, concerns, omissions, good practice, and how it was for"
            " the person."),
    Section(id="voice", title="The person's voice",
            asks="What the person and their family wished and felt, and what came of it."),
    Section(id="diversity", title="Equality and diversity",
            asks="How race, culture, language, religion, disability and other needs were met."),
    Section(id="analysis", title="Analysis",
            asks="What was done or not done, why, and how it stands against policy and good practice."),
    Section(id="answers", title="Answers to the questions", kind="answers", needed="always",
            asks="An answer to every question of the terms of reference, or why it is not relevant."),
    Section(id="good_practice", title="Good practice", needed="always",
            asks="What was done well, beyond what is expected."),
    Section(id="learning", title="Learning", needed="always",
            asks="What the agency learns from this case."),
    Section(id="learning_between", title="Learning between agencies",
            asks="What agencies together can learn from this case."),
    Section(id="conclusion", title="Conclusion", asks="What it comes to."),
    Section(id="recommendations", title="Recommendations", kind="records", needed="always",
            asks="What is to change, SMART, each with the paragraphs it rests on."),
    Section(id="notifications", title="Statutory notifications",
            asks="Whether anything must be notified at once, to whom, and whether it was."),
    Section(id="media", title="Media", asks="Whether interest of the press is likely, and who handles it."),
    Section(id="parallel", title="Other proceedings",
            asks="Police, coroner, complaints and other reviews of the same events."),
    Section(id="actions", title="Action plan", kind="records", needed="always",
            asks="Who does what by when, and how it will be known."),
    Section(id="quality", title="Quality assurance", kind="records", needed="always",
            asks="The form a senior person fills in before the report is sent."),
    Section(id="statement", title="Chief officer's statement",
            asks="What the chief officer, or who signs for them, declares of the report."),
    Section(id="sign_off", title="Sign-off", kind="records", needed="always",
            asks="Author, quality assurer and countersigner of this submission."),
    Section(id="records", title="Records and documents seen", kind="records",
            asks="Every record, document and policy the report draws on."),
    Section(id="personnel", title="Key of personnel", kind="records",
            asks="The codes used, what each person does, and how they were involved."),
    Section(id="abbreviations", title="Abbreviations", kind="records",
            asks="Every short form the report uses, and what it stands for."),
)

FINDINGS = ("good_practice", "learning", "learning_between")
"""The sections whose passages are findings, which recommendations flow from."""


def section(id: str, questions: Iterable[Question] = ()) -> Section | None:
    """The section of this id, that of an answer among them; None when there is none."""
    label = question_of(id)
    if label:
        asked = next((each for each in questions if each.label.casefold() == label.casefold()), None)
        return Section(
            id=section_of(asked.label), title=f"Question {asked.label}", asks=asked.text, needed="always"
        ) if asked is not None else None  # fmt: skip
    return next((each for each in SECTIONS if each.id == id), None)


def sections_of(questions: Iterable[Question]) -> tuple[Section, ...]:
    """Every section a text can stand in, the answers to these questions in their place."""
    found: list[Section] = []
    asked = tuple(questions)
    for each in SECTIONS:
        found.append(each)
        if each.kind == "answers":
            found += [one for question in asked if (one := section(section_of(question.label), asked)) is not None]
    return tuple(found)


def own_order(questions: Iterable[Question]) -> tuple[tuple[str, str], ...]:
    """Every section with its number as the author sees it while writing: 1, 2, 3; answers have that of their section.

    As `domain.report.numbers.numbers` takes it.
    """
    from domain.report.numbers import counted

    return counted((each.id for each in SECTIONS), (each.label for each in questions))


def called(questions: Iterable[Question], passages: Iterable[Passage]) -> dict[str, str]:
    """Where each passage stands, by its id: the title of its section and its place there, "Learning, paragraph 3".

    A heading, a picture or an item is counted like any other: the place is for the author, who sees all of them.
    """
    asked = tuple(questions)
    titles: dict[str, str] = {}
    count: dict[str, int] = {}
    found: dict[str, str] = {}
    for each in passages:
        id = each.section.casefold()
        if id not in titles:
            of = section(each.section, asked)
            titles[id] = of.title if of is not None else question_of(each.section) or each.section
        count[id] = count.get(id, 0) + 1
        found[each.id] = f"{titles[id]}, paragraph {count[id]}"
    return found
