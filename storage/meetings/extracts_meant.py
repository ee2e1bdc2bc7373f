"""Which paragraphs a check of an extract means, kept beside it: see domain.report.extracts."""

from __future__ import annotations

from domain.report.extracts import digest_of_words, extract_of, meant_in, meant_to_note
from domain.report.parts import EXTRACTS
from storage.desk import Act, Desk, Row
from storage.report import passages


def keep_meant(desk: Desk, act: Act, before: Row | None, after: Row) -> None:
    """Keep what a check means as it is put down, named anew, or sent: then its words are those of that day."""
    named = before is None or before["extract"] != after["extract"]
    if not named and before is not None and before["sent"] == after["sent"]:
        return
    kept = _kept(desk, after["number"])
    texts = {each.id: each.text for each in passages.read(desk)}
    ids = list(meant_in(kept["note"])) if kept is not None and not named else extract_of(
        after["extract"], _numbers(desk)
    ).passages  # fmt: skip
    note = meant_to_note({id: digest_of_words(texts.get(id, "")) for id in ids})
    if kept is None and note:
        about = {"list": EXTRACTS, "point": str(after["number"])}
        act.insert("considered", {**about, "note": note, "revision": 1})
    elif kept is not None and not note:
        act.delete("considered", kept)
    elif kept is not None and kept["note"] != note:
        act.update("considered", kept, {"note": note, "revision": kept["revision"] + 1})


def drop_meant(desk: Desk, act: Act, number: int) -> None:
    """Forget what a check means, with the check, within an act."""
    if (kept := _kept(desk, number)) is not None:
        act.delete("considered", kept)


def _kept(desk: Desk, number: int) -> Row | None:
    return desk.row("SELECT * FROM considered WHERE list = ? AND point = ?", [EXTRACTS, str(number)])


def _numbers(desk: Desk) -> dict[str, str]:
    """The number of every paragraph by its id, as the report will be printed."""
    from domain.report.as_printed import as_printed
    from domain.report.board_asks import PLAN, REPORT, asks_kept
    from storage.lists import Maps, Questions

    maps = Maps(desk)
    board = asks_kept(maps.get(REPORT), maps.get(PLAN))
    return as_printed(passages.read(desk), Questions(desk).all(), board).paragraphs
