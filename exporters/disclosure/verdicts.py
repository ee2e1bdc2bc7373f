"""What of all that a search found keeps a file back, what the author let through, and what is only told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.disclosure import Accepted, by_key
from domain.evidence.unagreed import CONTESTED
from domain.evidence.unagreed import KIND as UNAGREED
from domain.gate import PanelCopy
from exporters.disclosure.every_part import FETCHED, MACROS, Remark
from exporters.disclosure.searching import UNSEARCHED, Found, Searched

SHOWN = 20
MINUTED = ("minutes", "packet")
"""The files whose words are those of minutes."""
PANEL = PanelCopy.profile
"""What a hit in a panel copy says it was found in: such are accepted on the screen alone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`stopping` keeps the file back; `through` was let through, each with why; `told` may be nothing at all.

    `elsewhere` of what stops was let through in another place or form, or among other words.
    """

    stopping: tuple[Found, ...] = ()
    through: tuple[tuple[Found, Accepted], ...] = ()
    told: tuple[Found, ...] = ()
    elsewhere: tuple[Found, ...] = ()


def judged(
    searched: Searched,
    nobodys: Iterable[Found] = (),
    accepted: Collection[Accepted] = (),
    *,
    boards_names: bool = False,
    file: str = "",
) -> Verdict:
    """The verdict on a search; `nobodys` are names of nobody in the key, `accepted` what was let through before.

    `boards_names` lets through what stood in the board's file already. A part that holds macros is never let through
    but where the board's file held it.
    """
    let = by_key(accepted)
    stopping: list[Found] = []
    through: list[tuple[Found, Accepted]] = []
    told: list[Found] = []
    unread = [_unread(one, file) for one in searched.remarks if one.unsearched and not one.boards_own]
    for hit in (*searched.found, *nobodys, *unread):
        if not hit.stops:
            told.append(hit)
        elif hit.key in let and may_be_accepted(hit):
            through.append((hit, let[hit.key]))
        elif not (hit.boards_own and boards_names):
            stopping.append(hit)
    words = {one.matched for one in let.values()}
    elsewhere = tuple(hit for hit in stopping if hit.matched in words and may_be_accepted(hit) and hit.key not in let)
    return Verdict(tuple(stopping), tuple(through), tuple(told), elsewhere)


def may_be_accepted(hit: Found) -> bool:
    """Whether the author may let this through by a reason."""
    return not why_never(hit)


def why_never(hit: Found) -> str:
    """Why no reason lets this through, and what to do, "" where one does.

    Macros run where they are opened. Words of minutes that may not be used are nobody's to let out, but where a record
    was read out in the meeting and the row names it.
    """
    if hit.kind == UNSEARCHED and hit.matched == MACROS:
        return "Take the macros out of the file: they run where it is opened, and cannot be let through."
    if hit.kind == UNAGREED and not hit.recorded:
        return (
            "Words of these minutes leave once they are agreed, or a senior manager's authority is recorded for those"
            " who cannot. A reason lets them through only in rows that name another source than minutes, a record that"
            " was read out there."
        )
    return ""


def _unread(remark: Remark, file: str) -> Found:
    """A part that could not be searched, as a hit of its own, bound to its bytes."""
    return Found(
        remark.part, remark.part, "", remark.sentence, "", UNSEARCHED, kind=UNSEARCHED, general=remark.part,
        text=remark.digest, file=file,
    )


def refusal(verdict: Verdict) -> str:
    """Why the file was not written, and what to do, line by line."""
    lines: list[str] = []
    names = [hit for hit in verdict.stopping if hit.code or hit.kind not in ("name", UNSEARCHED, UNAGREED)]
    unagreed = [hit for hit in verdict.stopping if hit.kind == UNAGREED]
    nobodys = [hit for hit in verdict.stopping if not hit.code and hit.kind == "name"]
    unread = [hit for hit in verdict.stopping if hit.kind == UNSEARCHED]
    if names:
        what = _names(len(names)) if all(hit.kind == "name" for hit in names) else _identifiers(len(names))
        lines += [f"{_where(names)} {what}, so nothing was {_done(names)}.", *_listed(names)]
        if any(hit.in_key for hit in names):
            lines.append(
                "What stands in the key’s sheet comes from the key: take it out of the role, organisation or"
                " involvement there (/people)."
            )
        if any(not (hit.boards_own or hit.in_key) for hit in names):
            lines.append(
                f"Write the code in each {'paragraph or row' if _are_minutes(names) else 'row'} first. Only what is no"
                f" name anywhere may be answered so (/notname WORD); then"
                f" {'issue it' if _are_minutes(names) else 'export'} again."
            )
        elif any(hit.boards_own for hit in names):
            lines.append(
                "They came with the board’s file. Have them taken out there, or allow the board’s own names."
            )
    if nobodys:
        minuted = _are_minutes(nobodys)
        lines += [
            f"Who {'speaks' if minuted else 'is named'} holds {_names(len(nobodys))} of nobody in the key, so nothing"
            f" was {_done(nobodys)}."
        ]
        lines += _listed(nobodys)
        lines.append(
            f"Add each as a person and write the code in the {'paragraph' if minuted else 'row'}; if it is no name,"
            " /notname WORD allows it."
        )
    if unagreed:
        free = [hit for hit in unagreed if hit.why.endswith(CONTESTED)]
        what = "that may not be used" if len(free) < len(unagreed) else "without what is held against them"
        lines += [f"It holds words of minutes {what}, so nothing was written.", *_listed(unagreed)]
        if len(free) < len(unagreed):
            lines.append("Draw such rows from the minutes once these are agreed, or take the words out.")
        if free:
            lines.append(
                "What is disputed or not confirmed leaves in rows that rest on it, beside what is held against it: draw"
                " the row from the minutes, or say that it rests on them (/rests)."
            )
    if any(why_never(hit) for hit in unagreed):
        lines.append(next(filter(None, map(why_never, unagreed))))
    if unread:
        parts = "; ".join(f"{hit.part} {hit.matched}" for hit in unread)
        lines.append(f"Not everything could be searched, so nothing was written: {parts}.")
    if any(hit.file == PANEL and may_be_accepted(hit) for hit in verdict.stopping):
        lines.append("What must stay can be let through with a reason on the screen: F9, the same panel copy, and a.")
    elif any(map(may_be_accepted, verdict.stopping)):
        lines.append("What must stay can be let through with a reason: imr check lists each, imr accept keeps it.")
    if verdict.elsewhere:
        words = ", ".join(dict.fromkeys(f"“{hit.matched}”" for hit in verdict.elsewhere[:SHOWN]))
        lines.append(
            f"{words} was accepted before in another place, form or kind of file, or among other words: a reason holds"
            " only where it was given. Accept it here too."
        )
    return "\n".join(lines)


def notes(searched: Searched, verdict: Verdict) -> tuple[str, ...]:
    """What the author should know of a file that leaves: its parts, what was let through, what may be nothing."""
    # What a board's file has fetched from elsewhere tells those that the file was opened, and may change what is seen.
    said = [f"{one.part} {one.sentence}." for one in searched.remarks
            if not one.unsearched and (not one.boards_own or one.sentence.endswith(FETCHED))]  # fmt: skip
    let = {hit for hit, _ in verdict.through}
    said += [f"{hit.sentence}; accepted: {one.reason}" for hit, one in verdict.through]
    let.update(verdict.stopping)
    said += [f"{hit.sentence}; allowed." for hit in searched.boards_own if hit.stops and hit not in let]
    said += [f"Look at this: {hit.sentence}" for hit in verdict.told[:SHOWN]]
    if len(verdict.told) > SHOWN:
        said.append(f"Look at this: {len(verdict.told) - SHOWN:,} more of the kind; imr check lists them.")
    return tuple(said)


def _listed(hits: list[Found]) -> list[str]:
    said = list(dict.fromkeys(hit.sentence for hit in hits))
    more = [f"… and {len(said) - SHOWN:,} more."] if len(said) > SHOWN else []
    return [*said[:SHOWN], *more]


def _are_minutes(hits: list[Found]) -> bool:
    return any(hit.file in MINUTED for hit in hits)


def _where(hits: list[Found]) -> str:
    return "What would go to them holds" if _are_minutes(hits) else "The finished file holds"


def _done(hits: list[Found]) -> str:
    return "issued or written" if _are_minutes(hits) else "written"


def _names(count: int) -> str:
    return "a name" if count == 1 else f"{count:,} names"


def _identifiers(count: int) -> str:
    return "what tells who somebody is" if count == 1 else f"{count:,} names or other identifiers"
