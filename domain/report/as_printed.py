"""The report in the order, with the numbers and under the headings it will be printed with: those of the board's
template in hand, or our own where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from domain.fold import fold
from domain.question import Question
from domain.report.board_asks import BoardAsks
from domain.report.numbers import ANSWERS, numbers
from domain.report.parts import Passage, Report, question_of
from domain.report.sections import Section, own_order, sections_of

LONGEST = 64
"""Letters of a heading; what is longer is a sentence of the board's, and the section goes by our words."""


@dataclass(frozen=True, slots=True)
class AsPrinted:
    """Every section a text can stand in, in the order printed, what the template does not ask for last; and by id the
    number of each, "" for none. `paragraphs` are the numbers of passages by id; `asked` holds the ids of the sections
    the template asks for, all where there is none; `where` says of each passage in which section it stands."""

    sections: tuple[Section, ...]
    chapters: dict[str, str]
    paragraphs: dict[str, str]
    titles: dict[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    board: bool = False
    where: dict[str, str] = field(default_factory=dict)

    @property
    def listed(self) -> tuple[Section, ...]:
        """Those the template asks for, the answers, and those with paragraphs: what is left has nothing to say."""
        held = {each.casefold() for each in self.where.values()}
        return tuple(
            each for each in self.sections
            if (id := each.id.casefold()) in self.asked or id in held or each.kind == "answers" or question_of(id)
        )  # fmt: skip

    def beside(self, id: str, by: int) -> Section | None:
        """The listed section so many places after this one, None where there is none."""
        low = id.casefold()
        listed = [each for each in self.sections if each in self.listed or each.id.casefold() == low]
        at = next((at for at, each in enumerate(listed) if each.id.casefold() == low), 0) + by
        return listed[at] if 0 <= at < len(listed) else None

    def passage(self, number: str) -> str:
        """The id of the passage of this number, "" for none."""
        wanted = number.strip().casefold()
        return next((id for id, given in self.paragraphs.items() if wanted and given.casefold() == wanted), "")

    def chapter(self, id: str) -> str:
        """The number of the chapter a section is, or stands in."""
        return self.chapters.get(id.casefold(), "")

    def title(self, section: Section) -> str:
        """What a section is called: in the board's words, ours behind them where they say something else."""
        return self.titles.get(section.id.casefold(), section.title)


def as_printed(passages: Iterable[Passage], questions: Iterable[Question], board: BoardAsks) -> AsPrinted:
    """The report of these passages as it will be printed, as far as nothing of it is left out."""
    asked, report = tuple(questions), Report(passages=tuple(passages))
    sections = sections_of(asked)
    where = {each.id: each.section for each in report.passages}
    if not board.places:
        order = own_order(asked)
        every = frozenset(each.id.casefold() for each in sections)
        chapters = {id.casefold(): at for id, at in order}
        return AsPrinted(sections, chapters, numbers(order, report), asked=every, where=where)
    from domain.report.board_order import arranged, numbers_printed, written_in

    found = arranged(board.places, asked, report, written_in(board.places, asked, report, board.left_out))
    # What a table says has no paragraphs, and is known by the number of its heading all the same.
    chapters = {id.casefold(): number for id, number in board.sections}
    chapters |= {id.casefold(): number for id, number in reversed(found.order)}
    for each in asked:
        chapters.setdefault(f"answer:{each.label}".casefold(), chapters.get(ANSWERS, ""))
    titles = {
        each.id.casefold(): _called(title, each.title) for each in sections if (title := board.title_of(each.id))
        and not question_of(each.id)
    }  # fmt: skip
    return AsPrinted(
        _in_order(sections, board), chapters, numbers_printed(found, report, dict(board.typed)), titles,
        _asked(sections, board), True, where,
    )  # fmt: skip


def section_meant(typed: str, view: AsPrinted) -> Section:
    """The section that is meant by its id, the label of its question, its number or that of one of its paragraphs, or
    its title in the board's words or ours, begun or in part.

    Raises WrongUse, which says which there are, where that is none or several.
    """
    from domain.errors import WrongUse

    low = fold(typed).text.strip()
    for fits in _ways(low, view) if low else ():
        found = [each for each in view.sections if fits(each)]
        # Several that go by one number, or by one word, are told apart by what the board asks for.
        asked = [each for each in found if each.id.casefold() in view.asked]
        found = asked if view.board and asked else found
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUse(f"“{typed.strip()}” could be {', '.join(map(view.title, found[:4]))}.")
    raise WrongUse(f"The report has no section “{typed.strip()}”; /report lists them.")


def _ways(low: str, view: AsPrinted) -> tuple[Callable[[Section], bool], ...]:
    """How what is typed can mean a section, the surest first."""
    number = low.removeprefix("section ").strip().rstrip(".")

    def titles(section: Section) -> tuple[str, str]:
        return fold(view.title(section)).text, fold(section.title).text

    return (
        lambda each: low in (each.id.casefold(), question_of(each.id).casefold()),
        lambda each: each.id.casefold() == view.where.get(view.passage(number), "").casefold(),
        lambda each: view.chapter(each.id).casefold() == number and not question_of(each.id),
        lambda each: any(title.startswith(low) for title in titles(each)),
        lambda each: any(low in title for title in titles(each)),
    )  # fmt: skip


def _asked(sections: Iterable[Section], board: BoardAsks) -> frozenset[str]:
    wanted = {each.casefold() for each in board.asked}
    return frozenset(
        id for each in sections if (id := each.id.casefold()) in wanted or (question_of(id) and ANSWERS in wanted)
    )  # fmt: skip


def _in_order(sections: tuple[Section, ...], board: BoardAsks) -> tuple[Section, ...]:
    """Those asked for in the template's order, answers behind the section that holds them; then the others."""
    places = {id.casefold(): at for at, (id, _) in enumerate(board.sections)}

    def place(section: Section) -> int:
        id = section.id.casefold()
        return places.get(ANSWERS if question_of(id) else id, len(places))

    return tuple(sorted(sections, key=place))


def _called(board: str, ours: str) -> str:
    """The board's words for a section, ours behind them in brackets where they do not say it."""
    if len(board) > LONGEST:
        return ours
    return board if _plain(ours) in _plain(board) else f"{board} ({ours})"


def _plain(text: str) -> str:
    return fold(text).text
