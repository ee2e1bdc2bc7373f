"""The key: people, their codes, and who they are."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import ChangedUnderneath, WrongUse
from domain.names.code_naming import board_code_told, code_refused, codes_that_hold
from domain.naming import check_person, names_held, names_let_go, rows_told
from domain.people import Person, identifiers_in, names_in, never_renumbered
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.session import Session
from screens.task_screen import SHARED
from screens.yes_or_no import yes_or_no

PEOPLE_COMMANDS = (
    *LIST_COMMANDS,
    Command(id="people.merge", action="merge", keys=("m",), word="merge", title="Merge", footer=True,
            tooltip="This person and another are one: choose the code that stays; the other stays known as theirs."),
    Command(id="people.split", action="split", keys=("s",), word="split", title="Split", footer=True,
            tooltip="This person is two: give the second a code, and mark the rows that are about them."),
)


class PeopleScreen(ListScreen[Person], inherit_bindings=False):
    """Everyone in the case by code. Real names only when asked for."""

    OFFERS = PEOPLE_COMMANDS
    NAME = "people"
    TABLES = ("people", "terms")
    BINDINGS = bindings((*PEOPLE_COMMANDS, *SHARED))
    TITLE_WORDS = "People"
    EMPTY = "Nobody yet. People come with the rows that name them, or press a."

    async def fetch_all(self) -> Sequence[Person]:
        return await self.session.do(self.session.case.people.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.session.names_shown:
            return ("Code", 12), ("Name", 24), ("Role", 0), ("Organisation", 18)
        return ("Code", 12), ("Role", 0), ("Organisation", 18), ("Involvement", 18)

    def columns(self, thing: Person) -> tuple[str, ...]:
        if self.session.names_shown:
            return thing.code, thing.name, thing.role, thing.organisation
        return thing.code, thing.role, thing.organisation, thing.involvement

    def name_of(self, thing: Person) -> str:
        return thing.code

    def detail(self, thing: Person) -> str:
        said = []
        if self.session.names_shown and thing.other_names:
            said.append(f"Also {', '.join(thing.other_names)}.")
        if self.session.names_shown and thing.identifiers:
            said.append(f"{'; '.join(thing.identifiers)}.")
        if self.session.names_shown and thing.note:
            said.append(thing.note)
        same = [one.code for one in self.things if one.code == thing.same_as or one.same_as == thing.code]
        if same:
            said.append(f"The same person as {', '.join(same)}.")
        if not thing.name:
            said.append(f"{thing.code} has no real name in the key, so it cannot be coded or searched for.")
        if thing.former_codes:
            said.append(f"Before: {', '.join(thing.former_codes)}.")
        if thing.given_by_board:
            said.append("The code was given by the board.")
        if thing.exported:
            said.append("The code has left the case in an export.")
        return " ".join(said)

    async def form(self, thing: Person | None) -> Form[Person]:
        return await new_person(self.session) if thing is None else PersonForm(self.session, thing, False, "")

    async def keep(self, thing: Person, before: Person | None) -> str:
        people, do = self.session.case.people, self.session.do
        check_person(thing, self._others(before), await do(self.session.case.terms.all))
        if before is None:
            await do(people.add, thing)
            said = (f"{thing.code} is in the key.", board_code_told(thing, self._others(None)))
            return " ".join(each for each in (*said, await self._rows_told(thing, None)) if each)
        if thing.code != before.code and before.exported:
            raise WrongUse(never_renumbered(before.code))
        if thing.code != before.code and not thing.given_by_board:
            refused = code_refused(thing, self._others(before), await do(self.session.case.terms.all))
            if refused:
                raise WrongUse(refused)
        if thing.code != before.code and not await self._may_rename(before, thing.code):
            raise WrongUse(f"{before.code} was not renamed. Give the code back, or save again.")
        try:
            if thing.code != before.code:
                board = before.given_by_board
                now = await do(people.rename, before.code, thing.code, by_board=board, also=thing)
                told = f"{before.code} is {thing.code} now, in every row."
            else:
                now = await do(people.change, thing)
                told = f"{thing.code} is changed."
        except ChangedUnderneath as changed:
            if isinstance(changed.theirs, Person):
                theirs = changed.theirs
                said = "; ".join(each for each in (theirs.role, theirs.organisation, theirs.involvement) if each)
                said = said or "nothing"
                raise WrongUse(f"Someone else changed {before.code} meanwhile to: {said}. Go back and look.") from None
            raise
        let_go = await asyncio.to_thread(names_let_go, now, before, await do(self.session.case.entries.all))
        return " ".join(filter(None, (told, let_go, await self._rows_told(thing, before))))

    def _others(self, person: Person | None) -> list[Person]:
        return [one for one in self.things if person is None or one.code != person.code]

    async def _rows_told(self, person: Person, before: Person | None) -> str:
        entries = await self.session.do(self.session.case.entries.all)
        rows = await asyncio.to_thread(rows_told, person, entries, before)
        return " ".join(filter(None, (codes_that_hold(person, self.things), rows)))

    async def _may_rename(self, person: Person, code: str) -> bool:
        rows = _rows(len(await self.session.do(self.session.case.people.naming, person.code)))
        board = "The board gave this code: rename it only if the board gave another. " if person.given_by_board else ""
        return await self.sure(
            f"Rename {person.code} to {code}?",
            f"Yes, in {rows} of the chronology and wherever else it stands", "No, leave the code",
            f"{board}{person.code} stays known as their former code. Undo takes it back while nothing was exported.",
        )

    # One person or two

    def action_merge(self) -> None:
        self.run_worker(self._merge())

    async def _merge(self) -> None:
        here = self.rows.row()
        others = [one for one in self.things if one is not here]
        if here is None or not others:
            self.say("Merging takes two people.")
            return
        options = [Option(one.code, f"{one.code:12} {self._told_of(one)}") for one in others]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, f"Who is the same person as {here.code}?", options)
        )
        other = next((one for one in others if one.code == chosen), None)
        if other is None:
            return
        merged = await self._which_stays(here, other)
        if merged is None:
            self.say(f"{here.code} and {other.code} stay two people.")
            return
        stays, goes, count = merged
        await self.session.do(self.session.case.people.merge, stays, goes)
        await self.renew(stays.code)
        self.say(f"{goes.code} is {stays.code} now, in {_rows(count)}; {goes.code} stays known as theirs. u undoes it.")

    async def _which_stays(self, here: Person, other: Person) -> tuple[Person, Person, int] | None:
        """The one whose code stays, the one whose code goes, and how many rows that changes; None for neither."""
        naming = self.session.case.people.naming
        count = {one.code: len(await self.session.do(naming, one.code)) for one in (here, other)}
        options = [
            Option(stays.code, f"{stays.code} stays; {_rows(count[goes.code])} of {goes.code} get it",
                   _told_of_codes(stays, goes))
            for stays, goes in ((here, other), (other, here))
        ]  # fmt: skip
        options.append(Option("", "Neither: they stay two people"))
        said = "Names and other names are joined, and what the family says of both."
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, f"{here.code} and {other.code} are one: which code stays?", options, said)
        )
        if not chosen:
            return None
        stays, goes = (here, other) if chosen == here.code else (other, here)
        return stays, goes, count[goes.code]

    def action_split(self) -> None:
        self.run_worker(self._split())

    async def _split(self) -> None:
        from screens.chronology.splitting import RowsBox
        from screens.filling_in import fill_in

        here = self.rows.row()
        if here is None:
            return
        people, do = self.session.case.people, self.session.do
        prefix = here.code.rstrip("0123456789").rstrip()
        code = await do(people.next_code, prefix) if prefix != here.code else ""

        async def second() -> Form[Person]:
            like = Person(code=code, role=here.role, organisation=here.organisation)
            return PersonForm(self.session, like, True, "", f"The second person of {here.code}")

        async def keep(given: Person) -> str:
            check_person(given, self.things, await do(self.session.case.terms.all))
            entries = await do(people.naming, here.code)
            names = self.session.names(tuple(self.things))
            box = RowsBox(self.session, f"Which rows are about {given.code}, not {here.code}?", entries, names)
            rows = await self.app.push_screen_wait(box)
            if rows is None:
                raise WrongUse(f"{here.code} is not split. Save again to choose the rows, or go back.")
            await do(people.split, here, given, [(row.id, row.revision) for row in rows])
            left = f"The names stay with {here.code}: Enter changes them." if here.name else ""
            return f"{given.code} is a person of their own now, in {_rows(len(rows))}; u undoes it. {left}".strip()

        filled = await fill_in(self, f"people:{here.code} split", second, keep)
        if filled is not None:
            await self.renew(filled[0].code)
            self.say(filled[1])

    def _told_of(self, person: Person) -> str:
        shown = person.name if self.session.names_shown else ""
        return "; ".join(each for each in (shown, person.role, person.organisation) if each)

    async def take_out(self, thing: Person) -> None:
        entries = await self.session.do(self.session.case.entries.all)
        held = await asyncio.to_thread(names_held, (thing,), entries)
        if held and not await self.sure(
            f"{_rows(len(held)).capitalize()} still {'holds' if len(held) == 1 else 'hold'} “{held[0]}”. Delete"
            f" {thing.code}?",
            "Delete: no export stops at the name any more", f"Leave {thing.code} in the key",
        ):
            raise WrongUse(f"{thing.code} stays in the key.")
        await self.session.do(self.session.case.people.delete, thing.code, thing.revision)

    def rows_query(self, thing: Person) -> str:
        return thing.code if " " not in thing.code else f'"{thing.code}"'


async def new_person(session: Session, name: str = "") -> PersonForm:
    """The form of somebody new, of this name, with the next codes of those in use told."""
    people = await session.do(session.case.people.all)
    starts = list(dict.fromkeys(each.code.rstrip("0123456789") for each in people if each.code[-1:].isdigit()))
    following = [await session.do(session.case.people.next_code, each) for each in starts[:8]]
    prefixes = f" Next: {', '.join(following)}." if following else ""
    return PersonForm(session, Person(code="", name=name), True, prefixes)


class PersonForm(Form[Person]):
    """One line of the key."""

    def __init__(self, session: Session, person: Person, new: bool, next_codes: str, title: str = "") -> None:
        boxes = (
            Box("code", "Code", person.code, offered=new,
                hint=f"As it is to be printed: SW1, Midwife 2, Mrs A.{next_codes}"),
            Box("role", "Role", person.role, hint="What they are: social worker, mother."),
            Box("organisation", "Organisation", person.organisation, hint="Whom they work for."),
            Box("involvement", "Involvement", person.involvement, hint="What they had to do with it, and when."),
            Box("name", "Real name", person.name, names=True,
                hint="For your eyes only. It is coded as you type it, and every export is searched for it."),
            Box("other_names", "Other names", ", ".join(person.other_names), names=True,
                hint="Nicknames, maiden names, initials, with commas between."),
            Box("identifiers", "Identifiers", "\n".join(person.identifiers), lines=3, names=True,
                hint="NHS number, telephone, address, date of birth …: one a line, or ; between. Exports are searched"
                " for each."),
            Box("same_as", "Same person as", person.same_as,
                hint="Their first code, where one person has two: GP1. A name of theirs is then asked about."),
            Box("note", "Note", person.note, hint="For your eyes only."),
            Box("board", "Given by board", "yes" if person.given_by_board else "",
                hint="yes, when the board gave the code: it is kept as it is."),
        )
        title = title or ("A new person" if new else f"{person.code}")
        super().__init__(session.glyphs, title, boxes)
        self._person = person

    def holds_text(self, box: str) -> bool:
        return box != "code"

    def result(self, values: Mapping[str, str]) -> Person:
        if not values["code"].strip():
            raise WrongUse("A person needs a code: the letters of the role and a number, as in SW1.")
        return replace(
            self._person, code=values["code"].strip(), role=values["role"].strip(),
            organisation=values["organisation"].strip(), involvement=values["involvement"].strip(),
            name=values["name"].strip(), other_names=names_in(values["other_names"]), note=values["note"].strip(),
            identifiers=identifiers_in(values["identifiers"]), same_as=values["same_as"].strip(),
            given_by_board=yes_or_no("Given by board", values["board"]),
        )


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def _told_of_codes(stays: Person, goes: Person) -> str:
    """What is to be known of the code that would go."""
    if goes.given_by_board and not stays.given_by_board:
        return f"The board gave {goes.code}: let that one stay."
    if goes.exported:
        return f"{goes.code} has left the case in an export: it stays theirs for ever, and is never given again."
    return f"{goes.code} stays known as a former code of theirs."
