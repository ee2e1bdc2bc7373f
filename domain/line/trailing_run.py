"""The marks at the end of a line: `@SOURCE ref`, `#QUESTION`, `!FLAG`, `field=value`, read backwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.chronology.entry import Citation
from domain.line.draft import Ask, Problem, Span
from domain.line.known_index import KnownIndex, squeezed
from domain.question import Question
from domain.review import Source

_QUOTES = '"\u201c\u201d'
# Straight quotes may hold curly ones; otherwise any quote closes any, as word processors mix them.
_VALUE_QUOTED = rf'(?:"[^"]{{0,300}}"|[{_QUOTES}][^{_QUOTES}]{{0,300}}[{_QUOTES}])(?!\S)'
_PLACE_QUOTED = rf'(?:"[^"]{{0,120}}"|[{_QUOTES}][^{_QUOTES}]{{0,120}}[{_QUOTES}])(?!\S)'
_WORD = re.compile(
    rf"(?:[^\s={_QUOTES}]{{0,40}}=|@){_VALUE_QUOTED}|[^\s={_QUOTES}]{{1,40}}='[^'=]{{1,300}}'(?!\S)"
    rf"|{_PLACE_QUOTED}|\S+"
)
_NEW_SOURCE = re.compile(r"[A-Z][\w&./'\u2019-]{0,39}")
_NEW_QUESTION = re.compile(r"\d{1,2}")
_NOT_BEFORE_NUMBER = frozenset(
    ("bed", "room", "ward", "no", "no.", "number", "bay", "flat", "apt", "apartment", "unit", "floor", "cubicle")
    + ("house", "cell", "day", "see", "cf", "item", "point", "para", "paragraph", "appendix", "priority", "bus")
)
_REF_FIRST = re.compile(r"(?:pp?|vol|f|ff|fols?|doc|ref|no|entry|page|pages|item)[.:]?(?=\d|$)|\d", re.IGNORECASE)
_REF_WORD = re.compile(
    r".*\d.*|(?:pp?|vol|f|ff|fols?|doc|ref|no|entry|page|pages|item|and|to|of|part|section|row|line|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december"
    r"|[ivxlc]{1,4}|[a-z]|[-\u2013&,;/()]+)[.,:;]?",
    re.IGNORECASE,
)
_REF_SURE = frozenset(("p", "pp", "page", "pages", "vol", "doc", "ref", "entry", "folio", "fol"))
_GLUED = re.compile(r"\w@(\w{1,40})$")
_FIELD_APART = re.compile(r"(?<!\S)([^\W\d_][^\s=]{0,39}) = ?(\S+)$")
_MARKED = re.compile(r"[@#!][^\W\d_]|[@#]\d|[^\s=\"\\]{1,40}=")
_IN_TEXT = re.compile(rf"@[^\W\d_{_QUOTES}]|@[{_QUOTES}]\w")
STRAYS_TOLD = 3
"""Of how many words that look like marks and are text the author is told."""
_FIELD = re.compile(r"([^\s=\"]{1,40})=(.*)", re.DOTALL)


@dataclass
class Run:
    """The marks found. `begins` is where the text before them ends; `loose` are words among the marks that name
    nothing and stay text. `source_in_text` says that the text has a word that looks like a source: the one before
    must not be taken in its place."""

    begins: int
    sources: list[tuple[Citation, int]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    clears_source: bool = False
    source_in_text: bool = False
    new_sources: list[Source] = field(default_factory=list)
    new_questions: list[Question] = field(default_factory=list)
    loose: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def read_run(text: str, start: int, end: int, index: KnownIndex, answers: Mapping[str, int]) -> Run:
    """The trailing run of `text[start:end]`."""
    words = _words(text, start, end, index)
    run = Run(end)
    place = len(words) - 1
    while place >= 0:
        before = words[place - 1].text if place else ""
        if _mark(words[place], before, run, index):
            run.begins = words[place].start
            place -= 1
            continue
        cited = _citation(words, place, run, index, answers)
        if cited is None:
            break
        run.begins = words[cited].start
        place = cited - 1
    _point_at_strays(words[: place + 1], run, index)
    _not_as_before(words[: place + 1], run, index)
    for items in (run.sources, run.questions, run.flags, run.loose, run.spans, run.new_sources, run.new_questions):
        items.reverse()
    run.fields = dict(reversed(run.fields.items()))
    run.questions = list(dict.fromkeys(run.questions))
    run.flags = list(dict.fromkeys(run.flags))
    if run.loose and run.loose[0][0] == run.begins:  # loose words that touch the text before are simply its end
        _give_back(run, words)
    return run


def is_mark_start(word: str, index: KnownIndex) -> bool:
    """Whether a word of the text would be looked at as a mark, so that a backslash before it is dropped."""
    if word in (">", ">>", "~"):
        return True
    if len(word) > 1 and word[0] in "@#!":
        return True
    found = _FIELD.match(word)
    return found is not None and squeezed(found[1]) in index.fields


def _words(text: str, start: int, end: int, index: KnownIndex) -> list[_Word]:
    words: list[_Word] = []
    covered = start
    for found in _WORD.finditer(text, start, end):
        if found.start() < covered:
            continue
        stop = found.end()
        spaced = {"@": index.spaced_sources, "#": index.spaced_questions}.get(found[0][0])
        if spaced:
            tail = text[found.start() + 1 : found.start() + 80].casefold()
            for name in spaced:
                after = tail[len(name) : len(name) + 1]
                if tail.startswith(name.casefold()) and not after.isalnum() and found.start() + 1 + len(name) <= end:
                    stop = max(stop, found.start() + 1 + len(name))
                    break
        words.append(_Word(text[found.start() : stop], found.start(), stop))
        covered = stop
    return words


def _mark(word: _Word, before: str, run: Run, index: KnownIndex) -> bool:
    """Take the word as a mark, or as a loose word that looks like one; False when it is neither."""
    body = word.text[1:].rstrip(".,;")
    match word.text[0]:
        case "@" if len(word.text) > 1:
            if body == "-":
                run.clears_source = True
                run.spans.append(Span("source", word.start, word.end))
            elif name := _source(body, run, index):
                run.sources.append((Citation(name), word.start))
                run.spans.append(Span("source", word.start, word.end))
            else:
                run.source_in_text = run.source_in_text or _IN_TEXT.match(word.text) is not None
                _loose(word, run, f"{word.text} names no source; a new one begins with a capital letter")
            return True
        case "#" if body:
            labels = [_question(label.removeprefix("#"), index) for label in body.split(",")]
            if before.casefold().lstrip("(") in _NOT_BEFORE_NUMBER and any(labels):
                _loose(word, run, f"{word.text} after \u201c{before}\u201d is no question")
            elif not all(labels):
                _loose(word, run, f"{word.text} names no question")
            else:
                for label in reversed(labels):
                    assert label
                    run.questions.append(label)
                    if squeezed(label) not in index.questions and all(label != new.label for new in run.new_questions):
                        run.new_questions.append(Question(label))
                run.spans.append(Span("question", word.start, word.end))
            return True
        case "!" if body and any(map(str.isalnum, body)):
            flag = index.flags.get(squeezed(body))
            if flag:
                run.flags.append(flag)
                run.spans.append(Span("flag", word.start, word.end))
            else:
                _loose(word, run, f"{word.text} names no flag")
            return True
    return _field(word, run, index)


def _field(word: _Word, run: Run, index: KnownIndex) -> bool:
    found = _FIELD.fullmatch(word.text)
    if not found or word.text[0] == "\\":
        return False
    held = index.fields.get(squeezed(found[1]))
    if held is None:
        if not found[1][0].isalpha():
            return False
        _loose(word, run, f"{word.text} names no field")
        return True
    value = _unquoted(found[2])
    quoted = value != found[2]
    if not quoted:
        value = value.rstrip(".,;")
    if not quoted and any(quote in value for quote in _QUOTES):
        run.problems.append(Problem(f"Close the quotes of {held.name}=.", word.start, word.end))
    if held.values and value not in ("", "-"):
        listed = {choice.casefold(): choice for choice in held.values}
        if value.casefold() not in listed:
            choices = ", ".join(held.values[:8])
            run.problems.append(Problem(f"{held.name} is one of {choices}: choose one.", word.start, word.end))
        value = listed.get(value.casefold(), value)
    if held.name in run.fields:
        run.problems.append(Problem(f"{held.name}= stands twice: take one out.", word.start, word.end))
    run.fields[held.name] = "" if value == "-" else value
    run.spans.append(Span("field", word.start, word.end))
    return True


def _unquoted(text: str) -> str:
    """The text without the quotes round it, straight or curly."""
    if len(text) > 1 and ((text[0] in _QUOTES and text[-1] in _QUOTES) or text[0] == text[-1] == "'"):
        return text[1:-1]
    return text


def _loose(word: _Word, run: Run, why: str) -> None:
    run.loose.append((word.start, word.end))
    run.notes.append(f"{why}, so it stays in the text")


def _source(name: str, run: Run, index: KnownIndex) -> str | None:
    name = _unquoted(name).strip()
    held = index.sources.get(squeezed(name))
    if held or not name:
        return held
    if not name[0].isupper() or (name[0].isascii() and " " not in name and not _NEW_SOURCE.fullmatch(name)):
        return None
    if all(squeezed(source.name) != squeezed(name) for source in run.new_sources):
        run.new_sources.append(Source(name))
    return name


def _question(label: str, index: KnownIndex) -> str | None:
    """The label of a known question, or of a new one of one or two figures; `#02` is `#2`."""
    if held := index.questions.get(squeezed(label)):
        return held
    if not (_NEW_QUESTION.fullmatch(label) and label.isascii() and int(label)):
        return None
    return index.questions.get(str(int(label)), str(int(label)))


def _citation(words: list[_Word], place: int, run: Run, index: KnownIndex, answers: Mapping[str, int]) -> int | None:
    """The place of the source whose reference ends at `place`, taken; None when the words there are text."""
    at = place
    while at >= 0 and place - at <= 12 and not is_mark_start(words[at].text, index):
        at -= 1
    if at < 0 or at == place or words[at].text[0] != "@":
        return None
    ref = words[at + 1 : place + 1]
    quoted = len(ref) == 1 and _unquoted(ref[0].text) != ref[0].text
    if not quoted and not _REF_FIRST.match(ref[0].text):
        return None
    body = words[at].text[1:].rstrip(".,;")
    plain_name = _unquoted(body)
    if body == "-" or (squeezed(plain_name) not in index.sources and not _NEW_SOURCE.match(plain_name)):
        return None
    plain = all(_REF_WORD.fullmatch(word.text) for word in ref)
    said = " ".join(word.text for word in ref)
    if not quoted and said.count("(") != said.count(")"):
        return None
    figures = [any(map(str.isdigit, word.text)) for word in ref]
    if not quoted and not (plain and any(figures)):
        key = f"ref:{body.casefold()}"
        taken = answers.get(key, 0 if ref[0].text.casefold().rstrip(".:") in _REF_SURE else 1) % 2
        run.asks.append(
            Ask(
                key,
                f"\u201c{said}\u201d after @{body} could be the place in it or part of the text: "
                "put quotes round a place, or move the text before the @.",
                (f"the place in {body}", "part of the text"),
                taken,
                ref[0].start,
                ref[-1].end,
            )
        )
        if taken == 1:
            return None
    name = _source(body, run, index)
    if name is None:
        return None
    shown = _unquoted(ref[0].text).strip() if quoted else said.rstrip(".,;")
    run.sources.append((Citation(name, shown or None), words[at].start))
    run.spans.append(Span("source", words[at].start, ref[-1].end))
    return at


def _point_at_strays(words: list[_Word], run: Run, index: KnownIndex) -> None:
    """Say of marks that stand before the last words of the text, or are not written as marks, that they are text."""
    if len(words) > 1 and words[-2].text in ("@", "#", "!") and len(words[-1].text) < 40:
        loose = _Word(words[-2].text + words[-1].text, 0, 0)
        trial = Run(0)
        if _mark(loose, "", trial, index) and trial.spans:
            run.notes.append(
                f"{words[-2].text} {words[-1].text} stays in the text: write {loose.text} without the space"
            )
    ending = " ".join(word.text for word in words[-3:])
    if (apart := _FIELD_APART.search(ending)) and squeezed(apart[1]) in index.fields:
        run.notes.append(f"{apart[0][:40]} stays in the text: write {apart[1]}={apart[2][:30]} without spaces")
    if words and (glued := _GLUED.search(words[-1].text)) and squeezed(glued[1]) in index.sources:
        run.notes.append(f"{words[-1].text[:40]} stays in the text: a mark has a space before it")
    told: set[str] = set()
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        stray = _Word(word.text.strip("([])"), word.start, word.end)
        trial = Run(0)
        if not _MARKED.match(stray.text) or stray.text in told or not _mark(stray, "", trial, index):
            continue
        told.add(stray.text)
        shown, as_one = stray.text[:30], _as_one_name(words[place:]) if stray.text[0] == "@" else ""
        if trial.new_sources:
            run.notes.append(f"{shown} names no source, so it is text{as_one}")
        elif trial.spans:
            run.notes.append(
                f"{shown} stands before other words, so it is part of the text; a mark stands at the end of the line"
                + ("; put quotes round several words" if trial.fields else "")
                + ("" if as_one.endswith('"') else as_one)
            )
        elif stray.text[0] in "@#!":
            run.notes += trial.notes
        if len(told) == STRAYS_TOLD:
            return


def _as_one_name(words: list[_Word]) -> str:
    """How a source of several words would be written, when these could be one and its place: "" otherwise."""
    name = 1
    while name < len(words) and words[name].text.rstrip(".,;").isalpha() and not _REF_FIRST.match(words[name].text):
        name += 1
    ref = " ".join(word.text for word in words[name:])
    if not 1 < name <= 4 or (ref and not (len(words) - name <= 4 and _REF_FIRST.match(ref))):
        return ""
    whole = " ".join(word.text for word in words[:name])[1:].rstrip(".,;")
    return f'; a source of several words is written @"{whole}"' + (f" {ref}" if ref else "")


def _not_as_before(words: list[_Word], run: Run, index: KnownIndex) -> None:
    """See that the source of the row before is not taken in place of one that was meant and not found."""
    texts = [word.text.lstrip("([") for word in words if word.text.lstrip("([").startswith("@")]
    run.source_in_text = run.source_in_text or any(map(_IN_TEXT.match, texts))
    kept = index.known.sticky_sources
    if run.source_in_text and kept and not run.sources and not run.clears_source:
        run.notes.append(f"{kept[-1].name} is not carried over from the row before")


def _give_back(run: Run, words: list[_Word]) -> None:
    ends = [word.end for word in words]
    while run.loose and run.loose[0][0] == run.begins:
        _, stop = run.loose.pop(0)
        following = [word.start for word in words if word.start >= stop]
        run.begins = following[0] if following else ends[-1]
    if not run.spans and not run.loose:
        run.begins = ends[-1]
