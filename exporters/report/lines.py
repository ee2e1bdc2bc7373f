"""What a section of the report says, line by line, as it is printed whatever the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from domain.and_between import and_between
from domain.dates.when import long_day
from domain.report.facts import FACTS
from domain.report.leaving import OutgoingReport, Seen
from domain.report.numbers import see
from domain.report.parts import Passage, Recommendation, question_of, section_of
from domain.report.parts import Searched as Records
from domain.report.smart import PARTS
from exporters.minutes.on_paper import author_of
from exporters.report.said import action_said, fact_said, policy_said, record_said, sentences, who_seen
from exporters.word.pictures import Picture

Kind = Literal["said", "heading", "item", "bullet", "quote", "picture"]
_MANY = 4
"""So many short answers one below the other are a list."""
FOR_THE_CHRONOLOGY = "The chronology is sent with this report as a document of its own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph to be printed: its number, words in bold before it, its words, what stands behind them in brackets.

    `mark` is what it is known by when the file comes back, `level` of a heading 1 for the
    highest within its section; one that `begins` something stands a little apart.
    """

    kind: Kind = "said"
    text: str = ""
    lead: str = ""
    number: str = ""
    behind: str = ""
    mark: str = ""
    level: int = 1
    begins: bool = False
    picture: Picture | None = field(default=None, repr=False)

    @property
    def printed(self) -> str:
        """All the paragraph says, but for a bullet of the template's own list."""
        number = self.number[self.number.find("(") :] if self.kind == "item" and "(" in self.number else self.number
        lead = f"{self.lead} " if self.lead and self.text else self.lead
        behind = f" {self.behind}" if self.behind else ""
        return f"{f'{number}{chr(9)}' if number else ''}{lead}{self.text}{behind}"


@dataclass(frozen=True, slots=True)
class Printing:
    """What leaves, with the number of each paragraph in the file at hand; `elsewhere` holds what has a place of its own
    in it: tables and their columns ("table:searched/why"), sections, facts, by what they ask for; `where`
    is what the board calls it. `pictures` are plots by name."""

    out: OutgoingReport
    numbers: Mapping[str, str]
    elsewhere: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)

    def lines(self, section: str) -> list[Line]:
        """All a section says, [] where nothing was said."""
        more = _RECORDS.get(section)
        return [*self.passages(section), *(more(self) if more is not None else ())]

    def passages(self, section: str) -> list[Line]:
        """The passages of a section, an answer that is not relevant among them."""
        said: list[Line] = []
        if label := question_of(section):
            answered = self.out.report.answered(label)
            if not answered.relevant:
                why = answered.why_not.strip()
                said.append(Line(text=f"Not relevant to this agency{f': {why}' if why else '.'}",
                                 mark=f"answer:{label}"))  # fmt: skip
        return [*said, *(self._passage(each) for each in self.out.report.of(section))]

    def _passage(self, one: Passage) -> Line:
        behind = self.out.evidence_said(one.id)
        return Line(
            kind=one.kind, text=one.text, number=self.numbers.get(one.id, ""), behind=behind, mark=f"passage:{one.id}",
            picture=self.pictures.get(one.text) if one.kind == "picture" else None,
        )  # fmt: skip

    def answers(self) -> list[Line]:
        """Every question with its answer, the question as a heading, those with a place of their own left out."""
        said: list[Line] = []
        for question in self.out.questions:
            if section_of(question.label).casefold() in self.elsewhere:
                continue
            said.append(Line(kind="heading", text=f"Question {question.label}: {question.text}".rstrip(": "),
                             mark=f"question:{question.label}"))  # fmt: skip
            said += self.passages(section_of(question.label))
        return said


def _terms(printing: Printing) -> Iterator[Line]:
    period = printing.out.details.period
    if period.first or period.last:
        first, last = (long_day(each) if each else "" for each in (period.first, period.last))
        said = f"from {first} to {last}" if first and last else f"from {first}" if first else f"until {last}"
        yield Line(text=f"The period under review is {said}.", mark="cover:period")
    if printing.out.questions:
        yield Line(text="The questions to be answered:")
    for each in printing.out.questions:
        yield Line(number=each.label, text=each.text, mark=f"question:{each.label}")


def _facts(section: str, *without: str) -> tuple[str, ...]:
    return tuple(each.name for each in FACTS if each.section == section and each.name not in without)


def _said_facts(printing: Printing, names: Sequence[str]) -> Iterator[Line]:
    said = [
        (fact, value) for fact in FACTS
        if fact.name in names and f"fact:{fact.name}" not in printing.elsewhere
        and (value := printing.out.report.fact(fact.name).strip())
    ]  # fmt: skip
    for fact, value in said:
        yield Line(
            kind="bullet" if len(said) >= _MANY else "said", lead=f"{fact.label}:", text=fact_said(fact.kind, value),
            mark=f"fact:{fact.name}",
        )  # fmt: skip


def _author(printing: Printing) -> Iterator[Line]:
    out = printing.out
    name = author_of(out.details.author, out.looked_for) if out.details.author else ""
    if said := ", ".join(filter(None, (name, out.report.fact("author_job").strip()))):
        # Who it is stands here even where the cover says it too: boards ask for both.
        yield Line(lead="Author:", text=said, mark="fact:author_job")
    yield from _said_facts(printing, _facts("author", "author_job"))


def _methodology(printing: Printing) -> Iterator[Line]:
    report = printing.out.report
    if (done := report.fact("how_done").strip()) and "fact:how_done" not in printing.elsewhere:
        yield Line(lead="How the review was done:", text=done, mark="fact:how_done")
    yield from _said_facts(printing, _facts("methodology", "how_done"))
    # Where things are listed comes first: behind a heading it would stand under that.
    searched = not printing.elsewhere & {"table:searched", "records"}
    missing = [each for each in report.searched if each.found in ("not found", "in part")]
    if not searched:
        whole = "table:searched/why" in printing.elsewhere
        what = "Records and documents seen, and what could not be found and why," if whole and missing else (
            "Records and documents seen")  # fmt: skip
        yield from _listed_under(printing, what, bool(report.searched), "records", "table:searched")
        missing = [] if whole else missing
    interviews = not printing.elsewhere & {"table:interviewed", "interviews"}
    not_seen = interviews
    if not interviews:
        seen = any(not each.not_seen for each in printing.out.seen)
        whole = "table:interviewed/why" in printing.elsewhere
        what = "Persons seen, and who was not seen and why," if whole and _missed(printing) else "Persons seen"
        yield from _listed_under(printing, what, seen or whole, "interviews", "table:interviewed")
        not_seen = not whole
    yield from _staff_listed(printing)
    if searched:
        yield from _searched(printing)
    elif missing:
        yield Line(kind="heading", text="Information not available")
        yield from (_record(each, marked=False) for each in missing)
    if interviews:
        yield from _interviews(printing, printing.passages("interviews"))
    elif not_seen:
        yield from _not_seen(printing)
    if not printing.elsewhere & {"table:policies", "policies", "records"}:
        yield from _policies(printing)


def _staff_listed(printing: Printing) -> Iterator[Line]:
    """Where a reader finds who the codes are: boards ask for it among the methods."""
    family = {each.code.casefold() for each in printing.out.family}
    staff = any(each.code.casefold() not in family for each in printing.out.people)
    places = ("personnel", "table:personnel")
    if any(printing.where.get(each) for each in places):
        yield from _listed_under(printing, "Those involved, by code and job title,", staff, *places)
    elif staff and not printing.elsewhere.intersection(places):
        yield Line(text="Those involved, by code and job title, are listed under “Key of personnel”.")


def _listed_under(printing: Printing, what: str, any_: bool, *places: str) -> Iterator[Line]:
    """Where a reader finds what another place of the template lists."""
    label = next((printing.where[each] for each in places if printing.where.get(each)), "")
    if any_ and label:
        yield Line(text=f"{what} are listed under “{label}”.")


def _searched(printing: Printing) -> Iterator[Line]:
    said = printing.passages("records")
    if said or printing.out.report.searched:
        yield Line(kind="heading", text="Records searched")
    yield from said
    yield from (_record(each) for each in printing.out.report.searched)


def _record(one: Records, *, marked: bool = True) -> Line:
    return Line(kind="bullet", text=record_said(one), mark=f"searched:{one.number}" if marked else "")


def _interviews(printing: Printing, said: Sequence[Line] = ()) -> Iterator[Line]:
    seen = [each for each in printing.out.seen if not each.not_seen]
    if seen or said:
        yield Line(kind="heading", text="Persons seen")
    yield from said
    for each in seen:
        days = and_between(each.days)
        # In running text everybody goes by a code, in a panel copy too: its key says who they are.
        by = f"by {each.by}" if each.by and printing.out.naming is None else ""
        when = " ".join(filter(None, ("seen", f"on {days}" if days else "", by)))
        yield Line(kind="bullet", text=f"{who_seen(each, coded=True)}: {when}.", mark=f"seen:{each.code}")
    yield from _not_seen(printing)


def _missed(printing: Printing) -> list[Seen]:
    return [each for each in printing.out.seen if each.not_seen]


def _not_seen(printing: Printing) -> Iterator[Line]:
    missed = _missed(printing)
    if missed:
        yield Line(kind="heading", text="Persons not seen, and why")
    for each in missed:
        why, _, more = each.not_seen.partition(": ")
        said = sentences(f"{who_seen(each, coded=True)}: {why}", more)
        yield Line(kind="bullet", text=said, mark=f"seen:{each.code}")


def _policies(printing: Printing) -> Iterator[Line]:
    said = printing.passages("policies")
    if said or printing.out.report.policies:
        yield Line(kind="heading", text="Policies and guidance in force")
    yield from said
    for each in printing.out.report.policies:
        yield Line(kind="bullet", text=policy_said(each), mark=f"policy:{each.number}")


def _own_policies(printing: Printing) -> Iterator[Line]:
    if "table:policies" not in printing.elsewhere:
        for each in printing.out.report.policies:
            yield Line(kind="bullet", text=policy_said(each), mark=f"policy:{each.number}")


def _own_interviews(printing: Printing) -> Iterator[Line]:
    if "table:interviewed" not in printing.elsewhere:
        yield from _interviews(printing)


def _records_seen(printing: Printing) -> Iterator[Line]:
    if "table:searched" not in printing.elsewhere:
        yield from (_record(each) for each in printing.out.report.searched)
    if not printing.elsewhere & {"table:policies", "policies"} and not policies_apart(printing):
        for each in printing.out.report.policies:
            yield Line(kind="bullet", text=policy_said(each), mark=f"policy:{each.number}")


def policies_apart(printing: Printing) -> bool:
    """Whether the policies stand beside what was written of them, and not in the list of records they have their place
    in."""
    written = printing.out.report.of("policies")
    return "records" in printing.elsewhere and "policies" not in printing.elsewhere and bool(written)


def _chronology(printing: Printing) -> Iterator[Line]:
    rows = printing.out.chronology.entries
    if rows and "table:chronology" not in printing.elsewhere and not printing.out.report.of("chronology"):
        count = f"{len(rows):,} {'entry' if len(rows) == 1 else 'entries'}"
        yield Line(text=f"{FOR_THE_CHRONOLOGY}; it holds {count}.")


def _recommendations(printing: Printing) -> Iterator[Line]:
    if "table:recommendations" in printing.elsewhere:
        return
    for place, each in enumerate(printing.out.report.recommendations, 1):
        yield from recommendation_lines(printing, place, each)


def recommendation_lines(printing: Printing, place: int, one: Recommendation) -> Iterator[Line]:
    """A recommendation with the paragraphs it rests on, then what makes it SMART, a line each."""
    whose = " (between agencies)" if one.whose == "between agencies" else ""
    yield Line(
        lead=f"Recommendation {place}{whose}:", text=one.text, behind=rests_on(printing, one),
        mark=f"recommendation:{one.number}:text", begins=True,
    )  # fmt: skip
    for part in PARTS:
        value = getattr(one, part.name).strip() if part.name != "text" else ""
        if value:
            yield Line(kind="bullet", lead=f"{part.label}:", text=value,
                       mark=f"recommendation:{one.number}:{part.name}")  # fmt: skip


def rests_on(printing: Printing, one: Recommendation) -> str:
    """The paragraphs behind a recommendation in brackets, "" where there is none with a number."""
    said = see(one.rests_on, printing.numbers)
    return f"({said})" if said else ""


def _actions(printing: Printing) -> Iterator[Line]:
    if printing.elsewhere & {"table:actions", "workbook:actions"}:
        return
    places = {each.number: place for place, each in enumerate(printing.out.report.recommendations, 1)}
    for place, each in enumerate(printing.out.report.actions, 1):
        yield Line(lead=f"Action {place}:", text=action_said(each, places), mark=f"action:{each.number}:text")


def _quality(printing: Printing) -> Iterator[Line]:
    if "table:quality" in printing.elsewhere:
        return
    for each in printing.out.report.criteria:
        comment = f". {each.comment}" if each.comment else ""
        yield Line(kind="bullet", text=f"{each.text}: {each.mark or 'not answered'}{comment}",
                   mark=f"criterion:{each.number}")  # fmt: skip


def _personnel(printing: Printing) -> Iterator[Line]:
    if "table:personnel" in printing.elsewhere:
        return
    if said := printing.out.report.fact("personnel_as").strip():
        yield Line(text=said, mark="fact:personnel_as")
    family = {each.code.casefold() for each in printing.out.family}
    for each in printing.out.people:
        if each.code.casefold() in family:
            continue
        who = ", ".join(filter(None, (each.name, each.role, each.organisation)))
        about = "; ".join(filter(None, (who, each.involvement)))
        yield Line(kind="bullet", lead=f"{each.code}:", text=about or "not described", mark=f"person:{each.code}")


def _abbreviations(printing: Printing) -> Iterator[Line]:
    if "table:abbreviations" in printing.elsewhere:
        return
    for short, meaning in printing.out.abbreviations:
        if meaning:
            yield Line(kind="bullet", lead=f"{short}:", text=meaning, mark=f"abbreviation:{short}")


def _family(printing: Printing) -> Iterator[Line]:
    if "table:family" in printing.elsewhere:
        return
    for each in printing.out.family:
        # A place that does not ask for them gets neither a date of birth nor an address.
        unsaid = each.ethnicity.strip().casefold() in ("not known", "unknown", "n/a")
        ethnicity = f"ethnicity {each.ethnicity}" if unsaid else each.ethnicity
        about = "; ".join(filter(None, (each.relationship, ethnicity)))
        yield Line(kind="bullet", lead=f"{each.code}:", text=about or "not described", mark=f"member:{each.code}")


_RECORDS = {
    "terms": _terms, "author": _author, "methodology": _methodology, "policies": _own_policies,
    "interviews": _own_interviews, "family": _family, "chronology": _chronology,
    "recommendations": _recommendations, "actions": _actions, "quality": _quality, "records": _records_seen,
    "personnel": _personnel, "abbreviations": _abbreviations, "answers": Printing.answers,
}  # fmt: skip
"""What the case itself says in a section, behind what the author wrote there."""
