"""Minutes as the person who answers them is shown them, screen and plain prompts alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from domain.agreement.answer_begun import AnswerBegun
from domain.agreement.for_agreement import ForAgreement
from domain.agreement.steps import Representation, RepresentationKind
from domain.dates.days import day_said, weekday_said
from domain.meetings.changes import Change
from domain.meetings.minutes import Paragraph, lead_of

ASKED_OF_THEM = "You are asked to read them and say whether they are right."
WHAT_THIS_IS = (
    f"This file holds the written minutes of a meeting you took part in. {ASKED_OF_THEM}",
    "You read them a paragraph at a time. Where something is wrong you say so, in your own words. At the end you"
    " choose: you agree, you want changes, or you dispute them.",
    "Nothing is given to anyone until the last step, where you see first what will be said in your name. You can stop"
    " and go on later.",
    "You need not answer today. Take advice first if you wish: from your manager, your trade union or your professional"
    " body. Where we still differ, your words stand beside the minutes, just as you wrote them.",
)
ASKS_FOR_PHRASE = (
    "It opens with the phrase of eight words you were given apart from the file; capitals and spaces do not matter."
)
ANSWERED_ALREADY = (
    "You have answered this already. It opens to be read again, with what you answered; nothing can be changed here."
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
        had = f"You {_had(given)} version {given.before.number}."
        yield (
            f"{had} Since then {told} not as it was."
            if count == 1
            else f"{had} Since then {told} not as they were."
            if count
            else f"{had} The paragraphs are the same; the head was changed."
        ) + (" Only what changed needs your look:" if given.before_agreed else " Where something changed") + (
            " [-so-] stands what was taken out, [+so+] what was put in."
        )
    if given.theirs:
        came = Counter(one.verdict or "not considered yet" for one in given.theirs)
        told = ", ".join(f"{count} {verdict}" for verdict, count in came.items())
        yield (
            f"Of what you asked for before: {told}. It stands beside each paragraph; Tab goes from one such place to"
            " the next."
        )
    if given.rows:
        yield (
            "After the minutes comes a row of the chronology that names you, to say whether it is correct."
            if len(given.rows) == 1
            else f"After the minutes come {len(given.rows)} rows of the chronology that name you, to say whether they"
            " are correct. You may leave them."
        )
        if given.confirmed:
            yield (
                "One of them you confirmed before, and it reads as it did then."
                if len(given.confirmed) == 1
                else f"{len(given.confirmed)} of them you confirmed before, and they read as they did then."
            )
    if given.reply_by:
        yield f"Please answer by {day_said(given.reply_by)}."


def _had(given: ForAgreement) -> str:
    """What they did with the version that went to them before."""
    return "agreed" if given.before_agreed else "had"


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


def read_out(given: ForAgreement, paragraph: Paragraph) -> str:
    """A paragraph as it is read aloud: which of how many, who spoke when, and what."""
    which = f"Paragraph {given.version.place(paragraph.id)} of {len(given.version.paragraphs)}"
    about = f"on question {paragraph.question}" if paragraph.question else ""
    who = f"{paragraph.speaker} (you)" if paragraph.speaker == given.code else paragraph.speaker
    if paragraph.kind == "heading":
        return f"{', '.join(filter(None, (f'{which}, a heading', about)))}: {paragraph.text}"
    return f"{', '.join(filter(None, (which, paragraph.at, who, about)))}: {paragraph.text}"


def notes_on(given: ForAgreement, id: str) -> Iterator[str]:
    """What is said beside a paragraph: that it changed, and what came of what they said of it before.

    Beside the head, "", stands what they said of paragraphs that are gone.
    """
    changed = changed_since(given)
    if given.before and id in changed:
        yield f"{changed[id]} (since version {given.before.number}, which you {_had(given)})"
    for one in given.theirs:
        here = one.paragraph if given.version.paragraph(one.paragraph) else ""
        if here == id:
            gone = f"Of what was written (“{one.quoted}”): " if one.paragraph and not here else ""
            yield f"{gone}{_asked_before(one)} {_came_of(one)}"


def _asked_before(one: Representation) -> str:
    """What they asked for in an earlier version."""
    then = f"In version {one.version} you"
    if one.kind == "change":
        return f"{then} asked for other words: “{one.words}”"
    if one.kind == "delete":
        return f"{then} asked that this be taken out" + (f": “{one.words}”" if one.words else ".")
    if one.kind == "add":
        return f"{then} asked to add after it: “{one.words}”"
    return f"{then} said: “{one.words}”"


def _came_of(one: Representation) -> str:
    if one.verdict == "taken back":
        return "You took it back."
    why = f": {one.reason.rstrip('.')}" if one.reason else ""
    return f"It was {one.verdict or 'not considered yet'}{why}."


def to_look_at(given: ForAgreement) -> frozenset[str]:
    """The paragraphs that are not as they were, or of which they said something before; "" where the head has such."""
    asked = {one.paragraph if given.version.paragraph(one.paragraph) else "" for one in given.theirs}
    return frozenset(asked).union(changed_since(given))


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
    """What the person has said of a row so far, now or before, "" for nothing."""
    check = begun.check_of(entry)
    if check is None:
        day = begun.given.confirmed.get(entry)
        if day is None:
            return ""
        return f"You said: correct, {day_said(day)}. It need not be answered." if day else "You said before: correct."
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
        right = len(begun.given.rows) - begun.unchecked - wrong
        sentence += f" Rows of the chronology: {right} correct, {wrong} not"
        sentence += f", {begun.unchecked} not looked at." if begun.unchecked else "."
    return sentence


def who(given: ForAgreement, code: str) -> str:
    """Who this code is, by role and organisation; "" where that is not known."""
    person = next((one for one in given.people if one.code == code), None)
    told = ", ".join(filter(None, (person.role, person.organisation))) if person else ""
    there = dict(given.version.facts.present).get(code, "")
    known = "; ".join(filter(None, (told, there and f"at the meeting: {there}")))
    return "you" + (f"; {known}" if known else "") if code == given.code else known


def who_is_who(given: ForAgreement) -> list[str]:
    """Every code the minutes and rows name that something is known of, a line each; never a name."""
    codes = dict.fromkeys((given.code, *(one.code for one in given.people), *dict(given.version.facts.present)))
    lines = [f"{code}: {told}" for code in codes if (told := who(given, code))]
    return [*lines, "", "If you do not know who a code is, ask the person who gave you this."]


def who_in_row(given: ForAgreement, text: str) -> str:
    """Who the codes in a row are, in one line, "" where nothing is known of them."""
    named = (one.code for one in given.people if re.search(rf"(?<!\w){re.escape(one.code)}(?!\w)", text))
    return "; ".join(f"{code}: {told}" for code in named if (told := who(given, code)))


def help_told(in_room: bool = False) -> Iterator[str]:
    """All that can be done, a paragraph each."""
    yield "Up and Down read: a paragraph at a time, and on through a long one. Tab goes to the next place that changed."
    yield (
        "Where a paragraph is wrong, press the letter: c gives the words it should have, x says it should not be there,"
        " a adds something after it, n says something about it, u takes back what you said. Capitals do too."
    )
    yield "Enter is the end of a page. Esc goes back to the page before, and loses nothing."
    yield (
        "Of a row of the chronology: y it is correct, n it is not and you say what, d you dispute it, r the rest are"
        " correct as far as you know. You may leave them."
    )
    yield "w says who the codes are."
    yield (
        "At the end you choose: I agree, I want these changes, I dispute these minutes. You see what will be said in"
        " your name before it is given."
    )
    if in_room:
        yield "Esc on the first page gives the keyboard back. What you did is kept."
    else:
        yield "Esc on the first pages stops for now. What you did is kept, sealed; the same command goes on with it."
    yield WHAT_THIS_IS[-1]
    yield "Is something not clear? Ask the person who gave you this, before you answer."
