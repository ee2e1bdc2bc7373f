"""The short answers boards ask for on covers, in forms and of the author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "day", "yes or no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactOf:
    """A short answer by its `name`: what it is called, the section it belongs to, and whether it may hold a name."""

    name: str
    label: str
    section: str = "author"
    kind: Kind = "text"
    personal: bool = False
    needed: bool = False


FACTS: tuple[FactOf, ...] = (
    FactOf(name="commissioned", label="Report asked for on", section="introduction", kind="day"),
    FactOf(name="concerning", label="What the review is about", section="introduction"),
    FactOf(name="review_kind", label="Kind of review (SAR, LCSPR, DHR …)", section="introduction"),
    FactOf(name="board", label="Board or partnership", section="introduction"),
    FactOf(name="stage", label="Stage of the report", section="introduction"),
    FactOf(name="author_job", label="Author's job title", needed=True),
    FactOf(name="qualifications", label="Qualifications", needed=True),
    FactOf(name="experience", label="Experience", needed=True),
    FactOf(name="author_role", label="Role in the agency", needed=True),
    FactOf(name="senior", label="In a senior position", kind="yes or no", needed=True),
    FactOf(name="line_managed", label="Ever line-managed or supervised staff involved", kind="yes or no", needed=True),
    FactOf(name="able", label="Experience to analyse the agency's safeguarding critically", kind="yes or no",
           needed=True),
    FactOf(name="independent", label="Independent of the staff and services involved", kind="yes or no", needed=True),
    FactOf(name="involved", label="Had any part in the case", kind="yes or no", needed=True),
    FactOf(name="manages_panel", label="Managed by the agency's panel member", kind="yes or no", needed=True),
    FactOf(name="independence", label="Independence, in words", needed=True),
    FactOf(name="supervision", label="Supervision of the author"),
    FactOf(name="training", label="Training for writing reviews"),
    FactOf(name="time_enough", label="Enough time given", section="methodology", kind="yes or no", needed=True),
    FactOf(name="time_said", label="On the time given", section="methodology"),
    FactOf(name="how_done", label="How the review was done", section="methodology"),
    FactOf(name="secured", label="Records secured on", section="methodology", kind="day", needed=True),
    FactOf(name="secured_by", label="Records secured by", section="methodology", needed=True),
    FactOf(name="legal_advice", label="Legal advice could be had", section="methodology", kind="yes or no"),
    FactOf(name="personnel_as", label="Staff shown as", section="personnel"),
    FactOf(name="chief_officer", label="Chief officer", section="statement", personal=True),
    FactOf(name="chief_officer_job", label="Chief officer's job title", section="statement"),
    FactOf(name="panel_member", label="Agency's member of the panel", section="sign_off", personal=True),
    FactOf(name="senior_officer", label="Senior officer who commissioned the report", section="sign_off",
           personal=True),
    FactOf(name="senior_officer_job", label="Senior officer's job title", section="sign_off"),
)


def fact_of(name: str) -> FactOf | None:
    """The short answer of this name, None when there is none."""
    return next((each for each in FACTS if each.name == name), None)
