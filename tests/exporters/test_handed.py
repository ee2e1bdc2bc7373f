"""A sealed file handed to one other account of the machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from domain.errors import WrongUse
from exporters import handed


def test_an_account_that_is_not_there_is_told() -> None:
    with pytest.raises(WrongUse, match="no account nobody-of-this-name"):
        handed.account_number("nobody-of-this-name")


def test_an_account_without_a_name_is_told_by_its_number() -> None:
    assert handed.account_name(64_321) == "64321"


def test_the_file_is_readable_to_that_account_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "it.packet"
    path.write_bytes(b"sealed")
    path.chmod(0o600)
    if not handed.let_read(path, 64_321):
        pytest.skip("this file system keeps no such permissions")
    assert not path.stat().st_mode & 0o007
    assert (64_321).to_bytes(4, "little") in os.getxattr(path, "system.posix_acl_access")


def test_a_folder_that_keeps_them_out_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o700)
    path = closed / "it.packet"
    path.write_bytes(b"sealed")
    said = handed.handing_over(path, 64_321)
    assert "cannot get into" in said or "chmod 644" in said
