"""Other ways to write or say a given name or a surname: familiar forms and spellings that are one name to the ear."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from domain.names.ordinary_words import words
from domain.names.word_lists import listed

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


_FAMILIAR = """
catherine katherine kathryn katharine kathleen: kate katie kath cath cathie kathie kitty kat
danielle: danni danny | charlotte: charlie charley lottie lotte | gary gareth: gaz gazza | sharon: shaz shazza shar
barry: baz bazza | jeremy: jez jem | nigel: nige | stephanie: steph stef steffi | michelle: shell chelle shelley
rebecca: becky becca becs bex | natasha: tash tasha | amanda: mandy mand | jacqueline: jacqui jackie jacky
patricia: trish tricia pat patsy pattie | beverley beverly: bev | caroline carol: caz caro carrie
deborah debra: deb debs debbie | joanne joanna josephine: jo josie | samuel samantha: sam sammy
natalie nathan nathaniel: nat nate | victoria: vicky vikki vickie tori | anthony antony: tony ant
andrew andrea: andy drew | michael: mick mike mikey micky | peter: pete | richard: rich richie rick dick
oliver olivia: ollie | frederick: fred freddie freddy | archibald: archie | alfred: alfie alf
gabrielle gabriella: gabby gabi | isabella isabelle: izzy bella
alexandra alexander alexis: alex lexi sandy sasha xander | emily amelia camilla: millie milly emmie mel
eleanor elena helen: ellie nell nellie elle | madeleine madison: maddie maddy
nicola nicholas nicole: nicky nikki nick nic | karen: kaz kazza | louise louisa: lou lulu | valerie: val
vivian vivienne: viv | jennifer: jen jenny jenni jenna | sandra: sandy
christina christine: tina chris chrissie christie | theresa teresa: tess tessa terri | jonathan: jon jonny johnny
matthew: matt matty | timothy: tim timmy | harold henry: harry hal | john: jack johnny jonny | jacob: jake
edward: ed eddie ted ned teddy | katarzyna: kasia kaska | malgorzata: gosia malgosia | joanna: asia asha
anna: ania anka annie | barbara: basia babs barb | zofia: zosia | aleksandra: ola | tomasz: tomek | piotr: piotrek
krzysztof: krzysiek krzys | magdalena: magda | elzbieta: ela elka | bartosz bartlomiej: bartek | wojciech: wojtek
stanislaw: staszek stas | jerzy: jurek | maria: marysia mary | izabela: iza | pawel: pawelek
patrick padraig: paddy pat | bridget brigid: bridie biddy | margaret mairead: maggie peggy meg mags madge
oluwaseun: seun | babatunde: tunde | oluwafemi: femi | oluwakemi: kemi | oluwatobi: tobi | oluwatosin: tosin
oluwadamilola: dami damilola | adebayo adewale adeola adekunle: ade bayo wale kunle | chukwuemeka: emeka
ifeoma: ify | chidiebere chidinma chidera: chidi | uchenna: uche | obinna: obi | rajinder rajesh rajendra: raj
harpreet harjit harvinder: harry harps | jaswinder jasvinder jaspreet: jas jass
manjit maninder manpreet: manny mani manj | balwinder baljit: bally bal | gurpreet gurdeep: gurp gary
mohammed: mo moh | imran: imy immy | shabana shabnam: shab shabs | nazia nasreen nazma: naz
abdullah abdul: abs abz | maureen: mo mauro reenie | susan suzanne: sue susie suzy suzie | lesley leslie: les
ronald: ron ronnie | kenneth: ken kenny | raymond: ray | douglas: doug dougie | donald: don donnie
gordon: gord gordie | malcolm: malc mal | trevor: trev | derek: del | terence: terry tel
geoffrey jeffrey: geoff jeff | francis frances francesca: fran frank frankie cesca | gillian: gill jill
marjorie: marj marge | dorothy: dot dotty dolly dottie | winifred: win winnie | florence: flo florrie
gertrude: gert gertie | constance: connie | philippa: pip pippa | penelope: penny | rosemary: rosie rose rosa
rosalind: ros roz | hilary: hils | marilyn: maz | benjamin: ben benny benji | joseph: joe joey | daniel: dan danny
david: dave davey davy dai | thomas: tom tommy thom | robert: rob bob robbie bobby bert | leonard: len lenny leo
reginald: reg reggie | sidney sydney: sid syd | stanley: stan | wilfred: wilf | cedric: ced | ernest: ern ernie
albert: bert bertie al | elizabeth: liz lizzie beth betty lisa libby eliza bess bessie lilibet betsy
william: bill billy will willy wills liam | abigail: abi abby gail
"""


@cache
def _familiar() -> dict[str, frozenset[str]]:
    """The familiar forms in use in Britain that the library of nicknames, an American one, does not give."""
    found: dict[str, frozenset[str]] = {}
    for group in _FAMILIAR.strip().replace("\n", "|").split("|"):
        names, _, short = group.partition(":")
        for name in names.split():
            found[name] = found.get(name, frozenset()) | words(short)
    return found


@cache
def _names_of() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, shorts in _familiar().items():
        for short in shorts:
            found[short] = found.get(short, frozenset()) | {name}
    return found


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


APART = words(
    """
    alexis anna asha bella carol carrie casey daisy eliza ellie erin hannah harry jack jamie jean jenna jessie kay lena
    leo liam lisa maria marie mary max millie molly nancy polly rhonda rita robin rosa rose rupert sadie sally sara
    sasha
    """
)
"""Familiar forms that are given names of their own as often: beside the surname too they may be another's."""


class Likely(Enum):
    """Whom a familiar form tells of: of this name alone, of this name among others, or only beside the surname."""

    SURE = 1
    LIKELY = 2
    BESIDE = 3


def nicknames(name: str) -> dict[str, Likely]:
    """The familiar forms of a plain given name, the names it is one of itself, and theirs."""
    library = _library()
    found: dict[str, Likely] = {}
    here = _familiar().get(name, frozenset())
    for short in library.nicknames_of(name) | here:
        of = library.canonicals_of(short) | _names_of().get(short, frozenset())
        borne = short in listed("first_names")
        found[short] = Likely.SURE if len(of) == 1 and not borne else Likely.LIKELY
        if short in listed("english") and short not in here and not borne:
            found[short] = Likely.BESIDE
    for full in library.canonicals_of(name) | _names_of().get(name, frozenset()):
        found.setdefault(full, Likely.LIKELY)
        for short in library.nicknames_of(full) | _familiar().get(full, frozenset()):
            found.setdefault(short, Likely.BESIDE)
    found.pop(name, None)
    return found


@cache
def _library() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()
