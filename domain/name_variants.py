"""Other ways to write or say a given name or a surname: familiar forms and spellings that are one name to the ear."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from domain.ordinary_words import words

if TYPE_CHECKING:
    from nicknames import NickNamer

_SAME = """
mohammed mohammad mohamed mohamad muhammad muhammed muhamed muhamad mahomed mohamud mohamoud mohd md muhammet mehmet
ahmed ahmad ahmet | hussain hussein husain hossain husayn hossein hussien | hassan hasan | fatima fatema fatimah fathima
aisha ayesha aysha aishah aicha aesha | yusuf yousef yousuf yusef youssef yousaf yusaf | ibrahim ebrahim ibraheem
khadija khadijah khadeeja khadiga | zainab zaynab zeinab zeynab zaineb | rahman rehman rahmaan | rahim raheem
sheikh shaikh sheik shaykh | choudhury chowdhury chaudhry choudhry chaudhary chaudhari chowdhry choudhary
begum begam | omar umar umer omer | osman usman uthman othman | said saeed sayeed saed saeid | syed sayed sayyid sayyed
mustafa mostafa mustapha | khalid khaled | tariq tarek tareq tarik | jamal gamal jamaal | iqbal ikbal | akhtar akhter
karim kareem | nasreen nasrin nazreen | shabnam shabnum | yasmin yasmeen jasmin jasmine yasmine | noor nur nour
abdullah abdulla abdallah | abdul abdel abdal | hamza hamzah | bilal belal | zahra zehra zara | layla leila laila leyla
maryam mariam miriam meriem | imran emran | farooq faruq farouk faruk | rashid rasheed | sultana sulthana
islam eslam | uddin ud-din uddeen | miah mia miyah | patel patell | singh sing | kaur kour | khan kahn
sean shaun shawn shane | steven stephen stephan stefan | catherine katherine katharine kathryn cathryn catharine
katarzyna kasia | ann anne | anna hanna | sara sarah zara | mark marc | philip phillip | jeffrey geoffrey jeffery
graham graeme grahame | ian iain | alan allan allen alun | stuart stewart | lynn lynne lyn | clare claire clair
teresa theresa therese | karen karin | deborah debra debora | lindsay lindsey | michelle michele | hannah hanna
elizabeth elisabeth elspeth | jon john | rachel rachael | rebecca rebekah | zoe zoey | nicola nichola | tracy tracey
christopher kristopher | christine kristine christina kristina | eric erik | carl karl | craig kraig
brian bryan | neil neal niall | niamh neve | siobhan shivaun chevonne | aoife eva | caoimhe keeva | maeve meave
eilidh aylee | roisin rosheen | sinead shinaid | saoirse seersha | padraig patrick | connor conor | dermot diarmuid
tadhg | eoin owen euan ewan | caitlin kathleen katelyn | bronagh brona | oonagh una
laurence lawrence | leslie lesley | francis frances | gillian jillian | yvonne evonne | isobel isabel isabelle
vivian vivien vivienne | adrian adrien | dominic dominick | frederick fredrick | oliver olivier | alexander aleksander
aleksandra alexandra | agnieszka agnes | malgorzata margaret | krzysztof christopher | andrzej andrew | piotr peter
pawel paul | michal michael | tomasz thomas | zofia sophia sofia sophie | ewa eva | elzbieta elizabeth
magdalena magda | joanna joana johanna | grzegorz gregory | jerzy george | stanislaw
smith smyth smythe | brown browne | clark clarke clerk | reid reed read reade | thomson thompson tomson
stephens stevens stephenson stevenson | davis davies | phillips philips phillip | nicholson nicolson | matthews mathews
johnston johnstone | oneill oneil oneal | green greene | white whyte | wright wight | moore moor | taylor tayler
cook cooke | lee leigh | gray grey | harris harriss | roberts robarts | rodgers rogers | simpson simson | byrne byrnes
connolly connelly conolly | kelly kelley | reilly riley reily | doherty dougherty docherty | murphy murphey
nguyen ngyuen | okonkwo okonkwor | souza sousa | silva sylva | rodriguez rodrigues | gonzalez gonzales
fernandez fernandes | zhang chang | gill ghill | dhillon dhillion | sandhu sandhoo
"""


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """The other spellings of each name that is one to the ear."""
    found: dict[str, set[str]] = {}
    for line in _SAME.replace("\n", "|").split("|"):
        group = words(line)
        for name in group:
            found.setdefault(name, set()).update(group - {name})
    return {name: tuple(sorted(others)) for name, others in found.items()}


def respelt(name: str) -> tuple[str, ...]:
    """The other spellings of a plain name: Mohammed and Muhammad, McDonald and MacDonald, Nowicki and Nowicka."""
    others = list(spellings().get(name, ()))
    if name.startswith("mac") and len(name) > 6:
        others.append("mc" + name[3:])
    elif name.startswith("mc") and len(name) > 5:
        others.append("mac" + name[2:])
    for ending, other in (("ski", "ska"), ("cki", "cka"), ("ska", "ski"), ("cka", "cki"), ("sky", "ski")):
        if name.endswith(ending) and len(name) > 5:
            others.append(name.removesuffix(ending) + other)
    return tuple(others)


class Likely(Enum):
    """Whom a familiar form tells of: of this name alone, of this name among others, or only beside the surname."""

    SURE = 1
    LIKELY = 2
    BESIDE = 3


def nicknames(name: str) -> dict[str, Likely]:
    """The familiar forms of a plain given name, the names it is one of itself, and theirs."""
    library = _library()
    found: dict[str, Likely] = {}
    for short in library.nicknames_of(name):
        found[short] = Likely.SURE if len(library.canonicals_of(short)) == 1 else Likely.LIKELY
    for full in library.canonicals_of(name):
        found.setdefault(full, Likely.LIKELY)
        for short in library.nicknames_of(full):
            found.setdefault(short, Likely.BESIDE)
    found.pop(name, None)
    return found


@cache
def _library() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()
