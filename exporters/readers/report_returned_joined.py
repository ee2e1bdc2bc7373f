"""Paragraphs of a report that came back joined to one, or split."""

from __future__ import annotations

from domain.returned.changes import plain
from exporters.readers.parting import parted
from exporters.readers.report_returned_standing import Standing
from exporters.report.printed import WORDS, Piece


def joined(standing: Standing, piece: Piece, place: int) -> tuple[str, tuple[str, ...]] | None:
    """What two or three paragraphs of one section come to that are one now, and the ids of those that went in it.
    """
    mark = standing.export.order[place][0]
    if not mark.startswith("passage:"):
        return None
    for first, last in ((place, place + 1), (place - 1, place), (place, place + 2), (place - 1, place + 1)):
        run = range(first, last + 1)
        if first < 0 or last >= len(standing.export.order):
            continue
        marks = [standing.export.order[at][0] for at in run]
        others = [at for at in run if at != place]
        if not all(each.startswith("passage:") for each in marks) or any(at in standing.index for at in others):
            continue
        texts = standing.export.printed.texts
        words = [texts.get(f"{WORDS}{each}", texts[each]) for each in marks]
        full = [texts[each] for each in marks]
        bare = [text.partition("\t")[2] if "\t" in text[:12] else text for text in full]
        behind = bare[-1][len(words[-1]) :]
        heads = full[0][: len(full[0]) - len(bare[0])]
        ways = (full, [full[0], *bare[1:]], [f"{heads}{words[0]}", *words[1:-1], words[-1] + behind],
                [f"{heads}{words[0]}", *words[1:]], words)  # fmt: skip
        if any(_run(piece.text) == _run("".join(each)) for each in ways):
            ids = tuple(each.removeprefix("passage:") for each in marks if each != mark)
            return " ".join(each.strip() for each in words), ids
    return None


def split(standing: Standing, index: int, place: int, words: str) -> tuple[list[str], range] | None:
    """The parts one paragraph came to, where it was split and nothing else, and the pieces behind it that hold them.

    None where it was not.
    """
    printed = standing.export.order[place][1]
    parts = [standing.came[index].text]
    for at in range(index + 1, min(index + 5, len(standing.came))):
        if at in standing.pairs or standing.came[at].is_row:
            return None
        parts.append(standing.came[at].text)
        whole = " ".join(parts)
        if _run(whole) == _run(printed) or _run(whole) == _run(words):
            behind = printed[printed.find(words) + len(words) :] if words in printed else ""
            head = printed[: printed.find(words)] if words in printed else ""
            first = parted(parts[0], head + parts[0], parts[0]).words if not head else parts[0]
            if head and plain(parts[0]).startswith(plain(head)):
                first = " ".join(plain(parts[0])[len(plain(head)) :].split())
            tail = plain(parts[-1])
            if behind.strip() and tail.endswith(plain(behind)):
                tail = tail[: -len(plain(behind))].strip()
            said = [each for each in (first, *(plain(part) for part in parts[1:-1]), tail) if each]
            return said, range(index + 1, at + 1)
    return None


def _run(text: str) -> str:
    """All the letters and signs of a text, without white space."""
    return "".join(plain(text).split())
