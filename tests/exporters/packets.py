"""Made-up minutes as one person is given them."""

from __future__ import annotations

from typing import Any

from domain.agreement.for_agreement import ForAgreement, ShownRow
from domain.agreement.steps import Representation
from domain.meetings.minutes import Facts, Paragraph, Version
from domain.names.finding import Finder
from domain.review import Details

FACTS = Facts(
    interview=3, kind="interview", about="the visits of March 2024", held="2026-03-10", starts="10:00", ends="11:20",
    breaks="10:40-10:45", place="the clinic, room 2", recorded="at the time",
    present=(("SW1", "interviewed"), ("IV1", "interviewer")),
)  # fmt: skip
SAID = (
    ("heading", "", "", "The visit of 3 March", "2"),
    ("said", "10:02", "IV1", "Asked what was known before the visit.", ""),
    ("said", "10:03", "SW1", "The practice had rung about missed medication; she planned to go the same day.", ""),
    ("said", "10:10", "SW1", "There was no reply at the door, and a card was left.", ""),
    ("said", "10:15", "SW1", "She did not tell her manager until the Friday.", ""),
)
ROWS = (
    ShownRow(
        entry="row-1", revision=2, when="3 March 2024", time="09:30", who="SW1 to GP1",
        event="call about missed medication", action="GP1 to visit today", source="EMIS",
    ),
    ShownRow(entry="row-2", revision=1, when="3 March 2024", time="14:00", who="GP1", event="home visit, no reply"),
)  # fmt: skip


def version(number: int = 1, *changed: tuple[str, str]) -> Version:
    """A version of these minutes; `changed` gives other words to paragraphs, by id."""
    others = dict(changed)
    paragraphs = tuple(
        Paragraph(id=f"p{place}", kind=kind, at=at, speaker=who, text=others.get(f"p{place}", text), question=question)
        for place, (kind, at, who, text, question) in enumerate(SAID, 1)
    )
    return Version(number=number, facts=FACTS, paragraphs=paragraphs)


def given(**changes: Any) -> ForAgreement:
    """What SW1 is given of the first version, with two rows."""
    return ForAgreement(**{
        "details": Details(agency="Riverside Community Trust", subject="Adult A", author="P. Linden", reference="R7"),
        "version": version(), "code": "SW1", "role": "interviewed", "before": None, "rows": ROWS, "theirs": (),
        "reply_by": "2026-12-01", "author": "P. Linden", "log_head": "ab" * 32, "looked_for": Finder(()), **changes,
    })  # fmt: skip


def second() -> ForAgreement:
    """What SW1 is given of the second version, having agreed the first before a change of their own was accepted."""
    theirs = Representation(
        version=1, code="SW1", kind="change", paragraph="p5", quoted=SAID[4][3], verdict="declined",
        words="She told her manager on Friday.", reason="The supervision note says Monday.",
    )  # fmt: skip
    changed = ("p4", "There was no reply at the door; a card was left with the neighbour.")
    return given(version=version(2, changed), before=version(1), theirs=(theirs,), rows=())
