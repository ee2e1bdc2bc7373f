"""What a line that begins with a slash asks for at plain prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import WrongUse
from tui.plain import (
    agreement,
    came_back,
    family,
    forms,
    interviews,
    lists,
    people,
    pictures,
    plan,
    sections,
    submissions,
    to_see,
    unknown,
)

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from tui.plain.conversation import Conversation

HELP = """\
An entry is a date, perhaps a time, who, a colon, and what happened, all in one line. For example:
3/3/24 0930 SW1 to GP1: call about missed medication > GP1 to visit today @EMIS #2
The greater-than sign between spaces begins the action, two of them the outcome, a tilde your comment.
At marks a source, a hash a question of the terms of reference, an exclamation mark a flag.
An equals sign for the date is the same day as before, +2 is two days later, a question mark alone is undated.
What was understood is read back before it is saved. The up arrow brings earlier lines back; Tab completes a code.
A line that was not saved comes back: change it, or clear it with Ctrl and U; Enter on the empty line drops it.

/list            the last ten entries; /list 30 the last thirty; /list all
/find WORDS      entries with these words, a code, @source, #question, !flag, or undated ones by a question mark
/edit N          change entry N of those last read out
/delete N        delete entry N of those last read out
/undo            take back the last thing done here; /redo does it again
/people          the codes and who they stand for; /sources, /questions, /flags those lists
/person CODE     who a code stands for, asked one by one; the real name, so that it is coded as you type
/identifiers CODE  NHS number, telephone, address, date of birth of someone of the key: exports are searched for them
/family          the family, read out; /member NAME describes one, asked one by one
/relation        how they are related; /relation Adult B married Adult C says one
/genogram        the family in words, and what a drawing of it lacks
/picture         contacts by month, told; /picture person, /picture source; /unfollowed actions nothing takes up
/source NAME     what a source is, as in /source "Paper file"; /question LABEL the text of a question
/notname WORD    a word that is nobody's name, though it looks like one; /notname alone lists them
/isname WORD     takes that back
/unknown         names that are nobody's of the key; /place WORD and /term WORD say what one is
/recordnumbers   what record numbers look like; /recordnumber NAME gives an example of one
/interviews      the meetings with staff, where each stands and what is next; /register who was seen, and who was not
/interview CODE  plan a meeting with somebody, asked one by one; /interview 2 changes the second meeting
/present N WHO   who is at a meeting, as in /present 2 SW1; SW9 interviewer; /held 2 3/3/26 says on which day
/tosee           whom to see and why; /tosee SW1 WHY puts somebody down; /notseen SW1 WHY says why they are not seen
/told CODE       they were told of purpose and process, today or on a day behind it; /support, /company likewise
/hold CODE WHO   the police or others hold their meeting back; /hold CODE alone lifts it
/debriefs        who is to be debriefed; /debriefed SW1, or /debriefed SW1 final, records it
/extracts        extracts of the report sent for their facts; /extract SW1 4.2 to 4.9 adds one, /outcome 2 correct
/rename CODE NEW another code for a person; /merge CODE CODE makes two one, the last code stays
/agreement N     who agreed the minutes of one, /text its paragraphs by their numbers
/issue           issue the minutes; /agreed CODE, /disputed, /remind, /noreply, /cannot, /authority record what came
/wants CODE      what somebody wants changed; /representations reads them out, /accept N, /decline N, /noted N,
                 /takenback N decide
/evidence        what rests on minutes; /rests N 4-6 says that entry N rests on those paragraphs
/report          the sections of the report, how far each is written; /write SECTION writes one, /write 2 an answer
/done SECTION    a section is done as it stands, or not after all; /template FILE goes by the board's Word template
/recommendations the recommendations; /recommendation puts one down, asked part by part, /ties 2 17.1 what it rests on
/actions         the action plan; /action puts one down, /action 2 done, /action 2 progress WORDS report of one
/quality         the quality form; /quality 2 yes answers, /quality ours puts down what a senior person checks
/author          what boards ask of the author and the review; /author 5 yes answers
/searched        records searched; /searched all puts down the sources; /policies, /policy TITLE what was in force
/abbreviations   short forms of the report; /abbreviation DN district nurse explains one
/deadlines       what is due by when; /deadline First draft puts one down, /deadline 2 done
/ready           what still stops a submission, by section
/submissions     texts frozen for signature; /freeze 1 first draft freezes the text, /sign records a signature
/cameback FILE   an edited report, chronology or plan that came back: each change read out, taken in or left
/check           what stops an export, and what there is to do
/details         the agency, the subject, the author, the period under review
/cancel          at a question of these, leave all as it was
/help            this
/quit            leave, as Ctrl-D does"""

LAST = 10


def answer(talk: Conversation, line: str) -> bool:
    """Do what the line asks and say so; false when it asks to leave. Raises Refusal."""
    word, _, rest = line[1:].partition(" ")
    word, rest = word.lower(), rest.strip()
    if word in ("quit", "q", "leave", "exit"):
        return False
    does = {
        "help": _help, "list": _list, "find": _find, "edit": _edit, "delete": _delete, "undo": _undo, "redo": _redo,
        "check": _check, **lists.WORDS, **people.WORDS, **unknown.WORDS, **family.WORDS,
        **agreement.WORDS, **interviews.WORDS, **to_see.WORDS,
        **plan.WORDS, **forms.WORDS, **submissions.WORDS, **pictures.WORDS,
        **sections.WORDS, **came_back.WORDS,
    }.get(word)
    if does is None:
        raise WrongUse(f"There is no /{word} at plain prompts; /help lists what there is.")
    does(talk, rest)
    return True


def _help(talk: Conversation, _rest: str) -> None:
    talk.say(HELP)


def _list(talk: Conversation, rest: str) -> None:
    if rest not in ("", "all") and not (rest.isascii() and rest.isdigit()):
        raise WrongUse("After /list give a number, or all.")
    there = talk.case.entries.count()
    wanted = there if rest == "all" else int(rest or LAST)
    _read_out(talk, talk.case.entries.page(max(0, there - wanted), wanted), there)


def _find(talk: Conversation, rest: str) -> None:
    from domain.chronology.find import by_code, read_query

    if not rest:
        raise WrongUse("After /find give the words to look for.")
    coded, names = by_code(rest, talk.typing.finder)
    for hit in names:
        talk.say(f"{hit.matched} is {hit.code}: found by code. In quotes a name is looked for as it stands.")
    query = read_query(coded, [person.code for person in talk.typing.known.people])
    found = talk.case.entries.count(query)
    _read_out(talk, talk.case.entries.page(0, 50, query), found)


def _read_out(talk: Conversation, entries: list[Entry], count: int) -> None:
    if not entries:
        talk.say("No entries.")
    elif len(entries) < count:
        talk.say(f"{len(entries)} of {count} entries.")
    talk.read_out(entries)


def _edit(talk: Conversation, rest: str) -> None:
    talk.change(_chosen(talk, rest))
    talk.say("Change the line and press Enter. An empty line leaves it as it was.")


def _delete(talk: Conversation, rest: str) -> None:
    entry = _chosen(talk, rest)
    talk.case.entries.delete(entry.id, entry.revision)
    talk.say("Deleted. /undo brings it back.")


def _chosen(talk: Conversation, rest: str) -> Entry:
    if not talk.listed:
        raise WrongUse("Read entries out first, with /list or /find; then give a number.")
    if not (rest.isascii() and rest.isdigit() and 1 <= int(rest) <= len(talk.listed)):
        raise WrongUse(f"Give a number from 1 to {len(talk.listed)}, as the entries were last read out.")
    entry = talk.case.entries.get(talk.listed[int(rest) - 1].id)
    if entry is None:
        raise WrongUse("That entry is no longer in the case.")
    return entry


def _check(talk: Conversation, _rest: str) -> None:
    from screens.leaving.checking import check
    from tui.check_told import as_text

    for line in as_text(check(talk.case, None, talk.today, lambda _doing: None)):
        talk.say(line)


def _undo(talk: Conversation, _rest: str) -> None:
    talk.say(str(talk.case.log.undo()))
    talk.typing.refresh()


def _redo(talk: Conversation, _rest: str) -> None:
    talk.say(str(talk.case.log.redo()))
    talk.typing.refresh()
