"""What stands in a compound file (OLE: old Word and Excel files, packages, messages, macros), stream by stream."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream an Office file under a password is in."""

_END = 0xFFFFFFFA
_MOST = 2**20
"""No chain of sectors is followed further."""


def is_locked(data: bytes) -> bool:
    """Whether these bytes are an Office file under a password."""
    return data.startswith(MAGIC) and LOCKED in data


def streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each stream, and the name of each folder with nothing; none of a damaged file."""
    if not data.startswith(MAGIC):
        return
    try:
        yield from _streams(data)
    except (struct.error, IndexError, ValueError, MemoryError):
        return


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if not (7 <= shift <= 16 and 2 <= mini_shift <= shift):
        return
    first_directory, cutoff, first_mini, more_at, more_count = struct.unpack_from("<I4xII4xII", data, 48)
    size = 1 << shift

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    table_sectors = list(struct.unpack_from("<109I", data, 76))
    for _ in range(min(more_count, _MOST)):
        if more_at >= _END:
            break
        numbers = struct.unpack(f"<{size // 4}I", sector(more_at))
        table_sectors += numbers[:-1]
        more_at = numbers[-1]
    table: list[int] = []
    for number in table_sectors:
        if number < _END and (number + 2) * size <= len(data) + size:
            found = sector(number).ljust(size, b"\xff")
            table += struct.unpack(f"<{size // 4}I", found)
    directory = _chain(first_directory, table, sector)
    mini = struct.unpack(f"<{len(raw) // 4}I", raw) if (raw := _chain(first_mini, table, sector)) else ()
    step, root = 1 << mini_shift, b""

    def small(number: int) -> bytes:
        return root[number * step : (number + 1) * step]

    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, long = struct.unpack_from("<IQ", entry, 116)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == 5:
            root = _chain(start, table, sector)
        if kind != 2:
            yield name, b""
            continue
        content = _chain(start, table, sector) if long >= cutoff else _chain(start, mini, small)
        yield name, content[: long & 0xFFFFFFFF]


def _chain(start: int, table: Sequence[int], sector: Callable[[int], bytes]) -> bytes:
    """The sectors from this one on, in the order the table gives."""
    pieces: list[bytes] = []
    seen: set[int] = set()
    number = start
    while number < _END and number not in seen and len(seen) < _MOST:
        seen.add(number)
        pieces.append(sector(number))
        number = table[number] if number < len(table) else _END
    return b"".join(pieces)
