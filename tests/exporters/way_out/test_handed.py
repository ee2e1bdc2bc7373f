"""A sealed file handed to one other account of the machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from domain.errors import WrongUse
from exporters.way_out import handed, placed


def test_an_account_that_is_not_there_is_told() -> None:
    with pytest.raises(WrongUse, match="no account nobody-of-this-name"):
        handed.account_number("nobody-of-this-name")


def test_an_account_without_a_name_is_told_by_its_number() -> None:
    assert handed.account_name(64_321) == "64321"


def handed_over(path: Path, reader: int = 64_321) -> Path:
    placed.place_new(b"sealed", path, reader)
    if handed.left_to_do(path, reader).startswith("This drive cannot"):
        pytest.skip("this file system keeps no such permissions")
    return path


def test_the_file_is_readable_to_that_account_and_no_other_from_the_moment_it_has_its_name(tmp_path: Path) -> None:
    path = handed_over(tmp_path / "it.packet")
    assert not path.stat().st_mode & 0o007
    assert (64_321).to_bytes(4, "little") in os.getxattr(path, "system.posix_acl_access")


def test_a_file_put_in_its_place_meanwhile_is_given_to_nobody(tmp_path: Path) -> None:
    path, case = handed_over(tmp_path / "it.packet"), tmp_path / "A.imr"
    case.write_bytes(b"the whole case")
    case.chmod(0o600)
    path.unlink()
    path.symlink_to(case)
    assert "no longer there as it was put" in handed.left_to_do(path, 64_321)
    assert not os.listxattr(case) and case.stat().st_mode & 0o777 == 0o600
    path.unlink()
    path.hardlink_to(case)
    handed.left_to_do(path, 64_321)
    assert not os.listxattr(case)


def test_a_folder_that_keeps_them_out_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o700)
    assert "cannot get into" in handed.left_to_do(handed_over(closed / "it.packet"), 64_321)
