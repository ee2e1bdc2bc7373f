"""Whatever is typed: nothing raises, nothing typed is lost, nothing is ready that should not be."""

# ruff: noqa: E501, SIM905 (lists of words to draw from)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chronology.as_json import entry_as_json, entry_from_json
from domain.chronology.entry import Citation, Entry
from domain.clean import clean
from domain.dates.period import Period
from domain.dates.times import read_time
from domain.dates.whole import read_date
from domain.errors import NotUnderstood
from domain.line.draft import Draft, Known
from domain.line.reading import read, write
from domain.line.writing import same
from tests.domain.a_case import KNOWN, PERIOD, TODAY, day

PROPERTIES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {}


def holds(*drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A property of every line drawn; it is tried on some by the tests and on many by `make proof`."""

    def keep(told: Callable[..., None]) -> Callable[..., None]:
        PROPERTIES[told.__name__] = (told, drawn)
        return told

    return keep


cut = str.split
DATES = cut(
    """3/3/24 03/03/2024 3.3.24 22.05/16 03-Mar-24 3rd_March_2024 the_3rd_of_March_2024 March_3_2024 2024-03-03 = +2
-1 +1w Tues Sunday c_mar_24 12-14/3/24 12–14_March_2024 12/3/24_-_14/3/24 between_3_and_9_May_2024 ? ?3/3/24 3/3/24? undated
3/3 3_Mar 3_mar_1930 Mar_13 w/c_4/3/24 early_2024 winter_2023 before_3/3/24 since_Mar_2024 3/3/24_ongoing 3_or_4_March_2024
night_of_12/13_March_2024 2024-03-03T09:30:00Z [3/3/24] Mon_4th Mon_4 3/3/2o24 2/7 24/7 1/1 3/12 12/3/24_->_14/3/24 1/4/24_-_30/6/24 6/22/16 31/4/24 O3/3/24 1930 2024 - • On_3/3/24"""
)
TIMES = cut(
    "0930 09:30 1400 9.30 2pm 2-3pm 1400-1530 c_9 ?9 night PM 24:00 00:00:00 at_2pm @_0930 noon approx_14:00 (9am) 0930? 930"
    " after_1400 0930_onwards 1400+ 2400 2200-2400 0930_(approx) 0207_946_0000 09;30 o930"
)
WORDS = cut(
    """SW1 GP1 SW1_to_GP1: SW1: gap: : sw1: Jane_Smith: ward_nurse: Dr_Patel: Mrs_Bennett: CT1: B12: (unknown): call
    SW1_0930: SW1_- GP1_-_ PC_1234: PC1234: SWl: re: :: tc see history course - seen='with_mum' #1,#2 seen_=
    visit > >> ~ >999 > :999 @EMIS @home p.112 vol_2 "discharge_letter" #2 #NOF #1a !good !urgent seen=alone rag=red
    seen="mum_and_dad" \\> \\@home \\#2 \\\\ C:\\x 140 ml , . - / & + \u00e9 \U0001f642 \u05e9\u05dc\u05d5\u05dd \u202e \x1b[31m e\u0301
    \u00a0 \ud800 \uff11\uff12"""
)
pieces = st.lists(
    st.one_of(
        st.sampled_from(DATES),
        st.sampled_from(TIMES),
        st.sampled_from(WORDS),
        st.text(st.characters(codec=None), max_size=6),
    ),
    max_size=12,
).map(lambda words: " ".join(words).replace("_", " "))
stamped = st.tuples(st.sampled_from(DATES), st.one_of(st.just(""), st.sampled_from(TIMES)), pieces).map(
    lambda parts: " ".join(part for part in parts if part).replace("_", " ")
)
any_line = st.one_of(st.text(st.characters(codec=None), max_size=60), pieces, stamped)
KINDS = [
    read_date(text, TODAY)
    for text in (
        "c 3/3/24,c Mar 2024,c winter 2023,c 2023,12-14/3/24,3 or 4 March 2024,?3/3/24,Mar 2024,2023,2020,early 2024,late Mar 2024,"
        "winter 2023,w/c 4/3/24,before 3/3/24,since Mar 2024,?,1/4/24 - 30/6/24,Sept 23 - Jul 24,2019-2021,?c Mar 2024,?by 3/3/24"
    ).split(",")
]
knowns = st.builds(
    lambda before, period, lost: replace(KNOWN, before=before, period=period, before_lost=lost),
    st.sampled_from([None, day(2024, 3, 3), day(2020, 3, 3), *KINDS]),
    st.sampled_from([PERIOD, Period(), Period(first=PERIOD.first), Period(last=PERIOD.last)]),
    st.booleans(),
)
answers = st.dictionaries(
    st.sampled_from(
        ["time", "year", "day", "doubt", "suffix", "weekday", "which year", "who", "who >", "mark 1", "twice >"]
        + ["dash", "late time", "amount", "second"]
    ),
    st.integers(0, 3),
    max_size=4,
)


@holds(any_line, knowns, answers)
def reading_never_raises_and_places_lie_in_the_text(text: str, known: Known, chosen: dict[str, int]) -> None:
    draft = read(text, known, chosen)
    assert draft.text == text
    for each in (*draft.spans, *draft.problems, *draft.asks):
        assert 0 <= each.start <= each.end <= len(text)
    for ask in draft.asks:
        assert len(ask.readings) >= 2 and 0 <= ask.taken < len(ask.readings)
    assert len({ask.key for ask in draft.asks}) == len(draft.asks)
    for sentence in [problem.sentence for problem in draft.problems] + [ask.sentence for ask in draft.asks]:
        assert sentence.endswith((".", "?")) and len(sentence) < 400


@holds(stamped, knowns)
def what_is_ready_is_sound(text: str, known: Known) -> None:
    draft = read(text, known)
    if not draft.ready:
        return
    entry = draft.entry
    assert entry
    when = entry.when
    if when.kind == "day":
        assert when.earliest == when.latest is not None
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    if when.earliest:
        assert when.earliest <= TODAY
    elif when.latest:
        assert when.latest <= TODAY
    assert (when.kind == "unknown") == (when.earliest is None and when.latest is None)
    assert when.written and len(when.shown()) <= 13 and when.said()
    assert entry.event and any(map(str.isalnum, entry.event))
    assert entry.time is None or when.day
    back = entry_from_json(entry_as_json(entry, PERIOD))
    assert replace(back, slot=entry.slot) == entry


@holds(stamped, knowns, answers)
def nothing_typed_is_lost(text: str, known: Known, chosen: dict[str, int]) -> None:
    """Every visible character stands in one span, and a span of text is the text of its part."""
    draft = read(text, known, chosen)
    if draft.entry is None:
        return
    kept = clean(text)
    draft = read(kept, known, chosen)
    covered = [0] * len(kept)
    for span in draft.spans:
        for place in range(span.start, span.end):
            covered[place] += 1
    if not draft.problems:
        lost = [kept[place] for place, count in enumerate(covered) if count == 0 and not kept[place].isspace()]
        assert not lost, (kept, lost, draft.spans)
    assert max(covered, default=0) <= 1, (kept, draft.spans)
    for part in ("event", "action", "outcome", "comment"):
        typed = "".join(kept[span.start : span.end] for span in draft.spans if span.part == part)
        text_of_part = getattr(draft.entry, part) or ""
        if draft.entry.type == "gap" and part == "event" and not typed:
            continue
        assert _letters(typed) == _letters(text_of_part), (kept, part)
    for part in ("when", "time", "mark"):
        for span in draft.spans:
            if span.part == part:
                assert not re.search(r"SW1|GP1|call|visit", kept[span.start : span.end]), (kept, span)


def _letters(text: str) -> str:
    return re.sub(r"[\s\\]+", "", text)


@holds(stamped, knowns)
def a_ready_line_is_written_and_read_back_the_same(text: str, known: Known) -> None:
    draft = read(text, known)
    if not draft.ready or draft.entry is None:
        return
    known = _with_news(known, draft)
    line = write(draft.entry, known)
    again = read(line, replace(known, before=None))
    assert again.ready and not again.asks, (text, line, again.problems, again.asks)
    assert again.entry and same(again.entry, draft.entry), (text, line)
    assert write(again.entry, known) == line


words = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(DATES),
    st.sampled_from(TIMES),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
texts = (
    st.lists(words, min_size=1, max_size=8)
    .map(lambda parts: clean(" ".join(parts).replace("_", " ")).replace("\n", " ").replace("\t", " ").strip())
    .filter(lambda text: any(map(str.isalnum, text)))
)
some = st.one_of(st.none(), texts)
whens = st.sampled_from([day(2024, 3, 3), day(2020, 3, 3), day(2019, 12, 31), *KINDS])
sources = st.lists(
    st.builds(
        Citation,
        st.sampled_from(["EMIS", "PAS", "Paper file"]),
        st.one_of(st.none(), texts.map(lambda text: text.replace('"', "")[:100].strip()).filter(bool)),
    ),
    max_size=2,
).map(tuple)
entries = st.builds(
    lambda when, time, who, event, action, outcome, comment, sources, questions, flags, seen: Entry(
        when=when,
        time=time if when.day else None,
        who=who,
        people=() if who is None else tuple(dict.fromkeys(re.findall("SW1|GP1", who))),
        event=event,
        action=action,
        outcome=outcome,
        comment=comment,
        sources=sources,
        questions=questions,
        flags=flags,
        fields=(("seen", seen.replace('"', "")),) if seen and seen.replace('"', "").strip(" -") == seen else (),
    ),
    whens,
    st.sampled_from([None, "09:30", "00:00", "14:00-15:30", "23:00-02:30", "night", "PM", "c 9", "?9", "approx 14:00"]),
    st.sampled_from([None, "SW1", "SW1 to GP1", "SW1, GP1 (by phone)", "(unknown nurse)"]),
    texts, some, some, some, sources,
    st.sampled_from([(), ("2",), ("1a", "KLOE 3.2")]),
    st.sampled_from([(), ("good",), ("concern", "dna")]),
    some,
)  # fmt: skip


@holds(entries)
def any_entry_is_written_as_a_line_that_reads_as_it(entry: Entry) -> None:
    line = write(entry, KNOWN)
    draft = read(line, KNOWN)
    assert draft.ready and not [ask for ask in draft.asks if not ask.harmless], (line, draft.problems, draft.asks)
    assert draft.entry and same(draft.entry, entry), line


def _with_news(known: Known, draft: Draft) -> Known:
    return replace(
        known,
        people=(*known.people, *draft.new_people),
        sources=(*known.sources, *draft.new_sources),
        questions=(*known.questions, *draft.new_questions),
    )


@holds(st.text(st.characters(codec=None), max_size=40))
def cleaning_is_done_once_and_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@holds(any_line)
def a_text_is_a_time_or_refused(text: str) -> None:
    try:
        read_time(text)
    except NotUnderstood as refusal:
        assert refusal.sentence.endswith(".")


@pytest.mark.parametrize("name", PROPERTIES)
def test_whatever_is_typed(name: str) -> None:
    _try(name, 250)


@pytest.mark.proof
@pytest.mark.parametrize("name", PROPERTIES)
def test_whatever_is_typed_many_times_over(name: str) -> None:
    _try(name, 20_000)


def _try(name: str, examples: int) -> None:
    told, drawn = PROPERTIES[name]
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    settings(max_examples=examples, deadline=None, suppress_health_check=slow)(given(*drawn)(told))()


@pytest.mark.parametrize(
    "text", ["\ud800", "1" * 5000 + "/3/24", "3/3/24 " + "9" * 5000, "?" * 50, "\x00", "\n", "\ufeff3/3/24 x"]
)
def test_odd_texts_are_read_without_raising(text: str) -> None:
    assert read(text, KNOWN).text == text


LONG = {
    "digits": "1" * 20_000,
    "words": "3/3/24 " + "x " * 10_000,
    "marks": "3/3/24 " + "> " * 10_000,
    "quotes": "3/3/24 " + 'a="' * 6_000,
    "sources": "3/3/24 x " + "@A p.1 " * 3_000,
    "spaces": "3/3/24" + " " * 20_000 + "x",
    "spaces in a date": "3 mar" + " " * 20_000 + "24",
    "backslashes": "3/3/24 " + "\\" * 20_000,
    "questions": "?" * 20_000,
    "punctuation": "3/3/24" + ",. " * 7_000,
    "combining": "e\u0301" * 10_000,
    "zero width": "a" + "\u200d" * 20_000,
    "brackets": "3/3/24 " + "(" * 20_000 + ":",
    **{
        word: f"{word} " * 5_000
        for word in (*cut("c about from before w/c the early ? between night_of on in = Mon 3 Mar 3/3"), "late in")
    },
    "people": "3/3/24 " + "SW1 " * 5_000 + ": x",
}


@pytest.mark.timeout(90)
@pytest.mark.parametrize("name", LONG)
def test_very_long_lines_are_read_without_a_hang(name: str) -> None:
    text = LONG[name].replace("_", " ")
    assert read(text, KNOWN).text == text
