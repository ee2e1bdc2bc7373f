"""A file of any kind under a passphrase in the age format (age-encryption.org/v1), made and opened in memory.

age is an open, versioned format with several free programs (age, rage) that open it. It is written here over the
primitives of `cryptography` and not by a binding, so that the work a passphrase costs, and the memory it takes, are
the same wherever the file is made: 2^18, as the age program has it. The tests open it with another implementation.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator

from domain.errors import CannotWrite, WrongUse

WORK = 18
"""scrypt's N as a power of two: 256 MB and about a second."""

_MOST_WORK = 20
_VERSION = b"age-encryption.org/v1"
_LABEL = b"age-encryption.org/v1/scrypt"
_CHUNK = 64 * 2**10
_TAG = 16
_NOT_OPENED = "This passphrase does not open the file, or the file was altered."


def lock(plain: bytes, passphrase: str) -> bytes:
    """These bytes as an age file under this passphrase. Raises `CannotWrite` where the memory for it is not there."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, WORK)).encrypt(bytes(12), file_key, None)
    head = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _base64(salt), WORK, _base64(wrapped))
    sealed = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunks = [sealed.encrypt(number, chunk, None) for number, chunk in _chunks(plain, _CHUNK)]
    return b"".join([head, b" ", _base64(_mac(file_key, head)), b"\n", nonce, *chunks])


def unlock(locked: bytes, passphrase: str) -> bytes:
    """What such a file holds. Raises `WrongUse` for another passphrase, an altered file or one of another make."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        head, _, rest = locked.partition(b"\n--- ")
        head += b"\n---"
        mac, _, body = rest.partition(b"\n")
        version, stanza, wrapped, _ = head.split(b"\n")
        arrow, kind, salt, work = stanza.split(b" ")
        if version != _VERSION or (arrow, kind) != (b"->", b"scrypt") or not 1 <= int(work) <= _MOST_WORK:
            raise ValueError
        key = _stretched(passphrase, _unbase64(salt), int(work))
        file_key = ChaCha20Poly1305(key).decrypt(bytes(12), _unbase64(wrapped), None)
        if not hmac.compare_digest(_unbase64(mac), _mac(file_key, head)):
            raise ValueError
        nonce, body = body[:16], body[16:]
        opened = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        return b"".join(opened.decrypt(number, chunk, None) for number, chunk in _chunks(body, _CHUNK + _TAG))
    except (ValueError, InvalidTag):
        raise WrongUse(_NOT_OPENED) from None


def _chunks(data: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk with its number as the nonce says it, the last one marked as the last."""
    last = max(0, (len(data) - 1) // size)
    for number in range(last + 1):
        yield number.to_bytes(11) + bytes([number == last]), data[number * size : (number + 1) * size]


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    try:
        return hashlib.scrypt(
            passphrase.encode(), salt=_LABEL + salt, n=2**work, r=8, p=1, maxmem=2 ** (work + 11), dklen=32
        )
    except MemoryError:
        raise CannotWrite(
            f"There is not enough memory here to lock the file ({2**work // 1024} MB for a moment)."
            " Close other programs and export again."
        ) from None


def _derived(file_key: bytes, salt: bytes, use: bytes) -> bytes:
    """HKDF-SHA-256 of 32 bytes."""
    first = hmac.digest(salt or bytes(32), file_key, "sha256")
    return hmac.digest(first, use + b"\x01", "sha256")


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")


def _base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _unbase64(text: bytes) -> bytes:
    return b64decode(text + b"=" * (-len(text) % 4), validate=True)
