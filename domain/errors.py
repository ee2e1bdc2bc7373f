"""Errors meant for the author: each is a plain sentence that says what to do."""

from __future__ import annotations


class Refusal(Exception):
    """What the program would not do, as a sentence to the author.

    Screens and commands catch this family only. The text never holds case content beyond
    what the author has just typed. `exit_code` is what a command ends with.
    """

    exit_code = 70

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Stopped(Refusal):
    """Readiness or the disclosure check stops what was asked."""

    exit_code = 1


class WrongUse(Refusal):
    """The command or its words are off."""

    exit_code = 2


class CannotOpen(Refusal):
    """The passphrase is wrong or the case is damaged."""

    exit_code = 3


class NotUnderstood(Refusal):
    """A template or an input could not be understood without guessing."""

    exit_code = 4


class CannotWrite(Refusal):
    """Nothing was written: full, denied, exists or busy."""

    exit_code = 5


class ChangedUnderneath(CannotWrite):
    """Someone else changed the row since it was read; `theirs` is the row as it now stands, None when deleted."""

    def __init__(self, sentence: str, theirs: object | None) -> None:
        super().__init__(sentence)
        self.theirs = theirs
