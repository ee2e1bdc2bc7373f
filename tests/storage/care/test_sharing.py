"""Who else may read a case: modes, sharing with a group, network drives."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from domain.errors import CannotOpen, Refusal, WrongUse
from storage.care import sharing

MINE = sharing.group_name(os.getegid())


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "adult-a"
    folder.mkdir()
    folder.chmod(0o755)
    path = folder / "adult-a.imr"
    path.write_bytes(bytes(4096))
    path.chmod(0o600)
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def sentence_of(call, *args, family: type[Refusal] = Refusal, **kw) -> str:
    with pytest.raises(family) as refused:
        call(*args, **kw)
    return refused.value.sentence


def test_a_file_of_its_owner_alone_is_fine_in_a_folder_everyone_can_read(case: Path) -> None:
    sharing.check_modes(case)


@pytest.mark.parametrize("loose", [0o644, 0o604, 0o601, 0o666, 0o777, 0o670, 0o610])
def test_a_file_others_can_use_is_refused_and_chmod_600_is_named(case: Path, loose: int) -> None:
    case.chmod(loose)
    assert f"chmod 600 {case}" in sentence_of(sharing.check_modes, case, family=CannotOpen)


def test_what_the_refusal_tells_to_do_mends_it(case: Path) -> None:
    renamed = case.rename(case.with_name("adult a's.imr"))
    renamed.chmod(0o644)
    command = sentence_of(sharing.check_modes, renamed).split("with  ")[1]
    assert os.system(command) == 0
    sharing.check_modes(renamed)


@pytest.mark.parametrize("folder", [0o755, 0o770, 0o2750, 0o2775, 0o3770])
def test_a_file_its_group_can_read_is_refused_outside_a_folder_kept_for_that_group(case: Path, folder: int) -> None:
    case.chmod(0o660)
    case.parent.chmod(folder)
    assert f"imr share {case} --group {MINE}" in sentence_of(sharing.check_modes, case)


@pytest.mark.parametrize("shared", [0o660, 0o640])
def test_a_shared_file_is_fine_in_a_folder_kept_for_its_group(case: Path, shared: int) -> None:
    case.chmod(shared)
    case.parent.chmod(0o2770)
    sharing.check_modes(case)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to a group it does not belong to")
def test_a_shared_file_in_another_groups_folder_is_refused(case: Path) -> None:
    case.chmod(0o660)
    os.chown(case.parent, -1, 12345)
    case.parent.chmod(0o2770)
    assert "not kept for that group" in sentence_of(sharing.check_modes, case)


def test_a_folder_where_anyone_can_replace_the_case_is_refused(case: Path) -> None:
    case.parent.chmod(0o777)
    assert "chmod o-w" in sentence_of(sharing.check_modes, case)
    case.parent.chmod(0o1777)
    sharing.check_modes(case)


def test_a_link_to_a_case_is_judged_by_the_file_it_leads_to(case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.imr"
    link.symlink_to(case)
    sharing.check_modes(link)
    case.chmod(0o644)
    assert str(case) in sentence_of(sharing.check_modes, link)


def test_a_case_with_a_second_name_on_the_disk_is_refused(case: Path, tmp_path: Path) -> None:
    (tmp_path / "second.imr").hardlink_to(case)
    assert "second name" in sentence_of(sharing.check_modes, case)


def test_a_missing_case_a_broken_link_a_circle_and_a_folder_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.imr").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.imr").symlink_to(tmp_path / "circle.imr")
    for name in ("nothing.imr", "broken.imr", "circle.imr", "."):
        assert sentence_of(sharing.check_modes, tmp_path / name, family=CannotOpen).endswith(".")


def test_sharing_opens_the_case_its_folder_journal_and_backups_to_the_group_and_nothing_to_others(case: Path) -> None:
    journal = case.with_name(case.name + "-journal")
    backups = case.with_name(case.name + ".backups")
    backups.mkdir(mode=0o700)
    backup = backups / "one.imr"
    for path in (journal, backup):
        path.write_bytes(b"x")
        path.chmod(0o600)
    said = sharing.share(case, MINE)
    assert [oct(mode(path)) for path in (case, journal, backup)] == ["0o660"] * 3
    assert [oct(mode(path)) for path in (case.parent, backups)] == ["0o2770"] * 2
    assert f"group {MINE}" in said[0]
    sharing.check_modes(case)


def test_sharing_twice_changes_nothing(case: Path) -> None:
    sharing.share(case, MINE)
    sharing.share(case, MINE)
    assert mode(case) == 0o660


def test_ending_the_sharing_makes_it_all_the_owners_alone_again(case: Path) -> None:
    backups = case.with_name(case.name + ".backups")
    backups.mkdir()
    (backups / "one.imr").write_bytes(b"x")
    sharing.share(case, MINE)
    sharing.unshare(case)
    assert [oct(mode(path)) for path in (case, backups / "one.imr")] == ["0o600"] * 2
    assert [oct(mode(path)) for path in (case.parent, backups)] == ["0o700"] * 2
    assert "not shared" in sentence_of(sharing.unshare, case)


def test_a_case_beside_other_files_is_not_shared_and_the_way_is_told(case: Path) -> None:
    (case.parent / "letter.docx").write_bytes(b"x")
    said = sentence_of(sharing.share, case, MINE, family=WrongUse)
    assert f"mkdir {case.parent / 'adult-a'}" in said and mode(case) == 0o600 and mode(case.parent) == 0o755


def test_an_unknown_group_is_refused_and_ones_own_are_named(case: Path) -> None:
    said = sentence_of(sharing.share, case, "no-such-group", family=WrongUse)
    assert MINE in said and mode(case) == 0o600


def test_a_folder_on_the_way_that_lets_nobody_in_is_said(case: Path) -> None:
    case.parent.parent.chmod(0o700)
    assert any("cannot reach it yet" in sentence for sentence in sharing.share(case, MINE))


def test_things_made_beside_a_case_are_kept_as_the_case_is(case: Path) -> None:
    assert (sharing.modes(case).file, sharing.modes(case).folder) == (0o600, 0o700)
    sharing.share(case, MINE)
    assert (sharing.modes(case).file, sharing.modes(case).folder) == (0o660, 0o2770)


TABLE = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /srv/agency rw - nfs4 files:/agency rw
31 22 0:41 / /srv/agency\040files rw - cifs //files/agency rw
32 30 8:1 / /srv/agency/local rw - xfs /dev/sdb rw
33 22 0:42 / /mnt/laptop rw - fuse.sshfs me@laptop: rw
a line that means nothing
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/srv/agency/a.imr", "nfs4"), ("/srv/agency files/a.imr", "cifs"), ("/srv/agency/local/a.imr", "xfs"),
     ("/srv/agency2/a.imr", "ext4"), ("/mnt/laptop/x/a.imr", "fuse.sshfs"), ("/a.imr", "ext4")],
)  # fmt: skip
def test_the_kind_of_drive_is_that_of_the_nearest_mount(place: str, kind: str) -> None:
    assert sharing.kind_of_drive(Path(place), TABLE) == kind


@pytest.mark.parametrize(
    ("place", "warned"),
    [("/srv/agency/a.imr", True), ("/srv/agency files/a.imr", True), ("/mnt/laptop/a.imr", True),
     ("/srv/agency/local/a.imr", False), ("/a.imr", False)],
)  # fmt: skip
def test_a_network_drive_is_said_plainly_and_a_local_one_is_not(place: str, warned: bool) -> None:
    said = sharing.said_of_drive(Path(place), TABLE)
    assert ("one host at a time" in said) if warned and said else (said is None and not warned)


def test_this_machines_own_mount_table_is_understood(tmp_path: Path) -> None:
    assert sharing.kind_of_drive(tmp_path) != ""


@pytest.mark.real
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize("planted", ["adult-a.imr-journal", "adult-a.imr.backups"])
def test_what_somebody_else_put_where_journal_and_backups_go_is_refused(case: Path, planted: str) -> None:
    case.parent.chmod(0o1777)
    path = case.with_name(planted)
    path.mkdir() if planted.endswith("backups") else path.write_bytes(bytes(512))
    sharing.check_modes(case)
    os.chown(path, 65534, 65534)
    assert planted in sentence_of(sharing.check_modes, case, family=CannotOpen)
    case.parent.chmod(0o700)
    sharing.check_modes(case)
