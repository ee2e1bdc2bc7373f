"""A password on what leaves: other programs open it with the password, and nothing opens it without."""

import io
import zipfile

import openpyxl
import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from domain.errors import WrongUse
from exporters.office import locking
from exporters.office.compound import is_locked
from exporters.office.package import Package
from exporters.way_out import aged

PASSWORD = "correct hörse battery"


def book(rows=30):
    made = openpyxl.Workbook()
    for number in range(rows):
        made.active.append([number, f"Wetherstone {number * 7919}"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def tiny():
    """A workbook of a few hundred bytes, as no program writes one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(1))) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            if not entry.filename.startswith(("xl/theme", "docProps")):
                made.writestr(entry.filename, source.read(entry))
    return out.getvalue()


def contents(data):
    package = Package(data, "the file")
    return {part: package.read(part) for part in package.parts()}


@pytest.mark.parametrize("plain", [book(1), book(3000), tiny()], ids=["small", "large", "tiny"])
def test_a_locked_workbook_holds_the_same_parts(plain):
    assert contents(locking.unlock(locking.lock(plain, PASSWORD), PASSWORD)) == contents(plain)


def test_a_locked_workbook_shows_nothing_of_what_it_holds():
    locked = locking.lock(book(), PASSWORD)
    assert is_locked(locked)
    assert b"Wetherstone" not in locked and b"xl/worksheets" not in locked


@pytest.mark.parametrize("password", ["correct horse battery", PASSWORD + " ", "x", "Correct hörse battery"])
def test_another_password_does_not_open_a_locked_workbook(password):
    locked = locking.lock(book(), PASSWORD)
    with pytest.raises(WrongUse, match="does not open"):
        locking.unlock(locked, password)


def test_a_locked_workbook_that_was_altered_does_not_open():
    locked = bytearray(locking.lock(book(), PASSWORD))
    locked[len(locked) // 2] ^= 1
    with pytest.raises(WrongUse, match="altered"):
        locking.unlock(bytes(locked), PASSWORD)


def test_every_byte_of_the_file_s_own_key_is_drawn():
    keys = []
    for _ in range(2):
        file = OOXMLFile(io.BytesIO(locking.lock(book(), PASSWORD)))
        file.load_key(password=PASSWORD)
        keys.append(file.secret_key)
    assert len(keys[0]) == 32
    assert keys[0][16:] != b"\x36" * 16 and keys[0][16:] != keys[1][16:]


def test_a_password_longer_than_office_takes_is_refused():
    with pytest.raises(WrongUse, match="255"):
        locking.lock(book(), "a" * 256)


@pytest.mark.real
def test_libreoffice_opens_it_with_the_password(opened_with_password):
    assert "Wetherstone 7919" in opened_with_password(locking.lock(book(), PASSWORD), PASSWORD)


@pytest.mark.real
def test_libreoffice_does_not_open_it_with_another(opened_with_password):
    assert opened_with_password(locking.lock(book(), PASSWORD), "another password") is None


def test_what_an_age_file_costs_to_guess_is_what_the_age_program_asks():
    """Stands before those that make it cheap."""
    assert aged.lock(b"", PASSWORD).split(b"\n")[1].endswith(b" 18")


@pytest.fixture(scope="module")
def quick():
    """What an age file costs, as little as it can."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aged, "WORK", 4)
        yield


@pytest.mark.usefixtures("quick")
@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=70_000) | st.sampled_from([b"a" * n for n in (0, 65_535, 65_536, 65_537, 131_072)]))
def test_another_age_program_opens_what_is_written(plain):
    assert pyrage.passphrase.decrypt(aged.lock(plain, PASSWORD), PASSWORD) == plain


@pytest.mark.usefixtures("quick")
@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=140_000))
def test_an_age_file_opens_to_what_was_locked(plain):
    assert aged.unlock(aged.lock(plain, PASSWORD), PASSWORD) == plain


@pytest.mark.usefixtures("quick")
def test_an_age_file_opens_by_no_other_passphrase():
    with pytest.raises(WrongUse, match="does not open"):
        aged.unlock(aged.lock(b"words", PASSWORD), "another")


@pytest.mark.usefixtures("quick")
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_age_file_that_was_altered_or_cut_does_not_open(data):
    locked = aged.lock(b"words of a case" * 10, PASSWORD)
    place = data.draw(st.integers(0, len(locked) - 1))
    changed = bytearray(locked)
    changed[place] ^= data.draw(st.integers(1, 255))
    for bad in (bytes(changed), locked[:place], locked + b"x"):
        with pytest.raises(WrongUse, match="does not open"):
            aged.unlock(bad, PASSWORD)
