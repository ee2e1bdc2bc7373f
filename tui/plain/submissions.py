"""What is missing, submissions and their signatures at plain prompts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.dates.days import day_in_box, day_typed
from domain.errors import Stopped, WrongUse
from domain.report.parts import SIGNED_AS, Signature, SignedAs
from domain.report.sections import section
from domain.report.sign_off import ENOUGH, IN_PERSON, WAYS, hash_of, signed_hash, statement_asked, still_to_sign
from screens.report.signed_text import changed_said, signature_said, submission_said, text_now
from tui.plain.asks import CANCEL
from tui.plain.lists import asked, prompted

if TYPE_CHECKING:
    from domain.readiness.whole import Missing
    from domain.report.parts import Submission
    from tui.plain.conversation import Conversation


def _ready(talk: Conversation, _rest: str) -> None:
    """What still stops a submission, section by section, and what is to be looked at."""
    every, questions = _missing(talk), talk.case.questions.all()
    stops = [each for each in every if each.stops]
    things = "1 thing stops" if len(stops) == 1 else f"{len(stops)} things stop"
    talk.say(f"{things} a submission." if stops else "Nothing stops a submission.")
    for one in (*stops, *(each for each in every if not each.stops)):
        found = section(one.section, questions)
        title = found.title if found is not None else one.section.capitalize()
        talk.say(f"{'' if one.stops else 'To look at. '}{title}: {one.sentence}")


def _missing(talk: Conversation) -> tuple[Missing, ...]:
    from domain.readiness.whole import missing

    return missing(talk.case.review(), talk.today)


def _submissions(talk: Conversation, rest: str) -> None:
    """Each text that was frozen: who signed it, who is still to, and whether the text changed since; with text behind
    it the exact text of the last, with changes what changed in it since, or from the one before."""
    every, signatures = talk.case.submissions.all(), talk.case.submissions.signatures()
    if rest:
        _read_out(talk, rest.casefold(), every)
        return
    statement = statement_asked(talk.case.report())
    for one in every:
        said = submission_said(one, every, signatures, statement=statement)
        talk.say(f"{said} SHA-256 begins {one.sha256[:12]}.")
    if not every:
        talk.say("Nothing is frozen yet. /freeze 1 first draft freezes the text as it stands, to be signed.")
    elif hash_of(text_now(talk.case, "leave out", talk.today)) != every[-1].sha256:
        talk.say(changed_said(every[-1], signatures))


def _read_out(talk: Conversation, what: str, every: tuple[Submission, ...]) -> None:
    from domain.report.submissions_compared import changes

    if what not in ("text", "changes"):
        raise WrongUse("Behind /submissions say text or changes, or nothing.")
    now = text_now(talk.case, "leave out", talk.today)
    if what == "text":
        for line in (every[-1].text if every else now).splitlines():
            talk.say(line)
        return
    texts = [*(each.text for each in every), *([now] if not every or now != every[-1].text else [])]
    found = changes(texts[-2], texts[-1]) if len(texts) > 1 else ()
    for one in found:
        talk.say(f"{one.section}. {one.said}")
    if not found:
        talk.say("Nothing has changed." if len(texts) > 1 else "There is none before it to compare it with.")


def _freeze(talk: Conversation, rest: str) -> None:
    """Freeze the text as it stands now for signature, under a version and a stage."""
    version, _, stage = rest.partition(" ")
    if not version:
        raise WrongUse("Say which version and stage, as in /freeze 1 first draft.")
    stops = [each for each in _missing(talk) if each.stops and each.section != "sign_off"]
    if stops:
        things = "1 thing still stops" if len(stops) == 1 else f"{len(stops)} things still stop"
        talk.say(f"{things} a submission; /ready reads them out.")
        if not talk.agrees("Freeze it all the same, as a draft to be read?"):
            talk.say("Nothing is frozen.")
            return
    try:
        text = text_now(talk.case, "stop", talk.today)
    except Stopped as stopped:
        talk.say(stopped.sentence)
        if not talk.agrees("Freeze it without what rests on them?"):
            talk.say("Nothing is frozen.")
            return
        text = text_now(talk.case, "leave out", talk.today)
    kept = talk.case.submissions.freeze(version, stage.strip(), text)
    talk.say(f"Version {kept.version} is frozen. SHA-256 begins {kept.sha256[:12]}. /sign records who signs it.")


def _sign(talk: Conversation, _rest: str) -> None:
    """Record a signature under the text frozen last, asked one by one."""
    every, signatures = talk.case.submissions.all(), talk.case.submissions.signatures()
    if not every:
        raise WrongUse("There is nothing to sign yet: /freeze 1 first draft freezes the text.")
    last = every[-1]
    if hash_of(text_now(talk.case, "leave out", talk.today)) != last.sha256:
        talk.say(f"The text has changed since version {last.version} was frozen.")
        if not talk.agrees("Record a signature under it all the same?"):
            talk.say("Nothing is recorded.")
            return
    left = still_to_sign(last, signatures, statement=statement_asked(talk.case.report()))
    talk.say(f"Under version {last.version}. {CANCEL} leaves all as it was.")
    signed_as = asked(talk, f"Signed as, {', '.join(SIGNED_AS)}: ", left[0] if left else "", _signed_as)
    offered = talk.case.details().author if signed_as == "author" else ""
    who = prompted(talk, "Who, by name or code: ", offered, names=True)
    job = prompted(talk, "Job title: ", "")
    usual = IN_PERSON if signed_as == "author" else WAYS[0]
    how = prompted(talk, f"How, {', '.join(WAYS)}: ", usual) or usual
    today = talk.today.isoformat()
    day = asked(talk, "Day: ", day_in_box(today), lambda typed: day_typed(typed, talk.today, "Day", usual=today))
    signed = asked(
        talk, f"The first {ENOUGH} letters of the SHA-256 on the copy they signed: ",
        last.sha256[:12] if how == IN_PERSON else "", lambda typed: signed_hash(typed, last),
    )  # fmt: skip
    kept = talk.case.submissions.sign(Signature(
        submission=last.number, signed_as=signed_as, who=who, job=job, how=how, day=day, sha256=signed,
        statement=prompted(talk, "What they declare by it: ", ""),
    ))  # fmt: skip
    talk.say(f"Recorded: {signature_said(kept)}.")


def _signed_as(typed: str) -> SignedAs:
    found = [each for each in SIGNED_AS if typed and each.startswith(typed.casefold())]
    if len(found) != 1:
        raise WrongUse(f"Signed as one of: {', '.join(SIGNED_AS)}.")
    return found[0]


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "ready": _ready, "submissions": _submissions, "freeze": _freeze, "sign": _sign,
}
"""What each word does, with what was typed after it."""
