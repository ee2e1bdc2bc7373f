"""Agreement at plain prompts: minutes issued, every answer recorded, what is wanted accepted or declined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.agreement.course import next_version
from domain.agreement.recorded import ATTESTED
from domain.agreement.said import (
    next_said,
    overdue_said,
    standing_of,
    standing_said,
    use_said,
    way_back,
    why_not,
)
from domain.agreement.standing import asked_of, standings
from domain.agreement.steps import AUTHOR, CANNOT, WAYS, Answer, Representation, Step, StepKind, Verdict, Way
from domain.agreement.typed import (
    KINDS,
    codes_typed,
    kind_typed,
    paragraph_typed,
    places_typed,
    wanted,
    way_typed,
    where_said,
)
from domain.and_between import and_between
from domain.dates.days import day_in_box, day_typed
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes
from screens.agreement.doubt_kinds import ASKED
from screens.agreement.issuing import doubts, issue
from tui.plain.asks import CANCEL
from tui.plain.lists import prompted

if TYPE_CHECKING:
    from screens.agreement.copy_given import Copy
    from tui.plain.conversation import Conversation

WAYS_HERE: tuple[Way, ...] = ("Word", "paper", "e-mail", "in person")
"""The ways minutes are issued at prompts."""
TO_REPLY = 14
"""Days that are offered for a reply."""


def minutes_of(talk: Conversation, number: int = 0) -> Minutes:
    """The minutes of this meeting, of the one spoken of last where none is given. Raises WrongUse."""
    talk.meeting = number or talk.meeting
    if not talk.meeting:
        meetings = talk.case.interviews.all()
        if len(meetings) != 1:
            raise WrongUse("Say which meeting: /agreement 2. /interviews reads them out.")
        talk.meeting = meetings[0].number
    return talk.case.minutes.of(talk.meeting)


def numbered(rest: str, what: str) -> int:
    """The number that was typed behind a word. Raises WrongUse."""
    typed = rest.lstrip("#").strip()
    if not (typed.isascii() and typed.isdecimal() and int(typed)):
        raise WrongUse(f"After /{what} give its number, as in /{what} 1.")
    return int(typed)


def _agreement(talk: Conversation, rest: str) -> None:
    """How the minutes of a meeting stand, with each person in a sentence."""
    minutes = minutes_of(talk, numbered(rest, "agreement") if rest else 0)
    latest = minutes.latest
    version = "nothing issued yet" if latest is None else f"version {latest.number}, SHA-256 {latest.sha256}"
    talk.say(f"Interview {minutes.interview.number}: {version}.")
    for said in (overdue_said(minutes, talk.today), use_said(minutes)):
        if said:
            talk.say(said)
    for each in standings(minutes):
        talk.say(f"{each.code}: {standing_said(minutes, each)}")
    if said := next_said(minutes):
        talk.say(said)


def _text(talk: Conversation, rest: str) -> None:
    """The paragraphs of the version issued last, or of the text as it stands, by their numbers."""
    minutes = minutes_of(talk, numbered(rest, "text") if rest else 0)
    latest = minutes.latest
    stands = latest is None or minutes.edited
    talk.say("As it stands now, not issued." if stands or latest is None else f"Version {latest.number}.")
    for place, each in enumerate(minutes.paragraphs, 1):
        who = f"{each.speaker}: " if each.speaker else ""
        talk.say(f"{place}. {who}{each.question + ' ' if each.question else ''}{each.text}")


def _issue(talk: Conversation, rest: str) -> None:
    minutes = minutes_of(talk)
    version = next_version(minutes)
    asked = asked_of(minutes)
    may = [code for code in asked if not why_not(minutes, code, "issue", talk.today)]
    if not may:
        raise WrongUse(f"There is nobody to issue version {version.number} to. {next_said(minutes)}".strip())
    talk.say(f"Version {version.number} of interview {minutes.interview.number}; {CANCEL} leaves all as it was.")
    to = codes_typed(rest or prompted(talk, "To whom, with commas between: ", ", ".join(may)), asked)
    way = way_typed(prompted(talk, f"How ({', '.join(WAYS_HERE)}): ", WAYS_HERE[0]))
    if way not in WAYS_HERE:
        raise WrongUse(f"A packet is made by imr issue CASE {talk.meeting} --to CODE -o FILE.packet, a reading room on"
                       " the screen of agreement (i).")  # fmt: skip
    later = day_in_box((talk.today + timedelta(TO_REPLY)).isoformat())
    reply_by = day_typed(prompted(talk, "Reply by: ", later), talk.today, "Reply by", ahead=True)
    day = _day(talk)
    folder = prompted(talk, "Folder for the copies: ", str(talk.case.path.parent.resolve())) if way == "Word" else ""
    made = _searched(talk, to, reply_by if way == "Word" else "")
    if way == "Word":
        places = _placed(talk, made, Path(folder).expanduser(), day, reply_by)
        talk.say(f"Written: {and_between(place.name for place in places)}, in {places[0].parent}.")
    else:
        issue(talk.case, talk.meeting, made, way=way, day=day, reply_by=reply_by, again=True, settled=ASKED)
    talk.say(f"Version {made[0].version} is issued to {and_between(to)}. SHA-256 {made[0].sha256}.")
    if way != "Word":
        talk.say(f"No file was made. imr export CASE minutes --interview {talk.meeting} --to CODE -o FILE.docx makes a"
                 " copy, to print or to send.")  # fmt: skip


def _searched(talk: Conversation, to: Sequence[str], reply_by: str) -> list[Copy]:
    """What goes to each, made and searched in memory, and what is doubtful of it asked. Raises WrongUse, Disclosed."""
    from exporters.way_out.job import Job
    from screens.agreement.minutes_leaving import copies

    job = Job(kind="minutes", today=talk.today, suffix=".docx")
    made = copies(talk.case, talk.meeting, to, job=job, reply_by=reply_by)
    for doubt in doubts(talk.case, talk.meeting, made, again=True):
        talk.say(doubt.said)
        if not prompted(talk, "Issue it all the same (yes or no): ", "no").casefold().startswith("y"):
            raise WrongUse("Nothing was issued.")
    return made


def _placed(talk: Conversation, made: list[Copy], folder: Path, day: str, reply_by: str) -> list[Path]:
    from screens.agreement.minutes_leaving import send_copies

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    places = [folder / one.name for one in made]
    return send_copies(
        talk.case, talk.meeting, made, places, day=day, reply_by=reply_by, again=True, settled=ASKED
    )


def _day(talk: Conversation, question: str = "On which day: ") -> str:
    typed = prompted(talk, question, day_in_box(talk.today.isoformat()))
    return day_typed(typed, talk.today, "Day", usual=talk.today.isoformat())


def _who(talk: Conversation, code: str, kind: StepKind, word: str) -> tuple[Minutes, str]:
    """The minutes, and the person a step is about, refused where it may not follow."""
    minutes = minutes_of(talk)
    if not code:
        raise WrongUse(f"After /{word} give the code, as in /{word} {and_between(asked_of(minutes)[:1]) or 'SW1'}.")
    code = standing_of(minutes, code).code
    if refused := why_not(minutes, code, kind, talk.today):
        raise WrongUse(refused)
    return minutes, code


def _take(talk: Conversation, minutes: Minutes, kind: StepKind, code: str, day: str, **rest: Any) -> None:
    latest = minutes.latest
    assert latest is not None
    step = replace(
        Step(kind=kind, version=latest.number, code=code, day=day, attested=AUTHOR, sha256=latest.sha256), **rest
    )  # fmt: skip
    after = talk.case.agreement.take(talk.meeting, step)
    talk.say(f"Saved. {standing_said(after, standing_of(after, code))} {next_said(after)}".strip())


def _how(talk: Conversation, minutes: Minutes, code: str) -> str:
    return way_typed(prompted(talk, f"How it came ({', '.join(WAYS)}): ", way_back(minutes, code)))


def _kept(talk: Conversation) -> str:
    """Where the answer itself is kept: an e-mail, a sheet of paper."""
    return prompted(talk, "Where it is kept, as in e-mail of 3 March 2026, folder IMR (empty: not said): ", "").strip()


def _agreed(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "agree", "agreed")
    day, how = _day(talk), _how(talk, minutes, code)
    _take(talk, minutes, "agree", code, day, how=how, reference=_kept(talk))


def _disputed(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "dispute", "disputed")
    assert minutes.latest is not None
    words = prompted(talk, f"In the words of {code}: ", "")
    typed = prompted(talk, "About which paragraph, empty for the whole: ", "")
    about = paragraph_typed(typed, minutes.latest, "About")
    how, day = _how(talk, minutes, code), _day(talk)
    _take(
        talk, minutes, "dispute", code, day, words=words, how=how, paragraph=about.id if about else "",
        reference=_kept(talk),
    )


def _remind(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "remind", "remind")
    day = _day(talk)
    later = day_in_box((talk.today + timedelta(TO_REPLY // 2)).isoformat())
    reply_by = day_typed(prompted(talk, "Reply by now: ", later), talk.today, "Reply by", ahead=True)
    _take(talk, minutes, "remind", code, day, reply_by=reply_by)


def _noreply(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "no reply", "noreply")
    _take(talk, minutes, "no reply", code, _day(talk))


def _cannot(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "cannot", "cannot")
    why = prompted(talk, f"Why ({', '.join(CANNOT)}, or other words): ", "")
    _take(talk, minutes, "cannot", code, _day(talk), words=why, how=_attested(talk))


def _attested(talk: Conversation) -> Way:
    return way_typed(prompted(talk, f"How it came to you ({', '.join(ATTESTED)}): ", ATTESTED[0]))


def _authority(talk: Conversation, rest: str) -> None:
    minutes, code = _who(talk, rest, "authorise", "authority")
    who = prompted(talk, "Which senior manager, by office: ", "")
    reason = prompted(talk, f"Why it may be used, not confirmed by {code}: ", "")
    _take(talk, minutes, "authorise", code, _day(talk), who=who, words=reason, how=_attested(talk))


def _wants(talk: Conversation, rest: str) -> None:
    """What somebody wants changed, asked one by one."""
    minutes, code = _who(talk, rest, "represent", "wants")
    latest = minutes.latest
    assert latest is not None
    typed = prompted(talk, "Which paragraph, empty for the whole: ", "")
    about = paragraph_typed(typed, latest, "Paragraph")
    if about is not None:
        talk.say(f"It says: {about.text}")
    kind = kind_typed(prompted(talk, f"What ({', '.join(KINDS)}): ", "change" if about else "comment"))
    words = "" if kind == "delete" else prompted(talk, "The words: ", about.text if about and kind == "change" else "")
    how, day = _how(talk, minutes, code), _day(talk)
    made = wanted(minutes, code, kind, about, words, day)
    answer = Answer(
        interview=talk.meeting, version=latest.number, sha256=latest.sha256, code=code, kind="represent",
        representations=(made,), day=day, how=how, attested=AUTHOR, reference=_kept(talk),
    )  # fmt: skip
    after = talk.case.agreement.answer(answer)
    talk.say(f"Saved as representation {after.representations[-1].number}. {next_said(after)}".strip())


def _representations(talk: Conversation, rest: str) -> None:
    """All that people want changed, with what was decided; of one person where a code is given."""
    minutes = minutes_of(talk)
    code = standing_of(minutes, rest).code.casefold() if rest else ""
    found = [one for one in minutes.representations if not code or minutes.now(one.code).casefold() == code]
    for one in found:
        where = where_said(one, minutes.version(one.version))
        quoted = f" It says: “{one.quoted}”." if one.quoted else ""
        wants = "wants it taken out" if one.kind == "delete" else f"{one.kind}: “{one.words}”"
        reason = f": {one.reason}" if one.reason else ""
        talk.say(
            f"{one.number}. {one.code} on {where} of version {one.version}.{quoted} {one.code} {wants}."
            f" {one.verdict.capitalize() or 'Not considered yet'}{reason}."
        )
    if not found:
        talk.say("Nobody has asked for a change.")


def _considered(talk: Conversation, rest: str, verdict: Verdict, word: str) -> tuple[Representation, Minutes]:
    from domain.agreement.course import consider

    minutes = minutes_of(talk)
    number = numbered(rest, word)
    consider(minutes, number, verdict, "as typed")
    return next(each for each in minutes.representations if each.number == number), minutes


def _decide(talk: Conversation, one: Representation, verdict: Verdict, reason: str, words: str | None) -> None:
    after = talk.case.agreement.consider(talk.meeting, one.number, verdict, reason, words)
    left = sum(not each.verdict for each in after.representations)
    talk.say(f"Saved. {f'{left} left to be considered.' if left else next_said(after)}".strip())


def _accept(talk: Conversation, rest: str) -> None:
    one, _ = _considered(talk, rest, "accepted", "accept")
    words = None
    if one.kind == "delete":
        talk.say(f"It says: “{one.quoted}”.")
        if not prompted(talk, "Take it out of the minutes (yes or no): ", "no").casefold().startswith("y"):
            raise WrongUse("Left as it was.")
    else:
        words = prompted(talk, f"It will say, {CANCEL} to leave it: ", one.words)
    _decide(talk, one, "accepted", "", words)


def _decline(talk: Conversation, rest: str) -> None:
    one, _ = _considered(talk, rest, "declined", "decline")
    _decide(talk, one, "declined", prompted(talk, f"Why; {one.code} reads it: ", ""), None)


def _noted(talk: Conversation, rest: str) -> None:
    one, _ = _considered(talk, rest, "noted", "noted")
    _decide(talk, one, "noted", prompted(talk, "What you say to it, if anything: ", ""), None)


def _takenback(talk: Conversation, rest: str) -> None:
    one, _ = _considered(talk, rest, "taken back", "takenback")
    _decide(talk, one, "taken back", "", None)


def _evidence(talk: Conversation, _rest: str) -> None:
    """Every row that rests on minutes, and how it stands."""
    from domain.evidence.resting import Ground
    from domain.evidence.row_standing import Rests

    evidence = talk.case.evidence.all()
    grounds = {each.interview.number: Ground.of(each) for each in talk.case.minutes.all()} if evidence else {}
    for each in evidence:
        entry = talk.case.entries.get(each.target) if each.kind == "row" else None
        row = f"The row of {entry.when.said()}, {entry.event or 'gap'}" if entry is not None else "A passage"
        talk.say(f"{row}: {Rests.of(each, grounds.get(each.interview)).said}")
    if not evidence:
        talk.say("Nothing rests on minutes yet. /rests 1 4-6 says that entry 1 of those read out does.")


def _rests(talk: Conversation, rest: str) -> None:
    """Say that an entry read out rests on paragraphs of the minutes."""
    number, _, places = rest.partition(" ")
    minutes = minutes_of(talk)
    if not talk.listed:
        raise WrongUse("Read entries out first, with /list or /find; then as in /rests 1 4-6.")
    if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= len(talk.listed)) or not places:
        raise WrongUse("Give the entry as it was last read out, and the paragraphs, as in /rests 1 4-6.")
    ids = [minutes.paragraphs[place - 1].id for place in places_typed(places, len(minutes.paragraphs))]
    entry = talk.listed[int(number) - 1]
    made = talk.case.evidence.rest(entry.id, talk.meeting, ids)
    talk.say(f"Saved: entry {number} rests on interview {made.interview}. {use_said(minutes)}")


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "agreement": _agreement, "text": _text, "issue": _issue, "agreed": _agreed,
    "disputed": _disputed, "remind": _remind, "noreply": _noreply, "cannot": _cannot, "authority": _authority,
    "wants": _wants, "representations": _representations, "accept": _accept, "decline": _decline, "noted": _noted,
    "takenback": _takenback, "evidence": _evidence, "rests": _rests,
}
"""What each word of agreement does, with what was typed after it."""
