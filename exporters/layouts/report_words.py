"""What the layouts of a report say: their parts in order, adults' and children's, each with what it is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the report: the section of the case it holds, its title, and in a sentence what it is for.

    `before` is said before its table; an appendix of a `page` of its own begins one.
    """

    section: str
    title: str
    asks: str
    before: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """A whole layout: what stands above its title, its numbered parts, and its appendices."""

    above: str
    parts: tuple[Part, ...]
    appendices: tuple[Part, ...]


def _parts(of: dict[str, Part]) -> tuple[Part, ...]:
    """The parts common to both, with those of one in place of the common ones."""
    return tuple(of.get(each.section, each) for each in _COMMON)


_COMMON = (
    Part(section="introduction", title="Introduction",
         asks="Whose review this is, what led to it, and what this report covers."),
    Part(section="summary", title="Summary",
         asks="The main findings and recommendations, on one page, for those who read no further."),
    Part(section="terms", title="Terms of reference",
         asks="The period under review, the questions to be answered, and what is left outside."),
    Part(section="parallel", title="Other proceedings",
         asks="Police, coroner, complaints and other reviews of the same events, and what they hold back."),
    Part(section="author", title="About the author",
         asks="Who wrote this, what fits them to do so, and how they are independent of the case."),
    Part(section="methodology", title="Methodology",
         asks="How the work was done: records and people, when and by whom; what could not be had, and why."),
    Part(section="policies", title="Policies and guidance",
         asks="What was in force at the time, and whether it was followed."),
    Part(section="family", title="Family composition",
         asks="The members of the family and the household as the agency knew them."),
    Part(section="genogram", title="Genogram", asks="The family drawn, as the agency knew it."),
    Part(section="context", title="Context",
         asks="What went on around the work: demand, staffing, change, and how it bore on what was done."),
    Part(section="involvement", title="Services provided",
         asks="What services were given, when, by which teams."),
    Part(section="background", title="Background", asks="What came before and bears on the period."),
    Part(section="chronology", title="Chronology",
         asks="The dated rows, or where they are to be found."),
    Part(section="narrative", title="Narrative",
         asks="The story of the involvement in the order it happened: key events, decisions, what was left undone."),
    Part(section="voice", title="", asks=""),
    Part(section="diversity", title="Equality and diversity",
         asks="Race, culture, language, religion, disability and other needs: what was known, and what was done."),
    Part(section="analysis", title="Analysis", asks=""),
    Part(section="answers", title="Answers to the questions",
         asks="An answer to every question; where one is not relevant to the agency, say so and why."),
    Part(section="good_practice", title="Good practice",
         asks="What was done well, beyond what is expected, and what made it possible."),
    Part(section="learning", title="Learning for the agency",
         asks="What the agency learns; what has changed since, and how that is known."),
    Part(section="learning_between", title="Learning between agencies",
         asks="What agencies can learn together from this case."),
    Part(section="conclusion", title="Conclusion", asks="What it comes to."),
    Part(section="recommendations", title="Recommendations",
         asks="What is to change: specific, measurable, achievable, realistic, with a time; and the paragraphs behind"
         " it."),
    Part(section="notifications", title="Statutory notifications",
         asks="Whether anybody must be told at once, and whether they were."),
    Part(section="media", title="Media", asks="Whether interest of the press is likely, and who deals with it."),
)  # fmt: skip

_APPENDICES = (
    Part(section="actions", title="Action plan",
         asks="Who does what by when, how it will be shown to be done, and what it is to bring about."),
    Part(section="quality", title="Quality assurance form",
         asks="For a senior person who is not the author, before the report is sent."),
    Part(section="statement", title="Chief officer's statement",
         page=True, asks="What the chief officer declares of this report and of the action plan."),
    Part(section="sign_off", title="Sign-off", asks="Who has read and signed this version."),
    Part(section="records", title="Records and documents seen",
         page=True, asks="Every record, document and policy the report draws on."),
    Part(section="interviews", title="Persons seen",
         asks="Who was seen, when and by whom; who was not, and why."),
    Part(section="personnel", title="Key of personnel",
         asks="The codes used, what each person does, and how they were involved."),
    Part(section="abbreviations", title="Abbreviations", asks="Every short form, and what it stands for."),
)  # fmt: skip

ADULTS = Of(
    above="Safeguarding Adults Review",
    parts=_parts({
        "voice": Part(
            section="voice", title="The adult's voice",
            asks="What the adult, and those who spoke for them, wished, felt and wanted to come of it; how far the work"
            " was led by that (Making Safeguarding Personal); whether an advocate was offered."),
        "policies": Part(
            section="policies", title="Policies and guidance",
            asks="The Care Act and its guidance, the Mental Capacity Act and its code, local procedures: the issue in"
            " force at the time, and whether it was followed."),
        "analysis": Part(
            section="analysis", title="Analysis",
            asks="What was done or not done, and why: risk and how it was weighed; mental capacity, decision by"
            " decision, and consent; self-neglect, coercion and unwise decisions; the duty to enquire; supervision and"
            " management; other agencies."),
    }),
    appendices=_APPENDICES,
)  # fmt: skip

CHILDREN = Of(
    above="Local Child Safeguarding Practice Review",
    parts=_parts({
        "voice": Part(
            section="voice", title="The child's voice and lived experience",
            asks="What a day was like for the child; whether they were seen, alone, and by whom; what they said or"
            " showed, and what came of it; the voice of each sibling too."),
        "policies": Part(
            section="policies", title="Policies and guidance",
            asks="Working Together, local thresholds and procedures: the issue in force at the time, and whether it was"
            " followed."),
        "family": Part(
            section="family", title="Family composition",
            asks="The child, siblings wherever they live, parents and carers, and everybody else in the household."),
        "analysis": Part(
            section="analysis", title="Analysis",
            asks="What was done or not done, and why: the child in focus; parents' capacity, and adults who were"
            " passed over; referrals and thresholds; assessments and plans; professional curiosity and challenge;"
            " supervision and management; other agencies."),
    }),
    appendices=_APPENDICES,
)  # fmt: skip
