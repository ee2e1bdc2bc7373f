"""The family composition: what boards ask of each member, and how they are related."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import ChangedUnderneath, WrongUse
from domain.family.doubts import doubts
from domain.family.members import Member, Relation, checked, missing
from domain.family.ties import ties
from domain.names.code_naming import board_code_told
from domain.people import Person
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED

WORDS = "A value, nk (not known) or na (n/a)."
FAMILY_COMMANDS = (
    *(each for each in LIST_COMMANDS if each.id != "list.find"),
    Command(id="family.relations", action="relations", keys=("r",), word="relations", title="Relations", footer=True,
            tooltip="How the members are related, each a line: Adult B married Adult C; Adult B mother of Child 1."),
    Command(id="family.rows", action="rows_of", keys=("w",), word="rows", title="Its rows",
            tooltip="Show the rows of the chronology that name the member."),
)


class FamilyScreen(ListScreen[Member], inherit_bindings=False):
    """The members of the family by reference name."""

    OFFERS = FAMILY_COMMANDS
    NAME = "family"
    TABLES = ("family", "relations")
    BINDINGS = bindings((*FAMILY_COMMANDS, *SHARED))
    TITLE_WORDS = "Family composition"
    EMPTY = "Nobody yet. Press a and give the first by the reference name the board gave."
    DETAIL = 6
    relations: tuple[Relation, ...] = ()
    people: Mapping[str, Person] = {}

    async def fetch_all(self) -> Sequence[Member]:
        case, do = self.session.case, self.session.do
        self.relations = await do(case.relations.all)
        self.people = {person.code.casefold(): person for person in await do(case.people.all)}
        return await do(case.family.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.session.names_shown:
            return ("Reference", 14), ("Name", 24), ("Relationship", 0), ("Born", 16)
        return ("Reference", 14), ("Relationship", 0), ("Born", 18), ("Died or incident", 18)

    def columns(self, thing: Member) -> tuple[str, ...]:
        if self.session.names_shown:
            person = self.people.get(thing.code.casefold())
            return thing.code, person.name if person else "", thing.relationship, thing.born
        return thing.code, thing.relationship, thing.born, thing.died

    def name_of(self, thing: Member) -> str:
        return thing.code

    def detail(self, thing: Member) -> str:
        related = ties(thing.code, self.things, self.relations)
        said = [f"{'; '.join(related)[:1].upper()}{'; '.join(related)[1:]}." if related else "No relations said yet."]
        about = (
            ("Died or incident", thing.died if self.session.names_shown else ""), ("Sex", thing.sex),
            ("Household", thing.household), ("Aware of the abuse or neglect", thing.aware), ("Address", thing.address),
            ("Ethnicity or needs", thing.ethnicity),
        )  # fmt: skip
        said += [f"{label}: {text.rstrip('.')}." for label, text in about if text]
        if thing.note and self.session.names_shown:
            said.append(thing.note)
        return " ".join((*said, *self._doubts(thing), *missing([thing])))

    def _doubts(self, thing: Member) -> list[str]:
        return doubts([thing], self.relations, self.people.values(), self.session.today())

    async def form(self, thing: Member | None) -> Form[Member]:
        inside = {member.code.casefold() for member in self.things}
        outside = [person.code for code, person in self.people.items() if code not in inside and person.given_by_board]
        return MemberForm(self, thing, outside)

    async def keep(self, thing: Member, before: Member | None) -> str:
        family, do = self.session.case.family, self.session.do
        if before is not None:
            try:
                await do(family.change, replace(thing, code=before.code, revision=before.revision))
            except ChangedUnderneath as changed:
                raise WrongUse(f"{changed.sentence} Go back and look.") from None
            return " ".join((f"{before.code} is changed.", *self._doubts(replace(thing, code=before.code))))
        new = await self._who_is_new(thing)
        await do(family.add, thing, new_people=new)
        held = [board_code_told(one, tuple(self.people.values())) for one in new]
        told = f"{thing.code} is in the family" + (", and in the key: F4 gives them a real name." if new else ".")
        return " ".join(filter(None, (told, *held, *self._doubts(thing), *missing([thing]))))

    async def _who_is_new(self, thing: Member) -> list[Person]:
        """Whom to add to the key with a member who is not there yet. Raises WrongUse when nobody is to be."""
        if await self.session.do(self.session.case.people.get, thing.code) is not None:
            return []
        options = [
            Option("board", "Add them; the board gave this name", "It is kept as the board gave it."),
            Option("own", "Add them; the name is mine", "It may be changed until it has left the case."),
            Option("no", "Back, the name is another"),
        ]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, f"{thing.code} is not in the key yet.", options)
        )
        if chosen not in ("board", "own"):
            raise WrongUse(f"{thing.code} is not in the key. Give a name of the key, or save again to add them.")
        return [Person(code=thing.code, role=thing.relationship, given_by_board=chosen == "board")]

    async def take_out(self, thing: Member) -> None:
        await self.session.do(self.session.case.family.delete, thing.code, thing.revision)

    def rows_query(self, thing: Member) -> str:
        return thing.code if " " not in thing.code else f'"{thing.code}"'

    async def action_open_task(self, name: str) -> None:
        if name == "genogram":
            await self.open_from_here(name)
        else:
            await super().action_open_task(name)

    def action_relations(self) -> None:
        self.run_worker(self._relations())

    async def _relations(self) -> None:
        from screens.people.relations import RelationsBox

        if len(self.things) < 2:
            self.say("Relations need two members at least; a adds one.")
            return
        here = self.rows.row()
        await self.app.push_screen_wait(RelationsBox(self.session, f"{here.code} " if here else ""))
        await self.renew()


class MemberForm(Form[Member]):
    """What boards ask of one member."""

    def __init__(self, screen: FamilyScreen, member: Member | None, outside: Sequence[str]) -> None:
        in_key = f" In the key: {', '.join(outside[:6])}." if outside else ""
        code = () if member is not None else (
            Box("code", "Reference name", hint=f"As the board gave it: Adult B, Mrs A.{in_key}"),
        )  # fmt: skip
        given = member or Member(code="")
        boxes = (
            *code,
            Box("relationship", "Relationship", given.relationship,
                hint=f"To the subject: mother, half-brother. {WORDS}"),
            Box("born", "Born", given.born,
                hint=f"As it is known: 3/3/61, March 1961, about 1985, due 3/3/27. {WORDS}"),
            Box("died", "Died, incident", given.died, hint=f"Date of death or of the serious incident. {WORDS}"),
            Box("address", "Full address", given.address, names=True, hint=f"In full, on one line. {WORDS}"),
            Box("ethnicity", "Ethnicity", given.ethnicity, hint=f"Ethnicity or diversity needs. {WORDS}"),
            Box("sex", "Sex", given.sex, hint="f or m, for the genogram; left empty where it is not known."),
            Box("household", "Household", given.household,
                hint="One word for all who live together: flat, grandparents."),
            Box("aware", "Aware", given.aware,
                hint="y or n: did they know of the abuse or neglect? Underlined in the genogram; empty: not said."),
            Box("note", "Note", given.note, hint="For your eyes only."),
        )
        super().__init__(screen.session.glyphs, given.code or "A new member of the family", boxes)
        self._member, self._today = given, screen.session.today()

    def wrong_box(self, sentence: str) -> str | None:
        boxes = (
            ("The date of birth", "born"), ("The date of death", "died"), ("Sex is", "sex"), ("Aware is", "aware"),
        )  # fmt: skip
        for words, box in boxes:
            if sentence.startswith(words):
                return box
        return super().wrong_box(sentence)

    def result(self, values: Mapping[str, str]) -> Member:
        return checked(
            replace(
                self._member, code=values.get("code", self._member.code), relationship=values["relationship"],
                born=values["born"], died=values["died"], address=values["address"], ethnicity=values["ethnicity"],
                sex=values["sex"], household=values["household"], aware=values["aware"], note=values["note"],
            ),
            self._today,
        )  # fmt: skip
