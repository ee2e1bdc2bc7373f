"""Whose an answer's file is, as far as the system says it."""

from __future__ import annotations

import os
import pwd
import struct
from pathlib import Path

import pytest

from screens.agreement.packet_here import sealed_content
from screens.agreement.whose_file import first_persons, lent_to

PERSON = next((each for each in pwd.getpwall() if 1000 <= each.pw_uid < 60_000), None)
needs_root = pytest.mark.skipif(
    os.geteuid() != 0 or PERSON is None, reason="only root gives a file to another account, and there must be one"
)


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "it.answer"
    path.write_bytes(b"sealed")
    path.chmod(0o600)
    if PERSON is not None and os.geteuid() == 0:
        os.chown(path, PERSON.pw_uid, PERSON.pw_gid)
    return path


def doubt(path: Path) -> str:
    return sealed_content(path)[1].doubt


@needs_root
def test_a_file_of_a_persons_own_that_nobody_else_may_write_is_theirs(answer: Path) -> None:
    data, of = sealed_content(answer)
    assert PERSON is not None and data == b"sealed"
    assert (of.owner, of.account, of.doubt) == (PERSON.pw_uid, PERSON.pw_name, "")
    answer.chmod(0o644)
    assert doubt(answer) == ""


@needs_root
@pytest.mark.parametrize("mode", [0o666, 0o606, 0o620, 0o664])
def test_a_file_that_others_may_write_says_not_whose_it_is(answer: Path, mode: int) -> None:
    answer.chmod(mode)
    assert "may be written by others" in doubt(answer)


@needs_root
def test_a_file_that_a_list_of_permissions_lets_another_write_says_not_whose_it_is(answer: Path) -> None:
    none = 0xFFFFFFFF
    entries = ((0x01, 6, none), (0x02, 6, 64_321), (0x04, 0, none), (0x10, 6, none), (0x20, 0, none))
    try:
        os.setxattr(
            answer, "system.posix_acl_access",
            struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *each) for each in entries),
        )  # fmt: skip
    except OSError:
        pytest.skip("this file system keeps no such permissions")
    assert "may be written by others" in doubt(answer)


@needs_root
def test_a_file_with_a_second_name_says_not_whose_it_is(answer: Path) -> None:
    answer.with_name("other").hardlink_to(answer)
    assert "stands under another name as well" in doubt(answer)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to another account")
@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "administrator"), (1, "no person's account"), (65_534, "no "), (4_000_000_001, "belongs to no account")],
)
def test_owners_that_are_nobodys_say_not_whose_it_is(answer: Path, number: int, said: str) -> None:
    os.chown(answer, number, number)
    assert said in doubt(answer)


def test_the_first_persons_number_is_the_one_the_system_says() -> None:
    assert first_persons("# UID_MIN 7\nUID_MAX 60000\nUID_MIN\t\t  500\n") == 500
    assert first_persons("") == first_persons("UID_MIN soon") == 1000


def test_numbers_an_account_may_take_on_are_its_own() -> None:
    table = "ann:100000:65536\nbob:165536:65536\n1007:300000:10\n# ann:1:1\nann:soon:1\n"
    assert lent_to("ann", 1007, table) == [range(100_000, 165_536), range(300_000, 300_010)]
    assert lent_to("", 9, table) == []
