"""Minutes as the person who answers them is shown them, screen and plain prompts alike."""

from __future__ import annotations

from collections.abc import Iterator

from domain.agreement_steps import RepresentationKind
from domain.answer_begun import AnswerBegun
from domain.days import day_said, weekday_said
from domain.for_agreement import ForAgreement
from domain.minutes import Paragraph, lead_of
from domain.minutes_changes import Change

ASKED_OF_THEM = "You are asked to read them and say whether they are right."
WHAT_THIS_IS = (
    f"This file holds the written minutes of a meeting you took part in. {ASKED_OF_THEM}",
    "You read them a paragraph at a time. Where something is wrong you say so, in your own words. At the end you"
    " choose: you agree, you want changes, or you dispute them.",
    "It takes a few minutes. Nothing is given to anyone until the last step, where you see first what will be said"
    " in your name. You can stop at any time and go on later.",
)
ASKS_FOR_PHRASE = (
    "It opens with the phrase of eight words you were given apart from the file. Capitals, spaces and hyphens do not"
    " matter."
)
CHOICES = (
    ("agree", "I agree", "These minutes are a true record as they stand."),
    ("represent", "I want these changes", "The author considers each of them, and you are told what came of it."),
    ("dispute", "I dispute these minutes", "What you say stands beside them, in your own words."),
)
"""The three answers, each with what it means."""

ASKED: dict[RepresentationKind, str] = {
    "change": "Change the words to what they should be.",
    "delete": "This should not be there. You may say why; Enter alone says no more.",
    "add": "What should be added after this paragraph?",
    "comment": "What do you want to say about it?",
}
ASKED_OF_ROW: dict[str, str] = {
    "corrected": "What is not right in it, or what should it say?",
    "disputed": "You dispute this row. In your own words: how was it?",
}
IN_YOUR_WORDS = "In your own words: what do you dispute, and how was it?"


def about(given: ForAgreement) -> Iterator[str]:
    """What was opened, for whom, and what is asked of them."""
    version = given.version
    sender = ", ".join(filter(None, (given.author, given.details.agency))) or "the author of the review"
    yield (
        f"These are the minutes of your meeting{held(given)}, version {version.number}, written by {sender}."
        f" In them everyone is called by a code; you are {given.code}."
    )
    if given.before:
        count = len(given.changes)
        told = "1 paragraph is" if count == 1 else f"{count} paragraphs are"
        yield (
            f"You agreed version {given.before.number}. Since then {told} not as it was."
            if count == 1
            else f"You agreed version {given.before.number}. Since then {told} not as they were."
            if count
            else f"You agreed version {given.before.number}. The paragraphs are the same; the head was changed."
        ) + " Only what changed needs your look: [-so-] stands what was taken out, [+so+] what was put in."
    if given.theirs:
        yield "What you said before, and what came of it, stands beside each paragraph."
    if given.rows:
        yield (
            "After the minutes comes a row of the chronology that names you, to say whether it is correct."
            if len(given.rows) == 1
            else f"After the minutes come {len(given.rows)} rows of the chronology that name you, to say whether they"
            " are correct."
        )
    if given.reply_by:
        yield f"Please answer by {day_said(given.reply_by)}."


def held(given: ForAgreement) -> str:
    """ "of 10 March 2026", with a space before it, "" where the day is not known."""
    day = given.version.facts.held
    return f" of {day_said(day)}" if day else ""


def head(given: ForAgreement) -> Iterator[str]:
    """What stands above the paragraphs, a line each."""
    facts = given.version.facts
    hours = " to ".join(filter(None, (facts.starts, facts.ends)))
    present = ", ".join(f"{code}{' (you)' if code == given.code else ''}: {role}" for code, role in facts.present)
    for label, text in (
        ("Held", ", ".join(filter(None, (weekday_said(facts.held), hours)))), ("Breaks", facts.breaks),
        ("Place", facts.place), ("About", facts.about), ("Present", present),
        ("Written down", ": ".join(filter(None, (facts.recorded, facts.recorded_why)))),
    ):  # fmt: skip
        if text:
            yield f"{label}: {text}"
    if given.before is not None:
        for fact in given.fact_changes:
            yield f"Changed since version {given.before.number}: {fact.label}, it was “{fact.before or 'not said'}”"
        for each in given.changes:
            if each.after is None and each.before is not None:
                yield f"Taken out since version {given.before.number}: “{each.before.text}”"


def label(given: ForAgreement, paragraph: Paragraph) -> str:
    """What stands before the words of a paragraph: its number, the time, who spoke."""
    who = f"{paragraph.speaker} (you)" if paragraph.speaker == given.code else paragraph.speaker
    question = f"(question {paragraph.question})" if paragraph.question else ""
    return " ".join(filter(None, (f"{given.version.place(paragraph.id)}.", paragraph.at, who, question)))


def notes_on(given: ForAgreement, id: str) -> Iterator[str]:
    """What is said beside a paragraph: that it changed, and what came of what they said of it before."""
    changed = changed_since(given)
    if given.before and id in changed:
        yield f"{changed[id]} (since version {given.before.number}, which you agreed)"
    for one in given.theirs:
        if one.paragraph == id:
            verdict = one.verdict or "not considered yet"
            why = f": {one.reason.rstrip('.')}" if one.reason else ""
            said = one.words or "This should not be there."
            yield f"You said of version {one.version}: “{said}” It was {verdict}{why}."


def changed_since(given: ForAgreement) -> dict[str, str]:
    """By paragraph that is not as it was in the version agreed before, how."""
    return {each.after.id: _how_changed(each) for each in given.changes if each.after is not None}


def _how_changed(change: Change) -> str:
    if change.before is None or change.after is None:
        return "New"
    moved = f"Moved, it was paragraph {change.was}" if change.moved else ""
    if change.kind == "same":
        return moved
    # What stands before the words is seen above it; it is told again only where it changed too.
    words = change.marked.removeprefix(lead_of(change.after))
    return f"{f'{moved}; changed' if moved else 'Changed'}: {words}"


def wanted_of(begun: AnswerBegun, id: str) -> Iterator[str]:
    """What the person has said of a paragraph so far."""
    for one in begun.of(id):
        if one.kind == "change":
            yield f"You want instead: “{one.words}”"
        elif one.kind == "delete":
            yield "You say this should not be there." + (f" {one.words}" if one.words else "")
        elif one.kind == "add":
            yield f"You want added after it: “{one.words}”"
        else:
            yield f"You say: “{one.words}”"


def of_row(begun: AnswerBegun, entry: str) -> str:
    """What the person has said of a row so far, "" for nothing."""
    check = begun.check_of(entry)
    if check is None:
        return ""
    if check.verdict == "confirmed":
        return "You say: correct."
    return f"You say it is {'not correct' if check.verdict == 'corrected' else 'disputed'}: “{check.words}”"


def so_far(begun: AnswerBegun) -> str:
    """What has been marked, in a sentence, before the answer is chosen."""
    counts = [
        (sum(one.kind in ("change", "delete", "add") for one in begun.wanted), "change", "changes"),
        (sum(one.kind == "comment" for one in begun.wanted), "comment", "comments"),
    ]
    told = " and ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    sentence = f"You have marked {told}." if told else "You have marked nothing in the minutes."
    if begun.given.rows:
        wrong = sum(check.verdict != "confirmed" for check in begun.rows)
        sentence += f" Rows of the chronology: {len(begun.rows) - wrong} correct, {wrong} not"
        sentence += f", {begun.unchecked} not looked at." if begun.unchecked else "."
    return sentence
