"""A packet: sealed, opened, answered; and whatever happens to it on the way told for what it is."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from domain.agreement.answer_begun import AnswerBegun, Typing
from domain.errors import CannotOpen, NotUnderstood, Refusal, WrongUse
from domain.names.word_lists import listed
from exporters.packet import contents, phrases, sealed
from exporters.packet.file import Sealing, answer_header, open_answer, open_packet, packet_header
from tests.exporters.packets import ROWS, given, second, version

PHRASE = "apple bamboo camera dolphin empty fabric galaxy hammer"
HEADER = sealed.Header("packet", "00112233445566778899aabbccddeeff", bytes(range(16)))
ROOT = sealed.stretched(PHRASE, HEADER.salt)
SEALING = Sealing(HEADER, PHRASE, ROOT)
PACKET = SEALING.packet(given())


def rehashed(data: bytes) -> bytes:
    """With a trailer that fits what stands before it."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def flipped(data: bytes, at: int, bit: int = 0) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1 << bit
    return bytes(changed)


# The format, read by another program than this one


def test_another_program_opens_it_by_what_the_page_on_packets_says() -> None:
    letters = b"applebamboocameradolphinemptyfabricgalaxyhammer"
    root = hashlib.scrypt(letters, salt=PACKET[26:42], n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
    early = hmac.digest(PACKET[10:26], root, "sha256")
    key = hmac.digest(early, b"imr packet 1: packet\x01", "sha256")
    told = json.loads(ChaCha20Poly1305(key).decrypt(PACKET[42:54], PACKET[54:-32], PACKET[:54]))
    assert PACKET[:8] == b"IMRPKT\r\n" and PACKET[8:10] == b"\x01\x01"
    assert PACKET[-32:] == hashlib.sha256(PACKET[:-32]).digest()
    assert told["to"] == {"code": "SW1", "role": "interviewed"}
    assert told["minutes"]["paragraphs"][2]["text"].startswith("The practice had rung")


def test_the_same_text_phrase_and_nonce_give_the_same_bytes_for_ever() -> None:
    data = sealed.seal("{}", HEADER, sealed.key_for(ROOT, HEADER.packet, "packet"), bytes(12))
    assert hashlib.sha256(data).hexdigest() == KNOWN


KNOWN = "d395477805fa1b2f74bb6e6901613c4f8c67098e2eea5563fc797e1863f262aa"


def test_nothing_of_the_case_stands_in_the_open() -> None:
    for word in (b"SW1", b"Riverside", b"Adult", b"minutes", b"2026", b"visit"):
        assert word not in PACKET


def test_an_agreement_is_no_shorter_than_a_long_dispute() -> None:
    opened = open_packet(PACKET, PHRASE, "the packet")
    begun = AnswerBegun(given=opened.given)
    agreed = opened.answer(begun.answer("agree", "", "2026-11-20", "packet"))
    disputed = opened.answer(begun.answer("dispute", "No. " * 300, "2026-11-20", "packet"))
    assert len(agreed) == len(disputed)


def test_what_is_longer_than_a_file_may_be_is_refused_when_it_is_sealed() -> None:
    with pytest.raises(WrongUse, match="longer than a packet"):
        sealed.seal("x" * sealed.LARGEST, HEADER, ROOT)


# The phrase


def test_a_phrase_made_up_holds_80_bits_and_more() -> None:
    assert phrases.WORDS * math.log2(len(listed("phrase"))) > 80
    words = phrases.made_up().split()
    assert len(words) == phrases.WORDS and set(words) <= listed("phrase")
    assert not phrases.no_such_words(" ".join(words))


def test_no_two_words_of_the_list_begin_with_the_same_four_letters() -> None:
    assert len({word[:4] for word in listed("phrase")}) == len(listed("phrase"))


@pytest.mark.parametrize(
    "typed",
    [
        PHRASE.upper(), PHRASE.title(), PHRASE.replace(" ", "-"), f"  {PHRASE.replace(' ', '   ')}\n",
        PHRASE.replace(" ", ""), PHRASE.replace(" ", ", "), PHRASE.replace(" ", "\u00a0"),
    ],
)  # fmt: skip
def test_a_phrase_opens_however_it_is_spaced_and_whatever_its_capitals(typed: str) -> None:
    assert open_packet(PACKET, typed, "the packet").given.code == "SW1"


def test_a_word_no_phrase_has_is_named() -> None:
    with pytest.raises(CannotOpen, match="“hammre”"):
        open_packet(PACKET, PHRASE.replace("hammer", "hammre"), "the packet")


def test_another_phrase_does_not_open_it() -> None:
    with pytest.raises(CannotOpen, match="does not open"):
        open_packet(PACKET, PHRASE.replace("hammer", "apple"), "the packet")


# What comes out is what went in


@pytest.mark.parametrize("what", [given(), second(), given(rows=(), reply_by="")])
def test_a_packet_gives_back_what_was_put_in(what: object) -> None:
    opened = open_packet(SEALING.packet(what), PHRASE, "the packet")  # type: ignore[arg-type]
    assert contents.packet_text(opened.given) == contents.packet_text(what)  # type: ignore[arg-type]
    assert opened.given.version == what.version and opened.given.theirs == what.theirs  # type: ignore[attr-defined]


def test_an_answer_opens_by_the_key_its_case_keeps_and_by_no_other() -> None:
    opened = open_packet(PACKET, PHRASE, "the packet")
    begun = AnswerBegun(given=opened.given).want("change", "p5", "She told her manager on the Monday.")
    begun = begun.want("comment", "", "SW2 was there too.").check(ROWS[0], "corrected", "It was 09:45.")
    told = begun.answer("represent", "", "2026-11-20", "packet")
    data = opened.answer(told)
    read = open_answer(data, SEALING.answer_key, version(), ROWS, "packet", "the answer")
    assert read == replace(told, packet=HEADER.packet)
    assert read.representations[1].quoted == version().paragraphs[4].text
    for other in (ROOT, sealed.key_for(ROOT, HEADER.packet, "packet"), sealed.key_for(ROOT, "ff" * 16, "answer")):
        with pytest.raises(CannotOpen, match="altered after it was sealed"):
            open_answer(data, other, version(), ROWS, "packet", "the answer")


def test_an_answer_begun_is_kept_whole_with_what_is_being_typed() -> None:
    opened = open_packet(PACKET, PHRASE, "the packet")
    begun = AnswerBegun(given=opened.given, at="p3", typing=Typing("add", "p3", "She also ra"))
    begun = begun.want("delete", "p4").check(ROWS[1], "disputed", "I was not there.")
    assert opened.begun_in(opened.unfinished(begun), "it") == begun


def test_what_an_answer_quotes_is_taken_from_what_was_given() -> None:
    begun = AnswerBegun(given=given()).want("delete", "p4")
    told = json.loads(contents.answer_text(begun.answer("represent", "", "", "")))
    told["representations"][0]["quoted"] = "forged"
    read = contents.answer_in(json.dumps(told), version(), {}, "ab", "packet", "it")
    assert read.representations[0].quoted == version().paragraphs[3].text


@pytest.mark.parametrize(
    "change",
    [
        {"representations": [{"kind": "change", "paragraph": "p99", "words": "x"}]}, {"answer": "perhaps"},
        {"representations": "x"}, {"rows": [{"row": "none", "revision": 1, "verdict": "confirmed", "words": ""}]},
        {"words": 7}, {"version": None}, {"version": math.inf}, {"version": 1.9}, {"version": True},
        {"interview": 10**30}, {"words": "but I dispute this"}, {"answer": []}, {"holds": "minutes for agreement"},
        {"words": "x" * 10**6},
    ],
)  # fmt: skip
def test_an_answer_made_by_hand_that_says_what_cannot_be_is_refused(change: dict[str, object]) -> None:
    told = json.loads(contents.answer_text(AnswerBegun(given=given()).answer("agree", "", "2026-11-20", "")))
    with pytest.raises(NotUnderstood):
        contents.answer_in(json.dumps({**told, **change}), version(), {}, "ab", "packet", "it")


def test_control_and_direction_marks_in_an_answer_are_taken_out() -> None:
    told = json.loads(contents.answer_text(AnswerBegun(given=given()).answer("dispute", "x", "2026-11-20", "")))
    told["words"] = "no\x1b]0;title\x07 \u202eyes\u2066"
    assert contents.answer_in(json.dumps(told), version(), {}, "ab", "packet", "it").words == "no]0;title yes"


def test_a_packet_whose_text_is_not_the_one_its_hash_names_is_refused() -> None:
    told = json.loads(contents.packet_text(given()))
    told["minutes"]["paragraphs"][0]["text"] = "Another"
    with pytest.raises(NotUnderstood):
        contents.given_in(json.dumps(told), "it")


@pytest.mark.parametrize("number", [math.inf, math.nan, 10**30, -1, 1.0, True, "1", None, []])
@pytest.mark.parametrize("where", ["version", "interview", "row", "said before"])
def test_a_packet_made_by_hand_whose_numbers_are_none_is_refused(number: object, where: str) -> None:
    told = json.loads(contents.packet_text(given(theirs=second().theirs)))
    if where == "version":
        told["minutes"]["version"] = number
    elif where == "interview":
        told["minutes"]["facts"]["interview"] = number
    else:
        place, name = ("rows", "revision") if where == "row" else ("said_before", "version")
        told[place][0][name] = number
    with pytest.raises(NotUnderstood):
        contents.given_in(json.dumps(told), "it")


# What may happen to it on the way


@settings(max_examples=300, deadline=None)
@examples(at=st.integers(0, len(PACKET) - 1), bit=st.integers(0, 7))
def test_any_changed_byte_is_damage(at: int, bit: int) -> None:
    with pytest.raises(CannotOpen, match="damaged"):
        packet_header(flipped(PACKET, at, bit), "it")


@settings(max_examples=120, deadline=None)
@examples(at=st.integers(10, len(PACKET) - 33), bit=st.integers(0, 7))
def test_a_changed_byte_under_a_new_hash_is_another_phrase_or_an_alteration(at: int, bit: int) -> None:
    data = rehashed(flipped(PACKET, at, bit))
    header = sealed.header_of(data, "it")
    root = ROOT if header.salt == HEADER.salt else sealed.stretched(PHRASE, header.salt)
    assert sealed.unseal(data, sealed.key_for(root, header.packet, "packet")) is None


@pytest.mark.proof
def test_every_changed_byte_is_damage_and_under_a_new_hash_opens_no_more() -> None:
    key = sealed.key_for(ROOT, HEADER.packet, "packet")
    for at in range(len(PACKET)):
        with pytest.raises(CannotOpen, match="damaged"):
            packet_header(flipped(PACKET, at), "it")
        if 10 <= at < len(PACKET) - 32:
            assert sealed.unseal(rehashed(flipped(PACKET, at)), key) is None


def test_an_alteration_under_a_new_hash_is_told_so() -> None:
    with pytest.raises(CannotOpen, match="does not open the packet. Perhaps .*, or the file was altered"):
        open_packet(rehashed(flipped(PACKET, 200)), PHRASE, "the packet")


@pytest.mark.parametrize("length", [1, 7, 8, 9, 40, 53, 101, len(PACKET) - 1])
def test_what_is_cut_short_is_damaged(length: int) -> None:
    with pytest.raises(CannotOpen, match="damaged"):
        packet_header(PACKET[:length], "it")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04" + bytes(200), "neither a packet"),
        (b"Dear Ann,\r\n" * 40, "neither a packet"),
        (rehashed(b"IMRPKT\r\r" + PACKET[8:]), "neither a packet"),
        (bytes(sealed.LARGEST + 1), "larger than any packet"),
        (rehashed(PACKET[:8] + b"\x02" + PACKET[9:]), "newer imr"),
        (rehashed(PACKET[:9] + b"\x09" + PACKET[10:]), "newer imr"),
    ],
    ids=["empty", "a zip", "a letter", "another beginning", "far too long", "a newer form", "another direction"],
)  # fmt: skip
def test_what_is_no_packet_is_told_for_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(NotUnderstood, match=said):
        packet_header(data, "it")


def test_a_packet_an_answer_and_an_unfinished_one_are_told_apart() -> None:
    opened = open_packet(PACKET, PHRASE, "it")
    answer = opened.answer(AnswerBegun(given=opened.given).answer("agree", "", "2026-11-20", "packet"))
    with pytest.raises(NotUnderstood, match="is the answer to a packet"):
        packet_header(answer, "it")
    with pytest.raises(NotUnderstood, match="is the packet itself"):
        answer_header(PACKET, "it")
    with pytest.raises(NotUnderstood, match="not finished"):
        answer_header(opened.unfinished(AnswerBegun(given=opened.given)), "it")
    turned = rehashed(flipped(answer, 9, 1))
    with pytest.raises(Refusal):
        open_packet(turned, PHRASE, "it")


def test_an_answer_begun_to_another_packet_is_not_taken_up() -> None:
    opened, sealing = open_packet(PACKET, PHRASE, "it"), Sealing.new()
    other = open_packet(sealing.packet(given()), sealing.phrase, "it")
    with pytest.raises(NotUnderstood, match="no answer begun to this packet"):
        opened.begun_in(other.unfinished(AnswerBegun(given=other.given)), "it")
