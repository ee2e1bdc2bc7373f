"""Names of people who are not in the key: behind a title in any text, and among who a row names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from domain.draft import Draft
from domain.fold import fold
from domain.names import Finder
from domain.ordinary_words import MONTHS, words
from domain.people import Person

_TITLES = words(
    "Mr Mrs Ms Miss Mx Dr Doctor Prof Professor Rev Revd Reverend Sir Dame Cllr PC WPC PCSO DC DS DI DCI PS Sgt Insp"
    " Sergeant Inspector Constable Sister Nurse Matron"
)
_TITLE = "|".join(sorted({*_TITLES, *map(str.upper, _TITLES)}, key=len, reverse=True))
_NAME = r"[^\W\d_a-z](?:['’][^\W\d_])?[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)"
_TITLED = re.compile(
    rf"(?<!\w)(?:{_TITLE})\.?[ \t\n\u00a0]{{1,3}}(?:[A-Z](?:\.[ ]?|[ ])){{0,2}}(?P<name>{_NAME})(?:[ \u00a0]{_NAME})?"
)
_IS_TITLE = frozenset(title.casefold() for title in _TITLES)
_ROLES = words(
    """
    a admin administrator admiral adult adults advised advocate ae agency all ambulance an and anonymous
    appointed assistant attended attending aunt author baby bank benefits boyfriend brother call called caller
    came care carer carers centre chair child children cleaner clerk clinical clinician colleague community
    conference consultant contact coordinator core councillor counsellor couple court crew crisis dad daughter
    day dentist deputy deputyship designated detective dietitian director discharge district doctor doctors
    domestic dr drug duty early education emergency employer engagement environmental estate ex expert family
    father female fire first foster friday friend friends general girlfriend gp grandfather grandmother group
    guardian head health home host housing husband in independent infant intake intensive interpreter junior key
    keyworker landlord lead learning legal liaison link local locum macmillan male man manager matron meeting
    member members mental mentor midwife midwives minutes miss monday mother mr mrs ms multi mum named neighbour
    neighbourhood neighbours neonatal newborn night nobody none not nurse nursery nurses nursing occupational
    offender officer older on operator out outreach paediatric paediatrician panel paramedic paramedics parent
    parents partner patient people person personal pharmacist physio physiotherapist planning police
    practitioner primary prison probation professional professionals protection psychiatrist psychologist public
    rang rapid reablement reader receptionist receptionists records referrer registrar relative reported rescue
    response review reviewing risk safe safeguarding said saturday school secondary secretary self senior
    service sexual sibling siblings sister social solicitor son specialist speech staff standing step strategy
    student subject substance sunday supervisor support surgeon teacher teaching team temporary tenancy tenant
    the their therapist therapy third thursday to trainee transport triage tuesday tutor twin unborn uncle
    unknown various victim visited visitor visitors voluntary volunteer was wednesday welfare wife witness woman
    worker workers working young youth
    """
) | MONTHS | _IS_TITLE
_ORGANISATIONS = words(
    """
    academy agency alarm association bank board borough care centre charity church clinic college commission
    company constabulary corporation council county court department desk directorate foundation gardens group
    hall helpline home homes hospice hospital hostel house housing hub infirmary line lodge ltd network nhs
    nursery office organisation park partnership pharmacy police practice prison project road room school
    service services society station street surgery team trust unit university ward
    """
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_APART = re.compile(r"->|[,;/&+>→|:\n]|(?<!\w)(?:and|to|from|with|re|via|t/c|tc|tel|by|for|of|at|on|in)(?!\w)")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*\.?")


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name at `start`..`end` of a text that looks like a person's and is nobody's of the key; `word` is it without
    its title."""

    start: int
    end: int
    matched: str
    word: str

    @property
    def sentence(self) -> str:
        """What the author is told."""
        return f"“{self.matched}” is nobody of the key: add a person (F4), or /notname {self.word}"


class Strangers:
    """Looks for names of nobody in the key. `terms` are words answered to be no names; `said` texts whose words are
    known to be none: names of organisations, sources, the agency."""

    def __init__(
        self, finder: Finder, people: Iterable[Person], terms: Collection[str] = (), said: Iterable[str] = ()
    ) -> None:
        self._finder = finder
        self._terms = {" ".join(fold(term).text.split()) for term in terms}
        known = set(self._terms)
        for person in people:
            for text in (person.role, person.organisation):
                known.update(_plain_words(text))
        for text in said:
            known.update(_plain_words(text))
        self._known = known

    def in_text(self, text: str) -> list[Stranger]:
        """Every name behind a title that is nobody's of the key, in the order they stand."""
        found = [each for each in _TITLED.finditer(text) if self._is_a_name(each["name"], each[0])]
        if not found:
            return []
        taken = [(hit.start, hit.end) for hit in self._finder.find(text)] + self._finder.codes_in(text)
        return [
            _stranger(each)
            for each in found
            if not any(start < each.end() and each.start() < end for start, end in taken)
        ]

    def in_draft(self, draft: Draft) -> list[Stranger]:
        """Every such name in the texts of a line, but for people who come into the key with it."""
        entry = draft.entry
        if entry is None:
            return []
        new = {fold(person.name).text for person in draft.new_people}
        texts = (entry.event, entry.action, entry.outcome, entry.comment, *(value for _, value in entry.fields))
        found = {each.matched: each for text in texts if text for each in self.in_text(text)}
        return [each for name, each in found.items() if fold(name).text not in new]

    def in_who(self, who: str) -> list[str]:
        """The names among who a row names: capital words that are no code, role, organisation or bracketed words."""
        said = _ASIDE.sub(" , ", who)
        for start, end in reversed(self._finder.codes_in(said)):
            said = f"{said[:start]},{said[end:]}"
        return [name for part in _APART.split(said) for name in self._names(part)]

    def _is_a_name(self, name: str, whole: str) -> bool:
        low = fold(name).text
        if low in _ROLES or low in _ORGANISATIONS or low in self._known:
            return False
        return not (name.isupper() and len(name) < 4) and fold(" ".join(whole.split())).text not in self._terms

    def _names(self, part: str) -> Iterator[str]:
        found = _WORD.findall(part)
        low = [fold(word).text.strip(".") for word in found]
        titled = any(word in _IS_TITLE for word in low[:-1])
        if not titled and any(word in _ORGANISATIONS for word in low):
            return
        run: list[str] = []
        for word, plain in [*zip(found, low, strict=True), ("", "")]:
            letters = word.strip(".")
            other = any(map(str.isdigit, word)) or (letters.isupper() and 1 < len(letters) < 5)
            if word and word[0].isupper() and not other and (plain not in _ROLES and plain not in self._known):
                run.append(word)
                continue
            if any(len(each.strip(".")) > 1 for each in run):
                name = " ".join(run)
                if fold(name).text not in self._terms:
                    yield name
            run = []


def _stranger(found: re.Match[str]) -> Stranger:
    end = found.end("name") if found["name"].isupper() else found.end()
    return Stranger(found.start(), end, " ".join(found.string[found.start() : end].split()), found["name"])


def _plain_words(text: str) -> list[str]:
    return [fold(word).text.strip(".") for word in _WORD.findall(text)]
