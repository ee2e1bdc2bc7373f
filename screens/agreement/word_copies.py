"""Minutes go to people in Word, and what came back is taken in, as the author confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.agreement.steps import Representation
from domain.and_between import and_between
from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.shortened import cut
from domain.word_runs import word_runs
from screens.agreement.doubts_asked import see_doubts
from screens.agreement.word_forms import DocumentForm, Sending, SendingForm
from screens.agreement.word_reply import read_all
from screens.choices import Choices, Option
from screens.names.coded_answers import coded_answer
from screens.path_form import asked_until

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.readers.minutes_reply import AnswerKind, Reply
    from screens.agreement.doubt_kinds import DoubtKind
    from screens.task_screen import TaskScreen

NOTHING = "Nothing was taken in."
_SHOWN = 700


def _folder(screen: TaskScreen) -> Path:
    session = screen.session
    return (session.folder or session.exchange or session.case.path.parent).resolve()


async def in_word(
    screen: TaskScreen, number: int, codes: Sequence[str], rows: Mapping[str, Sequence[str]], *, day: str,
    reply_by: str = "", again: bool = False, settled: Collection[DoubtKind] = (),
) -> str:  # fmt: skip
    """Write a copy for each of these people, and issue it to those it was not issued to, with `again` to all of them;
    says what came of it.

    Everything is made and searched, and what is doubtful asked but for what is `settled`, before anything is issued.
    Raises WrongUse when the author goes back, and what making and placing the copies raises.
    """
    from exporters.way_out.job import Job
    from screens.agreement.minutes_leaving import copies, send_copies
    from screens.given_files import content_of
    from screens.leaving.file_password import password_for

    session = screen.session
    title = f"The minutes of interview {number} for {and_between(codes)}, in Word"

    async def use(sending: Sending) -> tuple[Sending, bytes | None]:
        return sending, await asyncio.to_thread(content_of, sending.template) if sending.template else None

    asked = await asked_until(
        screen, f"copies:{number}", lambda: SendingForm(session.glyphs, title, _folder(screen)), use
    )
    if asked is None:
        raise WrongUse("Nothing was issued.")
    sending, template = asked
    password = None
    if sending.lock:
        password = await password_for(screen.app, session, "anonymised", "the copies")
        if password is None:
            raise WrongUse("Nothing was issued.")
    job = Job(
        kind="minutes", today=session.today(), suffix=".docx", password=password, template=template,
        template_name=sending.template.name if sending.template else "",
    )  # fmt: skip
    case = session.case
    made = await asyncio.to_thread(
        lambda: copies(case, number, codes, job=job, rows=rows, reply_by=reply_by)
    )
    passed = await see_doubts(screen, number, made, again=again, settled=settled)

    def leave() -> None:
        sending.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        places = [sending.folder / one.name for one in made]
        send_copies(case, number, made, places, day=day, reply_by=reply_by, again=again, settled=passed)

    await asyncio.to_thread(leave)
    session.folder = sending.folder
    notes = dict.fromkeys(note for one in made for note in one.ready.notes)
    fresh = [one.code for one in made if again or one.new]
    issued = f"Version {made[0].version} is issued to {and_between(fresh)}." if fresh else ""
    files = f"{made[0].name} is in {sending.folder}." if len(made) == 1 else (
        f"{len(made)} copies are in {sending.folder}."
    )  # fmt: skip
    return " ".join(filter(None, (issued, files, *notes)))


async def taken_back(screen: TaskScreen, number: int, code: str) -> str:
    """Read the document somebody sent back, show what it says, and take in what the author confirms of it.

    Says what came of it. Raises NotUnderstood, WrongUse.
    """
    folder = _folder(screen)
    said = await asked_until(
        screen, f"returned:{number}", lambda: DocumentForm(screen.session.glyphs, code, folder),
        lambda path: _taken_back(screen, number, code, path),
    )  # fmt: skip
    return said or NOTHING


async def _taken_back(screen: TaskScreen, number: int, code: str, path: Path) -> str:
    """Take in what stands in this document, as the author confirms it; says what came of it."""
    from screens.agreement.minutes_returned import read_returned
    from screens.agreement.word_reply import password_of
    from screens.given_files import content_of

    session = screen.session
    session.folder = path.parent
    if path.suffix.lower() == ".answer":
        from screens.agreement.packets_issued import answer_taken_in

        return await answer_taken_in(screen, path)
    data = await asyncio.to_thread(content_of, path)
    password = await password_of(screen, data, path.name)
    if password is None:
        return NOTHING
    reply = await asyncio.to_thread(
        lambda: read_returned(session.case, data, path.name, number=number, code=code, password=password)
    )
    if reply.warnings and not await _sure(screen, reply):
        return NOTHING
    kind, words = await _confirmed(screen, reply)
    if kind is None:
        return NOTHING
    given = reply.answer(kind, day=session.today().isoformat(), words=words)
    # What they sent stays out of the case; its hash tells it from any other.
    given = replace(given, document=hashed(data))
    answer, notes = await asyncio.to_thread(coded_answer, session.case, given)
    await session.do(session.case.agreement.answer, answer)
    return " ".join((f"Taken in: {reply.told}", *notes))


async def _sure(screen: TaskScreen, reply: Reply) -> bool:
    options = [Option("no", "Back, and ask for the right document"), Option("yes", "Go on all the same")]
    asked = Choices(screen.session.glyphs, "This may not be the right document", options, " ".join(reply.warnings))
    return await screen.app.push_screen_wait(asked) == "yes"


async def _confirmed(screen: TaskScreen, reply: Reply) -> tuple[AnswerKind | None, str]:
    """What the author says it is, and the words that go with it; None for nothing."""
    words = "\n".join(filter(None, (reply.words, *reply.elsewhere)))
    count = len(reply.representations) + bool(words)
    named: dict[AnswerKind, str] = {}
    if count:
        named["represent"] = f"{reply.code} wants {'this' if count == 1 else 'these'} changed or considered ({count})"
    if words or reply.suggested == "dispute":
        named["dispute"] = f"{reply.code} disputes the minutes in the words of the box"
    if not count:
        named["agree"] = f"{reply.code} agreed this very version"
    first = sorted(named, key=lambda kind: kind != reply.suggested)
    options = [Option(kind, named[kind], _noted(reply)) for kind in first]
    options.append(Option("none", "Nothing of the kind: take nothing in", _noted(reply)))
    if not reply.unchanged:
        options.append(Option("read", "Read all that was found, line by line", _noted(reply)))
    title = f"What {reply.code} sent back"
    chosen = "read"
    while chosen == "read":
        chosen = await screen.app.push_screen_wait(Choices(screen.session.glyphs, title, options, reply.told))
        if chosen == "read":
            await read_all(screen, reply)
    kind = next((each for each in named if each == chosen), None)
    if kind == "dispute" and not words:
        raise WrongUse("A dispute needs their words, and the box is empty: record it by x, in their words.")
    return kind, words


def _differs(one: Representation) -> str:
    """What is wanted, of a change only the words that differ."""
    if one.kind != "change":
        return one.words or one.quoted
    runs = (run for run in word_runs(one.quoted, one.words) if not run.same)
    return ", ".join(f"“{run.before.strip()}” to “{run.after.strip()}”" for run in runs)


def _place(number: int | None) -> str:
    return f"paragraph {number}" if number else "the whole"


def _noted(reply: Reply) -> str:
    """What was found, as far as half a screen takes it: it can all be read line by line."""
    place = reply.version.place
    told = [f"{_place(place(one.paragraph))}, {one.kind}: {_differs(one)}" for one in reply.representations]
    told += [f"box: {reply.words}" if reply.words else "", *(f"elsewhere: {each}" for each in reply.elsewhere)]
    line = " · ".join(" ".join(each.split()) for each in (*told, *reply.notes) if each)
    return cut(line, _SHOWN)
