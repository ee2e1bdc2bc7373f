"""What a part that is no markup holds within: notes in a picture's file, packed and coded content, rich text, mail."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

MAX_INFLATED = 16 * 2**20
PICTURES = (
    ".emf", ".wmf", ".emz", ".wmz", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ico", ".wdp",
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWN = frozenset(
    (b"IHDR", b"IDAT", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"hIST", b"bKGD", b"acTL",
     b"fcTL", b"fdAT")
)  # fmt: skip
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_JPEG = b"\xff\xd8\xff"
_ARCHIVES = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!\x1a\x07", "a RAR archive"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"MSCF", "a cabinet"),
)
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}(?:\s{1,4}[A-Za-z0-9+/_-]{4,})*={0,2}")
_LEAST = 40
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}\s{0,4}){32,}")
_RTF_MARK = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?\??|\\(?:par|line|cell|row|tab)\b ?|\\[a-z]+-?\d* ?|\\\*|[{}\r\n]"
)
_MAIL = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding|Content-Type):", re.IGNORECASE | re.MULTILINE)


def notes_of_picture(data: bytes) -> bytes:
    """All that a picture's file says beside the picture: PNG texts, EXIF, XMP, comments; packed ones unpacked."""
    if data.startswith(_PNG):
        return b"\x00".join(_png_notes(data))
    if data.startswith(_JPEG):
        return b"\x00".join(_jpeg_notes(data))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        # Comments and applications' blocks: up to 255 letters each, between lengths that are no letters.
        return b"\x00".join(each[1] for each in re.finditer(rb"\x21(?:\xfe|\xff)([^\x00]{2,65536})\x00", data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"\x00".join(data[found.start() : found.start() + 65536] for found in re.finditer(rb"EXIF|XMP ", data))
    return b""


def is_drawn(data: bytes) -> bool:
    """Whether a picture is of a kind whose notes are known, so that the rest of it is nothing but the drawing."""
    return data.startswith((_PNG, _JPEG, b"GIF87a", b"GIF89a"))


def _png_notes(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind not in _PNG_DRAWN:
            content = data[at + 8 : at + 8 + length]
            yield content
            begins = next((found.start() for found in _ZLIB.finditer(content)), -1)
            if begins >= 0:
                yield inflated(content[begins:], zlib.MAX_WBITS)
        if kind == b"IEND":
            yield data[at + 12 + length :]
            return
        at += 12 + length


def _jpeg_notes(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xFF:
            at += 1
            continue
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield data[at + 4 : at + 2 + length]
        if kind == 0xDA:
            break
        at += 2 + max(2, length)
    end = data.rfind(b"\xff\xd9")
    if end >= 0:
        yield data[end + 2 :]


def packed_in(data: bytes) -> bytes:
    """What a gzip file (a compressed drawing too) holds, b"" of anything else."""
    return inflated(data, zlib.MAX_WBITS | 16) if data.startswith(b"\x1f\x8b") else b""


def inflated(data: bytes, bits: int) -> bytes:
    """The content, up to a bound; b"" when it cannot be unpacked."""
    try:
        return zlib.decompressobj(bits).decompress(data, MAX_INFLATED)
    except zlib.error:
        return b""


def archive(data: bytes) -> str:
    """What kind of archive this is that cannot be looked into, "" when it is none."""
    return next((called for mark, called in _ARCHIVES if data.startswith(mark)), "")


def coded_in(text: str) -> Iterator[bytes]:
    """What long stretches of base64 or of hexadecimal figures stand for: embedded files, queries, pictures."""
    # Looking for such a stretch at every letter of a long text takes longer than taking it into its words.
    if max(map(len, text.replace("\x00", " ").split()), default=0) < _LEAST:
        return
    for found in _HEX.finditer(text):
        yield bytes.fromhex("".join(found[0].split()))
    for found in _BASE64.finditer(text):
        letters = "".join(found[0].split()).rstrip("=")
        if letters.isalpha() and letters.islower():
            continue
        for kind in (b"+/", b"-_"):
            try:
                yield base64.b64decode(f"{letters}{'=' * (-len(letters) % 4)}".encode(), kind, validate=True)
                break
            except (binascii.Error, ValueError):
                continue


def rich_text(data: bytes) -> str:
    """The words of an RTF file, joined across its commands; "" of anything else."""
    if not data.startswith(b"{\\rtf"):
        return ""
    return _RTF_MARK.sub(_of_rtf, data.decode("cp1252", "replace"))


def _of_rtf(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1]).decode("cp1252", "replace")
    if found[2]:
        return chr(int(found[2]) % 65536)
    return " " if found[0].startswith(("\\par", "\\line", "\\cell", "\\row", "\\tab")) else ""


def mail_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a mail or a web archive, each with its name, decoded; none of anything else."""
    if not _MAIL.search(data[:4096]):
        return
    import email
    import email.policy

    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield str(part.get_filename() or part.get("Content-Location") or part.get_content_type()), content
