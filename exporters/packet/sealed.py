"""A sealed file that goes from one person to another and back: its header in the open, its text under a phrase.

The format is told byte by byte in docs/packet.md, so that another program can read it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

from domain.errors import CannotOpen, NotUnderstood, WrongUse
from exporters.packet.phrases import normal

Direction = Literal["packet", "answer", "unfinished"]
"""From the author, back to the author, or kept by who answers until they have done."""

DIRECTIONS: tuple[Direction, ...] = ("packet", "answer", "unfinished")
MAGIC = b"IMRPKT\r\n"
FORMAT = 1
WORK = 2**15
"""scrypt's N: 32 MB and a tenth of a second, beside a phrase of 86 bits."""

LARGEST = 4 * 2**20
"""Bytes: the minutes of a day of talking are a tenth of it."""

_ID, _SALT, _NONCE, _TAG, _TRAILER = 16, 16, 12, 16, 32
_HEADER = len(MAGIC) + 2 + _ID + _SALT + _NONCE
_SHORTEST = _HEADER + _TAG + _TRAILER
_PADDED = 4096


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the open: which way it goes, the packet it is or answers, and the salt. Nothing of the case."""

    direction: Direction
    packet: str
    salt: bytes


def new_header() -> Header:
    """The header of a packet nobody has had yet."""
    return Header("packet", secrets.token_hex(_ID), secrets.token_bytes(_SALT))


def stretched(phrase: str, salt: bytes) -> bytes:
    """The 32 bytes a phrase stands for, worked out by scrypt (2^15, 8, 1); every key of its packet comes from them."""
    return hashlib.scrypt(normal(phrase).encode(), salt=salt, n=WORK, r=8, p=1, maxmem=2**26, dklen=32)


def key_for(stretched: bytes, packet: str, direction: Direction) -> bytes:
    """The key of one direction of one packet, by HKDF-SHA-256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    told = f"imr packet {FORMAT}: {direction}".encode()
    return HKDF(SHA256(), length=32, salt=bytes.fromhex(packet), info=told).derive(stretched)


def seal(text: str, header: Header, key: bytes, nonce: bytes | None = None) -> bytes:
    """The text under this key. Its length is told to 4,096 bytes only: up to there an agreement is no shorter than a
    dispute. Raises WrongUse for one longer than a file may be.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = nonce or secrets.token_bytes(_NONCE)
    plain = text.encode()
    plain += b" " * (-len(plain) % _PADDED)
    head = b"".join((
        MAGIC, bytes((FORMAT, DIRECTIONS.index(header.direction) + 1)), bytes.fromhex(header.packet), header.salt, nonce
    ))  # fmt: skip
    if _HEADER + len(plain) + _TAG + _TRAILER > LARGEST:
        raise WrongUse("This is longer than a packet or its answer can be. Make it shorter, or give it in Word.")
    body = head + ChaCha20Poly1305(key).encrypt(nonce, plain, head)
    return body + hashlib.sha256(body).digest()


def header_of(data: bytes, name: str) -> Header:
    """The header of a sealed file, called `name` in sentences.

    Raises `NotUnderstood` for what is no such file, or of a newer format, and `CannotOpen` for a damaged one.
    """
    if not data:
        raise NotUnderstood(f"{name} is empty. Ask for it to be sent again.")
    if len(data) > LARGEST:
        raise NotUnderstood(f"{name} is larger than any packet. Look whether it is the file you mean.")
    begins = data[: len(MAGIC)]
    if sum(map(int.__eq__, begins, MAGIC)) < len(begins) - 1:
        raise NotUnderstood(f"{name} is neither a packet nor the answer to one. Look whether it is the file you mean.")
    body, trailer = data[:-_TRAILER], data[-_TRAILER:]
    if len(data) < _SHORTEST or hashlib.sha256(body).digest() != trailer:
        raise CannotOpen(f"{name} is damaged: some of it was lost or changed on the way. Ask for it to be sent again.")
    if begins != MAGIC:
        raise NotUnderstood(f"{name} is neither a packet nor the answer to one. Look whether it is the file you mean.")
    form, way = data[len(MAGIC)], data[len(MAGIC) + 1]
    if form != FORMAT or not 1 <= way <= len(DIRECTIONS):
        raise NotUnderstood(f"{name} was made by a newer imr, in a form this one does not know. Install that one.")
    at = len(MAGIC) + 2
    return Header(DIRECTIONS[way - 1], data[at : at + _ID].hex(), data[at + _ID : at + _ID + _SALT])


def unseal(data: bytes, key: bytes) -> str | None:
    """The text of a sealed file whose header was read; None where this is not its key, or it was altered."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    head, body = data[:_HEADER], data[_HEADER:-_TRAILER]
    try:
        return ChaCha20Poly1305(key).decrypt(head[-_NONCE:], body, head).decode().rstrip(" ")
    except (InvalidTag, UnicodeDecodeError):
        return None
