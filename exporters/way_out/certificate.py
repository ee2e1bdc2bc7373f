"""The certificate of a disclosure check: what was searched for what, what came of it, and no name in it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from domain.disclosure import Accepted, hashed
from domain.errors import Stopped
from domain.family.members import NOT_APPLICABLE, NOT_KNOWN
from domain.names.finding import Finder
from domain.names.forms import forms_of
from domain.naming import check_file_name
from domain.review import Review
from exporters.disclosure.searching import UNSEARCHED, Found, Searched
from exporters.way_out.placed import check_free, place_new

WIDTH = 78
_UNSAID = frozenset(("", NOT_KNOWN, NOT_APPLICABLE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One check as it is certified: of which file, by its SHA-256 as it was searched, and as it left where it did.

    `stopping` is what keeps it back, `through` what was let through with why; `left` is "" for a file that did not
    leave. `unseen` counts the names of nobody in the key that the author had not looked at, None where none were looked
    for. `by` is user-1, user-2.
    """

    file: str
    profile: str
    searched: Searched
    sha256: str
    stopping: Sequence[Found] = ()
    through: Sequence[tuple[Found, Accepted]] = ()
    left: str = ""
    unseen: int | None = None
    by: str = ""
    log_head: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that may leave: it has been searched itself. It is logged as any file that leaves."""

    text: str = field(repr=False)
    profile: str
    looked_for: Finder = field(repr=False)
    kind: str = "certificate"
    made_at: str = ""
    rows: int = 0
    codes: frozenset[str] = frozenset()
    printed: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def data(self) -> bytes:
        """The text as it is written."""
        return self.text.encode()

    @property
    def sha256(self) -> str:
        """The hash of the certificate itself."""
        return hashed(self.data)

    def check_place(self, path: Path) -> None:
        """Refuse a place it cannot be put at, or a name with somebody's in it."""
        check_file_name(path.name, self.looked_for)
        check_free(path)

    def place(self, path: Path) -> Path:
        """Put it on disk under a new name, for its owner only; raises `CannotWrite` and leaves nothing otherwise."""
        return place_new(self.data, path)


def certificate(checked: Checked, review: Review, looked_for: Finder, today: date) -> Certificate:
    """The certificate of a check. Raises `Stopped` when a name would stand in it."""
    lines = [line for part in _parts(checked, review, looked_for, today) for line in part]
    text = "\n".join(lines) + "\n"
    # Runs of figures (a hash, an id) are nobody's, though a part of one may look like a number of somebody's.
    hits = [hit for hit in looked_for.find(text) if hit.kind == "name" or (hit.code and not hit.asked)]
    if hits:
        raise Stopped(f"The certificate would hold “{hits[0].matched}”, so it was not written.")
    return Certificate(text, checked.profile, looked_for)


def _parts(checked: Checked, review: Review, looked_for: Finder, today: date) -> Iterator[list[str]]:
    yield ["Certificate of the disclosure check", "=" * 35, ""]
    yield [
        _line("Made on", f"{today.day} {today:%B %Y}, by {checked.by or 'user-1'}, imr {checked.version}".rstrip()),
        _line("File", f"{checked.file}, {checked.profile}"),
        _line("Searched as", f"SHA-256 {checked.sha256}"),
    ]
    if checked.left and checked.left != checked.sha256:
        yield [_line("Left as", f"SHA-256 {checked.left} (the same file under a password)")]
    elif checked.left:
        yield [_line("Left", "as searched, byte for byte")]
    else:
        yield [_line("Left", "not: this is of a check alone")]
    yield [_line("Head of the log", checked.log_head), ""]
    searched = checked.searched
    yield [
        "What was searched", "-" * 17,
        *_told(f"{searched.parts:,} parts, {searched.letters:,} letters: every text, hidden or shown, of every part, "
               "files within the file and the names of the parts."),
    ]
    yield [*_remarks(searched), ""]
    yield ["What for", "-" * 8, *_told(f"{_looked_for(review)}."), ""]
    yield ["What was found", "-" * 14, *_found(checked), ""]
    yield ["What was accepted, and why", "-" * 26, *_accepted(checked, looked_for)]
    yield ["", *_told(
        "A search finds what the case knows to look for. It cannot know a name that is not in the key, or what a "
        "picture shows."
    )]


def _line(label: str, text: str) -> str:
    return f"{label + ':':<17}{text}"


def _told(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False) or [""]


def _remarks(searched: Searched) -> Iterator[str]:
    unread = [one for one in searched.remarks if one.unsearched]
    own = sum(one.boards_own for one in unread)
    pictures = sum("picture" in one.sentence for one in searched.remarks)
    links = sum("points to" in one.sentence for one in searched.remarks)
    for count, one_said, many_said in (
        (len(unread), "1 part could not be searched", f"{len(unread):,} parts could not be searched"),
        (own, "1 of them was in the board’s file already", f"{own:,} of them were in the board’s file already"),
        (pictures, "1 picture is to be looked at", f"{pictures:,} pictures are to be looked at"),
        (links, "1 link leads out of the file", f"{links:,} links lead out of the file"),
    ):
        if count:
            yield from _told(f"{one_said if count == 1 else many_said}.")


def _looked_for(review: Review) -> str:
    """How many people, names, ways to write them and identifiers are looked for."""
    named = [person for person in review.people if person.name or person.other_names]
    names = sum(bool(person.name) + len(person.other_names) for person in named)
    forms = sum(len(set(forms_of(person))) for person in named)
    others = sum(len(person.identifiers) for person in review.people)
    others += sum(value not in _UNSAID for member in review.family for value in (member.born, member.address))
    without = len(review.people) - len(named)
    said = [
        f"{_count(len(named), 'person', 'people')} of the key with {_count(names, 'name', 'names')}, written in "
        f"{_count(forms, 'way', 'ways')} and in slips of one letter",
        f"{_count(others, 'other identifier', 'other identifiers')} of theirs",
        f"{_count(len(review.record_numbers), 'kind', 'kinds')} of record numbers",
        "and whatever has the shape of an NHS number, a National Insurance number, a telephone, a postcode, an e-mail "
        "address",
    ]
    if without:
        said.append(f"for {_count(without, 'person', 'people')} the key has no real name, so none was looked for")
    return "; ".join(said)


def _found(checked: Checked) -> Iterator[str]:
    through = [hit for hit, _ in checked.through]
    allowed = [hit for hit in checked.searched.boards_own if hit.stops and hit not in through]
    allowed = [hit for hit in allowed if hit not in checked.stopping]
    told = [hit for hit in checked.searched.found if not hit.stops]
    for hits, said in (
        (checked.stopping, "keep it back, so it does not leave"), (through, "accepted, as below"),
        (allowed, "in the board’s own file before, allowed together"), (told, "may be nothing, and were told"),
    ):
        if hits:
            yield from _told(f"{len(hits):,} {said}: {_kinds(hits)}.")
    if not (checked.stopping or through or allowed or told):
        yield "Nothing that was searched for." if checked.unseen else "Nothing."
    if checked.unseen is not None:
        yield f"Names of nobody in the key that had not been looked at: {checked.unseen or 'none'}."


def _kinds(hits: Sequence[Found]) -> str:
    counted = Counter("part not searched" if hit.kind == UNSEARCHED else hit.kind for hit in hits)
    return ", ".join(f"{kind} {count:,}" for kind, count in sorted(counted.items()))


def _accepted(checked: Checked, looked_for: Finder) -> Iterator[str]:
    """Each verdict that served, once, by its short name: never by the words it lets through."""
    if not checked.through:
        yield "Nothing."
    for one in dict.fromkeys(one for _, one in checked.through):
        count = sum(each == one for _, each in checked.through)
        kind = next(hit.kind for hit, each in checked.through if each == one)
        place = one.place if not looked_for.find(one.place) else "(a place that is called by a name)"
        yield from _told(f"{one.id}  {kind}, {place}{f', {count} times' if count > 1 else ''}")
        yield from textwrap.wrap(
            f"{one.reason} ({one.by}, {one.at[:10]})", WIDTH, initial_indent=" " * 12, subsequent_indent=" " * 12
        )


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
