"""What a board's template of a report can ask for: its sections, the labels of its cover and forms, its tables.

The columns of an action plan are those of `domain.asked.actions`, of a family, personnel and a chronology those of
the lists and workbooks.

The words are written as `domain.asked.field_of` says. Sections go by their ids, facts by "fact:" and their name.
"""

from __future__ import annotations

from domain.asked.chronology import HEADER
from domain.asked.field_of import NOTHING, FieldOf, Where
from domain.report.facts import FACTS
from domain.report.sections import SECTIONS

_ANY = (
    "imr report review individual management single agency case section part safeguarding serious domestic homicide "
    "sar dhr scr cspr lcspr cpr own organisation organisational subject adult child young person with care support need"
)
"""Words that say nothing of what a heading asks for."""

_SECTION_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "introduction": (("introduction|introductory : statement",), ("purpose|aim|foreword|preamble|overview",)),
    "summary": (("executive + summary", "summary : overall"), ("synopsis",)),
    "terms": (
        ("term|tor + reference|tor : scope question key specific line enquiry kloe purpose",
         "scope|scoping : purpose",
         "scoping + period|timeframe|timescale|frame|date : time",
         "period|timeframe|timescale|timespan|frame + covered|under|scope|considered|for|span : time to be "
         "including of",
         "scope + period|timeframe|timescale|frame : time including covered to be"),
        ("purpose + scope", "period|timescale|timeframe : time", "question|enquiry|kloe : key line specific of for"),
    ),
    "author": (
        ("author : about detail information independence independent expertise suitability",
         "independence|independent : statement declaration of",
         "reviewer|reviewing + about|detail|independence|officer : detail of independence"),
        ("author|reviewer",),
    ),
    "context": (
        ("context|contextual : information factor issue setting wider social community local background",),
        ("setting|capacity|resource|workload|environment : staffing staff",),
    ),
    "methodology": (
        ("methodology|method|methodological : used approach process source information evidence",
         "how + conducted|undertaken|done|carried|completed : was out",
         "source + information|evidence|used : used method for of data information evidence",
         "how + prepared|compiled|written|produced : was were this", "process + review : of the"),
        ("approach|process|source|evidence : used",),
    ),
    "policies": (
        ("policy|procedure|guidance|legislation|protocol|legal|statutory + "
         "policy|procedure|guidance|legislation|protocol : relevant force time local national practice "
         "followed applicable standard operating legal statutory legislative in place at the professional relating",
         "policy|procedure|guidance|legislation : relevant force time local national applicable place followed"),
        ("standard|framework|compliance : practice professional policy",),
    ),
    "interviews": (
        ("interview|interviewed|interviewee : people staff held conducted undertaken carried member professional with "
         "practitioner list of seen details detail involved out who was were date",
         "seen|spoken|consulted + people|staff|practitioner|professional|person : to interviewed list member of who "
         "persons been by",
         "conversation + practitioner|staff|professional : with reflective"),
        ("participant|participation|contributor|engagement : staff practitioner",),
    ),
    "family": (
        ("family|household + composition|structure|member|membership|detail|constitution|makeup|unit : known its and "
         "household family make up significant other people to living home of",
         "family + other|significant : people adult member"),
        ("family|household|relationship|sibling : information known to",),
    ),
    "genogram": (("genogram|genograms|ecomap|tree : family diagram chart picture",), ("diagram|chart : family",)),
    "involvement": (
        ("service + provided|offered|description|describe|delivered : brief to of",
         "role|function + service|description : brief of services and"),
        ("involvement|role|function|service|contact|engagement : summary of brief nature description profile about "
         "our",),
    ),
    "chronology": (
        ("chronology|timeline : involvement significant key event contact detailed full summary of "
         "comprehensive tabular practice episode",),
        ("event : significant key", "date + key", "event + sequence"),
    ),
    "background": (
        ("background : family social personal relevant information brief historic historical victim perpetrator "
         "circumstance pen about known history",
         "history + family|social|personal : relevant information brief",
         "pen + picture|portrait : of"),
        ("circumstance|portrait|profile|historical|history : pen of relevant medical previous",
         "introduction|about : subject person",),
    ),
    "narrative": (
        ("narrative|factual : chronology involvement event summary account contact on of report statement fact key",
         "summary|outline|account|story|description|synopsis + fact|event|chronology|factual : involvement relevant "
         "key "
         "of significant contact the",
         "fact : the of known relevant", "happened : what"),
        ("involvement|event|account|story|contact|engagement|summary : of outline our key brief summary",),
    ),
    "voice": (
        ("voice|wish|feeling|lived + child|adult|person|family|experience|view|feeling|subject|lived|victim|user : "
         "wish "
         "young of view feeling experience daily life hearing listening family what like world through",
         "view|perspective + family|child|adult|person|subject|victim : of carer member contribution",
         "day + life : in a of typical",
         "listening|listened|hearing|heard + child|adult|person|subject|family|victim|voice : to the was were of "
         "young"),
        ("voice|wish|feeling|view|experience|perspective|participation|engagement : family carer child adult",),
    ),
    "diversity": (
        ("diversity|equality|equalities|ethnicity|edi|intersectionality : inclusion issue consideration religion "
         "language "
         "culture protected characteristic religious linguistic racial race cultural disability equal opportunity "
         "identity and factor",
         "protected + characteristic : and",
         "cultural|culture|race|racial|religion|identity|linguistic|ethnic : religious disability language race "
         "consideration issue linguistic ethnic culture cultural religion identity racial"),
        ("disability|language|accessibility|identity|inclusion|equal : issue",),
    ),
    "analysis": (
        ("analysis|analyse|appraisal|critique : key critical involvement event practice of the service decision action "
         "professional evaluation reflective reflection what happened why",
         "critical + evaluation|reflection|examination|discussion : of practice involvement"),
        ("evaluation|reflection|discussion|finding|examination|assessment|consideration|missed|opportunity : critical "
         "practice key issue of",),
    ),
    "answers": (
        ("answer|response|responding|respond|answering|addressing|addressed|analysis|against|consideration + "
         "question|kloe|enquiry|reference|tor : term key line specific to against each of analysis by from the",),
        ("question|kloe|enquiry : key line of specific",),
    ),
    "good_practice": (
        ("practice + good|effective|positive|notable|best|excellent : area example highlighted identified evidence "
         "strength what of was were is",
         "worked : what well practice", "well + done|went : what"),
        ("strength|practice|success : what is positive good",),
    ),
    "learning": (
        ("learning|lesson|learn|learned : point what we do from identified key emerging early initial been there for "
         "our learned learning lesson theme area the can of practice improvement opportunity to be has have will",),
        ("finding|theme|improvement|gap|missed|opportunity|practice|development : key area of",),
    ),
    "learning_between": (
        ("learning|lesson|learn|learned + between|interagency|multiagency|inter|multi|partnership|other|wider|system|"
         "partner : point from identified key lesson learned for agencies the working across",),
        ("interagency|multiagency|inter|multi|partnership|partner|communication : working learning practice issue",),
    ),
    "conclusion": (("conclusion|concluding|conclude : remark comment overall summary final",),
                   ("closing|summing|end : up",)),
    "recommendations": (
        ("recommendation|recommended|recommend : action our we what from smart to for change improvement list of "
         "arising made make",),
        ("recommendation|proposal|change|improvement|suggestion",),
    ),
    "notifications": (("notification|notifiable|notify|notified + statutory|immediate|required|regulatory|regulator "
                       ": of "
                       "any to concern",), ("notification|referral",)),
    "media": (("media|press|publicity|communication + media|press|publicity|interest|handling|issue|strategy : likely "
               "any",), ("media|press|publicity",)),
    "parallel": (("parallel|criminal|other|coronial|coroner|concurrent|linked + "
                  "proceeding|process|investigation|inquiry|"
                  "inquest|enquiry|prosecution|review : criminal detail and police coroner court legal other "
                  "complaint linked to "
                  "reviews review",), ("complaint|proceeding|inquest|prosecution|investigation|police|coroner",)),
    "actions": (
        ("action : smart key",
         "action + plan|planned|planning|log|tracker : saap smart recommendation for improvement implementation and",
         "saap", "improvement + plan"),
        ("action|implementation|plan : improvement taken already next step immediate",),
    ),
    "quality": (
        ("quality + assurance|assured|assure|checklist|check|marker|standard|control : form of criteria checklist "
         "check "
         "by the for template and",
         "qa : form checklist check"),
        ("checklist|quality|criteria : form",),
    ),
    "statement": (
        ("statement|declaration|evaluation|endorsement + officer|executive|chief|director|accountable : by of the "
         "evaluation senior lead commissioner",),
        ("statement|declaration|endorsement|evaluation : by of",),
    ),
    "sign_off": (
        ("sign|signature|signed|signing|signatory|countersignature : off required on completed senior manager officer "
         "author and of approval approved by quality assurance authorisation governance final completion the",
         "approval|authorisation|authorised|approved : by senior manager governance sign off officer and final of",),
        ("approval|governance|authorisation|endorsement|agreement|declaration",),
    ),
    "records": (
        ("record|document|documentation|file|bibliography|material + reviewed|examined|seen|read|accessed|considered|"
         "searched|list|consulted|used|bibliography|viewed|reference : record document documentation file policy "
         "procedure including reviewed examined of and the other source considered been paper electronic",
         "bibliography"),
        ("record|document|documentation|file|reference|source|evidence|bibliography : list of",),
    ),
    "personnel": (
        ("personnel|professional|staff|practitioner|worker + key|glossary|list|involved|code|identification|table|"
         "identifier|coding|identifiers|contributing : of in the and involved code to used anonymised key list role",
         "key + personnel|code|identifier : of to the used"),
        ("personnel|professional|staff|practitioner|people|key|code : of to",),
    ),
    "abbreviations": (
        ("abbreviation|acronym : glossary of term list and used key commonly", "glossary : of term list and",),
        ("key|terminology|term|definition : used of",),
    ),
}

_OF_THE_AGENCY = frozenset(("agency", "organisation", "organisational", "own", "section", "part"))
_ANY_OF: dict[str, str] = {
    "background": " ".join(word for word in _ANY.split() if word not in _OF_THE_AGENCY),
    "introduction": " ".join(word for word in _ANY.split() if word not in _OF_THE_AGENCY),
}
"""Where the agency's name would turn the meaning: its own background is not the person's."""

SECTION: tuple[FieldOf, ...] = (
    *(
        FieldOf(id=each.id, label=each.title.lower(), where="section",
                words=tuple(f"{text} {_ANY_OF.get(each.id, _ANY)}" if ":" in text else
                            f"{text} : {_ANY_OF.get(each.id, _ANY)}"
                            for text in _SECTION_WORDS.get(each.id, ((), ()))[0]),
                hints=tuple(f"{text} {_ANY}" if ":" in text else f"{text} : {_ANY}"
                            for text in _SECTION_WORDS.get(each.id, ((), ()))[1]))
        for each in SECTIONS
    ),
    FieldOf(id=NOTHING, label="nothing: left as the board sent it", where="section",
            words=("content : table of page", "contact : detail list information useful", "index",
                   "note|guidance|instruction|guideline : for completing author to of how complete on completion this "
                   f"template form the {_ANY}",
                   "panel|board|office + use|only : for internal")),
)  # fmt: skip


def _header(id: str) -> FieldOf:
    return next(each for each in HEADER if each.id == id)


def _cover(id: str, label: str, like: str = "", *words: str, personal: bool = False, kind: str = "text",
           hints: tuple[str, ...] = (), where: Where = "cover") -> FieldOf:  # fmt: skip
    """A label of a cover; `like` is the cell above a chronology that is asked for in the same words."""
    shared = _header(like) if like else None
    return FieldOf(
        id=id, label=label, where=where, kind="date" if kind == "day" else "text", personal=personal,
        words=(*(shared.words if shared else ()), *words), hints=(*(shared.hints if shared else ()), *hints),
    )  # fmt: skip


_FACT_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "commissioned": (("date + requested|request|commissioned|instruction|commissioning : report imr of review was",),
    ()),
    "concerning": (("circumstance|trigger|reason + review|referral|incident : of review for referral leading to "
                    "information from "
                    "brief incident the imr about",
                    "information + referral|incident|case|event|concern : from add about of on the",),
                    ("incident|event|referral|circumstance|reason|concerning : brief detail of",)),
    "review_kind": (("type|kind|category + review : of safeguarding",), ("review : name title",)),
    "board": (("board|partnership|panel|lscb|sab|csp + name|safeguarding|board|partnership|panel|to|for : serious case "
               "review adult child community safety domestic homicide report of the commissioning",), ("board",)),
    "stage": (("stage : report of imr document draft final submission review",), ("draft|final : report",)),
    "author_job": (("title|position|designation|role|job|post|grade|rank + author|reviewer|reviewing : of imr report "
                    "officer held name in title",), ("role|position|post|grade|title|designation|job : held title "
                        "role",)),
    "qualifications": (("qualification : author professional relevant of the and",), ()),
    "experience": (("experience : author professional relevant of the safeguarding and",), ("expertise|skill",)),
    "author_role": (("role + agency|organisation : author in within the of current",), ()),
    "independence": (("independence|independent : author statement of from the case declaration line management and",
    ), ()),
    "independent": (("independent|independence : author is of case staff service involved from fully the report",), ()),
    "supervision": (("supervision + author : of the for provided",), ("supervision",)),
    "training": (("training + author|review : imr of for the in writing undertaken",), ("training",)),
    "time_enough": (("time + sufficient|enough|adequate : were you given to complete task allowed the was for",), ()),
    "secured": (("secured|sealed|safeguarded + date|when : agency record file of the were was on",), ()),
    "secured_by": (("secured|sealed + by|whom|who : agency record file the were was",), ()),
    "how_done": (("how + carried|conducted|undertaken|done : agency out the review was",), ()),
    "legal_advice": (("legal + advice : access to available where appropriate sought obtained was",), ()),
    "chief_officer": (("chief + officer|executive : name of the agency organisation signed",), ("director|executive "
        ": name",)),
    "chief_officer_job": (("chief + officer|executive + title|position|designation|job : of the",), ()),
    "panel_member": (("panel|board + member|representative : agency of name our on the organisation s",), ()),
    "senior_officer": (("commissioning|commissioner|commissioned + officer|manager|senior : name report imr of the",),
                       ("commissioned : by",)),
}

COVER: tuple[FieldOf, ...] = (
    _cover("cover:agency", "agency", "agency",
           "agency|organisation|trust + providing|provided|of|report|reporting|responding|contributing|commissioning|"
           "completing : the name "
           "report "
           "imr of by for", "name + service|provider|employer|trust : of the reporting",
           hints=("trust|team|department|employer|provider",)),
    _cover("cover:author", "author", "author",
           "author|reviewer : imr report of name person and by the", "officer + reviewing|reporting|investigating : "
               "by report", "who + wrote|prepared|compiled|completed|conducted : report this imr the review",
           "report|prepared|written|compiled|completed + by : author name reviewing officer person imr", personal=True),
    _cover("cover:subject", "subject, by reference name", "subject",
           "child|adult|person|subject|victim|deceased|individual + "
           "name|concerning|respect|regarding|relating|reference|"
           "concerned|re|pseudonym|of|on|about|under : subject of serious case review the in report young identifier "
           "imr anonymised",
           "subject|deceased : the review of report imr", "pseudonym : used for",
           "services|service + provided : to decisions actions taken",
           personal=True, hints=("child|adult|person|individual|re|on : the of young",)),
    _cover("cover:birth", "subject's date of birth", "subject_birth", personal=True, kind="day"),
    _cover("cover:death", "subject's date of death or incident", "subject_death", personal=True, kind="day"),
    _cover("cover:address", "subject's address", "",
           "address|postcode + subject|child|adult|family|home : full current last known of number", personal=True,
           hints=("address|postcode : full current last known number",)),
    _cover("cover:ethnicity", "subject's ethnicity or diversity needs", "",
           "ethnicity|ethnic|diversity|heritage : origin need group background of subject child adult", personal=True,
           hints=("religion|language|disability|culture",)),
    _cover("cover:sex", "subject's sex", "", "sex|gender : of subject child adult"),
    _cover("cover:period_from", "first day of the period", "period_from", kind="day"),
    _cover("cover:period_to", "last day of the period", "period_to", kind="day"),
    _cover("cover:period", "period under review, both ends", "period",
           "period|timeframe|timespan|timescale : covered by under review this of report imr time reviewed for the"),
    _cover("cover:reference", "reference of the review", "reference", "reference|ref : code case imr unique number"),
    _cover("cover:submitted", "day of submission", "",
           "date|day + submission|submitted|sent|return|returned : of imr report to the board panel partnership final "
           "first form this", kind="day"),
    _cover("cover:today", "day of the report", "",
           "date + report|completion|completed|prepared|produced|version|written|issue|document|draft|final : of "
           "imr form "
           "this the was", kind="day", hints=("date", "completed|prepared|written : report on")),
    _cover("cover:version", "version", "version", "version|draft : number submitted imr report document applicable"),
    *(
        _cover(f"fact:{each.name}", each.label[:1].lower() + each.label[1:], "", *_FACT_WORDS.get(each.name, ((),
            ()))[0],
               personal=each.personal, kind=each.kind, hints=_FACT_WORDS.get(each.name, ((), ()))[1])
        for each in FACTS
    ),
)  # fmt: skip


def _column(where: Where, id: str, label: str, *words: str, hints: tuple[str, ...] = (), personal: bool = False,
            day: bool = False) -> FieldOf:  # fmt: skip
    return FieldOf(id=id, label=label, where=where, words=words, hints=hints, personal=personal,
                   kind="date" if day else "text")


_NUMBER = "number|no|#|ref|reference : item recommendation action"

COLUMNS: tuple[FieldOf, ...] = (
    # The quality form.
    _column("quality", "criterion", "criterion",
            "criteria|criterion|standard|question|requirement|check|item|marker|descriptor : quality assurance imr "
            "area",
            hints=("area|statement|question|description",)),
    _column("quality", "yes", "yes", "yes|met : box tick"),
    _column("quality", "no", "no", "unmet", "met + not"),
    _column("quality", "na", "not applicable", hints=("partially|partly|partial : met",)),
    _column("quality", "mark", "yes or no", "achieved|checked|tick|ticked|confirmed|rating : box please"),
    _column("quality", "comment", "comment", "comment|note|evidence|explanation|remark : further additional where "
        "any reason if"),
    # Persons seen.
    _column("interviewed", "who", "who was seen",
            "name|interviewee|code|initial|identifier|identification|who : of person staff interviewed seen "
            "practitioner professional "
            "member used in report anonymised and",
            "interviewed|seen + person|staff|practitioner|professional|people : name of code",
            hints=("person|staff|professional|practitioner",)),
    _column("interviewed", "role", "role",
            "role|designation|title|position|post|profession|job : job of staff person and professional interviewee "
            "held title"),
    _column("interviewed", "organisation", "organisation", "agency|organisation|team|service|department|employer : "
        "name"),
    _column("interviewed", "dates", "when",
            "date|when : of interview interviewed seen held and time conversation meeting", hints=("time|day",)),
    _column("interviewed", "by", "by whom",
            "who + met|saw|interviewed|spoke : them with to staff",
            "by|interviewer : interviewed seen whom conducted undertaken who name interview was", hints=("author",)),
    _column("interviewed", "why", "why not", "why|reason + not|reason : interviewed seen if"),
    _column("interviewed", "note", "note", "comment|note|remark : further additional", "method|format|type|how : of "
        "interview contact"),
    # Records searched.
    _column("searched", "source", "source",
            "source|record|system|file|document|database|documentation : of information evidence name type searched "
            "reviewed "
            "examined held title or the", hints=("name|title|item|type|description",)),
    _column("searched", "what", "what it is", "description|detail|content|nature : of record document source what "
        "information contained"),
    _column("searched", "place", "where it is", "location|where|place : held kept of record file stored",
            "held|kept|stored : by at where"),
    _column("searched", "span", "years or volumes", "period|span|volume|year : covered of record date from to",
        hints=("date|range",)),
    _column("searched", "searched", "when it was searched",
            "date|when + searched|accessed|reviewed|examined|seen|read|viewed|obtained|checked : of record", day=True),
    _column("searched", "searched_by", "by whom it was searched",
            "by + searched|accessed|reviewed|examined|seen|read|viewed|checked : whom record"),
    _column("searched", "secured", "when it was secured", "date|when + secured|sealed : of record", day=True),
    _column("searched", "secured_by", "by whom it was secured", "by + secured|sealed : whom record"),
    _column("searched", "found", "whether it was found",
            "found|available|located|availability|obtained : y n yes no record information was it",
            hints=("result|outcome",)),
    _column("searched", "why", "why not", "why|reason + not|reason : found available if unavailable located"),
    _column("searched", "grade", "weight of it", "primary|secondary|anecdotal|weight|grade : or source type "
        "information"),
    _column("searched", "note", "note", "comment|note|remark : further additional", hints=("information|relevance",)),
    # Policies.
    _column("policies", "title", "policy",
            "policy|procedure|guidance|title|legislation|document|protocol : name of and title relevant",
            hints=("name",)),
    _column("policies", "issue", "issue", "version|issue|edition : number of"),
    _column("policies", "from_when", "from when",
            "from|start|issued|effective|implemented|published|publication|introduced|ratified : date in force when "
            "of issue",
            hints=("date : issue of",)),
    _column("policies", "until", "until when", "until|to|end|expiry|superseded|withdrawn|replaced|review|expired : "
        "date in force when"),
    _column("policies", "whose", "whose it is", "owner|agency|organisation|whose|author|source|national|local : "
        "issuing or", hints=("author",)),
    _column("policies", "note", "note", "comment|note|relevance|followed|compliance : was it y n yes no to case "
        "further the with"),
    # Abbreviations.
    _column("abbreviations", "short", "short form", "abbreviation|acronym|short|term|initial|initialism : form used",
        hints=("word|code",)),
    _column("abbreviations", "meaning", "meaning",
            "meaning|definition|full|explanation|description|stand|expansion : term title for what it stands in "
            "words name form of",
            hints=("word|term|detail|name",)),
    # Recommendations.
    _column("recommendations", "number", "running number", _NUMBER),
    _column("recommendations", "text", "recommendation",
            "recommendation|recommend : the agency single text detail imr we that"),
    _column("recommendations", "paragraphs", "paragraphs it rests on",
            "paragraph|para|reference|page|finding|analysis : number in report supporting evidence analysis linked "
            "ref section imr "
            "see learning from point", hints=("evidence|learning|rationale|link|finding",)),
    _column("recommendations", "whose", "for whom", "agency|organisation|whom|whose|for|owner : whom agency single "
        "multi"),
    _column("recommendations", "specific", "specific", "specific"),
    _column("recommendations", "measurable", "measurable", "measurable|measure"),
    _column("recommendations", "achievable", "achievable", "achievable|attainable"),
    _column("recommendations", "realistic", "realistic", "realistic|relevant"),
    _column("recommendations", "timely", "timely", "timely|timescale|timebound|when|bound|timed : by time"),
    _column("recommendations", "outcome", "outcome", "outcome|impact : intended expected desired key what"),
    _column("recommendations", "evaluated", "how it will be known",
            "evaluated|evaluation|measured|reviewed|monitored|monitoring : how will be it", "know + how : will we"),
    _column("recommendations", "note", "note", "comment|note : further additional"),
    # Questions and answers.
    _column("answers", "label", "number of the question", "number|no|#|ref|reference|kloe|tor : question item line "
        "term"),
    _column("answers", "question", "question",
            "question|kloe|enquiry|reference|tor : key line term of specific the from",
            hints=("issue|area|theme|prompt",)),
    _column("answers", "answer", "answer",
            "answer|response|analysis|reply : agency your author imr the to question and of evidence comment with",
            hints=("comment|evidence|finding",)),
)  # fmt: skip

SIGNED_PARTS = ("who", "job", "day", "signed")
"""What is asked of a signature: the name, the job title, the day, and how it is signed."""
