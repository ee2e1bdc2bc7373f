"""Family composition: what boards ask of each member, and how they are related."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.and_between import and_between
from domain.dates.when import When
from domain.errors import NotUnderstood, WrongUse

NOT_KNOWN = "not known"
NOT_APPLICABLE = "n/a"

Kind = Literal["married", "cohabiting", "separated", "divorced", "transitory", "parent of"]

ASKED = (
    ("relationship", "relationship"),
    ("born", "date of birth"),
    ("died", "date of death or serious incident"),
    ("address", "full address"),
    ("ethnicity", "ethnicity or diversity needs"),
)
"""What boards ask of each member beside the reference name, and its plain words. Source: WSAB's template of an IMR."""

_QUICK = {
    **dict.fromkeys(("nk", "n/k", "n.k.", "not known", "notknown", "unknown", "unk", "not recorded", "?"), NOT_KNOWN),
    **dict.fromkeys(("na", "n/a", "n.a.", "not applicable", "not app", "none applicable"), NOT_APPLICABLE),
}
_SEXES = {
    **dict.fromkeys(("", "nk", "n/k", "not known", "unknown", "other", "n/a", "na"), ""),
    **dict.fromkeys(("f", "female", "woman", "girl"), "female"),
    **dict.fromkeys(("m", "male", "man", "boy"), "male"),
}
_AWARE = {
    **dict.fromkeys(("", "nk", "n/k", "not known", "unknown", "n/a", "na"), ""),
    **dict.fromkeys(("y", "yes", "aware"), "yes"),
    **dict.fromkeys(("n", "no", "not aware", "unaware"), "no"),
}
_ASIDE = re.compile(r"(?P<date>.*?\S)\s*\([^()]*\)\s*", re.DOTALL)
_DUE = re.compile(r"(?:edd|due|expected)\b[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of the family, by the code the key holds them under (often a reference name of the board's).

    `relationship` is to the subject, in the board's words. `born`, `died` (of death, or of the serious incident),
    `address` and `ethnicity` (or diversity needs) are each a value as typed, "not known", "n/a", or "" where nothing
    was said yet; a real address or date of birth leaves only where a board's form asks for it. `sex` is "male",
    "female" or "" for the genogram; members of one `household`, a word of the author's, live together. `aware` is "yes"
    or "no" where the records say whether they knew of the abuse or neglect, else "".
    """

    code: str
    relationship: str = ""
    born: str = ""
    died: str = ""
    address: str = ""
    ethnicity: str = ""
    sex: str = ""
    household: str = ""
    aware: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How `one` stands to `other`, both codes of members: a couple in either order, or `one` is "parent of" `other`."""

    one: str
    kind: Kind
    other: str
    note: str = ""
    revision: int = 0


def value_of(text: str) -> str:
    """A column as typed, quick words said in full: nk and unknown are "not known", na is "n/a"."""
    text = " ".join(text.split())
    return _QUICK.get(text.casefold(), text)


def is_value(text: str) -> bool:
    """Whether a column holds a value: not "not known", not "n/a", and not nothing."""
    return bool(text) and text not in (NOT_KNOWN, NOT_APPLICABLE)


def date_of(text: str, today: date, *, death: bool = False) -> When | None:
    """The date a date of birth or of death is, None where it is none (not known, n/a, nothing said).

    What stands in brackets behind it is a remark of the author's; a birth may still be due ("due 3/3/25"). Raises
    NotUnderstood for what is no date as known.
    """
    from domain.dates.whole import read_date

    text = value_of(text)
    if not is_value(text):
        return None
    aside = _ASIDE.fullmatch(text)
    text = aside["date"] if aside else text
    due = None if death else _DUE.match(text)
    if due:
        return read_date(text[due.end() :], today, sense="target")
    return read_date(text, today, sense="chronology" if death else "birth")


def is_due(born: str) -> bool:
    """Whether a date of birth is one that is still expected ("due 3/3/25")."""
    return bool(_DUE.match(born))


def checked(member: Member, today: date) -> Member:
    """The member as it is to be kept: quick words said in full, dates read and left as written.

    Raises WrongUse where there is no code, a date is none or is no UK date, or a word for sex or aware is none.
    """
    code = " ".join(member.code.split())
    if not code:
        raise WrongUse("A member of the family needs a reference name, as the board gave it: Adult B, Mrs A.")
    sex = _SEXES.get(" ".join(member.sex.split()).casefold())
    if sex is None:
        raise WrongUse("Sex is male or female, or left empty where it is not known: the genogram asks for it.")
    aware = _AWARE.get(" ".join(member.aware.split()).casefold())
    if aware is None:
        raise WrongUse(
            "Aware is yes or no, or left empty where the records do not say whether they knew of the abuse or neglect."
        )
    kept = {name: value_of(getattr(member, name)) for name, _ in ASKED}
    found = {}
    for name, label, death in (("born", "date of birth", False), ("died", "date of death or incident", True)):
        try:
            found[name] = date_of(kept[name], today, death=death)
        except NotUnderstood as refused:
            raise WrongUse(f"The {label}: {_said(refused.sentence, kept[name])}") from None
    born, died = found["born"], found["died"]
    if born and died and born.earliest and died.latest and died.latest < born.earliest:
        raise WrongUse(f"{code} died or was hurt before they were born. Look at the two dates again.")
    household, note = " ".join(member.household.split()), member.note.strip()
    return Member(
        code=code, sex=sex, household=household, aware=aware, note=note, revision=member.revision, **kept
    )  # fmt: skip


def _said(sentence: str, text: str) -> str:
    """What a date is refused with; of a text without any date the entry line's words on lines would mislead."""
    if sentence.startswith("There is no date"):
        return f"“{text}” is not a date. Give it as it is known (about 1985), or not known, or n/a."
    return sentence


def missing(family: Iterable[Member]) -> list[str]:
    """What boards ask of the members and nobody has said yet, a sentence each; "not known" and "n/a" are answers."""
    found = []
    for member in family:
        unsaid = [label for name, label in ASKED if not getattr(member, name)]
        if unsaid:
            found.append(f"{member.code}: {and_between(unsaid)} not said yet; give a value, not known or n/a.")
    return found
