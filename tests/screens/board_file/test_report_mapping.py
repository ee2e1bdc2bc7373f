from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.pilot import Pilot

from domain.report.parts import Passage, Report
from exporters.templates.report_mapping import from_json, to_json
from exporters.templates.report_places import ReportMapping, ReportTemplate
from exporters.templates.report_template import understand_report
from screens.board_file.report_mapping import ReportMappingScreen
from screens.choices import Choices
from screens.glyphs import DRAWN
from tests.exporters.word_templates import forms, styled
from tests.exporters.word_templates.boards import QUESTIONS

WAITING = object()
WRITTEN = Report(passages=(
    Passage(id="1", section="narrative", text="Visits were missed."),
    Passage(id="2", section="media", text="The press has asked."),
    Passage(id="3", section="media", text="The board answers."),
))  # fmt: skip


class Shown(App[None]):
    """The one screen, and what it gave."""

    def __init__(self, screen: ReportMappingScreen) -> None:
        super().__init__()
        self.shown, self.gave = screen, WAITING

    def on_mount(self) -> None:
        self.push_screen(self.shown, self._took)

    def _took(self, given: ReportMapping | None) -> None:
        self.gave = given


def read(data: bytes, mapping: ReportMapping | None = None) -> ReportTemplate:
    return understand_report(data, "board.docx", QUESTIONS, (), mapping)[1]


@asynccontextmanager
async def screen_of(
    data: bytes, size: tuple[int, int] = (80, 24), report: Report | None = None, mapping: ReportMapping | None = None
) -> AsyncIterator[tuple[Shown, Pilot[None]]]:
    app = Shown(ReportMappingScreen(DRAWN, read(data, mapping), QUESTIONS, report))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def text(app: App[None]) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def answers(pilot: Pilot[None], word: str) -> None:
    """What becomes of guidance and examples is asked in one question: choose by its first letters."""
    assert isinstance(pilot.app.screen, Choices) and "would stay in the file" in text(pilot.app)
    await press(pilot, *word, "enter")


def given(app: Shown) -> ReportMapping:
    assert isinstance(app.gave, ReportMapping)
    return app.gave


async def test_places_are_shown_in_the_order_of_the_document_with_what_goes_there() -> None:
    async with screen_of(forms.pack()) as (app, _):
        seen = text(app)
        assert "all certain" in seen
        assert seen.index("Version") < seen.index("1. Introduction") < seen.index("3. Terms of reference")


async def test_the_author_begins_at_the_first_doubt_and_is_told_why() -> None:
    async with screen_of(styled.welsh()) as (app, _):
        assert app.shown.rows.row().place.label == "Circumstances resulting in the review"
        assert "Unanswered it stays as it is" in " ".join(text(app).split())


async def test_what_is_certain_is_kept_with_one_key_and_nothing_is_removed_unasked() -> None:
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "ctrl+o")
        await answers(pilot, "leave")
    mapping = given(app)
    assert mapping.removals == ("none",)
    assert [each.asks for each in read(forms.pack(), mapping).places] == [each.asks for each in
                                                                       read(forms.pack()).places]  # fmt: skip


async def test_what_becomes_of_guidance_is_asked_before_it_is_kept_and_kept_as_said() -> None:
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "ctrl+o")
        await answers(pilot, "go thr")
        assert app.gave is WAITING and app.shown.rows.row().removal is not None
        await press(pilot, "enter", "ctrl+o")
    assert len(given(app).removals) == 1 and read(forms.pack(), given(app)).undecided == ()
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "ctrl+o")
        await answers(pilot, "take")
    assert read(forms.pack(), given(app)).standing == ()
    assert read(forms.pack(), ReportMapping(removals=())).undecided
    assert not read(forms.pack(), ReportMapping(removals=("none",))).undecided


async def test_rows_of_people_somebody_made_up_go_unless_the_author_says_otherwise() -> None:
    async with screen_of(forms.boxes()) as (app, pilot):
        await press(pilot, "ctrl+o", "ctrl+o")
        await answers(pilot, "leave")
    agreed = [each for each in read(forms.boxes(), given(app)).removals if each.agreed]
    assert [each.kind for each in agreed] == ["example rows"]


async def test_what_is_not_certain_stays_as_the_board_left_it_after_one_warning() -> None:
    async with screen_of(styled.welsh()) as (app, pilot):
        await press(pilot, "ctrl+o")
        assert app.gave is WAITING and "not certain" in text(app)
        await press(pilot, "ctrl+o")
        await answers(pilot, "take")
    assert given(app).places["Circumstances resulting in the review"] == "nothing"


async def test_a_place_is_given_its_section_from_a_list_that_is_searched() -> None:
    async with screen_of(styled.welsh()) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, Choices)
        await press(pilot, *"backgr", "enter")
        await press(pilot, "ctrl+o", "ctrl+o")
        await answers(pilot, "take")
    assert given(app).places["Circumstances resulting in the review"] == "background"


async def test_a_removal_is_agreed_to_one_by_one_or_all_that_look_like_guidance() -> None:
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "end", "up")
        first = app.shown.rows.row().removal.name
        await press(pilot, "enter", "ctrl+o")
        await answers(pilot, "leave")
    assert given(app).removals == (first,)
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "a", "ctrl+o")
    agreed = [each for each in read(forms.pack(), given(app)).removals if each.agreed]
    assert agreed and all(each.likely for each in agreed)


async def test_a_column_of_a_table_is_said_by_hand() -> None:
    async with screen_of(forms.boxes()) as (app, pilot):
        at = next(n for n, each in enumerate(read(forms.boxes()).places) if each.asks == "table:family")
        await press(pilot, "home", *["down"] * at)
        await press(pilot, "c")
        await press(pilot, *"full", "enter")
        await press(pilot, *"househ", "enter")
        await press(pilot, "ctrl+o", "ctrl+o")
        await answers(pilot, "take")
    columns = given(app).columns
    assert list(columns.values()) == [{4: "household"}]
    assert read(forms.boxes(), given(app)).places


async def test_nothing_is_kept_on_leaving() -> None:
    async with screen_of(forms.pack()) as (app, pilot):
        await press(pilot, "n", "escape")
    assert app.gave is None


@pytest.mark.parametrize("size", [(40, 10), (120, 40)])
async def test_it_stays_usable_at_any_size(size: tuple[int, int]) -> None:
    async with screen_of(styled.welsh(), size) as (app, pilot):
        await press(pilot, "tab", "n")
        assert "What goes there" in text(app)


async def unplaced(pilot: Pilot[None], app: Shown, title: str) -> None:
    """Go to the row of a section that has no place."""
    rows = app.shown._asked
    at = next(n for n, each in enumerate(rows) if each.unplaced is not None and each.unplaced.title == title)
    await press(pilot, "home", *["down"] * at)


async def test_what_is_written_and_has_no_place_is_shown_with_where_it_will_stand() -> None:
    async with screen_of(forms.controls(), report=WRITTEN) as (app, pilot):
        await unplaced(pilot, app, "Media")
        seen = " ".join(text(app).split())
        assert "No place for: Media (2 par.)" in seen and "at the end of the file" in seen
        assert "No place for: Narrative" not in seen
    async with screen_of(forms.pack(), report=WRITTEN) as (app, pilot):
        await unplaced(pilot, app, "Media")
        seen = " ".join(text(app).split())
        assert "printed under “" in seen and "with a heading of ours. Enter leaves it out" in seen


async def test_a_section_is_left_out_seen_so_and_taken_back() -> None:
    async with screen_of(forms.controls(), report=WRITTEN) as (app, pilot):
        await unplaced(pilot, app, "Media")
        await press(pilot, "n")
        assert "left out of the file" in text(app) and "1 left out" in text(app)
        await press(pilot, "u")
        assert "left out of the file" not in text(app)
        await press(pilot, "enter", "enter", "enter", "ctrl+o")
    assert given(app).leave_out == ("media",)
    # Kept with the form, and seen again when it is opened again.
    kept = from_json(to_json(given(app)))
    async with screen_of(forms.controls(), report=WRITTEN, mapping=kept) as (app, pilot):
        await unplaced(pilot, app, "Media")
        assert "left out of the file" in text(app)
        await press(pilot, "enter", "ctrl+o")
    assert given(app).leave_out == ()


async def test_a_place_left_empty_leaves_its_section_without_one_until_it_is_taken_back() -> None:
    async with screen_of(forms.controls(), report=WRITTEN) as (app, pilot):
        at = next(n for n, each in enumerate(app.shown._asked) if each.place and each.place.asks == "narrative")
        await press(pilot, "home", *["down"] * at)
        await press(pilot, "n")
        assert app.shown.rows.row().place.asks == "narrative"
        await unplaced(pilot, app, "Narrative")
        await press(pilot, "n")
        assert "A report always has it" in " ".join(text(app).split())
        await press(pilot, "home", *["down"] * at)
        await press(pilot, "u", "ctrl+o")
    assert given(app).places["Narrative"] == "narrative" and given(app).leave_out == ()


async def test_a_list_that_goes_on_says_how_much_of_it_is_below() -> None:
    async with screen_of(forms.controls(), (80, 10), WRITTEN) as (app, pilot):
        below = app.shown.rows.below
        assert below > 2 and f"{below} more below" in text(app).splitlines()[0]
        await press(pilot, "end")
        assert "below" not in text(app).splitlines()[0]
