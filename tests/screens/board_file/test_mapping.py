from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from domain.review import Field
from exporters.templates import Mapping, Template, read_template
from screens.board_file.mapping import MappingScreen
from screens.choices import Choices
from screens.glyphs import DRAWN
from tests.exporters.boards import BOARDS, OTHER_BOARDS, Board, C
from tests.exporters.making import by_openpyxl, workbook

BY_NAME = {board.name: board for board in (*BOARDS, *OTHER_BOARDS)}
WAITING = object()


class Shown(App[None]):
    """The one screen, and what it gave."""

    def __init__(self, screen: MappingScreen) -> None:
        super().__init__()
        self.shown, self.gave = screen, WAITING

    def on_mount(self) -> None:
        self.push_screen(self.shown, self._took)

    def _took(self, given: Mapping | None) -> None:
        self.gave = given


@asynccontextmanager
async def screen_of(
    template: Template, size: tuple[int, int] = (80, 24), **more: Any
) -> AsyncIterator[tuple[Shown, Pilot[None]]]:
    app = Shown(MappingScreen(DRAWN, template, **more))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def template(name: str) -> Template:
    return read_template(workbook(BY_NAME[name]), f"{name}.xlsx")


def text(app: App[None]) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_every_heading_is_shown_with_what_it_asks_for() -> None:
    async with screen_of(template("worcester")) as (app, _):
        seen = text(app)
        assert "all certain" in seen
        assert "Action taken and outcome" in seen and "action taken + outcome" in seen
        assert "C4" in seen and "Period from" in seen


async def test_a_template_that_is_certain_is_kept_with_one_key() -> None:
    board = template("worcester")
    async with screen_of(board) as (app, pilot):
        await press(pilot, "ctrl+o")
        assert isinstance(app.gave, Mapping)
        assert read_template(workbook(BY_NAME["worcester"]), "b.xlsx", app.gave).placing() == board.placing()


async def test_the_first_doubt_is_where_the_author_begins() -> None:
    async with screen_of(template("vague")) as (app, _):
        assert app.shown.rows.row().heading == "Name"
        assert "4 to look at" in text(app)
        assert "it can be read in more than one way" in text(app)


async def test_a_field_is_found_by_typing_and_taken_by_enter() -> None:
    async with screen_of(template("vague")) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, Choices)
        await press(pilot, *"seen", "enter")
        await pilot.pause()
        assert app.shown.rows.row().said == ("field:seen",)


async def test_a_column_may_ask_for_two_things() -> None:
    async with screen_of(template("vague")) as (app, pilot):
        await press(pilot, "tab", "tab")
        assert app.shown.rows.row().heading == "Response"
        await press(pilot, "a", *"outcome", "enter")
        await pilot.pause()
        assert app.shown.rows.row().said == ("action", "outcome")
        await press(pilot, "n")
        assert app.shown.rows.row().said == ()
        await press(pilot, "u")
        assert app.shown.rows.row().said is None


async def test_what_is_not_certain_is_said_once_before_it_is_kept() -> None:
    async with screen_of(template("vague")) as (app, pilot):
        await press(pilot, "ctrl+o")
        assert app.gave is WAITING
        assert "not certain, and will be taken as shown" in text(app)
        await press(pilot, "ctrl+o")
        assert isinstance(app.gave, Mapping)
        assert dict(app.gave.columns)["C"] == ("event",)


async def test_without_a_date_and_an_event_nothing_is_kept() -> None:
    async with screen_of(template("plain")) as (app, pilot):
        await press(pilot, "home", "n", "ctrl+o", "ctrl+o")
        assert app.gave is WAITING
        assert "which column asks for the date" in text(app)


async def test_two_columns_of_one_field_are_pointed_out() -> None:
    async with screen_of(template("doubled")) as (app, pilot):
        await press(pilot, "ctrl+o")
        assert "B and C would all hold the event" in text(app)


async def test_people_whom_no_column_asks_for_can_go_before_the_event() -> None:
    async with screen_of(template("plain")) as (app, pilot):
        await press(pilot, *["down"] * 4, "a", *"people involved", "enter")
        await pilot.pause()
        await press(pilot, "ctrl+o")
        assert isinstance(app.gave, Mapping)
        placing = read_template(workbook(BY_NAME["plain"]), "b.xlsx", app.gave).placing()
        assert ("E", ("who", "event"), ": ") in [(c.letter, c.fields, c.separator) for c in placing.columns]


async def test_escape_keeps_nothing() -> None:
    async with screen_of(template("vague")) as (app, pilot):
        await press(pilot, "escape")
        assert app.gave is None


async def test_fields_of_the_case_can_be_chosen() -> None:
    fields = (Field(name="housing", label="Housing status"),)
    async with screen_of(template("vague"), fields=fields) as (app, pilot):
        await press(pilot, "enter", *"housing", "enter")
        await pilot.pause()
        assert app.shown.rows.row().said == ("field:housing",)


async def test_another_sheet_can_be_chosen() -> None:
    held = {"A1": "Date", "B1": "Event", "C1": "Source", "D1": "Outcome"}
    columns = (C("Date", "date"), C("Event", "event"), C("Source", "source"), C("Action", "action"))
    data = by_openpyxl(Board("both", columns, sheet="Adult", other_sheets={"Child": ("visible", held)}))

    def again(mapping: Mapping) -> Template:
        return read_template(data, "both.xlsx", mapping)

    async with screen_of(read_template(data, "both.xlsx"), again=again) as (app, pilot):
        await press(pilot, "enter", *"child", "enter")
        await pilot.pause()
        await press(pilot, "ctrl+o", "ctrl+o")
        assert isinstance(app.gave, Mapping)
        assert app.gave.sheet == "Child"


async def test_help_lists_what_works_and_does_it() -> None:
    async with screen_of(template("vague")) as (app, pilot):
        await press(pilot, "f1", *"nothing", "enter")
        await pilot.pause()
        assert app.shown.rows.row().said == ()


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_it_stays_usable_when_small(size: tuple[int, int]) -> None:
    async with screen_of(template("worcester"), size) as (app, pilot):
        await press(pilot, "end", "home")
        lines = text(app).splitlines()
        assert all(len(line) <= size[0] for line in lines)
        assert any("Date" in line for line in lines)
        assert "Enter" in lines[-1]


async def test_brackets_in_a_heading_are_only_text() -> None:
    board = Board("marked", (C("Date", "date"), C("Event [/b] [red]x", "", open=True), C("Event", "event")))
    async with screen_of(read_template(by_openpyxl(board), "m.xlsx")) as (app, _):
        assert "Event [/b] [red]x" in text(app)


async def test_a_second_value_for_a_list_that_takes_one_may_be_refused() -> None:
    async with screen_of(template("worcester")) as (app, pilot):
        screen = app.shown
        place = next(n for n, each in enumerate(screen._asked) if "question" in each.stands)
        screen.rows.go(place)
        await pilot.pause()
        assert "entries with several give their first; 1 changes that" in " ".join(text(app).split())
        await press(pilot, "1")
        assert "entries with several stop the export" in " ".join(text(app).split())
        await press(pilot, "ctrl+o", "ctrl+o")
        assert isinstance(app.gave, Mapping) and app.gave.one_only == (screen._asked[place].place,)
