"""Checklists that stand beside the text: matters to think over, never forms to fill.

The matters are those boards ask about, in our own words. Sources: WSAB's appendix of trigger questions, CPSCB sections
4, 8, 9 and 10, LLR's considerations for authors.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.report.about_whom import about_whom


@dataclass(frozen=True, slots=True)
class Point:
    """A matter to think over, by an id that never changes."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list by an id that never changes, and the sections it stands beside. `of` is "adults" or "children" where it is
    for reviews of one kind, "" where it is for any."""

    id: str
    title: str
    sections: tuple[str, ...]
    points: tuple[Point, ...]
    of: str = ""


def _points(**texts: str) -> tuple[Point, ...]:
    return tuple(Point(id, text) for id, text in texts.items())


CHECKLISTS: tuple[Checklist, ...] = (
    Checklist(
        "adults", "Matters to ask about: adults", ("narrative", "analysis", "answers"),
        _points(
            needs="Did staff notice what the adult needed, know the signs of abuse and neglect, and know what to do"
            " when they were worried?",
            wishes="When and how was the adult asked what they wanted and felt, did it count when services were"
            " decided, and was it written down?",
            policies="Which safeguarding policies and procedures were in force, and did staff have them to work by?",
            decisions="Where were the turning points at which somebody had to assess or decide, and was it done"
            " knowledgeably?",
            followed="Did what was done match what was assessed and decided: services offered, enquiries made?",
            hours="Did anything go astray between those who work by day and those on duty at night or at weekends?",
            plans="Was there a safeguarding plan or care plan where there should have been one, and was it reviewed"
            " when due?",
            identity="Were race, culture, language, religion and disability of the adult and the family asked about,"
            " written down and allowed for?",
            others="Were senior managers, other agencies and other professions brought in when they should have been?",
            standards="Was the work in keeping with the agency's own and the board's procedures, and with"
            " professional standards?",
            organisation="Was an organisation in difficulty at the time, within itself or with another, and did it"
            " have the capacity?",
            staffing="Were there enough staff? Did vacancies, sickness or leave touch this case?",
            oversight="Did managers answer for the decisions that were made, and is there a trace of it?",
        ),
        of="adults",
    ),
    Checklist(
        "children", "Matters to ask about: children", ("narrative", "analysis", "answers"),
        _points(
            needs="Did staff notice what the children needed, know the signs of abuse and neglect, and know what to do"
            " when they were worried?",
            wishes="When and how were the child and any brothers and sisters asked what they wanted and felt, did it"
            " count, and was it written down?",
            policies="Which procedures for safeguarding children were in force, and did staff have them to work by?",
            decisions="Where were the turning points at which somebody had to assess or decide about the child and the"
            " family, and was it done knowledgeably?",
            followed="Did what was done match what was assessed and decided: services offered, enquiries made?",
            hours="Did anything go astray between those who work by day and those on duty at night or at weekends?",
            plans="Were child protection plans, care plans and reviews of children looked after in place and kept to?",
            identity="Were race, culture, language, religion and disability of the child and the family asked about,"
            " written down and allowed for? This one is always to be answered.",
            others="Were senior managers, other agencies and other professions brought in when they should have been?",
            standards="Was the work in keeping with the agency's own and the partnership's procedures, and with"
            " professional standards?",
            organisation="Was an organisation in difficulty at the time, within itself or with another, and did it"
            " have the capacity and the staff?",
            oversight="Did managers answer for the decisions that were made, and is there a trace of it?",
        ),
        of="children",
    ),
    Checklist(
        "context", "What may have borne on the work", ("context", "analysis"),
        _points(
            workload="How much work there was, in all and for each of the staff",
            turnover="Staff coming and going, sickness, and who covered",
            administration="Administrative help",
            change="Reorganisation and other change",
            unallocated="Cases with nobody assigned to them",
            community="The community and the circumstances the family lived in",
            supervision="Management and supervision of the staff",
            audit="How safeguarding work was audited",
            risk="Policies on risk, and the support that came with them",
            services="What services and support there were for the family",
            money="Budgets, and how means were shared out",
            training="Training",
            legal="Legal advice",
        ),
    ),
    Checklist(
        "considerations", "The author's considerations", ("analysis", "learning"),
        _points(
            none="Was there no policy or guidance where one was needed? On what?",
            unclear="Was a policy or guidance unclear? On what?",
            outdated="Was a policy or guidance out of date? On what?",
            involved="How was the person who used the service part of the work?",
            equality="Was the work alert to what equality and diversity meant in this case?",
            partners="How well did the agency work with others?",
            surroundings="How did it respond to the circumstances and surroundings?",
            accumulating="Did worries add up without anyone looking at them together?",
            unnoticed="Was something a safeguarding concern and not seen as one?",
            training="Did staff lack training? In what?",
            decisions="Was there anything amiss with management oversight or how decisions were made?",
            staffing="Were there vacancies, sickness or other gaps in staffing?",
            sharing="Was something known and not passed on, or passed on badly?",
        ),
    ),
    Checklist(
        "learning", "What a lesson may be about", ("learning", "learning_between", "good_practice"),
        _points(
            ways="The way this organisation works",
            praise="What worked well, and could be done elsewhere too",
            training="Training, its own and that of several agencies together",
            supervision="Management and supervision",
            partners="Working with other organisations",
            resources="How staff, money and time were used",
            policy="Policy and practice as they stand now",
        ),
    ),
    Checklist(
        "recommending", "Before a recommendation is done", ("recommendations", "actions"),
        _points(
            procedures="Does the agency need to change its own procedures?",
            between="Does the way agencies work together need to change?",
            now="What can the agency do at once about what was found?",
            praise="Is there good practice to be spread?",
            who="Who is to do it, and by when?",
            outcome="What will it bring about for people, and not only on paper?",
            evaluated="How will the agency know whether it came about?",
            notify="Must anybody be notified at once by law?",
            media="Is the press likely to take an interest, and who will deal with it?",
        ),
    ),
)


def checklist(id: str) -> Checklist | None:
    """The list of this id, None when there is none."""
    return next((each for each in CHECKLISTS if each.id == id), None)


def checklists_beside(section: str, review_kind: str = "") -> tuple[Checklist, ...]:
    """The lists that stand beside a section, the answer to a question among them; of the lists for adults or children
    only the one that a kind of review ("SAR", "LCSPR") is about, where that is plain."""
    from domain.report.parts import question_of

    place = "answers" if question_of(section) else section
    about = about_whom(review_kind)
    return tuple(
        each for each in CHECKLISTS if place in each.sections and (not (each.of and about) or each.of == about)
    )
