"""Times as records write them: a clock time, a range, words kept as typed, or a refusal."""

from __future__ import annotations

from datetime import datetime

import pytest

from domain.dates.times import TimeFault, read_time, time_at
from domain.dates.uk_clock import ahead_of_utc
from domain.dates.words import fold
from domain.errors import NotUnderstood
from tests.domain.a_case import lines

# text | the time | sure, or only before the people's colon
READ = """
09:30            | 09:30       | sure
9:30             | 09:30       | sure
9:30am           | 09:30       | sure
9:30 am          | 09:30       | sure
9.30am           | 09:30       | sure
9.30 a.m.        | 09:30       | sure
09:30hrs         | 09:30       | sure
09:30 hours      | 09:30       | sure
0930             | 09:30       | sure
0930hrs          | 09:30       | sure
0930h            | 09:30       | sure
0005             | 00:05       | sure
0000             | 00:00       | sure
00:00            | 00:00       | sure
00:30            | 00:30       | sure
2359hrs          | 23:59       | sure
1400hrs          | 14:00       | sure
1400 hrs         | 14:00       | sure
2pm              | 14:00       | sure
2 pm             | 14:00       | sure
2p.m.            | 14:00       | sure
2PM              | 14:00       | sure
12pm             | 12:00       | sure
12am             | 00:00       | sure
12.30am          | 00:30       | sure
12:50pm          | 12:50       | sure
14:30pm          | 14:30       | sure
at 2pm           | 14:00       | sure
at 1400          | 14:00       | sure
@ 0930           | 09:30       | sure
@0930            | 09:30       | sure
noon             | 12:00       | unsure
12 noon          | 12:00       | sure
midday           | 12:00       | unsure
09:30:15         | 09:30       | sure
09:30:15.123     | 09:30       | sure
1400             | 14:00       | unsure
2000             | 20:00       | unsure
1930             | 19:30       | unsure
9.30             | 09:30       | unsure
09.30            | 09:30       | unsure
12.50            | 12:50       | unsure
14h              | 14:00       | unsure
14:00-15:30      | 14:00-15:30 | sure
14:00 - 15:30    | 14:00-15:30 | sure
14:00 to 15:30   | 14:00-15:30 | sure
14:00–15:30      | 14:00-15:30 | sure
0900-0930        | 09:00-09:30 | sure
1400-1530        | 14:00-15:30 | unsure
1400 to 1530     | 14:00-15:30 | unsure
1400hrs - 1530hrs | 14:00-15:30 | sure
2-3pm            | 14:00-15:00 | sure
2pm-3pm          | 14:00-15:00 | sure
2pm to 3pm       | 14:00-15:00 | sure
9-10.30am        | 09:00-10:30 | sure
11-1pm           | 11:00-13:00 | sure
9-5pm            | 09:00-17:00 | sure
9am-5pm          | 09:00-17:00 | sure
between 2 and 3pm | 14:00-15:00 | sure
from 2pm to 3pm  | 14:00-15:00 | sure
2300-0230        | 23:00-02:30 | unsure
23:00-02:30      | 23:00-02:30 | sure
2000-0800        | 20:00-08:00 | unsure
9pm-2am          | 21:00-02:00 | sure
noon-2pm         | 12:00-14:00 | sure
am               | am          | unsure
PM               | PM          | unsure
p.m.             | p.m.        | unsure
morning          | morning     | unsure
Afternoon        | Afternoon   | unsure
evening          | evening     | unsure
eve              | eve         | unsure
night            | night       | unsure
midnight         | midnight    | unsure
12 midnight      | 12 midnight | unsure
early hours      | early hours | unsure
late evening     | late evening | unsure
mid-morning      | mid-morning | unsure
overnight        | overnight   | unsure
c 9              | c 9         | unsure
c9               | c9          | unsure
?9               | ?9          | unsure
~9               | ~9          | unsure
9ish             | 9ish        | unsure
c 2pm            | c 2pm       | sure
c.2pm            | c.2pm       | sure
approx 14:00hrs  | approx 14:00hrs | sure
about 9.30am     | about 9.30am | sure
around lunchtime | around lunchtime | unsure
"""

# text | the sentence
REFUSED = """
24:00     | 24:00 is not a time: write 00:00 with the next day's date.
2400      | 2400 is not a time: write 00:00 with the next day's date.
24:00hrs  | 24:00hrs is not a time: write 00:00 with the next day's date.
25:00     | 25:00 is not a time.
09:60     | 09:60 is not a time.
0960      | 0960 is not a time.
14:00am   | 14:00am cannot be both: write 14:00 or the morning.
00:30pm   | 00:30pm cannot be both: write 00:30 or 12:30.
10-12am   | 10-12am: 12am is midnight; write the times as 22:00-00:00 or 10:00-12:00.
1400-1300 | 1400-1300 is not clear as a range of times: mend it, as in 14:00-15:30.
2-2pm     | 2-2pm is not clear as a range of times: mend it, as in 14:00-15:30.
9pm-8pm   | 9pm-8pm is not clear as a range of times: mend it, as in 14:00-15:30.
2pm-1:30  | 2pm-1:30 is not clear as a range of times: mend it, as in 14:00-15:30.
9:5       | 9:5 is not a time: write it as 09:30, 2pm or 1400-1530.
soon      | soon is not a time: write it as 09:30, 2pm or 1400-1530.
2-3       | 2-3 is not a time: write it as 09:30, 2pm or 1400-1530.
09:30 x   | 09:30 x is not a time: write it as 09:30, 2pm or 1400-1530.
"""

NUMBERS = ["999", "111", "07700 900123", "1:1", "2:1", "1st", "9", "2-3", "9-5", "24h", "48 hours", "2 hours", "12 mg", "140/80", "36.6", "98%", "12.5", "1200ml", "16.4", "3x", "2460", "c diff", "amber", "nightly", "pmh"]  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("row", lines(READ), ids=lambda row: row[0])
def test_a_time_is_read_and_known_to_be_sure_or_not(row: list[str]) -> None:
    text, said, sure = row
    time = time_at(fold(text), 0)
    assert time and time.end == len(text)
    assert (time.text or text[time.words_from : time.end]) == said
    assert time.sure == (sure == "sure")
    assert read_time(text) == said


@pytest.mark.parametrize("row", lines(REFUSED), ids=lambda row: row[0])
def test_what_is_no_time_is_refused_with_a_sentence(row: list[str]) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_time(row[0])
    assert refusal.value.sentence == row[1]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_no_time(text: str) -> None:
    try:
        time = time_at(fold(text), 0)
    except TimeFault as fault:
        assert not fault.sure
    else:
        assert time is None or not time.sure


def test_midnight_to_the_second_is_no_time_given() -> None:
    assert read_time("00:00:00") is None
    assert read_time("") is None
    time = time_at("00:00:00.000 x", 0)
    assert time and time.kind == "none" and time.end == 12


def test_an_hour_alone_gives_no_place_in_the_day_but_a_clock_does() -> None:
    assert [time.slot if (time := time_at(text, 0)) else None for text in ("c 9", "c 9am", "night", "1400-1530")] == [
        "",
        "09:00",
        "",
        "14:00",
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [((2024, 3, 31), (2024, 10, 27)), ((2025, 3, 30), (2025, 10, 26)), ((1999, 3, 28), (1999, 10, 31))],
)
def test_the_uks_clock_is_an_hour_ahead_from_the_first_hour_of_summer_time_to_its_last(
    first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    moments = [datetime(*first, 0, 59), datetime(*first, 1), datetime(*last, 0, 59), datetime(*last, 1)]
    assert [ahead_of_utc(moment).seconds // 60 for moment in moments] == [0, 60, 60, 0]
