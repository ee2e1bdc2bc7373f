"""The key: people, their codes, and who they are."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import ChangedUnderneath, WrongUse
from domain.naming import check_person, rows_told
from domain.people import Person, names_in
from screens.commands import bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.session import Session
from screens.task_screen import SHARED


class PeopleScreen(ListScreen[Person], inherit_bindings=False):
    """Everyone in the case by code. Real names only when asked for."""

    OFFERS = LIST_COMMANDS
    NAME = "people"
    BINDINGS = bindings((*LIST_COMMANDS, *SHARED))
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
        if self.session.names_shown and thing.note:
            said.append(thing.note)
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
        person = thing or Person(code="")
        prefixes = ""
        if thing is None:
            people = await self.session.do(self.session.case.people.all)
            starts = list(dict.fromkeys(each.code.rstrip("0123456789") for each in people if each.code[-1:].isdigit()))
            following = [await self.session.do(self.session.case.people.next_code, each) for each in starts[:8]]
            prefixes = f" Next: {', '.join(following)}." if following else ""
        return PersonForm(self.session, person, thing is None, prefixes)

    async def keep(self, thing: Person, before: Person | None) -> str:
        people, do = self.session.case.people, self.session.do
        check_person(thing, self._others(before), await do(self.session.case.terms.all))
        if before is None:
            await do(people.add, thing)
            return f"{thing.code} is in the key. {await self._rows_told(thing, None)}".strip()
        code, revision = before.code, before.revision
        renamed = thing.code.casefold() != code.casefold()
        if renamed:
            if not await self._may_rename(before, thing.code):
                raise WrongUse(f"{code} was not renamed. Give the code back, or save again.")
            saved = await do(people.rename, code, thing.code)
            code, revision = saved.code, saved.revision
        try:
            await do(people.change, replace(thing, code=code, revision=revision))
        except ChangedUnderneath as changed:
            if isinstance(changed.theirs, Person) and before.revision == revision:
                theirs = changed.theirs
                said = "; ".join(each for each in (theirs.role, theirs.organisation, theirs.involvement) if each)
                said = said or "nothing"
                raise WrongUse(f"Someone else changed {code} meanwhile to: {said}. Go back and look.") from None
            raise
        told = f"{before.code} is {code} now, in every row." if renamed else f"{code} is changed."
        return f"{told} {await self._rows_told(replace(thing, code=code), before)}".strip()

    def _others(self, person: Person | None) -> list[Person]:
        return [one for one in self.things if person is None or one.code != person.code]

    async def _rows_told(self, person: Person, before: Person | None) -> str:
        entries = await self.session.do(self.session.case.entries.all)
        return await asyncio.to_thread(rows_told, person, entries, before)

    async def _may_rename(self, person: Person, code: str) -> bool:
        from domain.find import Query

        count = await self.session.do(self.session.case.entries.count, Query(people=(person.code,)))
        rows = f"{count} {'row' if count == 1 else 'rows'}"
        return await self.sure(
            f"Rename {person.code} to {code}?",
            f"Yes, in {rows} of the chronology", "No, leave the code",
            f"{person.code} stays known as their former code. Undo takes it back while nothing was exported.",
        )

    async def take_out(self, thing: Person) -> None:
        await self.session.do(self.session.case.people.delete, thing.code, thing.revision)

    def rows_query(self, thing: Person) -> str:
        return thing.code if " " not in thing.code else f'"{thing.code}"'


class PersonForm(Form[Person]):
    """One line of the key."""

    def __init__(self, session: Session, person: Person, new: bool, next_codes: str) -> None:
        boxes = (
            Box("code", "Code", person.code, hint=f"As it is to be printed: SW1, Midwife 2, Mrs A.{next_codes}"),
            Box("role", "Role", person.role, hint="What they are: social worker, mother."),
            Box("organisation", "Organisation", person.organisation, hint="Whom they work for."),
            Box("involvement", "Involvement", person.involvement, hint="What they had to do with it, and when."),
            Box("name", "Real name", person.name, names=True,
                hint="For your eyes only. It is coded as you type it, and every export is searched for it."),
            Box("other_names", "Other names", ", ".join(person.other_names), names=True,
                hint="Nicknames, maiden names, initials, with commas between."),
            Box("note", "Note", person.note, hint="For your eyes only."),
            Box("board", "Given by board", "yes" if person.given_by_board else "",
                hint="yes, when the board gave the code: it is kept as it is."),
        )
        title = "A new person" if new else f"{person.code}"
        super().__init__(session.glyphs, title, boxes)
        self._person = person

    def result(self, values: Mapping[str, str]) -> Person:
        if not values["code"].strip():
            raise WrongUse("A person needs a code: the letters of the role and a number, as in SW1.")
        given = values["board"].strip().casefold()
        if given not in ("", "y", "yes", "n", "no"):
            raise WrongUse("Write yes or no for a code given by the board, or leave it empty.")
        return replace(
            self._person, code=values["code"].strip(), role=values["role"].strip(),
            organisation=values["organisation"].strip(), involvement=values["involvement"].strip(),
            name=values["name"].strip(), other_names=names_in(values["other_names"]), note=values["note"].strip(),
            given_by_board=given.startswith("y"),
        )
