"""The counted keys are those of real rows: both scripts are whole, and Excel's is played on a sheet that behaves so."""

from benchmarks.keystrokes import ALL, OTHER, _sums, as_line, check_workbook, earlier_rows, kept, meant_rows
from benchmarks.workbook_typing import Key, Sheet, shown

ABOVE = [
    ("1/3/24", "", "RiO", "DN1", "Insulin given", "", "", "KLOE 2"),
    ("2/3/24", "9:30", "RiO", "DN1 to GP1", "Call", "", "", ""),
]


def keys_for(*row, joined=0):
    sheet = Sheet(list(ABOVE))
    keys = sheet.best(row, joined)
    assert sheet.play(keys) == row
    return shown(keys)


def test_the_workbooks_script_makes_the_fifty_rows():
    check_workbook(kept("workbook.txt"), meant_rows(), earlier_rows())


def test_both_scripts_have_fifty_rows_and_keep_to_the_goals():
    workbook, line = kept("workbook.txt"), kept("line.txt")
    assert len(workbook) == len(line) == 50
    (their_other, their_free), (our_other, our_free) = _sums(workbook), _sums(line)
    assert our_other <= OTHER * their_other
    assert our_other + our_free <= ALL * (their_other + their_free)
    assert all(len(ours) <= len(theirs) for theirs, ours in zip(workbook, line, strict=True))


def test_a_script_is_read_as_it_was_written():
    keys = [Key("+", False), Key("2", False), Key("Tab", False), Key("a", True), Key("Tab", True), Key("Enter", False)]
    assert as_line(keys) == "+2[Tab]«a[Tab]»[Enter]"


def test_the_cell_above_is_copied_by_one_key():
    assert keys_for("2/3/24", "", "RiO", "DN1", "Seen", "", "", "") == (
        "[Ctrl+D][Tab][Tab][Ctrl+D][Tab]DN1[Tab]Seen[Enter]"
    )


def test_a_completion_that_is_not_wanted_costs_a_key():
    assert "Insulin[Delete][Enter]" in keys_for("3/3/24", "", "RiO", "DN1", "Insulin", "", "", "")


def test_text_is_completed_after_three_letters_when_only_one_begins_so():
    assert "Ins[Enter]" in keys_for("3/3/24", "", "RiO", "DN1 to GP1", "Insulin given", "", "", "")


def test_a_whole_hour_and_a_listed_value_are_short():
    assert keys_for("3/3/24", "14:00", "", "", "Seen", "", "", "KLOE 5") == (
        "3/3/24[Tab]14:[Tab][Tab][Tab]Seen[Tab][Tab][Tab][Alt+Down]5[take][Enter]"
    )
