"""What a reading of a text comes to: whose name it is, how far it reaches, and whether it has to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from domain.fold import Folded, fold
from domain.identifiers.hits import Hit
from domain.names.doubts import (
    another_may_be_meant,
    is_a_place,
    is_glued,
    is_of_a_family,
    may_stand_behind,
    of_the_family,
    title_fits,
)
from domain.names.forms import Form
from domain.names.ordinary_words import ABBREVIATIONS, ADJECTIVES, HARDLY_WORDS, MONTHS, PERSONS, compounds, words
from domain.names.parts import RANKS, TITLES
from domain.names.tree import WORD, Liberty, Reading
from domain.names.word_lists import listed
from domain.names.words import FAMILIAR, SLIP

_LED = TITLES | RANKS
_TITLE = "|".join(sorted(_LED, key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?:(?P<title>{_TITLE})\b[.\s]{{1,40}}(?:\d{{1,6}}\s{{1,4}})?)?"
    r"(?P<initials>(?:[^\W\d_](?:\.?-|\.\s{0,40}|\s{1,40})){0,3})$"
)
_MAIL_BEFORE = re.compile(r"[\w.+'-]{0,64}$")
_MAIL_AFTER = re.compile(r"[\w.+'-]{0,64}@[\w.-]{0,250}\w")
# Compiled when a month or a verb is first met, by re, which keeps them: starting the program waits for none of it.
_DAY_BEFORE = r"(?<![\d/.-])\d{1,2}(?:st|nd|rd|th)?[\s/.-]{0,3}(?:of\s)?$"
_FIGURE_AFTER = r"[\s/.,'-]{1,2}(?:(?:19|20)?\d\d\b|(?<=\s)\d{1,2}(?:st|nd|rd|th)?(?![\w/]))"
_MONTH = "|".join(sorted(MONTHS))
_FIXED_FOR = r"\b(?:arranged|listed|planned|scheduled|booked|fixed|set|due|adjourned|postponed)\sfor\s$"
_ENDS = r"\s?(?:[.,;)]|$|at\b|in\b|but\b|when\b|because\b)"
_OTHER_MONTH = rf"(?:{_MONTH})[^.;:]{{0,4}}(?:\s(?:and|or|to|then|through|until)|[,/–-])[^.;:]{{0,9}}\s?$"
_MONTH_AFTER = rf"\s?(?:(?:and|or|to|through|until)\s|[,/-]\s?)(?:(?:then|to|in|by|for|from)\s){{0,2}}(?:{_MONTH})\b"
_IN_MONTH = (
    r"\b(?:in|since|during|until|till|throughout|last|next|this|early|late|mid|every|(?:end|start|beginning|middle|month|week"
    r"|rest|part)\sof)[\s-]{1,2}$"
)
_MODAL = r"[ \u00a0]{1,3}(?:(?:also|then|now|still|only|just|not|well|probably)[ \u00a0]{1,3})?([^\W\d_]+)"
_ASKED_OF = words("i we you he she they it this that there the these those a an any all his her their our not")
_BASES = words(
    "be have do see go come get give take make need bring write ring speak meet leave find feel keep let put send tell"
    " think know begin pay run sit stand become hold lead set read seek bear cost shut fall lie lose build deal"
)
_NO_VERBS = words("out off up down in over through back home ill round well")
_SENTENCE_BEGINS = r"(?:^|[.!?:;\n\t•|>\"'(-])\s*$"
_MODALS = frozenset(("will", "may"))
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,6}[^\W\d_]?(?!\w)")
_NEXT = re.compile(r"[ \u00a0\n]([^\W\d_]+)")
_THE = r"\bthe\s{1,4}$"
_OWN = r"['’]s?\b"
_SURNAME = frozenset(("surname", "part of the surname"))
_NEVER_FAMILIAR = _SURNAME | {"part of the first name"}
PARTS = _SURNAME | {"first name", "part of the first name", "middle name", "name", "other name"}


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges readings of one text; `spelt` gives a word of the key as its author spelt it."""

    text: str
    plain: Folded
    spelt: dict[str, str]

    def hit(self, start: int, reading: Reading, floor: int) -> Hit | None:
        """The name at this plain place, or None when the text around says that it is none. Nothing before `floor`
        belongs to it."""
        text, plain = self.text, self.plain
        end = reading.end
        here, there = plain.place(start), plain.place(end)
        mail = _mail_around(text, here, there)
        simple = not reading.liberties
        forms = [
            form for form in reading.forms
            if (simple and form.capitals == "any" and not form.mail)
            or self._counts(form, reading, here, there, mail is not None)
        ]  # fmt: skip
        if not forms or self._is_a_month(start, end) or self._is_a_verb(start, end, forms):
            return None
        if len(forms) > 1:
            forms = [form for form in forms if not form.lesser] or forms
        elif mail is None and forms[0].why == "user name" and forms[0].words[0] in listed("english"):
            return None
        liberties = tuple(liberty for _, liberty in reading.liberties)
        asked, named, another = all(form.asked for form in forms), False, False
        begins = here
        if mail is not None:
            forms, another = _in_mail(text[mail[0] : mail[1]], text[here:there], forms)
            begins, there = max(mail[0], plain.place(floor)), mail[1]
        else:
            title, initials, before = self._led_by(start, floor, forms)
            title = title or next((liberty.title for liberty in liberties if liberty.title), "")
            if before is not None and any(form.alone for form in forms):
                if title or (initials and text[plain.place(before)].isupper()):
                    narrowed = [form for form in forms if _answers_to(form, title, initials)]
                    named, another, forms = bool(narrowed), not narrowed, narrowed or forms
                    asked = not narrowed or all(form.shared and not initials for form in narrowed)
                    begins = plain.place(before)
            elif before is not None and title:
                begins = plain.place(before)
        if not (named or another) and mail is None:
            forms = [form for form in forms if not form.answered]
            if not forms:
                return None
        form = forms[0]
        if form.why == "initials" and form.asked and _is_dotted_short_form(text, here, there):
            return None
        if form.alone and mail is None and not named:
            if self._is_a_word(form, start, end, here, there):
                return None
            asked = asked or self._may_be_a_word(form, reading)
        if form.alone and form.why in PARTS and mail is None and not another:
            another = another_may_be_meant(text, here, there, forms, named=named) or (
                not named
                and any(each.shared or (each.why in _SURNAME and of_the_family(each.code, each.role)) for each in forms)
            )
        if not form.alone and mail is None:
            another = another or is_glued(text, begins, there)
        if form.why == "initials" and "." in text[here:there] and text[there : there + 1] == ".":
            there += 1
        if liberties:
            doubt = _taken(liberties, reading, forms)
            apart = any(liberty.apart for liberty in liberties)
            asked, another = asked or doubt, another or (doubt and (form.alone or apart))
        codes = tuple(dict.fromkeys(each.code for each in forms))
        another = another or form.why == "the family's name"
        asked = asked or another or len(codes) > 1
        part = form.why if form.why in PARTS and form.alone else ""
        why = form.why if mail is None else "e-mail address"
        if liberties and mail is None:
            why = self._why(liberties) or why
        return Hit(begins, there, codes[0], text[begins:there], why, asked, codes, another, part=part)

    def _why(self, liberties: tuple[Liberty, ...]) -> str:
        told = [liberty for liberty in liberties if not liberty.title]
        return "; ".join(f"{liberty.how} {self.spelt.get(liberty.word, liberty.word.title())}" for liberty in told)

    def _led_by(self, start: int, floor: int, forms: list[Form]) -> tuple[str, str, int | None]:
        """The title and initials before a plain place, and where they begin; None when nothing of the kind stands."""
        plain = self.plain.text
        low = max(floor, start - 120)
        # The search from far back is dear; most names stand behind a word that is neither title nor letter.
        close = plain[max(low, start - 20) : start].split()
        if not close or plain[start - 1] not in " .\n\t":
            return "", "", None
        word = close[-1].rstrip(".").lstrip("\"“”„«'([{<*/:;,&+-–—")
        if 1 < len(word) < 4 and word not in _LED and word not in ABBREVIATIONS:
            return self._led_by_letters(word, start, low, forms)
        if not (len(word) == 1 or word in _LED or "." in word or "-" in word or word.isdigit()):
            return "", "", None
        before = _BEFORE.search(plain, max(low, start - 60), start)
        if before is None or before.end() == before.start():
            return "", "", None
        return before["title"] or "", "".join(WORD.findall(before["initials"])), before.start()

    def _led_by_letters(self, word: str, start: int, low: int, forms: list[Form]) -> tuple[str, str, int | None]:
        """Initials run together before a surname: "JE Smith"."""
        at = self.plain.text.rfind(word, low, start)
        if at < 0 or not any(form.led_by_surname and form.initials[:1] == word[0] for form in forms):
            return "", "", None
        if not self.text[self.plain.place(at) : self.plain.place(at + len(word))].isupper():
            return "", "", None
        return "", word, at

    def _counts(self, form: Form, reading: Reading, here: int, there: int, in_mail: bool) -> bool:
        """Whether the text shows what this form needs: its capitals, an address around it, and a given name where
        one was read for another."""
        if reading.liberties and not self._may_be(form, reading, here, there):
            return False
        if in_mail:
            return True
        text = self.text
        if form.capitals == "all":
            return text[here:there].isupper() and not text[there : there + 1].isdigit()
        if form.capitals == "dotted":
            return text[here:there].isupper() and "." in text[here : there + 1]
        if form.capitals == "last":
            return text[there - 1].isupper() and not text[there : there + 1].isdigit()
        if form.capitals == "the":
            return text[here].isupper() and re.search(_THE, text[max(0, here - 6) : here].lower()) is not None
        if form.mail:
            return False
        capital = text[here].isupper() or (len(form.words) > 1 and not text[here:there].islower())
        return capital or form.capitals == "any"

    def _may_be(self, form: Form, reading: Reading, here: int, there: int) -> bool:
        if form.why in ("initials", "initial", "user name", "the family's name"):
            return False
        capital = self.text[here].isupper()
        first, after = form.given
        several = len(form.words) > 1
        for place, liberty in reading.liberties:
            if liberty.how == FAMILIAR and (form.why in _NEVER_FAMILIAR or (several and not first <= place < after)):
                return False
            if form.alone and (liberty.beside or (liberty.how == SLIP and len(liberty.word) < 5)):
                return False
            if several and not form.alone and reading.exact < 2 and (liberty.beside or len(liberty.word) < 5):
                return False
            if liberty.english and not capital:
                return False
            if form.alone and liberty.how == SLIP and form.word and not capital:
                return False
        if form.alone and reading.liberties[0][1].how == FAMILIAR and there - here < 4:
            # SHA among small letters is an abbreviation; in a line of capitals it may be anything.
            return self.text[here:there].istitle() or self.text[max(0, here - 9) : there + 9].isupper()
        if form.alone and not capital and reading.liberties[0][1].how == FAMILIAR:
            return fold(self.text[here:there]).text not in listed("english")
        return True

    def _is_a_month(self, start: int, end: int) -> bool:
        """Whether a word that is a month stands in a date, or behind a word such as since."""
        plain = self.plain.text
        if plain[start:end] not in MONTHS:
            return False
        before, after = plain[max(0, start - 12) : start], plain[end : end + 8]
        if re.search(_DAY_BEFORE, before) or re.match(_FIGURE_AFTER, after):
            return True
        if re.match(_OWN, after) is not None:
            return False
        before, after = plain[max(0, start - 40) : start], plain[end : end + 24]
        if re.search(_FIXED_FOR, before) and re.match(_ENDS, after):
            return True
        return bool(re.search(_IN_MONTH, before) or re.search(_OTHER_MONTH, before) or re.match(_MONTH_AFTER, after))

    def _is_a_word(self, form: Form, start: int, end: int, here: int, there: int) -> bool:
        """Whether a name that is a word too is clearly one: don't, young people, Hope Street, small letters."""
        plain, text = self.plain.text, self.text
        if plain[end - 1] == "n" and plain[end : end + 2] == "'t":
            return True
        if not form.word:
            return text[here:there].islower() and self._is_english(form)
        after = _NEXT.match(text, there)
        if after is None:
            return False
        word = after[1].lower()
        said = plain[start:end]
        if (said in ADJECTIVES and word in PERSONS) or word in _behind().get(said, ()):
            return True
        if not after[1][0].isupper() or after[1].isupper() or text[there] == "\n":
            return False
        if is_a_place(word):
            return True
        if re.search(_THE, text[max(0, here - 6) : here].lower()) and not is_of_a_family(word):
            return True
        # Another proper noun behind a surname makes it a place's (Bishop Auckland); an ordinary word leaves it open.
        ordinary = may_stand_behind(word) or word in listed("english")
        return form.why in _SURNAME and not ordinary and word not in listed("first_names") and word not in self.spelt

    def _may_be_a_word(self, form: Form, reading: Reading) -> bool:
        return not form.word and not reading.liberties and self._is_english(form)

    def _is_english(self, form: Form) -> bool:
        """Whether a part of a name is in a dictionary, is no first name and was not answered by being known as one."""
        if len(form.words) > 1 or form.why not in PARTS:
            return False
        word = form.words[0]
        return word in listed("english") and word not in HARDLY_WORDS and word not in listed("first_names")

    def _is_a_verb(self, start: int, end: int, forms: list[Form]) -> bool:
        """Whether Will or May is the verb: "Will he", "May be"."""
        plain = self.plain.text
        if plain[start:end] not in _MODALS or not all(form.alone for form in forms):
            return False
        after = re.match(_MODAL, plain[end : end + 60])
        if after is None or re.search(_SENTENCE_BEGINS, plain[max(0, start - 4) : start]) is None:
            return False
        word = after[1]
        return word in _ASKED_OF or word in _BASES or (word not in _NO_VERBS and _is_regular(word))


@cache
def _behind() -> dict[str, frozenset[str]]:
    return compounds()


def _is_regular(word: str) -> bool:
    """Whether a word may be a regular verb as it stands behind will and may: review, discuss, notify."""
    english = listed("english")
    if word.endswith("y"):
        return word[:-1] + "ied" in english or word + "ed" in english
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return third in english and bool({word + "ed", word + "d", word + word[-1] + "ed"} & english)


def _taken(liberties: tuple[Liberty, ...], reading: Reading, forms: list[Form]) -> bool:
    """Whether the liberties taken leave the person in doubt: alone, or with too little of the name beside them."""
    if all(liberty.title for liberty in liberties):
        return False
    if any(liberty.english or liberty.apart for liberty in liberties):
        return True
    if not forms[0].alone:
        if any(liberty.how == SLIP for liberty in liberties):
            return len(forms[0].words) < 2 or reading.exact < 3
        return False
    return not all(liberty.sure or liberty.title for liberty in liberties) or len({form.code for form in forms}) > 1


def _is_dotted_short_form(text: str, here: int, there: int) -> bool:
    """Whether letters with dots are the end of a longer usual short form, as O.B. is in "D.O.B."."""
    for match in _DOTTED.finditer(text, max(0, here - 12), there + 4):
        if match.start() < here and match.end() >= there:
            return "".join(each for each in match[0].casefold() if each.isalpha()) in ABBREVIATIONS
    return False


def _answers_to(form: Form, title: str, initials: str) -> bool:
    """Whether a surname under this title and these initials is certainly the form's person."""
    if not form.led_by_surname:
        return False
    if initials and form.initials[:1] != initials[0]:
        return False
    return not title or title_fits(form, title)


def _in_mail(address: str, matched: str, forms: list[Form]) -> tuple[list[Form], bool]:
    """Whose address it may be that holds a part of a name, by the letters beside it; and whether they are another's."""
    if not forms[0].alone:
        return forms, False
    rest = "".join(WORD.findall(fold(address.split("@")[0]).text.replace(fold(matched).text, "", 1)))
    if not rest:
        return forms, False
    theirs = [form for form in forms if rest == form.initials[: len(rest)]]
    return theirs or forms, not theirs


def _mail_around(text: str, here: int, there: int) -> tuple[int, int] | None:
    """The e-mail address whose first half holds this stretch."""
    after = _MAIL_AFTER.match(text, there)
    if after is None:
        return None
    before = _MAIL_BEFORE.search(text, max(0, here - 64), here)
    return (before.start() if before is not None else here), after.end()
