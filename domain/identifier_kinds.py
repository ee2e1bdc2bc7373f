"""The kinds of identifier there are beside names, and what is told of each."""

from __future__ import annotations

NAME = "name"
NHS, CHI, NI = "NHS number", "CHI number", "NI number"
BORN = "date of birth"
POSTCODE, ADDRESS = "postcode", "address"
TELEPHONE, MAIL, WEB = "telephone", "e-mail", "web address"
PLATE = "number plate"
RECORD = "record number"
OTHER = "identifier"
"""As the key has it, of no kind the program knows."""


def told(kind: str, matched: str, code: str = "") -> str:
    """What the author is told of an identifier as it is typed; it stays where it is."""
    article = "An" if kind[0] in "aeiou" or kind in (NHS, NI) else "A"
    whose = f" of {code}" if code else ""
    return f"“{matched}”: {article.lower()} {kind}{whose}. Leave it out, or say why when exporting."
