"""Whom the author means to see, the meetings held with them, and what is owed to them before and afterwards.

Sources: staff are told of purpose and process and offered support (Hammersmith & Fulham's guidance, Cambridgeshire &
Peterborough's resource pack); those not interviewed are named with the reason (WSAB's template: "or if not why not");
debriefs after the IMR and after the final review (LLR's guidance).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["interview", "team discussion", "written answers"]
KINDS: tuple[Kind, ...] = ("interview", "team discussion", "written answers")

INTERVIEWED = "interviewed"
INTERVIEWER = "interviewer"
ROLES = (
    INTERVIEWED, INTERVIEWER, "takes the minutes", "team member", "line manager", "colleague in support", "trade union",
    "legal representative",
)  # fmt: skip
"""In what role somebody is present: offered, any other words may be typed."""

HOLDS = ("police", "coroner", "Crown Prosecution Service", "employer's own process", "health")
"""What may keep a meeting from being held for a time: offered, any other words may be typed."""

NOT_SEEN = (
    "declined", "left, not traced", "left, gave written answers", "off sick", "died", "awaiting clearance",
    "not required",
)  # fmt: skip
"""Why somebody is not interviewed, in the words boards ask for: offered, any other words may be typed."""

Debriefing = Literal["IMR", "final review"]
DEBRIEFINGS: tuple[Debriefing, ...] = ("IMR", "final review")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting, by their code, and in what role.

    `asked` says whether the minutes want their agreement, which is so of everyone present but the interviewer and who
    takes the minutes; for anybody else `why_not_asked` says why it is not.
    """

    code: str
    role: str = INTERVIEWED
    present: bool = True
    asked: bool = True
    why_not_asked: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the minutes are unusable until they have answered."""
        return self.present and self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A meeting, planned or held, by its number in the case.

    `held` is an ISO day, `starts` and `ends` are HH:MM, each "" while not known; `breaks` is as typed
    ("10:40-10:55"). `recorded` is "at the time", or "later", and then `recorded_why` says why. `raised_elsewhere` is
    the ISO day a matter was raised by another route (line manager, persons in positions of trust): its content never
    stands in the case.
    """

    number: int = 0
    kind: Kind = "interview"
    about: str = ""
    held: str = ""
    starts: str = ""
    ends: str = ""
    breaks: str = ""
    place: str = ""
    recorded: str = "at the time"
    recorded_why: str = ""
    people: tuple[Attendee, ...] = ()
    raised_elsewhere: str = ""
    note: str = ""
    revision: int = 0

    def of(self, code: str) -> Attendee | None:
        """The one of this code, None when they are not of this meeting; capitals do not matter."""
        return next((one for one in self.people if one.code.casefold() == code.casefold()), None)

    @property
    def asked(self) -> tuple[str, ...]:
        """The codes of those whose agreement the minutes want."""
        return tuple(one.code for one in self.people if one.agrees)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSee:
    """Somebody of the key the author means to see, or was asked by, and what was done for them.

    `told` (of purpose and process), `support` and `company` (that they may be accompanied) are the ISO days each was
    offered, "" where it was not yet. `hold` says who keeps the meeting from being held, from `held_since` until
    `held_until`. `not_seen` is why they were not interviewed, `not_seen_why` the circumstances in words.
    """

    code: str
    why: str = ""
    asked_to_be_seen: bool = False
    told: str = ""
    support: str = ""
    company: str = ""
    hold: str = ""
    held_since: str = ""
    held_until: str = ""
    not_seen: str = ""
    not_seen_why: str = ""
    note: str = ""
    revision: int = 0

    @property
    def on_hold(self) -> bool:
        """Whether a hold stands now."""
        return bool(self.hold) and not self.held_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """A debrief of somebody involved: after the IMR, or after the final review. `due` and `done` are ISO days."""

    code: str
    after: Debriefing = "IMR"
    due: str = ""
    done: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractCheck:
    """A passage of the report shown to somebody it concerns, for its facts, before the report is sent.

    `extract` says which (paragraph numbers, a heading), never its words; `sent`, `due` and `done` are ISO days;
    `outcome` is "correct", "corrected", "disputed", "no reply" or "". Source: CPSCB's resource pack.
    """

    number: int = 0
    code: str
    extract: str
    sent: str = ""
    due: str = ""
    done: str = ""
    outcome: str = ""
    note: str = ""
    revision: int = 0
