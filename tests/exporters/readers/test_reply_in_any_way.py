"""Whatever is done to minutes in any mixture becomes exactly that: changes tracked or not, bookmarks kept or not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.minutes.on_paper import for_agreement_paper
from exporters.readers.minutes_reply import read_reply
from exporters.word.building import docx
from tests.exporters.minutes.meetings import given as given_to
from tests.exporters.minutes.meetings import issued, paragraphs, review
from tests.exporters.readers.editing import Edited

SAID = [one for one in paragraphs() if one.kind == "said"]
SENT = docx(for_agreement_paper(given_to(issued())))
WORDS = st.sampled_from(
    ("I was not at work on that day.", "It rained, and the road was closed.", "Nobody had told me about a rota.",
     "The folder was blue.", "That is what the manager decided, not I.")
)  # fmt: skip
DONE = st.sampled_from(("left", "left", "changed", "reworded", "deleted", "followed", "commented"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    done=st.lists(DONE, min_size=len(SAID), max_size=len(SAID)), words=WORDS, tracked=st.booleans(),
    bookmarks=st.booleans(),
)  # fmt: skip
def test_any_mixture_of_edits_becomes_exactly_those(done: list[str], words: str, tracked: bool, bookmarks: bool):
    back = Edited(SENT)
    meant = []
    for one, what in zip(SAID, done, strict=True):
        begins = f"{one.at} {one.speaker}".strip()
        if what == "changed":
            last = one.text.split("\n")[-1]
            back.replace(begins, last, f"{last} {words}", tracked=tracked)
            meant.append(("change", one.id, f"{one.text} {words}"))
        elif what == "reworded":
            first = one.text.split()[0]
            back.replace(begins, f"{first} ", "Afterwards ", tracked=tracked)
            meant.append(("change", one.id, one.text.replace(f"{first} ", "Afterwards ", 1)))
        elif what == "deleted":
            back.delete(begins, tracked=tracked)
            meant.append(("delete", one.id, ""))
        elif what == "followed":
            back.add(begins, words, tracked=tracked)
            meant.append(("add", one.id, words))
        elif what == "commented":
            back.comment(begins, words)
            meant.append(("comment", one.id, words))
    if not bookmarks:
        back.without_bookmarks()
    reply = read_reply(back.data, "reply.docx", review(issued()), 3, "HV1")
    assert [(one.kind, one.paragraph, one.words) for one in reply.representations] == meant
