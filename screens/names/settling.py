"""What the author does about each thing the check found: code it, answer it, let it through with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.disclosure import Accepted
from domain.errors import WrongUse
from domain.names.doubts import goes_on
from domain.origins import OfReport, Origin, Thing, coded, known_by, origins
from domain.people import Person
from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    Answered,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
)
from domain.review import Details, Field, Flag, Source
from screens.choices import Choices, Option
from screens.commands import Command
from screens.names.hits import RowHit
from screens.names.reason_form import ReasonForm
from screens.session import Session
from screens.task_screen import TaskScreen

if TYPE_CHECKING:
    from domain.names.finding import Finder
    from exporters.disclosure.searching import Found

SETTLING = (
    Command(id="export.code", action="code", keys=("c",), word="code", title="Code", footer=True,
            tooltip="Write the code in place of the name where it comes from: the row, the source, the question."),
    Command(id="export.code_all", action="code_all", keys=("o",), word="codeall", title="Code all",
            tooltip="Write the code in place of this name in every row it was found in, as one act."),
    Command(id="export.accept", action="accept", keys=("a",), word="accept", title="Accept", footer=True,
            tooltip="Let this leave as it is, for a reason you type. Asked again when the text there changes."),
    Command(id="export.accept_all", action="accept_all", keys=("l",), word="acceptall", title="Accept all",
            footer=True, tooltip="Let through, for one reason, all that was found by the same words as this."),
    Command(id="export.asked", action="asked_here", keys=("p",), word="place", title="Asked here", footer=True,
            tooltip="Let this leave because the board's own form asks for it at this place."),
    Command(id="export.word", action="no_name", keys=("w",), word="noname", title="No name", footer=True,
            tooltip="Answer that this word is no name, wherever it stands alone. Names of the key are refused."),
    Command(id="export.allow", action="allow", keys=("b",), word="boardsnames", title="Board's own",
            footer=True, tooltip="Let through, for one reason, all that stood in the board's own file before."),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what came of it, its tone, what was found, with its row, that it tells of, and the sentence it is a
    part of where that takes several."""

    text: str
    tone: str = ""
    about: RowHit | None = None
    whole: str = ""

    @property
    def hit(self) -> Found | None:
        """What was found, None for a line that tells of something else."""
        return self.about.hit if self.about is not None else None

    @property
    def where(self) -> str:
        """What of the report it comes from, "" where that is not known."""
        return self.about.where if self.about is not None else ""

    @property
    def row(self) -> str:
        """The row of the chronology it comes from, "" when from none."""
        return self.about.entry.id if self.about is not None and self.about.entry is not None else ""


class Settling(TaskScreen, inherit_bindings=False):
    """A screen on whose lines stands what was found. `here`, `looked_for` and `settled` are the screen's own."""

    looked_for: Finder | None = None

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._accepted_in: set[str] = set()
        """The rows something was accepted in since the search: it is bound to the whole text there."""

    def here(self) -> Told | None:
        """The line the author is on."""
        raise NotImplementedError

    def open_hits(self) -> list[Told]:
        """The lines of what is not settled yet."""
        raise NotImplementedError

    async def settled(self, lines: list[Told], how: str) -> None:
        """Show that these are settled, and how."""
        raise NotImplementedError

    def settles(self, command: Command) -> bool:
        """Whether one of these commands can be done about the line the author is on."""
        from exporters.disclosure.verdicts import may_be_accepted

        line = self.here()
        hit = line.hit if line is not None else None
        if command.id == "export.allow":
            return any(each.hit is not None and each.hit.boards_own for each in self.open_hits())
        if hit is None:
            return False
        if command.id == "export.code_all":
            return len(self._same_rows(line)) > 1
        if command.id == "export.code":
            return not (hit.boards_own or hit.in_key) and hit.kind == "name" and bool(hit.code)
        if command.id == "export.word":
            return hit.kind == "name"
        if command.id == "export.asked":
            return bool(hit.asks)
        if command.id == "export.accept_all":
            return len(self._same_words(line)) > 1
        return may_be_accepted(hit)

    def _can(self, id: str) -> bool:
        """Whether one of these commands can be done about the line the author is on; says why it cannot."""
        if self.settles(self.command(id)):
            return True
        line = self.here()
        self.say(_why_not(id, line.hit if line is not None else None))
        return False

    # Coding

    def action_code(self) -> None:
        """Write the code where this comes from."""
        if self._can("export.code"):
            self.run_worker(self._code())

    async def _code(self) -> None:
        line = self.here()
        hit = line.hit if line is not None else None
        if line is None or hit is None or self.looked_for is None:
            return
        if (code := await self._whose(hit)) is None:
            return
        origin = await self._origin(line, hit)
        if origin is None:
            return
        after = coded(origin.thing, hit.matched, code, self.looked_for)
        if after == origin.thing:
            raise WrongUse(
                f"“{hit.matched}” does not stand whole in one text of {origin.called}. Go there (r) and write {code}."
            )
        await self._save(origin.thing, after)
        same = [
            each for each in self.open_hits()
            if each.hit is not None and each.hit.matched == hit.matched and each.hit.codes == hit.codes
            and not each.hit.boards_own
            and (each is line or (each.row and each.row == line.row) or (each.where and each.where == line.where))
        ]  # fmt: skip
        how = f"{code} is written in {origin.called}"
        if line.row and line.row in self._accepted_in:
            self._accepted_in.discard(line.row)
            how += "; what you accepted in it is asked again"
        await self.settled(same, how)

    async def _whose(self, hit: Found) -> str | None:
        """The code to be written; where several may be meant, or only a part of a name would be coded, the author says
        which."""
        if hit.another and (whole := goes_on(hit.around, hit.matched)):
            rest = whole.removeprefix(hit.matched).strip()
            codes = " or ".join(hit.codes)
            options = [
                Option("no", f"Leave “{whole}”: another person, or a place", "/unknown adds them to the key (F4)."),
                Option("yes", f"Write {codes} for “{hit.matched}” alone", f"“{rest}” stays behind the code as it is."),
            ]
            title = f"“{whole}” stands there. Only “{hit.matched}” is a name of {codes}."
            if await self.app.push_screen_wait(Choices(self.session.glyphs, title, options, hit.around)) != "yes":
                return None
        if len(hit.codes) < 2:
            return hit.code
        roles = {each.code: each.role for each in await self.session.do(self.session.case.people.all)}
        options = [Option(each, ", ".join(filter(None, (each, roles.get(each))))) for each in hit.codes]
        asked = f"Whose name is “{hit.matched}” here?"
        return await self.app.push_screen_wait(Choices(self.session.glyphs, asked, options, hit.around))

    def _same_rows(self, line: Told | None) -> list[Told]:
        """The lines of rows in which the same words were found for the same people."""
        hit = line.hit if line is not None else None
        if hit is None or hit.boards_own or hit.kind != "name" or not hit.code:
            return []
        return [
            each for each in self.open_hits()
            if each.row and each.hit is not None and (each.hit.matched, each.hit.codes) == (hit.matched, hit.codes)
        ]  # fmt: skip

    def action_code_all(self) -> None:
        """Write the code in every row these words were found in."""
        if self._can("export.code_all"):
            self.run_worker(self._code_all())

    async def _code_all(self) -> None:
        line = self.here()
        same = self._same_rows(line)
        if line is None or line.hit is None or self.looked_for is None:
            return
        if (code := await self._whose(line.hit)) is None:
            return
        do, case = self.session.do, self.session.case
        entries = [await do(case.entries.get, row) for row in dict.fromkeys(each.row for each in same)]
        after = {
            entry.id: changed
            for entry in entries
            if entry is not None and (changed := coded(entry, line.hit.matched, code, self.looked_for)) != entry
        }
        changed_rows = [entry for entry in after.values() if isinstance(entry, Entry)]
        if not changed_rows:
            raise WrongUse(f"“{line.hit.matched}” stands whole in no text of these rows: go there and write {code}.")
        await do(case.entries.change_many, changed_rows)
        settled = [each for each in same if each.row in after]
        await self.settled(settled, f"{code} is written in {len(changed_rows):,} rows")

    async def _origin(self, line: Told, hit: Found) -> Origin | None:
        """What holds the words; the author says which where several do. Raises WrongUse when nothing does."""
        do, case = self.session.do, self.session.case
        if line.row:
            entry = await do(case.entries.get, line.row)
            if entry is None:
                raise WrongUse("That row is not in the chronology any more. Export again.")
            return Origin(entry, f"the row of {entry.when.said()}")
        found = origins(await do(case.review), hit.matched)
        if line.where:
            # A place of the report is told already: only what is called so is meant, where there is just one.
            here = [each for each in found if line.where.endswith(each.called)]
            found = here if len(here) == 1 else found
        if not found:
            raise WrongUse("That comes from no text of the case. Go where it stands, or accept it with a reason.")
        if len(found) == 1:
            return found[0]
        options = [Option(str(number), each.called) for number, each in enumerate(found)]
        asked = f"Where is “{hit.matched}” to be coded?"
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, asked, options))
        return found[int(chosen)] if chosen is not None else None

    async def _save(self, before: Thing, after: Thing) -> None:
        """Save the thing as one act. Raises Refusal."""
        do, case = self.session.do, self.session.case
        if isinstance(after, Entry):
            await do(case.entries.change, after)
        elif isinstance(after, Details):
            await do(case.set_details, after)
        elif isinstance(after, Person):
            await do(case.people.change, after)
        elif isinstance(after, OfReport):
            await self._save_of_report(after)
        else:
            await self._save_listed(before, after)

    async def _save_of_report(self, after: OfReport) -> None:
        do, case = self.session.do, self.session.case
        if isinstance(after, Passage):
            await do(case.passages.change, after)
        elif isinstance(after, Recommendation):
            await do(case.recommendations.change, after)
        elif isinstance(after, Action):
            await do(case.actions.change, after)
        elif isinstance(after, Searched):
            await do(case.searched.change, after)
        elif isinstance(after, Policy):
            await do(case.policies.change, after)
        elif isinstance(after, Answered):
            await do(case.answers.put, after)
        elif isinstance(after, Criterion):
            await do(case.criteria.put, after)
        elif isinstance(after, Fact):
            await do(case.facts.put, after)
        elif isinstance(after, Abbreviation):
            await do(case.abbreviations.put, after)

    async def _save_listed(self, before: Thing, after: Source | Question | Flag | Field) -> None:
        """Save one of a list; under another name in every row that names it, and then what else is changed comes with
        the next hit."""
        do, case = self.session.do, self.session.case
        old, new = known_by(before), known_by(after)
        if isinstance(after, Source):
            await (do(case.sources.change, after) if old == new else do(case.sources.rename, old, new))
        elif isinstance(after, Question):
            await (do(case.questions.change, after) if old == new else do(case.questions.rename, old, new))
        elif isinstance(after, Flag):
            await (do(case.flags.change, after) if old == new else do(case.flags.rename, old, new))
        else:
            await (do(case.fields.change, after) if old == new else do(case.fields.rename, old, new))

    # Answering and accepting

    def action_no_name(self) -> None:
        """Answer that this word is no name."""
        if self._can("export.word"):
            self.run_worker(self._no_name())

    async def _no_name(self) -> None:
        from domain.naming import not_a_name

        line = self.here()
        if line is None or line.hit is None:
            return
        word, do, case = line.hit.matched, self.session.do, self.session.case
        not_a_name(word, await do(case.people.all), await do(case.terms.all))
        await do(case.terms.add, word)
        same = [each for each in self.open_hits() if each.hit is not None and each.hit.matched == word]
        await self.settled(same, f"“{word}” is kept as no name; /isname on the chronology takes it back")

    def action_accept(self) -> None:
        """Let this through for a reason."""
        if self._can("export.accept"):
            self.run_worker(self._accept())

    async def _accept(self) -> None:
        from exporters.disclosure.searching import UNSEARCHED

        line = self.here()
        if line is None or line.hit is None:
            return
        hit = line.hit
        what = f"“{hit.matched}”, {hit.place}" if hit.kind != UNSEARCHED else hit.sentence
        reason = await self._reason(what, hit.around)
        if reason:
            await self._let_through([line], reason)

    def _same_words(self, line: Told | None) -> list[Told]:
        """The lines on which the same words stand that may be let through."""
        from exporters.disclosure.verdicts import may_be_accepted

        hit = line.hit if line is not None else None
        return [
            each for each in self.open_hits()
            if hit is not None and each.hit is not None and may_be_accepted(each.hit)
            and (each.hit.kind, each.hit.matched, each.hit.codes) == (hit.kind, hit.matched, hit.codes)
        ]  # fmt: skip

    def action_accept_all(self) -> None:
        """Let all of the same words through for one reason."""
        if self._can("export.accept_all"):
            self.run_worker(self._accept_all())

    async def _accept_all(self) -> None:
        line = self.here()
        same = self._same_words(line)
        if line is None or line.hit is None or not same:
            return
        reason = await self._reason(f"“{line.hit.matched}”, {len(same):,} times", "")
        if reason:
            await self._let_through(same, reason)

    def action_asked_here(self) -> None:
        """Let this through, as the board asks for it here."""
        if self._can("export.asked"):
            self.run_worker(self._asked_here())

    async def _asked_here(self) -> None:
        line = self.here()
        if line is not None and line.hit is not None:
            await self._let_through([line], f"the board’s form asks here for: {line.hit.asks}")

    def action_allow(self) -> None:
        """Let through all of the board's own, for one reason."""
        if self._can("export.allow"):
            self.run_worker(self._allow())

    async def _allow(self) -> None:
        own = [each for each in self.open_hits() if each.hit is not None and each.hit.boards_own]
        reason = await self._reason(f"all {len(own)} of the board's own" if len(own) > 1 else "the board's own", "")
        if reason:
            await self._let_through(own, reason)

    async def _reason(self, what: str, around: str) -> str | None:
        if self.looked_for is None:
            return None
        form = ReasonForm(self.session.glyphs, what, around, self.looked_for, self.session.last_reason)
        reason = await self.app.push_screen_wait(form)
        self.session.last_reason = reason or self.session.last_reason
        return reason

    async def _let_through(self, lines: list[Told], reason: str) -> None:
        """Keep the verdict on these, and on all that stand in the same text at the same place."""
        keys = {each.hit.key for each in lines if each.hit is not None}
        kept = [
            Accepted(kind=kind, place=place, matched=matched, text=text, reason=reason)
            for kind, place, matched, text in sorted(keys)
        ]
        await self.session.do(self.session.case.accepted.add, *kept)
        same = [each for each in self.open_hits() if each.hit is not None and each.hit.key in keys]
        self._accepted_in.update(each.row for each in same if each.row)
        await self.settled(same, f"accepted: {reason}")


def _why_not(id: str, hit: Found | None) -> str:
    """Why a command cannot be done about what was found."""
    if id == "export.allow":
        return "Nothing of what is left stood in the board's own file."
    if hit is None:
        return "Nothing that is to be settled stands on this line: the arrows go to what was found."
    if id == "export.asked":
        return "The board's form asks for nothing of the kind here. a accepts it for a reason."
    if id == "export.accept_all":
        return "These words are left only once: a accepts them."
    if id == "export.word":
        return "Only a name can be answered to be none. a accepts this for a reason."
    if id == "export.code_all":
        return "These words stand in no other row that is left: c codes them."
    if id == "export.accept":
        from exporters.disclosure.verdicts import why_never

        return why_never(hit)
    if hit.in_key:
        return "This comes from the key: take it out there (F4), or accept it for a reason (a)."
    if hit.boards_own:
        return "This stood in the board's own file: have it taken out there, or accept it (a; b: all such)."
    if hit.kind != "name":
        return "There is no code for this: take it out where it stands (r), or accept it for a reason (a)."
    return "This is nobody of the key: add the person (F4) and write the code (r), or w: it is no name."


def done(line: Told, how: str) -> Told:
    """The line of something settled."""
    text = f"Settled, {how}. Was: {line.text}"
    # Whole as well: it stays one line when the list is shown again, so that the place in it is the same.
    return replace(line, text=text, whole=text, tone="dim", about=None)


