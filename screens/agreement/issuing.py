"""The one door minutes are issued by, whatever way they go: searched first, and what is doubtful was asked about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.agreement.said import standing_of, standing_said
from domain.agreement.standing import Standing, State
from domain.agreement.typed import unchecked
from domain.and_between import and_between
from domain.errors import WrongUse
from screens.agreement.doubt_kinds import OPTIONS, DoubtKind

if TYPE_CHECKING:
    from domain.agreement.steps import Way
    from domain.meetings.minutes import Minutes, Version
    from screens.agreement.copy_given import Copy
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the author is asked about before minutes are issued: on a screen or at a prompt; refused on a command line
    without the option for it."""

    kind: DoubtKind
    said: str

    @property
    def refusal(self) -> str:
        """Why nothing is issued, and what would let it."""
        return f"{self.said} Nothing was issued. Look at it first, or say {OPTIONS[self.kind]}."


def doubts(case: CaseFile, number: int, made: Sequence[Copy], *, again: bool = False) -> list[Doubt]:
    """What is to be asked before these copies are issued to those they are new to, with `again` to all of them."""
    to = _to(made, again)
    if not to:
        return []
    minutes = case.minutes.of(number)
    return [*_marks(minutes), *_names(made, to), *_answered(minutes, to)]


def issue(
    case: CaseFile, number: int, made: Sequence[Copy], *, way: Way, day: str, reply_by: str = "", again: bool = False,
    settled: Collection[DoubtKind] = (),
) -> Version | None:  # fmt: skip
    """Issue what was made and searched to those it is new to, with `again` to all; None where that is nobody.

    `settled` are the kinds of doubt the author let pass. Raises WrongUse, and issues nothing, for any other doubt,
    where the minutes were changed since the copies were made, and where they may not be issued.
    """
    to = _to(made, again)
    if not to:
        return None
    for doubt in doubts(case, number, made, again=again):
        if doubt.kind not in settled:
            raise WrongUse(doubt.refusal)
    rows = {copy.code: copy.rows for copy in made}
    return case.agreement.issue(number, to, way=way, day=day, reply_by=reply_by, expected=made[0].sha256, rows=rows)


def _to(made: Sequence[Copy], again: bool) -> list[str]:
    return [copy.code for copy in made if again or copy.new]


def _marks(minutes: Minutes) -> list[Doubt]:
    left = unchecked(minutes.paragraphs)
    if not left:
        return []
    one = len(left) == 1
    return [Doubt(
        "marks",
        f"{'Paragraph' if one else 'Paragraphs'} {and_between(map(str, left))} {'is' if one else 'are'} still marked"
        " “check this”.",
    )]  # fmt: skip


def _names(made: Sequence[Copy], to: Sequence[str]) -> list[Doubt]:
    found: dict[str, list[str]] = {}
    for copy in made:
        if copy.code in to:
            for name, where in copy.nobodys:
                if where not in found.setdefault(name, []):
                    found[name].append(where)
    if not found:
        return []
    told = "; ".join(f"“{name}” in {and_between(where)}" for name, where in found.items())
    what = "A name seems" if len(found) == 1 else "Names seem"
    return [Doubt("names", f"{what} to be of nobody in the key: {told}. Add a person if it is one, or /notname.")]


def _answered(minutes: Minutes, to: Sequence[str]) -> list[Doubt]:
    """Who was issued this very text, and whose silence or dispute another issue of it would set aside."""
    if minutes.latest is None or minutes.edited:
        return []
    ended = (State.DISPUTED, State.NO_REPLY, State.CANNOT)
    stands = [each for each in (standing_of(minutes, code) for code in to) if each.state in ended]
    return [Doubt("again", f"{standing_said(minutes, each)} {_comes_of_it(each)}") for each in stands]


def _comes_of_it(each: Standing) -> str:
    if each.state is State.DISPUTED:
        return f"Issued to {each.code} again, what they dispute stands until they answer anew."
    what = "the authority is void, and the minutes wait" if each.authority is not None else "the minutes wait"
    return f"Issued to {each.code} again, {what} for an answer."
