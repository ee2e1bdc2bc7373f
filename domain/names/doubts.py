"""What stands around a part of a name, and whether it says that somebody else may be meant."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.names.forms import STATIONS as _STATIONS
from domain.names.forms import Form
from domain.names.ordinary_words import MONTHS, words

_HYPHENS = frozenset("-‐‑")
_LAST_RUN = re.compile(r"(?:.*[^\w'’.-])?(.*)", re.DOTALL)
_AFTER = re.compile(
    r"(?P<glue>[-‐‑][^\W\d_a-z]|\s{0,2}(?:&|and)\s{0,2}(?:Sons?|Co|Partners|Company)\b)"
    r"|(?P<own>['’]s)?(?P<comma>,)?\s{1,4}(?P<word>[^\W\d_][^\W_]*)"
)
_FAMILY = words(
    """
    family families child children kid kids household households home brother brothers sister sisters sibling siblings
    boy boys girl girls twin twins parent parents couple residence property address clan grandparents relatives
    """
)
_PLACES = words(
    """
    street st road rd close cl avenue ave house ward unit surgery hospital lane ln court drive way place gardens
    terrace crescent grove park school academy college centre center clinic practice lodge hall mews square building
    buildings wing suite room estate hill green cottage farm manor view walk rise row gate foundation trust ltd limited
    solicitors pharmacy
    """
)
_AMBIGUOUS = words("st cl close way place drive court park unit view walk rise row gate room practice trust hill green")
_PARTICLES = words("van von der den de da das dos du del della di al el bin ibn")
_RELATIONS = words(
    """
    mother father mum mummy mam dad daddy brother sister son daughter husband wife partner boyfriend girlfriend
    fiance fiancee ex uncle aunt auntie aunty nan nanny nana gran granny grandma grandmother grandad granddad
    grandfather grandson granddaughter cousin niece nephew stepfather stepmother stepson stepdaughter stepbrother
    stepsister neighbour friend twin baby child sibling spouse widow widower master the
    """
)
_NO_NAMES = (
    words(
        """
        a about after again all also although am an and any are as asked at attended be because been before both but by
        call called calling can chased confirmed contacted could did discussed does each either emailed for from
        gave had has have he her him his how however i if in informed into is it its last later left mr my
        messaged met next no nor not note noted notified of on once or our out over per phoned pm rang
        re received referred reported request requested reviewed said saw says see seen sent she since so some
        spoke still texted than that their them then there they this though through to told today tomorrow
        under unless until up updated via visit visited was we were what when where whether which while who whom why
        will with without wrote yesterday you
        advised agreed apparently arrived asking assessed began booked came cancelled checked completed concluded
        declined described did emails explained felt found further gp sw hv ot cpn hca rmn cmht camhs mash
        looked made may meanwhile might must now offered only please raised refused rings saying should
        spoken stated staff suggested telephoned telephone texts thanked thinks took tried unfortunately wants whilst
        worker would nurse midwife consultant doctor teacher visitor practitioner manager officer team
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        """
    )
    | MONTHS
)
_ROLE_TITLES = {
    **dict.fromkeys(
        ("dr", "prof"),
        re.compile(
            r"\b(?:gp|general practitioner|doctor|consultant|psychiatrist|psychologist|pa?ediatrician|registrar"
            r"|physician|surgeon|geriatrician|neurologist|oncologist|radiologist|an[ae]?esthetist|pathologist|locum"
            r"|gp\d+|dr\d+|cons\d+|reg\d+|psych\d+)\b"
        ),
    ),
    "nurse": re.compile(
        r"\b(?:nurse|nursing|midwife|matron|health visitor|rmn|rgn|cpn|(?:nurse|rn|sn|dn|cpn|hv)\s?\d+)\b"
    ),
    "sister": re.compile(r"\b(?:sister|nurse|sister ?\d+)\b"),
    "matron": re.compile(r"\b(?:matron|nurse)\b"),
    "pc": re.compile(r"\b(?:police|constable|pc|pc ?\d+|wpc ?\d+)\b"),
    "sgt": re.compile(r"\b(?:police|sergeant|sgt|ps|sgt ?\d+|ps ?\d+)\b"),
    "insp": re.compile(r"\b(?:police|inspector|insp|insp ?\d+)\b"),
    "dc": re.compile(r"\b(?:police|detective|dc|dc ?\d+)\b"),
    "ds": re.compile(r"\b(?:police|detective|ds|ds ?\d+)\b"),
    "di": re.compile(r"\b(?:police|detective|di|di ?\d+)\b"),
    "cllr": re.compile(r"\bcouncill?or\b"),
    "rev": re.compile(r"\b(?:vicar|priest|chaplain|minister|curate|rector|reverend)\b"),
}
_SAME_TITLE = {
    "doctor": "dr", "professor": "prof", "wpc": "pc", "ps": "sgt", "dci": "di", "dsu": "di", "revd": "rev",
    "reverend": "rev",
}  # fmt: skip
_KIN = re.compile(
    r"\b(?:subject|mother|father|mum|dad|parent|brother|sister|sibling|son|daughter|husband|wife|partner|spouse|child"
    r"|baby|infant|toddler|adult|boyfriend|girlfriend|ex|(?:grand|step|foster|half)-?\w+|uncle|aunt|cousin|niece"
    r"|nephew|nan|patient|service user|victim|perpetrator|family|relative|carer)\b"
)
_STAFF = re.compile(
    r"\b(?:worker|nurse|social|officer|practitioner|manager|consultant|doctor|gp|therapist|teacher|visitor|midwife"
    r"|psychiatrist|psychologist|pa?ediatrician|matron|police|constable|solicitor|advocate|assistant|coordinator|lead"
    r"|head|ward|staff|agency|team|service)\b"
)
_KIN_CODE = re.compile(
    r"(?:Adult|Child|Sibling|Person|Baby|Subject|Infant|Mother|Father|Mum|Dad|Mr|Mrs|Ms|Miss)(?:\s?\w{1,3})?"
    r"|(?:MUM|DAD|MGM|MGF|PGM|PGF|SIB|CH|YP|SUBJ|M|F)\d{0,2}|[A-Z]",
    re.IGNORECASE,
)


def same_title(title: str) -> str:
    """One word for the titles that say the same."""
    return _SAME_TITLE.get(title, title)


@lru_cache(maxsize=4096)
def of_the_family(code: str, role: str) -> bool:
    """Whether a person is the subject or one of their own, among whom several may bear one surname."""
    said = role.casefold()
    if _STAFF.search(said):
        return False
    return bool(_KIN.search(said)) or (_KIN_CODE.fullmatch(code.strip()) is not None)


def is_a_place(word: str) -> bool:
    """Whether a word behind a name makes it the name of a street, a house or an institution."""
    return word.casefold().rstrip(".") in _PLACES


def is_of_a_family(word: str) -> bool:
    """Whether a word behind a name speaks of the family that bears it: the Young family, the Smith children."""
    return word.casefold() in _FAMILY


def may_stand_behind(word: str) -> bool:
    """Whether a word with a capital behind a name says nothing about whose it is: Monday, Rang."""
    return word.casefold() in _NO_NAMES or word.casefold() in _STATIONS


def goes_on(text: str, matched: str) -> str:
    """A part of a name with the capital word that stands behind it in a text, which shows that another person or a
    place may be meant: "Jane Brown", "Patel House"; "" where none does."""
    found = re.search(rf"(?<!\w){re.escape(matched)}[ \u00a0](?P<word>[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*)", text)
    if found is None or may_stand_behind(found["word"]) or is_of_a_family(found["word"]):
        return ""
    return found[0]


def is_glued(text: str, here: int, there: int) -> bool:
    """Whether another name is written with a hyphen before or behind: Jane Smith-Brown, Mary-Jane Smith."""
    before, after = text[max(0, here - 2) : here], text[there : there + 2]
    return (before[-1:] in _HYPHENS and before[:1].isalpha()) or (after[:1] in _HYPHENS and after[1:].isupper())


def title_fits(form: Form, title: str) -> bool:
    """Whether the key says that its person bears this title: with the name, or by what they are."""
    title = same_title(title)
    if form.title:
        return same_title(form.title) == title
    by_role = _ROLE_TITLES.get(title)
    return by_role is not None and by_role.search(f"{form.role} {form.code}".casefold()) is not None


def another_may_be_meant(text: str, here: int, there: int, forms: list[Form], *, named: bool) -> bool:
    """Whether the words around a part of a name at `here`..`there` say that it may be somebody else's.

    `named` says that a fitting title or initial leads it, so that what stands before it is settled. A street, a
    family, a hyphenated surname and a surname in small letters behind an unknown word are in doubt too.
    """
    if _doubt_after(text, here, there, forms[0], named):
        return True
    return not named and _doubt_before(text, here, there, forms)


def _doubt_before(text: str, here: int, there: int, forms: list[Form]) -> bool:
    near = text[max(0, here - 40) : here]
    led = near.rstrip()
    if len(led) == len(near):
        return near[-1:] == "-" and near[-2:-1].isalpha()
    if not led or len(near) - len(led) > 4:
        return False
    word = _LAST_RUN.match(led.split()[-1])[1].lstrip("0123456789_'’.-")  # type: ignore[index]
    if not word or word.endswith(".") or word == text[here:there]:
        return False
    low = word.casefold()
    if low in _STATIONS:
        return not any(title_fits(form, low) for form in forms)
    for end in ("'s", "’s"):
        low = low.removesuffix(end)
    if any(low in form.role.casefold().split() for form in forms):
        return False
    if low in _RELATIONS:
        return low != "the" or forms[0].why != "first name"
    if low in _NO_NAMES or any(map(str.isdigit, word)) or forms[0].why == "first name":
        return False
    return word[0].isupper() or text[here:there].islower()


def _doubt_after(text: str, here: int, there: int, form: Form, named: bool) -> bool:
    found = _AFTER.match(text, there)
    if found is None:
        return False
    if found["glue"]:
        return True
    word = found["word"]
    if not word or word == text[here:there]:
        return False
    low = word.casefold()
    capital = word[0].isupper()
    if found["own"]:
        return capital and low in _PLACES and not named
    if low in _PARTICLES or (len(word) == 1 and capital and low not in ("i", "a") and not found["comma"]):
        return form.why == "first name"
    if form.why != "first name" and not found["comma"]:
        if low in _FAMILY:
            return True
        if low in _PLACES and (capital or low not in _AMBIGUOUS):
            return True
    if not capital or low in _NO_NAMES or low in _STATIONS or not word.isalpha():
        return False
    if word.isupper() and not (len(word) > 2 and text[here:there].isupper()):
        return False
    return not found["comma"] or not (named or form.why == "first name")
