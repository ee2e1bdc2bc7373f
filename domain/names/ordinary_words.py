"""Names that are ordinary words too, or places: found alone, they are asked about and never changed."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


ORDINARY = words(
    """
    al amber angel angels april art ash august autumn baker ball bank banks barker barn bath beauty bell best biddy
    bill bird bishop black blackburn blessing blood blue bob bolton bond booth bow box boy bradford branch brave
    bridge bridges bright brook brooks brown buck buddy bull bunny burn burns burton bush butcher butler camp candy
    care carol carpenter carter case cash castle chance chapel charity charm chase cherry chester child childs
    church clay clement clerk cliff clinic close coach colt comfort constable constant cook cooper cope coral corner
    cotton couch count court cox crane crawley crisp crook cross crown crystal curry daisy dale dam dawn day dean
    dear dent derby destiny dick divine dot dove drake draper dream drew drive driver drop duck dudley duke earl
    early east easter ebony ed england english eve fair faith fall farmer favour fern field fields finch fish fisher
    flint flood florin flower flowers foot ford forest fortune foster fox frank freeman french friday friend frost
    fry garden gardener gay gene gentle gift gill ginger given glass glen glory gold good goodness gore grace gran
    grant grave graves gray green grey grove guest guy hale hall ham hand happiness happy harbour hardy harmony hart
    hastings hatch hazel head heath heather heaven hedge held herd hereford hill hills holland holly home honey
    honor honour hood hook hope horn house hung hunt hunter hyacinth innocent ion ireland iris ivory ivy jack jade
    jasmine jasper jay jewel josh joy judge jump june junior justice keen kent key keys kind king kit kitchen knight
    knowledge lake lamb lancaster lance land lane large lark last laurel lavender law lawyer leaf lee leeds legend
    lily lincoln lion little lock london long lord love low luck lucky mace major marble march marina mark marks
    marsh marshall mason may mayor mead meadow meadows melody memory mercy merry miles mill miller mills mist misty
    monday monk moody moon moor moses moss mount myrtle nail nan nelson newton nice nick night noble nurse oak
    oldham olive opal orange page pain park parks parrish parson part passion pat patience peace peach pearl peg
    penny pepper pet phoenix pierce pip piper place plant pleasant plum pond pool poppy porter post potter pound
    power praise precious preston price pride prince princely princess prior promise prosper providence prudence
    queen quick rain raja ram raven ray read red rest rice rich ring river rivers rob robin rock rod roe rolls roman
    rook root rose rosemary royal ruby rule rush russet rusty saffron sage sale salmon salt sample sand sands sandy
    savage savannah saviour scarlet seal self serge shah sharp shepherd sherry ship shore short sierra silence
    silver singer skinner sky small snow song sonny south spark sparks speed spring stack staff stafford stamp star
    steel stern still stock stone storm story street strong style success sue sugar sultan sultana summer summers
    sunday sunny sutton swan sweet swift tailor tanner teddy temperance temple thankful thorn till tiny topaz tower
    town trainer tree trip trust tucker turner unity val vale valentine van vi vicar victor victory viola violet
    wade wake wales walker wall walls war ward warden ware warner warwick washington waters way weaver welcome wells
    welsh west wheeler white wild will willow winch windsor winter winters wisdom wise wolf wood woods woodward word
    worth yard york young
    """
)

SHARED = words(
    """
    begum bibi kaur singh khatun khatoon khanam khanum miah mia uddin ud din ullah islam ali abdul abu syed sayed sheikh
    shaikh md mohd mohammed mohammad mohamed mohamad muhammad muhammed muhamed mahomed mohamud mohamoud banu bano devi
    kumari
    """
)
"""Names borne by so many that, alone, they tell nobody apart: Begum, Singh, Mohammed before the name in use."""

HARDLY_WORDS = words(
    "smith wright fletcher sawyer thatcher bailey tyler chandler harry jack john peter martin tom terry tony mike max"
)
"""Names that a dictionary lists as words too, and that records hardly ever mean as such."""

ADJECTIVES = words("young black white brown little small old long short strong sharp english french irish welsh noble")
PERSONS = words(
    """
    people person persons man men woman women adult adults carer carers parent parents mum mums mother mothers father
    fathers dad dads offender offenders girl girls boy boys child children lad lads lady ladies gentleman victim victims
    witness witnesses male males female females runaway runaways
    """
)
"""Whom an adjective that is a surname too is said of: young men, black women."""

_COMPOUNDS = """
amber: alert alerts light rag rating | angel: delight | april: fool fools
art: class classes room therapist therapy work | bill: payer payments | brown: bread envelope sugar
carol: concert service singing | crystal: meth | daisy: chain chains | dawn: chorus raid raids
faith: community group groups leader leaders school schools
frank: conversation conversations discussion discussions exchange | ginger: ale beer biscuit biscuits
grace: period | green: belt card light paper | hazel: nut nuts | heath: land | holly: bush | jack: russell
jay: walking | joy: ride rider riders riding | king: size | lily: pad pads | mark: scheme schemes sheet sheets
max: dose | olive: oil | pat: dog | pearl: necklace | penny: farthing | poppy: appeal day seed seeds
precious: few little metal stone | red: book card cross flag flags | rich: tea
rose: bed bush bushes garden gardens hip petal petals water | ruby: wedding | sky: news sports tv
star: chart charts sign | summer: camp club holiday holidays school term | white: board goods paper spirit
winter: fuel pressures | young: onset
"""


def compounds() -> dict[str, frozenset[str]]:
    """Words that are names too, each with what stands behind it when it is the word: rose bush, star chart."""
    groups = (group.partition(":") for group in _COMPOUNDS.replace("\n", "|").split("|") if group)
    return {name.strip(): words(behind) for name, _, behind in groups}


ABBREVIATIONS = words(
    """
    ab abc abg ac acc adhd adl aka al am amhp an as asap asb asc asd at ba bbc be bm bma bmi bp bsl bst btw by ca
    cab cam camhs cb cbt cc ccg ccu cd ceo ch chc cht ci cic cid cin cio cis cla cm cmht cms cn co cons copd cp cpa
    cpd cpn cpp cpr cps cqc crb crt cse csu csw ct ctg cv cva cvs cxr da dab dash db dbs dc dcc dci dclt dd dds de
    dfe dha dhr di dna dnar do dob dols dp dr drs ds dsl dts dv dvla dvt dwp eb ecg ecr ecsw ed edt eea eeg eg eh
    ehc ehcp emi ent eol es esa et etc ex fbc fgm fi fii fm foi ft ftb fyi gbh gcs gcse gdpr gi gmc gmp go gp gps gs
    gtn hba hca hcp hcpc hdu he hgv hi hiv hmo hmp hmrc hq hr hrt hs hse ht hv ia ib ibs ic ict icu id idva ie if ii
    iii im imca imr in inr io iq ir iro irs is isva it iud iv ivf ix jsa kg km kpi la lac lado ld led lft lgb lgbt
    lo lp lpa lpl lscb ltd lv map mapp mappa marac mash max mc mca md mdt me mg mh mha min misc ml mm mmr mmse mod
    moj mot mp mph mr mri mrs mrsa ms msk msu mx my nai nbm neet nfa ng nhs ni nice nmc no np nsaid nspcc nvq nw oap
    oba obs occ od ofsted og oh ok on oob ooh opd or ot otc ov oxt pa pace pals pas pb pc pco pcp pcr pcso pct pd
    pdf pe pep per pf pgf pgm phd pii pip plo pm pmh pn po pop ppe ppi pr pre prn pru ps psd psw pt pta pto ptsd pv
    qs rcn rcpch re ref rgn ri rip rmn rog rsi rta rtc rto sab sabs saf sah sal sao sar sat sats sc scbu scie scr se
    sen senco send sgo shmo sho si sib sids sio sla slt so sob sop sos sp spa srn st std sti sw swot taf tb tbc tc
    tel ten tens tfc tft th tia tm to toil tpr tsh tta tto tv uae uasc uk up upn uri url us usa uti vat vhf vi vii
    viii vip vs wb wc wcc we wi wn wpc wte xi xii xr xv yjs yoi yos yot yp yr
    """
)
"""What records write in capitals that is nobody's initials."""

MONTHS = words("january february march april may june july august september october november december")
