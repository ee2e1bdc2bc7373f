"""An entry in plain words: for the chronology as text, and read back at plain prompts."""

from __future__ import annotations

from collections.abc import Iterator

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.review import Field

OUTSIDE = "Outside the period under review"


def parts(entry: Entry, fields: tuple[Field, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each part the entry has but its event, in the order of the entry line: what it is called, and its words."""
    for label, text in (("Action", entry.action), ("Outcome", entry.outcome), ("Comment", entry.comment)):
        if text:
            yield label, text
    if entry.sources:
        cited = [f"{source.name} {source.ref}" if source.ref else source.name for source in entry.sources]
        yield "Source" if len(cited) == 1 else "Sources", "; ".join(cited)
    if entry.questions:
        yield "Question" if len(entry.questions) == 1 else "Questions", ", ".join(entry.questions)
    if entry.flags:
        yield "Flag" if len(entry.flags) == 1 else "Flags", ", ".join(entry.flags)
    labels = {field.name: field.label for field in fields}
    for name, value in entry.fields:
        yield labels.get(name) or name, value


def spoken(entry: Entry, period: Period, fields: tuple[Field, ...] = ()) -> str:
    """The whole entry as sentences, to be heard: "Sun 3 March 2024, 09:30. SW1 to GP1: call … Action: …"."""
    when = entry.when.said() if entry.when.kind != "unknown" else "Undated"
    said = [f"{when}, {entry.time}" if entry.time else when]
    if entry.type == "gap":
        said.append("Gap")
    who = entry.who or ", ".join(entry.people) or "Nobody named"
    said.append(f"{who}: {entry.event or 'no words'}")
    said += [f"{label}: {text}" for label, text in parts(entry, fields)]
    if period.holds(entry.when) is False:
        said.append(OUTSIDE)
    return " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in said)


def as_text(entry: Entry, period: Period, fields: tuple[Field, ...] = ()) -> str:
    """The entry as lines of text: when, time, who and event, then each other part under it."""
    who = entry.who or ", ".join(entry.people)
    event = " / ".join((entry.event or "").splitlines())
    lines = [f"{entry.when.shown():13}  {entry.time or '--':5}  {f'{who}: ' if who else ''}{event}".rstrip()]
    lines += [f"{'':22}{label}: {' / '.join(text.splitlines())}" for label, text in parts(entry, fields)]
    if period.holds(entry.when) is False:
        lines.append(f"{'':22}({OUTSIDE.lower()})")
    return "\n".join(lines)
