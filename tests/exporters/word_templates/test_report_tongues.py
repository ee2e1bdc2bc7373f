"""Headings and labels in Welsh, or in Welsh and English at once."""

from __future__ import annotations

import pytest

from exporters.templates.report_template import understand_report
from exporters.templates.report_tongues import tongues
from exporters.templates.report_words import in_english, read_label, read_section
from tests.exporters.word_templates.raw import docx, gap, p


@pytest.mark.parametrize(("heading", "asks"), [
    ("Cyflwyniad / Introduction", "introduction"), ("3. Methodology (Methodoleg)", "methodology"),
    ("Gwersi a ddysgwyd | Lessons learned", "learning"), ("Arfer da – Good practice", "good_practice"),
    ("Dadansoddiad", "analysis"), ("Argymhellion/Recommendations", "recommendations"),
])  # fmt: skip
def test_a_heading_in_two_tongues_that_says_the_same_twice_is_certain(heading: str, asks: str) -> None:
    found = read_section(heading)
    assert (found.asks, found.certain) == (asks, True)


@pytest.mark.parametrize("heading", ["Casgliadau / Recommendations", "Gwersi / Good practice"])
def test_halves_that_do_not_say_the_same_are_asked_about(heading: str) -> None:
    found = read_section(heading)
    assert not found.certain and found.others


def test_a_half_that_is_not_known_word_for_word_is_asked_about() -> None:
    found = read_section("Trosolwg / Introduction")
    assert (found.asks, found.certain) == ("introduction", False)


@pytest.mark.parametrize("heading", ["Introduction / Background", "Person / Staff", "Good practice and learning"])
def test_english_is_not_taken_for_welsh(heading: str) -> None:
    assert tongues(heading) is None


def test_a_label_is_read_in_two_tongues() -> None:
    assert read_label("Enw'r asiantaeth / Name of agency").asks == "cover:agency"
    assert read_label("Enw'r asiantaeth / Name of agency").certain


def test_a_word_that_follows_another_is_known_in_its_softened_form() -> None:
    assert in_english("Lleisiau") == "Lleisiau"
    assert in_english("Gan deulu / By family") == "By family"


def test_a_welsh_heading_and_the_english_one_right_behind_it_are_one() -> None:
    body = p("Report", style="Title")
    for welsh, english in (("Cyflwyniad", "Introduction"), ("Dadansoddiad", "Analysis"), ("Casgliad", "Conclusion")):
        body += p(welsh, style="Heading1") + p(english, style="Heading1") + gap(2)
    found = understand_report(docx(body), "board.docx", ())[1].places
    assert [(each.asks, each.certain) for each in found] == [
        ("introduction", True), ("analysis", True), ("conclusion", True),
    ]  # fmt: skip
