"""The pages of a case file checked without the database, for files that will not even open.

The layout is that of SQLCipher 4 with its default settings: 4096 bytes a page, the file's salt in place of the
first 16, and at the end of each page 16 bytes of initial vector and 64 of HMAC-SHA512.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from pathlib import Path

from storage.care import open_files
from storage.cipher import key_text

SIZE, SALT, VECTOR, SEAL = 4096, 16, 16, 64
ROUNDS, SEAL_ROUNDS, SEAL_MASK = 256_000, 2, 0x3A
LOCK_PAGE = 0x40000000 // SIZE + 1
"""The page that holds the database's locks, in a file of a gigabyte or more; nothing is ever stored there."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a file's pages say: how many there are, the numbers (from 1) of the damaged ones, bytes left over."""

    count: int
    damaged: tuple[int, ...]
    left_over: int

    @property
    def answer(self) -> bool:
        """Whether any page answers to the passphrase; if none does it is the wrong one, or the salt is damaged."""
        return len(self.damaged) < self.count


class Key:
    """The key that seals pages, made of a passphrase and a file's salt; making one takes a tenth of a second."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        key = pbkdf2_hmac("sha512", key_text(passphrase).encode(), salt, ROUNDS, 32)
        masked = bytes(byte ^ SEAL_MASK for byte in salt)
        self.salt = salt
        self._seal = pbkdf2_hmac("sha512", key, masked, SEAL_ROUNDS, 32)

    def fits(self, page: bytes, number: int) -> bool:
        """Whether this key sealed the page of this number, and nobody changed it since."""
        if len(page) != SIZE:
            return False
        sealed = page[SALT if number == 1 else 0 : -SEAL] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._seal, sealed, "sha512"), page[-SEAL:])


def salt_of(path: Path) -> bytes:
    """The salt a file starts with. Raises OSError."""
    return open_files.head_of(path)


def check(path: Path, key: Key) -> Pages:
    """Check every page. Raises OSError.

    Not for a file this process has open as a case: closing it lets go of every lock the process holds on it.
    """
    damaged, number, left_over = [], 0, 0
    with path.open("rb") as file:
        while page := file.read(SIZE):
            if len(page) < SIZE:
                left_over = len(page)
                break
            number += 1
            if number != LOCK_PAGE and not key.fits(page, number):
                damaged.append(number)
    return Pages(number, tuple(damaged), left_over)


def opens(path: Path, key: Key) -> bool:
    """Whether the first page of a file answers to this key. Raises OSError; as `check`, not for an open case."""
    with path.open("rb") as file:
        return key.fits(file.read(SIZE), 1)
