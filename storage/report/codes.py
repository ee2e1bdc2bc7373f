"""Where codes, and names of questions and sources, stand in a report, and how one is put in another's place.

What was put up for signature, and who signed it, is never rewritten: it stays as it was signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.people import is_telling
from storage.codes_in_words import FormerCodes, in_words
from storage.desk import Act, Desk, Row

TEXTS: dict[str, tuple[str, ...]] = {
    "passages": ("text",),
    "answers": ("why_not",),
    "recommendations": (
        "text", "specific", "measurable", "achievable", "realistic", "timely", "outcome", "evaluated", "note",
    ),
    "actions": ("text", "lead", "target_said", "evidence", "outcome", "comment", "agency"),
    "action_updates": ("words", "evidence"),
    "criteria": ("comment",),
    "facts": ("value",),
    "searched": ("source", "what", "place", "span", "searched_by", "secured_by", "why", "note"),
    "policies": ("title", "issue", "from_when", "until", "whose", "note"),
    "abbreviations": ("meaning",),
    "considered": ("note",),
    "deadlines": ("what", "note"),
}  # fmt: skip
"""Columns in which a code stands among words."""
CODES: dict[str, tuple[str, ...]] = {"actions": ("lead",), "searched": ("searched_by", "secured_by")}
"""Columns that hold a code and nothing else, or a job title."""
_CALLED = {
    "passages": "the report", "answers": "the answer to a question", "recommendations": "a recommendation",
    "actions": "the action plan", "action_updates": "the action plan", "criteria": "the quality form",
    "facts": "what is said of the author and the report", "searched": "the records searched",
    "policies": "the policies", "abbreviations": "the abbreviations", "considered": "a note to a checklist",
    "deadlines": "the deadlines",
}  # fmt: skip


def follow(desk: Desk, act: Act, old: str, new: str) -> None:
    """Put a code in another's place in all of the report, within an act, after the rows of the chronology."""
    for table in TEXTS:
        for row in desk.rows(f"SELECT * FROM {table} ORDER BY number"):
            changes = _now(table, row, old, new)
            if changes:
                counted = {"revision": row["revision"] + 1} if "revision" in row else {}
                act.update(table, row, {**changes, **counted})
    follow_rows(desk, act)
    follow_extracts(desk, act)


def present(table: str, columns: dict[str, Any], former: FormerCodes) -> dict[str, Any]:
    """Columns about to be saved, each former code in them as the code of now."""
    for old, new in former:
        columns = {**columns, **_now(table, columns, old, new)}
    return columns


def _now(table: str, columns: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The columns of these that would be others with `new` in the place of `old`."""
    alone = CODES.get(table, ())
    found = {}
    for name in TEXTS[table]:
        text = columns.get(name)
        if text:
            now = new if name in alone and text.casefold() == old.casefold() else in_words(text, old, new)
            if now != text:
                found[name] = now
    return found


def follow_rows(desk: Desk, act: Act) -> None:
    """Let passages go on pointing to rows an act changed by giving a code, or a source, another name: they say the
    same. One that had changed before stays told as changed."""
    if not desk.value("SELECT EXISTS (SELECT 1 FROM cited)"):
        return
    from domain.evidence.cited import digest_of_entry
    from storage.entry_rows import entry_of_named

    users = dict(desk.tuples("SELECT number, name FROM users"))
    for change in tuple(act.changes):
        if change.table != "entries" or change.before is None or change.after is None:
            continue
        for row in desk.rows("SELECT * FROM cited WHERE entry = ?", [change.key]):
            if row["digest"] == digest_of_entry(entry_of_named(change.before, users)):
                act.update("cited", row, {"digest": digest_of_entry(entry_of_named(change.after, users))})


def follow_extracts(desk: Desk, act: Act) -> None:
    """Let extracts go on meaning paragraphs an act changed by giving a code another name: they say the same."""
    from domain.report.extracts import digest_of_words, meant_in, meant_to_note
    from domain.report.parts import EXTRACTS

    changed = [one for one in act.changes if one.table == "passages" and one.before and one.after]
    for row in desk.rows("SELECT * FROM considered WHERE list = ?", [EXTRACTS]) if changed else ():
        meant = meant_in(row["note"])
        for one in changed:
            if one.before and one.after and meant.get(one.before["id"]) == digest_of_words(one.before["text"]):
                meant[one.before["id"]] = digest_of_words(one.after["text"])
        if (note := meant_to_note(meant)) != row["note"]:
            act.update("considered", row, {"note": note, "revision": row["revision"] + 1})


def follow_question(desk: Desk, act: Act, old: str, new: str) -> None:
    """Put the new label of a question in its place where it is answered, within an act."""
    from domain.report.parts import section_of

    for row in desk.rows("SELECT * FROM passages WHERE section = ? ORDER BY number", [section_of(old)]):
        act.update("passages", row, {"section": section_of(new), "revision": row["revision"] + 1})
    row_or_none = desk.row("SELECT * FROM answers WHERE question = ?", [old])
    if row_or_none is not None:
        act.update("answers", row_or_none, {"question": new, "revision": row_or_none["revision"] + 1})
    if (done := _said_done(desk, old)) is not None:
        act.update("considered", done, {"point": section_of(new), "revision": done["revision"] + 1})


def _said_done(desk: Desk, label: str) -> Row | None:
    """The mark that the answer to a question is done."""
    from domain.report.parts import DONE, section_of

    return desk.row(
        "SELECT * FROM considered WHERE list = ? AND point = ? COLLATE NOCASE", [DONE, section_of(label)]
    )  # fmt: skip


def follow_source(desk: Desk, act: Act, old: str, new: str) -> None:
    """Put the new name of a source in its place among the records searched, within an act."""
    for row in desk.rows("SELECT * FROM searched WHERE source = ? COLLATE NOCASE ORDER BY number", [old]):
        act.update("searched", row, {"source": new, "revision": row["revision"] + 1})


def question_needed(desk: Desk, label: str) -> str | None:
    """Why a question has to stay, as a sentence: its answer. None where nothing was written of it."""
    from domain.report.parts import section_of

    written = desk.value("SELECT 1 FROM passages WHERE section = ? LIMIT 1", [section_of(label)])
    said = desk.value("SELECT 1 FROM answers WHERE question = ? AND (NOT relevant OR why_not != '')", [label])
    if not written and not said:
        return None
    return f"Question {label} is answered in the report. Take its answer out first, or move it to another section."


def drop_answer(desk: Desk, act: Act, label: str) -> None:
    """Take out what is said of a question beside its answer, with the question, within an act."""
    row = desk.row("SELECT * FROM answers WHERE question = ?", [label])
    if row is not None:
        act.delete("answers", row)
    if (done := _said_done(desk, label)) is not None:
        act.delete("considered", done)


def why_needed(desk: Desk, codes: Iterable[str]) -> str | None:
    """Why somebody of these codes has to stay in the key, as the end of a sentence; None if not."""
    codes = tuple(codes)
    for table, columns in TEXTS.items():
        for row in desk.rows(f"SELECT * FROM {table}"):
            if any(_stands(table, row, columns, code) for code in codes):
                return f"{codes[0]} stands in {_CALLED[table]}"
    for who, text in (
        *desk.tuples("SELECT who, '' FROM signatures"), *desk.tuples("SELECT '', text FROM submissions"),
    ):  # fmt: skip
        if any(who.casefold() == code.casefold() or in_words(text, code, f"{code}\0") != text for code in codes):
            return f"{codes[0]} stands in what was put up for signature"
    return None


def _stands(table: str, row: Row, columns: Iterable[str], code: str) -> bool:
    alone = CODES.get(table, ())
    return any(
        (is_telling(code) and code in row[name] and in_words(row[name], code, f"{code}\0") != row[name])
        or (name in alone and row[name].casefold() == code.casefold())
        for name in columns
    )
