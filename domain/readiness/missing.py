"""What is missing before a submission, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something to see to before a submission: the section it belongs to, and a sentence that says what to do.

    `task` is the screen it is put right on, by its name, "" where there is none, and `argument` what of it (a section,
    a code, a number); `passage` is the id of the paragraph of that section it is of, the first of several. It `stops` a
    submission, or is only to be looked at. `unagreed`: it rests on minutes that may not be used, and stops nothing once
    that is left out.
    """

    section: str
    sentence: str
    task: str = ""
    argument: str = ""
    passage: str = ""
    stops: bool = True
    unagreed: bool = False
