"""The words that tell whether a capital stands at the beginning of a person's name."""

from __future__ import annotations

import re

from domain.names.ordinary_words import MONTHS, words

TITLES = words(
    "Mr Mrs Ms Miss Mx Dr Doctor Prof Professor Rev Revd Reverend Sir Dame Cllr PC WPC PCSO DC DS DI DCI PS Sgt Insp"
    " Sergeant Inspector Constable Sister Nurse Matron"
)
IS_TITLE = frozenset(title.casefold() for title in TITLES)
ROLES = words(
    """
    a admin administrator admiral adult adults advised advocate ae agency all ambulance an and anonymous appointed
    assistant attended attending aunt author baby bank benefits boyfriend brother call called caller came care carer
    carers centre chair child children cleaner clerk clinical clinician colleague community conference consultant
    contact coordinator core councillor counsellor couple court crew crisis dad daughter day dentist deputy
    deputyship designated detective dietitian director discharge district doctor doctors domestic dr drug duty early
    education emergency employer engagement environmental estate ex expert family father female fire first foster
    friday friend friends general girlfriend gp grandfather grandmother group guardian head health home host housing
    husband in independent infant intake intensive interpreter junior key keyworker landlord lead learning legal
    liaison link local locum macmillan male man manager matron meeting member members mental mentor midwife midwives
    minutes miss monday mother mr mrs ms multi mum named neighbour neighbourhood neighbours neonatal newborn night
    nobody none not nurse nursery nurses nursing occupational offender officer older on operator out outreach
    paediatric paediatrician panel paramedic paramedics parent parents partner patient people person personal
    pharmacist physio physiotherapist planning police practitioner primary prison probation professional
    professionals protection psychiatrist psychologist public rang rapid reablement reader receptionist
    receptionists records referrer registrar relative reported rescue response review reviewing risk safe
    safeguarding said saturday school secondary secretary self senior service sexual sibling siblings sister social
    solicitor son specialist speech staff standing step strategy student subject substance sunday supervisor support
    surgeon teacher teaching team temporary tenancy tenant the their therapist therapy third thursday to trainee
    transport triage tuesday tutor twin unborn uncle unknown various victim visited visitor visitors voluntary
    volunteer was wednesday welfare wife witness woman worker workers working young youth
    """
) | MONTHS | IS_TITLE
SURNAMES_THAT_ARE_WORDS = words(
    """
    archer baker bell bishop brown butcher butler carpenter carter cook cooper dean fisher ford fox green grey hart
    hunt hunter king knight lamb lambert marsh mason miller mills moss palmer parker pepper piper porter potter price
    reed rose sharp shepherd singer skinner slater smith stone swift tanner taylor thatcher turner tyler walker wall
    waters weaver webb wood woods wright young
    """
)
"""Common surnames among ordinary words: one of them with a capital directly behind a code is a surname left there."""
ORGANISATIONS = words(
    """
    academy agency alarm association bank board borough care centre charity church clinic college commission company
    constabulary corporation council county court department desk directorate foundation gardens group hall helpline
    home homes hospice hospital hostel house housing hub infirmary line lodge ltd network nhs nursery office
    organisation park partnership pharmacy police practice prison project road room school service services society
    station street surgery team trust unit university ward
    """
)
KIN = words(
    """
    mother mum mummy mam father dad daddy brother sister son daughter husband wife partner boyfriend girlfriend
    fiance fiancee ex uncle aunt auntie aunty nan nanny nana gran granny grandma grandmother grandad granddad
    grandfather grandson granddaughter cousin niece nephew stepfather stepmother stepson stepdaughter stepbrother
    stepsister neighbour friend twin baby child sibling spouse widow widower carer carers lodger flatmate housemate
    landlord tenant boy girl man woman toddler infant foster
    """
)
STAFF = words(
    """
    worker nurse doctor officer practitioner manager consultant therapist teacher visitor midwife psychiatrist
    psychologist paediatrician matron police constable solicitor advocate assistant coordinator lead receptionist
    paramedic pharmacist dentist student volunteer counsellor tutor warden gp hv sw cpn ot hca staff driver caller
    """
)
_PLACES = words(
    """
    heath street st road rd close cl avenue ave house ward unit surgery hospital lane ln court drive way place
    gardens terrace crescent grove park school academy college centre center clinic practice lodge hall mews square
    building buildings wing suite estate hill green cottage farm manor view walk rise row gate foundation trust ltd
    limited solicitors pharmacy nursery library station church chapel mosque temple hostel hospice team service
    services council office airport beach bay bridge castle common hotel pub inn arms market parade theatre cinema
    gym leisure primary secondary infants juniors high north south east west city town village county district
    borough area university prison yoi magistrates crown
    """
)
OF_A_PLACE = ORGANISATIONS | _PLACES
"""What makes the words before it the name of a street, a house, an institution."""
PERSONS_OWN = words("house home homes room school flat office car garden")
"""What a person has too: Tomasz house."""
NOT_A_PERSONS = words(
    """
    disease diseases syndrome palsy score scores scale test tests stage criteria guidelines guideline competent
    competence inquiry enquiry report review act tablets tablet cream creams mg ml mcg units capsules patch patches
    dose doses spray inhaler gel shake shakes drink drinks app form forms card cards leaflet chart bag boots cup
    phone system database portal protocol model tool approach framework infusion injection injections ointment
    emollient supplement supplements lotion nebuliser pump sensor machine frame bed hoist mattress cushion catheter
    stocking stockings dressing dressings assessment principle principles duty law plan pathway project programme
    scheme group helpline charity ltd plc basket
    """
)
BETWEEN = words(
    """
    a about after again against all along also although always am an and another any are around as asks at away back
    because been before behind being below beside between both but by called came can come comes could daily did do
    does down during each earlier either else even ever every few first for from gets gives goes got had has have he
    her here him himself his how however i if in instead into is it its itself just keeps last later least left less
    lives looks made may me might more most much must my near never next no nobody nor not nothing now of off often
    on once one only onto or other our out over own per plus quite rather regarding round said same says see seen
    shall she should since so some soon still such takes than that the their them then there these they this those
    though through till to today together told tomorrow too towards twice two under unless until up upon us very via
    wants was we well went were what when where whether which while who whom whose why will with within without
    would yesterday yet you your
    """
)
"""Words that stand behind a name as behind anything."""
TOLD = re.compile(
    r"(?:^|\W)(?:told|asked|rang|phoned|telephoned|called|saw|met|visited|emailed|e-mailed|texted|contacted|informed"
    r"|named|advised|thanked|reminded|reassured|supported|collected|knows|knew|known as|aka|a\.k\.a\.?|name is|name was"
    r"|names|with|by|spoke to|speaking to|speak to|speaks to|spoken to|talked to|according to|from her|from his"
    r"|introduced|befriended|married|dating|blames|blamed|assaulted|hit|loves|loved|misses"
    r"|trusts|fears|likes|liked|hates)\s$"
)
PLACED = re.compile(
    r"(?:^|\W)(?:in|at|near|attend|attends|attended|outside|towards|across|visiting|(?:moved|moving|went|going|goes|travelled|travels|drove"
    r"|trip|flight|flew|returned|returning|admitted|discharged|transferred|relocated|move|back|bus|train|taken"
    r"|conveyed|road|way|line|journey|drive|lift) to)\s$"
)
GIVEN = re.compile(
    r"(?:^|\W)(?:prescribed|started|commenced|taking|takes|took|stopped|restarted|increased|reduced|dispensed|given|gave"
    r"|on|off|using|used|uses|via|bought|ordered|allergic to|switched to|changed to)\s$"
)
FROM = re.compile(r"\Wfrom\s$")
SENT = re.compile(
    r"(?:calls?|t/c|tc|letters?|texts?|messages?|e-?mails?|contact|referral|apologies|reports?|information|heard"
    r"|statement|notes?|voicemail|received|input|update|help|support|complaint|request"
    r"|disclosure|allegation|money|visit)[ ]from\s$"
)
ARTICLE = re.compile(
    r"(?:^|\W)(?:the|a|an|this|these|those|each|every|any|some|no|new|old|another|local"
    r"|his|her|their|our|my|its|per|under)\s$"
)
ACTS = words(
    """
    accompanied admitted advised aged agreed agrees alleged answered apologised appeared arrived arrives asked asks
    ate attended attends became began believed believes bit bled born bought broke brought built burnt called came
    caught chose claimed comes confirmed crept cried cut declined denied denies described didn died disclosed doesn
    drank drew drinks dropped drove dug emailed explained expressed fed feels fell felt fled forgave forgot fought
    found froze gave goes grew heard held helped hid hit hopes hung hurt informed insisted joined kept kicked kissed
    knew knocked knows laughed lay leapt learnt leaves led left lent lied liked likes lit lived lives looked lost
    made meant met moved needed needs noticed offered opened paid phoned phones presented punched pushed put quit
    ran rang read refused refuses remembered remembers replied reported reports requested rings rode rose said sang
    sat saw says screamed seemed sent shook shot shouted showed shut slept smiled smokes sold spat spent spoke
    started stated states stayed stole stood stopped struck struggled struggles stuck suggested swore talked talks
    taught telephoned tells texted texts thinks thought threatened threw told took tore tried turned understood
    visited visits waited walked wanted wants went wept woke won wore worked works wrote yelled
    """
)
"""What people do, and medicines, places and firms mostly do not."""
AUXILIARIES = words("is was will would could can cannot did does had has who")
"""What stands behind anything that does something, people among them."""
PLACE_BEGINS = words("port great little lower upper north south east west new old saint st mount caer inver kirk lower")
"""What stands before the name of a place."""
