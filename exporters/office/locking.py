"""An Office file under a password, as Excel and Word lock one (ECMA-376 agile encryption), made in memory."""

from __future__ import annotations

import hashlib
import io
import secrets
import struct
import zipfile
from typing import Any

from domain.errors import WrongUse

LONGEST = 255
"""Characters a password of an Office file has at most."""

GUESSES_A_SECOND = 5_000_000
"""A hundred graphics cards of 2024 against this lock: 100,000 rounds of SHA-512."""

_ROUNDS = 100_000
_MOST_ROUNDS = 1_000_000
"""Rounds a file of somebody else's may ask for; Office writes 100,000."""
_KEY_BYTES = 32
_OF_KEY = bytes.fromhex("146e0be7abacd0d6")
"""What the password's hash is mixed with for the key that locks the file's own key (MS-OFFCRYPTO 2.3.4.11)."""

_LEAST = 8_192
"""Bytes below which the container is laid out in another way, which the library gets wrong."""


class LockDiffers(Exception):
    """The locked file does not open to what was locked: a fault of the program."""


def lock(plain: bytes, password: str) -> bytes:
    """An .xlsx, .xlsm or .docx locked with AES-256 under this password, opened again and compared before it is given.

    The library by itself draws 16 of the 32 bytes of the file's key; here all are drawn. Raises `WrongUse` for a
    password Office does not take, `LockDiffers` when what came out does not open to the same bytes.
    """
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted  # type: ignore[import-untyped]
    from msoffcrypto.method.ecma376_agile import ECMA376Agile  # type: ignore[import-untyped]

    if len(password) > LONGEST:
        raise WrongUse(f"Office takes passwords of {LONGEST} characters at most; choose a shorter one.")
    if len(plain) < _LEAST:
        plain = _unpacked(plain)
    info, _ = ECMA376Agile.generate_encryption_parameters(password, spin_count=_ROUNDS)
    key = secrets.token_bytes(_KEY_BYTES)
    info.encryptedKeyValue = _under_password(key, password, info.encryptedKey.saltValue)
    package = ECMA376Agile.encrypt_payload(io.BytesIO(plain), info.encryptedKey, key, info.keyData.saltValue)
    about = ECMA376Agile.get_encryption_information(info, package, key)
    out = io.BytesIO()
    ECMA376Encrypted(package, about).write_to(out)
    locked = out.getvalue()
    if unlock(locked, password) != plain:
        raise LockDiffers("the locked file opens to something else")
    return locked


def unlock(locked: bytes, password: str) -> bytes:
    """What a locked Office file holds. Raises `WrongUse` for another password, or a file that was altered or is none
    that Office locks.
    """
    from msoffcrypto.exceptions import DecryptionError, FileFormatError  # type: ignore[import-untyped]
    from msoffcrypto.exceptions import InvalidKeyError as WrongKey
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

    out = io.BytesIO()
    try:
        file: Any = OOXMLFile(io.BytesIO(locked))
        if file.info.get("spinValue", 0) > _MOST_ROUNDS:
            raise FileFormatError("more rounds than Office writes")
        file.load_key(password=password, verify_password=True)
        file.decrypt(out, verify_integrity=True)
    except (WrongKey, DecryptionError, FileFormatError):
        raise WrongUse("This password does not open the file, or the file was altered.") from None
    except Exception:
        # The library meets what it does not expect in a damaged file with any exception at all.
        raise WrongUse("This file is damaged and cannot be unlocked. Ask for it again.") from None
    return out.getvalue()


def _under_password(key: bytes, password: str, salt: bytes) -> bytes:
    """The file's key as its password locks it."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    hashed = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for number in range(_ROUNDS):
        hashed = hashlib.sha512(struct.pack("<I", number) + hashed).digest()
    of_key = hashlib.sha512(hashed + _OF_KEY).digest()[:_KEY_BYTES]
    locking = Cipher(algorithms.AES(of_key), modes.CBC(salt)).encryptor()
    return locking.update(key) + locking.finalize()


def _unpacked(plain: bytes) -> bytes:
    """A very small file with its parts stored as they are, which makes it large enough."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for entry in package.infolist():
            fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
            made.writestr(fresh, package.read(entry))
    return out.getvalue()
