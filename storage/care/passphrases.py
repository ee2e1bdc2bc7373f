"""The passphrase of a case: its rules, its strength in words, where it may come from, and remembering it."""

from __future__ import annotations

import math
import os
import re
import secrets
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import Literal

from domain.errors import CannotWrite, WrongUse
from storage.care import open_files, real_keyring
from storage.cipher import PLAIN_HEADER, key_text
from storage.plain_files import NotPlain, open_plain

SHORTEST = 12
"""Characters a new passphrase has at least."""

LONGEST = 1024
"""Bytes read from a file or a descriptor at most; a longer one is a wrong file, not a passphrase."""

GUESSES_A_SECOND = 500_000
"""A hundred graphics cards of 2024 against 256,000 rounds of PBKDF2-HMAC-SHA512."""

CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and figures of a passphrase made up: none that is taken for another in print."""

WORD, YEAR, OBVIOUS, SYMBOL = 11.0, 7.0, 3.0, 4.0
"""Bits a guesser has to find for a word of everyday language, a year, a favourite of every list, a mark."""

FAVOURITES = (
    "password passphrase letmein welcome qwerty qwertyuiop asdf asdfgh zxcv iloveyou monkey dragon football master "
    "admin login secret changeme summer winter spring autumn monday january safeguarding review correct horse "
    "battery staple"
)
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: a word, the bits it was taken for, and a sentence to show."""

    word: Literal["weak", "fair", "strong"]
    bits: int
    sentence: str


def normal(passphrase: str) -> str:
    """The passphrase as it is used: Unicode NFC, so that every keyboard's é is the same one.

    Raises WrongUse when it is empty, holds control characters or cannot be written as UTF-8.
    """
    if any(unicodedata.category(character) == "Cc" for character in passphrase):
        raise WrongUse("The passphrase holds a line break or a tab, which no prompt takes; leave it out.")
    return key_text(passphrase)


def checked(passphrase: str) -> str:
    """A passphrase somebody wishes to give a case, as it is used. Raises WrongUse when it is too short."""
    if not passphrase:
        raise WrongUse(f"Nothing was typed. Choose a passphrase of {SHORTEST} characters or more.")
    chosen = normal(passphrase)
    if len(chosen) < SHORTEST:
        raise WrongUse(
            f"A passphrase needs {SHORTEST} characters or more, and this one has {len(chosen)}; "
            "five words that have nothing to do with each other are easy to keep in mind."
        )
    return chosen


def made_up() -> str:
    """A passphrase nobody has to think of: five groups of four letters and figures told apart easily (99 bits)."""
    return "-".join("".join(secrets.choice(CLEAR) for _ in range(4)) for _ in range(5))


def strength(passphrase: str, guesses_a_second: int = GUESSES_A_SECOND) -> Strength:
    """An honest, simple estimate: words, years and marks count as guessers count them, not by their length.

    Of any text, also one too short to be a passphrase: it may be asked for while somebody types. `guesses_a_second`
    is what the lock it is for allows.
    """
    bits = int(_bits(unicodedata.normalize("NFC", passphrase)))
    seconds = 2.0 ** (bits - 1) / guesses_a_second
    need = f"someone who has the file and a hundred fast machines would need {_span(seconds)} to guess it"
    if bits < 40:
        return Strength("weak", bits, f"Weak: {need}. Five or six unrelated words are far better.")
    if bits < 52:
        return Strength("fair", bits, f"Fair: {need}. One or two more unrelated words make it strong.")
    return Strength("strong", bits, f"Strong: {need}, if it was not taken from a book, a song or a person.")


def from_file(path: Path) -> str:
    """The passphrase in a file that its owner alone can read. Raises WrongUse."""
    try:
        file = open_plain(path)
    except NotPlain:
        raise WrongUse(f"{path} is not a plain file; for a pipe, give --passphrase-fd with its number.") from None
    except OSError as error:
        raise WrongUse(f"The passphrase file {path} cannot be read: {error.strerror}.") from None
    with file:
        if os.fstat(file.fileno()).st_mode & 0o077:
            remedy = f"chmod 600 {quote(str(path))}"
            raise WrongUse(f"Others can read the passphrase file {path}: make it yours alone with  {remedy}")
        return _given(file.read(LONGEST + 6))


def from_descriptor(number: int) -> str:
    """One line from an open descriptor, and not a byte more. Raises WrongUse."""
    line = bytearray()
    try:
        while len(line) <= LONGEST and (byte := os.read(number, 1)):
            line += byte
            if byte == b"\n":
                break
    except OSError as error:
        raise WrongUse(f"No passphrase can be read from descriptor {number}: {error.strerror}.") from None
    return _given(bytes(line))


def found(case: Path, *, descriptor: int | None = None, file: Path | None = None) -> str | None:
    """The passphrase from the descriptor, the file or the keyring, in this order; None: ask for it.

    Raises WrongUse when both places are named, or the one named gives none. A remembered one may be out of date:
    a caller whom it does not let in asks.
    """
    if descriptor is not None and file is not None:
        raise WrongUse("Give either --passphrase-fd or --passphrase-file, not both.")
    if descriptor is not None:
        return from_descriptor(descriptor)
    if file is not None:
        return from_file(file)
    return recall(case)


def remember(case: Path, passphrase: str) -> None:
    """Keep the passphrase of this case in the account's keyring. Raises CannotWrite where there is no real one.

    Reads the file's first bytes: not to be called while this process has the case open (closing a file
    lets go of every lock this process holds on it).
    """
    name = item(case)
    if name is None:
        raise CannotWrite(f"{case} is not a case file, so there is nothing to remember.")
    try:
        real_keyring.put(name, normal(passphrase))
    except real_keyring.NoAnswer:
        raise CannotWrite(
            "No keyring of this account keeps secrets safely, or it is locked, so nothing was remembered: "
            "the passphrase will be asked for as before."
        ) from None


def recall(case: Path) -> str | None:
    """The remembered passphrase of this case, None when there is none; a keyring that fails or hangs gives way."""
    name = item(case)
    if name is None:
        return None
    try:
        return real_keyring.get(name)
    except real_keyring.NoAnswer:
        return None


def forget(case: Path) -> bool:
    """Take the passphrase of this case out of the keyring; whether one was there.

    Raises CannotWrite when the keyring does not answer, since then nobody knows.
    """
    name = item(case)
    if name is None:
        raise CannotWrite(f"{case} is not a case file, so nothing can be remembered for it.")
    try:
        return real_keyring.remove(name)
    except real_keyring.NoAnswer:
        raise CannotWrite(
            "No keyring of this account answers, or it is locked: if a passphrase was remembered, it still is."
        ) from None


def item(case: Path) -> str | None:
    """What the keyring calls this case: a hash of the file's salt, which says nothing about its name or place.

    The salt differs from file to file and outlives a change of passphrase.
    """
    try:
        salt = open_files.head_of(case)
    except OSError:
        return None
    if len(salt) < open_files.HEAD or salt == PLAIN_HEADER:
        return None
    return sha256(b"imr case " + salt).hexdigest()


def _given(raw: bytes) -> str:
    raw = raw.removesuffix(b"\n").removesuffix(b"\r").removeprefix(b"\xef\xbb\xbf")
    if not raw:
        raise WrongUse("The passphrase given is empty.")
    if len(raw) > LONGEST:
        raise WrongUse(f"The passphrase given is longer than {LONGEST} bytes; was another file meant?")
    try:
        return normal(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise WrongUse("The passphrase given is not UTF-8 text; was another file meant?") from None


def _bits(passphrase: str) -> float:
    seen: set[str] = set()
    total = 0.0
    for token in re.findall(r"[^\W\d_]+|\d+|[\W_]", passphrase):
        plain = token.casefold()
        if plain in seen:
            total += 1
            continue
        seen.add(plain)
        total += _token(token, plain)
    return total


def _token(token: str, plain: str) -> float:
    alphabet = 10 if plain.isdigit() else 26
    by_letters = sum(0.5 if easy else math.log2(alphabet) for easy in _easy(plain))
    if plain in FAVOURITES.split():
        return OBVIOUS
    if re.fullmatch(r"(19|20)\d\d", plain):
        return min(YEAR, by_letters)
    if plain.isdigit():
        return by_letters
    if not plain.isalpha():
        return SYMBOL
    if token.islower() or token.isupper() or token.istitle():
        sounds_like_a_word = re.search(r"[aeiouyà-öø-ÿœæ]", plain) or plain.isascii() is False
        return min(WORD, by_letters) if sounds_like_a_word else by_letters
    return by_letters + len(token) * 0.7


def _easy(plain: str) -> list[bool]:
    """For each character, whether the one before gives it away: a repeat, or the next one of a row of keys."""
    return [False] + [
        before == after or any(before + after in row or after + before in row for row in ROWS)
        for before, after in zip(plain, plain[1:], strict=False)
    ]


def _span(seconds: float) -> str:
    for size, name in ((31_557_600, "year"), (86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds / size
            if count >= 1_000_000:
                return "more than a million years"
            rounded = int(float(f"{count:.2g}"))
            return f"about {rounded:,} {name}{'' if rounded == 1 else 's'}"
    return "less than a minute"
