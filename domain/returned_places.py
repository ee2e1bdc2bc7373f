"""Where words of a returned file belong in the case: what stands there now, and the thing with other words in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.action_plan import target_typed
from domain.entry import Entry
from domain.errors import WrongUse
from domain.family import Member
from domain.report import Abbreviation, Action, Criterion, Fact, Passage, Policy, Recommendation, Searched
from domain.report_facts import fact_of
from domain.returned import Change
from domain.review import Review
from domain.smart import PARTS

Thing = Passage | Recommendation | Action | Fact | Searched | Policy | Abbreviation | Member | Entry | Criterion

_SMART = frozenset((*(part.name for part in PARTS), "note"))
_ACTION = {"action": "text", **{name: name for name in ("text", "lead", "status", "evidence", "outcome", "comment")}}
_SEARCHED = frozenset(("source", "what", "place", "span", "searched_by", "secured_by", "why", "note"))
_POLICY = frozenset(("title", "issue", "from_when", "until", "whose", "note"))
_MEMBER = frozenset(("relationship", "born", "died", "address", "ethnicity"))
_ENTRY = frozenset(("event", "action", "outcome", "comment"))
_FIELD = "field:"
NOT_HERE = "It is told only: change it where it stands in the case."


class Places:
    """The places of one case."""

    def __init__(self, review: Review) -> None:
        report = review.report
        self._things: dict[str, Thing] = {
            **{f"passage:{one.id}": one for one in report.passages},
            **{f"recommendation:{one.number}": one for one in report.recommendations},
            **{f"action:{one.number}": one for one in report.actions},
            **{f"fact:{one.name}": one for one in report.facts},
            **{f"searched:{one.number}": one for one in report.searched},
            **{f"policy:{one.number}": one for one in report.policies},
            **{f"abbreviation:{one.short}": one for one in report.abbreviations},
            **{f"criterion:{one.number}": one for one in report.criteria},
            **{f"member:{one.code}": one for one in review.family},
            **{f"row:{one.id}": one for one in review.entries},
        }

    def thing(self, mark: str) -> Thing | None:
        """What a mark is of, None where it is gone."""
        return self._things.get(mark)

    def takes(self, mark: str, part: str) -> bool:
        """Whether words can be put there as they stand, however it is now."""
        kind, _, rest = mark.partition(":")
        if kind == "fact":
            return fact_of(rest) is not None
        if kind == "row":
            return part in _ENTRY or part.startswith(_FIELD)
        if kind == "action":
            return part in _ACTION or part == "target"
        known = {
            "passage": frozenset(("",)), "recommendation": _SMART, "searched": _SEARCHED, "policy": _POLICY,
            "abbreviation": frozenset(("meaning",)), "member": _MEMBER, "criterion": frozenset(("comment",)),
        }  # fmt: skip
        return part in known.get(kind, ())

    def words(self, change: Change) -> str | None:
        """What stands in the case where a change belongs, as it would be printed; None where it is gone."""
        thing, part = self.thing(change.mark), change.part
        if thing is None:
            return None
        if isinstance(thing, Passage):
            return thing.text
        if isinstance(thing, Fact):
            from domain.days import day_said

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
            if part == "target":
                return _day(thing.target) or thing.target_said
            if part == "outcome" and not thing.outcome:
                of_it = self.thing(f"recommendation:{thing.recommendation}")
                return of_it.outcome if isinstance(of_it, Recommendation) else ""
            part = _ACTION.get(part, part)
        return str(getattr(thing, part, None) or "")

    def with_words(self, change: Change, words: str, today: date) -> Thing:
        """The thing with these words where a change belongs. Raises WrongUse where they may not stand there."""
        thing, part = self.thing(change.mark), change.part
        if thing is None or not self.takes(change.mark, part):
            raise WrongUse(f"{change.where or 'This'} cannot be taken in by itself. {NOT_HERE}")
        if isinstance(thing, Passage):
            return replace(thing, text=words)
        if isinstance(thing, Fact):
            return replace(thing, value=_answer(thing.name, words, today))
        if isinstance(thing, Entry):
            if part.startswith(_FIELD):
                name = part.removeprefix(_FIELD)
                others = tuple(one for one in thing.fields if one[0].casefold() != name.casefold())
                return replace(thing, fields=(*others, (name, words)) if words else others)
            return replace(thing, **{part: words or None})  # type: ignore[arg-type]
        if isinstance(thing, Action):
            if part == "target":
                day, said = target_typed(words, today)
                return replace(thing, target=day, target_said=said)
            part = _ACTION[part]
        return replace(thing, **{part: words})  # type: ignore[arg-type]


def _answer(name: str, words: str, today: date) -> str:
    of = fact_of(name)
    if of is not None and of.kind == "day" and words:
        from domain.days import day_typed

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
