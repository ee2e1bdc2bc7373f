"""The passphrase of a case: rules, strength, and the places it comes from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import CannotWrite, WrongUse
from storage.care import passphrases

GOOD = "river lamp seven thistle"


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    path = tmp_path / "phrase.txt"
    path.write_text(GOOD + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def sentence_of(call, *args, **kw) -> str:
    with pytest.raises(WrongUse) as refused:
        call(*args, **kw)
    return refused.value.sentence


def test_a_passphrase_of_eleven_characters_is_too_short() -> None:
    assert "12 characters" in sentence_of(passphrases.checked, "elevenchars")


def test_a_passphrase_of_twelve_characters_will_do() -> None:
    assert passphrases.checked("twelve chars") == "twelve chars"


def test_letters_with_accents_count_once_however_they_are_typed() -> None:
    assert "this one has 11" in sentence_of(passphrases.checked, "e\u0301" * 11)


def test_the_same_letters_typed_on_another_keyboard_are_the_same_passphrase() -> None:
    assert passphrases.normal("cafe\u0301 au lait") == passphrases.normal("caf\u00e9 au lait")


@pytest.mark.parametrize("character", ["\n", "\t", "\x00", "\x1b", "\ud800"])
def test_a_passphrase_with_a_character_no_prompt_takes_is_refused(character: str) -> None:
    sentence_of(passphrases.checked, "river lamp" + character + "seven")


@pytest.mark.parametrize(
    "weak",
    ["aaaaaaaaaaaa", "password1234", "qwertyuiop12", "abcdefghijkl", "Summer2024!!!", "123456789012", "            ",
     "passwordpassword", "correct horse battery staple", "Riverside Community Trust", "14/03/1987 14/03/1987"],
)
def test_what_every_guesser_tries_is_called_weak(weak: str) -> None:
    assert passphrases.strength(weak).word == "weak"


@pytest.mark.parametrize("fair", ["river lamp seven thistle", "xkqzvbplrtns"])
def test_four_unrelated_words_are_fair(fair: str) -> None:
    assert passphrases.strength(fair).word == "fair"


@pytest.mark.parametrize(
    "strong",
    ["river lamp seven thistle pencil", "kT9vQz2LmX4p8", "résumé größe naïve façade étude", "отец книга река лес семь"],
)
def test_five_unrelated_words_or_random_characters_are_strong(strong: str) -> None:
    assert passphrases.strength(strong).word == "strong"


def test_strength_is_said_as_a_sentence_without_the_passphrase_in_it() -> None:
    said = passphrases.strength("river lamp seven thistle").sentence
    assert said.startswith("Fair: ") and said.endswith(".") and "thistle" not in said


@given(st.text(max_size=40))
def test_any_passphrase_has_a_strength_and_adding_a_word_never_lowers_it(text: str) -> None:
    assert passphrases.strength(text + " marigold").bits >= passphrases.strength(text).bits - 1


def test_a_file_gives_its_passphrase_without_the_newline_at_its_end(secret_file: Path) -> None:
    assert passphrases.from_file(secret_file) == GOOD


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfriver lamp seven", b"river lamp seven\r\n", b"river lamp seven"])
def test_a_file_from_a_windows_editor_gives_the_same_passphrase(secret_file: Path, raw: bytes) -> None:
    secret_file.write_bytes(raw)
    assert passphrases.from_file(secret_file) == "river lamp seven"


def test_blanks_belong_to_the_passphrase(secret_file: Path) -> None:
    secret_file.write_bytes(b" river lamp seven \n")
    assert passphrases.from_file(secret_file) == " river lamp seven "


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o610])
def test_a_file_others_can_read_is_refused_and_chmod_600_is_named(secret_file: Path, mode: int) -> None:
    secret_file.chmod(mode)
    assert f"chmod 600 {secret_file}" in sentence_of(passphrases.from_file, secret_file)


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"", "empty"), (b"\n", "empty"), (b"x" * 2000, "longer"), (b"\xff\xfe\x00a", "UTF-8"), (b"a\nb\n", "line break")],
)
def test_a_file_that_holds_no_passphrase_is_refused_in_a_sentence(secret_file: Path, raw: bytes, said: str) -> None:
    secret_file.write_bytes(raw)
    assert said in sentence_of(passphrases.from_file, secret_file)


def test_a_missing_file_a_folder_and_a_pipe_are_refused_in_a_sentence(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    assert "cannot be read" in sentence_of(passphrases.from_file, tmp_path / "nowhere")
    assert "not a plain file" in sentence_of(passphrases.from_file, tmp_path)
    assert "--passphrase-fd" in sentence_of(passphrases.from_file, pipe)


def test_nothing_is_remembered_for_a_pipe_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.imr"
    os.mkfifo(pipe, 0o600)
    assert passphrases.item(pipe) is None
    with pytest.raises(CannotWrite, match="is not a case file"):
        passphrases.forget(pipe)


def test_a_descriptor_gives_one_line_and_leaves_the_next_where_it_is() -> None:
    reading, writing = os.pipe()
    os.write(writing, GOOD.encode() + b"\n3/3/24 SW1: call\n")
    os.close(writing)
    assert passphrases.from_descriptor(reading) == GOOD
    assert os.read(reading, 100) == b"3/3/24 SW1: call\n"
    os.close(reading)


def test_a_closed_descriptor_is_refused_in_a_sentence() -> None:
    assert "descriptor 873" in sentence_of(passphrases.from_descriptor, 873)


def test_the_descriptor_and_the_file_cannot_both_be_named(secret_file: Path) -> None:
    assert "not both" in sentence_of(passphrases.found, secret_file, descriptor=0, file=secret_file)


def test_the_named_file_serves_before_the_keyring_is_asked(secret_file: Path) -> None:
    assert passphrases.found(secret_file, file=secret_file) == GOOD


def test_the_keyrings_name_of_a_case_says_nothing_of_its_file(tmp_path: Path) -> None:
    case = tmp_path / "adult-a.imr"
    case.write_bytes(bytes(range(64)))
    name = passphrases.item(case)
    assert name is not None and len(name) == 64 and bytes(range(16)).hex() not in name
    moved = case.rename(tmp_path / "moved.imr")
    assert passphrases.item(moved) == name


@pytest.mark.parametrize("raw", [b"", b"short", b"SQLite format 3\x00" + bytes(100)])
def test_what_is_no_case_has_no_name_in_the_keyring(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.imr"
    path.write_bytes(raw)
    assert passphrases.item(path) is None and passphrases.recall(path) is None


def test_keyring_is_not_imported_until_it_is_asked() -> None:
    import subprocess
    import sys

    code = "import sys, storage.care.passphrases; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
