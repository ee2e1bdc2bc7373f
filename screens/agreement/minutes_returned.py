"""Minutes that came back in Word, for screen and command alike: which meeting they are of, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import WrongUse

if TYPE_CHECKING:
    from exporters.readers.minutes_reply import Reply
    from storage.casefile import CaseFile


def is_word(data: bytes) -> bool:
    """Whether this may be an Office file, and not a packet's answer."""
    return data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0"


def read_returned(
    case: CaseFile, data: bytes, name: str, *, number: int = 0, code: str = "", version: int = 0, password: str = ""
) -> Reply:
    """What a returned document says, read against the version printed on it; nothing of it is taken in yet.

    `number`, `code` and `version` say whose answer it is where that is not printed; `password` opens a locked file.
    Raises NotUnderstood, WrongUse.
    """
    from exporters.readers.minutes_reply import printed_on, read_reply

    if password:
        from exporters.office.locking import unlock

        data = unlock(data, password)
    printed = printed_on(data, name)
    of = number or printed.interview
    if not of:
        raise WrongUse(f"{name} does not say of which meeting it is: say which.")
    if number and printed.interview and printed.interview != number:
        raise WrongUse(f"{name} is of interview {printed.interview}, not of interview {number}.")
    review = case.review()
    minutes = next((each for each in review.minutes if each.interview.number == of), None)
    if minutes is None:
        raise WrongUse(f"{name} is of interview {of}, and the case has none such.")
    if code and printed.code and minutes.now(printed.code).casefold() != minutes.now(code).casefold():
        raise WrongUse(f"{name} is the copy of {printed.code}, not of {code}. Ask for theirs, or take it in as that.")
    whose = minutes.now(code or printed.code) if code or printed.code else ""
    return read_reply(data, name, review, of, whose, version)
