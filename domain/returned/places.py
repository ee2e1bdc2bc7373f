"""Where words of a returned file belong in the case: what stands there now, and the thing with other words in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.family.members import Member
from domain.people import Person
from domain.question import Question
from domain.report.action_plan import target_typed
from domain.report.facts import fact_of
from domain.report.parts import (
    FOUND,
    GRADES,
    MARKS,
    STATUSES,
    WHOSE,
    Abbreviation,
    Action,
    Answered,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
)
from domain.report.smart import PARTS
from domain.returned.changes import Change
from domain.review import Details, Review

Thing = (
    Passage | Recommendation | Action | Fact | Searched | Policy | Abbreviation | Member | Entry | Criterion | Person
    | Question | Answered | Details
)  # fmt: skip

_ENTRY = frozenset(("event", "action", "outcome", "comment"))
_FIELD = "field:"
_DAYS = {"searched": "Searched on", "secured": "Secured on", "completed": "Completed on"}
_TAKEN = {
    "passage": frozenset(("",)),
    "recommendation": frozenset((*(part.name for part in PARTS), "note", "whose")),
    "action": frozenset(("action", "text", "lead", "status", "evidence", "outcome", "comment", "agency", "target",
                         "completed", "update")),
    "searched": frozenset(("source", "what", "place", "span", "searched_by", "secured_by", "why", "note", "searched",
                           "secured", "found", "grade")),
    "policy": frozenset(("title", "issue", "from_when", "until", "whose", "note")),
    "abbreviation": frozenset(("meaning",)),
    "member": frozenset(("relationship", "born", "died", "address", "ethnicity", "sex", "household")),
    "person": frozenset(("role", "organisation", "involvement")),
    "criterion": frozenset(("comment", "mark")),
    "question": frozenset(("",)),
    "answer": frozenset(("",)),
}  # fmt: skip
_DETAILS = ("agency", "subject", "author", "reference")
_CHOICES = {"whose": WHOSE, "found": FOUND, "grade": GRADES, "mark": MARKS}
NOT_RELEVANT = "Not relevant to this agency"
"""What an answer begins with that says why a question is not relevant."""
_WHERE = {
    "passage": "/report", "recommendation": "/recommendations", "action": "/actions", "searched": "/searched",
    "policy": "/policies", "abbreviation": "/abbreviations", "criterion": "/quality", "member": "/family",
    "person": "/people", "seen": "/interviews", "question": "/questions", "answer": "/write", "fact": "/author",
    "row": "/chronology", "continued": "/chronology", "genogram": "/genogram",
}  # fmt: skip
SIGNED = "A signature is never taken from a file: it is recorded in /submissions, by who gives it."


def told_only(mark: str) -> str:
    """Why a change is told and not taken in, with the word that goes to where it belongs."""
    kind = mark.partition(":")[0]
    if kind == "sign":
        return SIGNED
    where = _WHERE.get(kind)
    return f"It is told only: change it in {where}." if where else "It is told only: change it where it stands."


class Places:
    """The places of one case."""

    def __init__(self, review: Review) -> None:
        report = review.report
        self.report = report
        self._details = review.details
        self._family = review.family
        self._things: dict[str, Thing] = {
            **{f"passage:{one.id}": one for one in report.passages},
            **{f"recommendation:{one.number}": one for one in report.recommendations},
            **{f"action:{one.number}": one for one in report.actions},
            **{f"fact:{one.name}": one for one in report.facts},
            **{f"searched:{one.number}": one for one in report.searched},
            **{f"policy:{one.number}": one for one in report.policies},
            **{f"abbreviation:{one.short}": one for one in report.abbreviations},
            **{f"criterion:{one.number}": one for one in report.criteria},
            **{f"answer:{one.question}": one for one in report.answers if not one.relevant},
            **{f"member:{one.code}": one for one in review.family},
            **{f"person:{one.code}": one for one in review.people},
            **{f"question:{one.label}": one for one in review.questions},
            **{f"cover:{name}": review.details for name in (*_DETAILS, "period")},
            **{f"row:{one.id}": one for one in review.entries},
        }

    def thing(self, mark: str) -> Thing | None:
        """What a mark is of, None where it is gone."""
        if mark in ("cover:birth", "cover:death"):
            from domain.report.about_whom import subject_in

            return subject_in(self._family, self._details.subject)
        return self._things.get(mark)

    def takes(self, mark: str, part: str) -> bool:
        """Whether words can be put there as they stand, however it is now."""
        kind, _, rest = mark.partition(":")
        if kind == "fact":
            return fact_of(rest) is not None
        if kind == "cover":
            return rest in (*_DETAILS, "period", "birth", "death")
        if kind == "row":
            return part in _ENTRY or part.startswith(_FIELD)
        return part in _TAKEN.get(kind, ())

    def words(self, change: Change) -> str | None:
        """What stands in the case where a change belongs, as it would be printed; None where it is gone."""
        thing, part = self.thing(change.mark), change.part
        if thing is None:
            return None
        if isinstance(thing, (Passage, Question)):
            return thing.text
        if isinstance(thing, Details):
            return _detail(thing, change.id)
        if isinstance(thing, Answered):
            return f"{NOT_RELEVANT}{f': {thing.why_not.strip()}' if thing.why_not.strip() else '.'}"
        if isinstance(thing, Fact):
            from domain.dates.days import day_said

            of = fact_of(thing.name)
            kind = of.kind if of is not None else "text"
            return day_said(thing.value) if kind == "day" else (
                thing.value.capitalize() if kind == "yes or no" else thing.value
            )  # fmt: skip
        if isinstance(thing, Entry) and not part:
            return " ".join(filter(None, (thing.who, thing.event, thing.action, thing.outcome, thing.comment)))
        if isinstance(thing, Entry) and part.startswith(_FIELD):
            return thing.field(part.removeprefix(_FIELD)) or ""
        if isinstance(thing, Action):
            return self._of_action(thing, part, change.returned or "")
        if isinstance(thing, Searched) and part in _DAYS:
            from domain.dates.days import day_said

            return day_said(getattr(thing, part))
        if change.mark.startswith("cover:"):
            part = "born" if change.mark == "cover:birth" else "died"
        return str(getattr(thing, part, None) or "")

    def _of_action(self, one: Action, part: str, returned: str) -> str:
        if part == "target":
            return _day(one.target) or one.target_said
        if part == "completed":
            return _day(one.completed)
        if part == "update":
            from domain.returned.updates import is_told

            own = [each for each in self.report.updates if each.action == one.number]
            return returned if is_told(returned, own) else ""
        if part == "progress":
            from domain.returned.updates import lines_of

            own = [each for each in self.report.updates if each.action == one.number]
            return "\n".join(lines_of(each) for each in sorted(own, key=lambda each: each.day, reverse=True))
        if part == "agency":
            return one.agency or self._details.agency
        if part == "outcome" and not one.outcome:
            of_it = self.thing(f"recommendation:{one.recommendation}")
            return of_it.outcome if isinstance(of_it, Recommendation) else ""
        return str(getattr(one, "text" if part == "action" else part, None) or "")

    def with_words(self, change: Change, words: str, today: date) -> Thing:
        """The thing with these words where a change belongs. Raises WrongUse where they may not stand there."""
        thing, part = self.thing(change.mark), change.part
        if thing is None or not self.takes(change.mark, part):
            raise WrongUse(f"{change.where or 'This'} cannot be taken in by itself. {told_only(change.mark)}")
        if isinstance(thing, (Passage, Question)):
            return replace(thing, text=words)
        if isinstance(thing, Details):
            return _detailed(thing, change.id, words, today)
        if isinstance(thing, Answered):
            head, _, why = words.partition(":")
            if not head.casefold().strip(" .").startswith(NOT_RELEVANT.casefold()):
                raise WrongUse("It is an answer now, where none was needed: write it in /write.")
            return replace(thing, why_not=why.strip())
        if isinstance(thing, Fact):
            return replace(thing, value=_answer(thing.name, words, today))
        if isinstance(thing, Entry):
            if part.startswith(_FIELD):
                name = part.removeprefix(_FIELD)
                others = tuple(one for one in thing.fields if one[0].casefold() != name.casefold())
                return replace(thing, fields=(*others, (name, words)) if words else others)
            return replace(thing, **{part: words or None})  # type: ignore[arg-type]
        if isinstance(thing, Member):
            from domain.family.members import checked

            if change.mark.startswith("cover:"):
                part = "born" if change.mark == "cover:birth" else "died"
            return checked(replace(thing, **{part: words}), today)  # type: ignore[arg-type]
        if part in _DAYS:
            from domain.dates.days import day_typed

            return replace(thing, **{part: day_typed(words, today, _DAYS[part])})  # type: ignore[arg-type]
        if part in _CHOICES and not isinstance(thing, Policy):
            return replace(thing, **{part: _chosen(part, words)})  # type: ignore[arg-type]
        if isinstance(thing, Action):
            return _action(thing, part, words, today, [each.status for each in self.report.actions])
        return replace(thing, **{part: words})  # type: ignore[arg-type]


def _action(thing: Action, part: str, words: str, today: date, used: list[str]) -> Action:
    if part == "target":
        day, said = target_typed(words, today)
        return replace(thing, target=day, target_said=said)
    if part == "status":
        from domain.report.action_plan import is_done, status_typed

        status = status_typed(words, list(dict.fromkeys((*STATUSES, *filter(None, used)))))
        done = is_done(replace(thing, status=status, completed=""))
        return replace(thing, status=status, completed=thing.completed if done else "")
    return replace(thing, **{"text" if part == "action" else part: words})  # type: ignore[arg-type]


def _chosen(part: str, words: str) -> str:
    """One of the words that may stand there. Raises WrongUse."""
    typed = " ".join(words.split()).casefold()
    found = [each for each in _CHOICES[part] if each.casefold() == typed]
    if not found:
        raise WrongUse(f"“{words}” may not stand there: it is {', '.join(filter(None, _CHOICES[part]))}, or nothing.")
    return found[0]


def _detail(details: Details, name: str) -> str:
    if name != "period":
        return str(getattr(details, name))
    from domain.dates.when import long_day

    first, last = details.period.first, details.period.last
    if first and last:
        return f"{long_day(first)} to {long_day(last)}"
    return f"from {long_day(first)}" if first else f"until {long_day(last)}" if last else ""


def _detailed(details: Details, name: str, words: str, today: date) -> Details:
    if name != "period":
        return replace(details, **{name: words})  # type: ignore[arg-type]
    from domain.dates.days import day_typed
    from domain.dates.period import Period

    first, to, last = words.strip(" .").partition(" to ")
    if not to:
        raise WrongUse("The period is a day, “to”, and another day.")
    days = [date.fromisoformat(day_typed(one.removeprefix("from "), today, "Period")) for one in (first, last)]
    if days[0] > days[1]:
        raise WrongUse("The period would end before it begins.")
    return replace(details, period=Period(days[0], days[1]))


def _answer(name: str, words: str, today: date) -> str:
    of = fact_of(name)
    if of is not None and of.kind == "day" and words:
        from domain.dates.days import day_typed

        return day_typed(words, today, of.label)
    if of is not None and of.kind == "yes or no":
        if words.casefold().rstrip(".") not in ("yes", "no", ""):
            raise WrongUse(f"{of.label} is yes or no, and “{words}” is neither: answer it in /author.")
        return words.casefold().rstrip(".")
    return words


def _day(iso: str) -> str:
    """An ISO day as tables have it, "" for none."""
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return ""
