"""What a board's chronology can ask for: the columns of its rows, and the cells of the block above them."""

from __future__ import annotations

from domain.asked.field_of import NOTHING, FieldOf

_STAFF = "professional|practitioner|clinician|personnel|staff|worker"
_HAPPENED = "event contact incident occurrence occurred happened happen"
_SUBJECT = "child adult family person service user young carer patient victim subject individual client"
_TEXT = "detail description describe summary summarise nature narrative account factual fact outline record content"

_WHEN = (
    FieldOf(
        id="date", label="date", kind="date",
        words=(
            f"date : {_HAPPENED} start started starting from began begin episode involvement period significant "
            "activity intervention when day key interaction",
            f"when : {_HAPPENED} take took place",
        ),
        hints=("from|start", "period : event date", "year", "day"),
    ),
    FieldOf(
        id="end_date", label="end date", kind="date",
        words=("date|when + end|ended|ending|to|until|till|finish|finished : event contact incident period "
               "involvement",
               "period + end|to|until"),
        hints=("to|until|end|finish",),
    ),
    FieldOf(
        id="time", label="time", kind="time",
        words=(f"time : {_HAPPENED} start started from began begin 24 24hr 24hour hour hr clock approximate approx "
               "significant am pm",),
    ),
    FieldOf(
        id="end_time", label="end time", kind="time",
        words=("time + end|ended|ending|to|until|till|finish|finished : event contact incident 24 hour hr clock",),
    ),
    FieldOf(
        id="sequence", label="order within the day", kind="number",
        words=("sequence|seq : event number order ref day same entry",), hints=("order",),
    ),
    FieldOf(
        id="number", label="running number", kind="number",
        words=("number|# : event entry row item line serial chronology", "row|serial : number",
               "ref|reference|id + event|entry|row|item|line|chronology : number unique"),
        hints=("ref|reference|id|index|item|line : number unique",),
    ),
)

_WHO = (
    FieldOf(
        id="agency", label="agency", kind="text",
        words=("agency|organisation : name reporting contributing submitting your own providing recording",),
        hints=("service|department|team|provider|employer|trust : name agency organisation",
               "agency|organisation : name involved concerned responsible"),
    ),
    FieldOf(
        id="who", label="people involved",
        words=(f"{_STAFF} : involved involvement name code initial identity identifier lead key allocated present "
               "attending member named anonymised id coded person who key",
               "who", "who + involved|present|attended|attending : else professional people person",
               "person|people|individual|party + involved|present|attending|attended : code name initial key",
               "participant|attendee : name code", "attended|present + by : meeting who"),
        hints=("whom : by who", "officer : name", "raised|reported|made|done + by",
               "name|code|initial|identifier : by who use", "person|people|individual : name code key",
               "contact + with|by : who whom person professional",
               f"attendance|contacted : in {_STAFF.replace('|', ' ')}"),
    ),
    FieldOf(
        id="role", label="role of those involved",
        words=("role|designation|profession|discipline|rank|grade : job professional staff practitioner worker "
               "person title position clinician post involved",
               "title|post + job|professional|staff|practitioner|worker : held role"),
        hints=("position|title|post",),
    ),
)

_WHENCE = (
    FieldOf(
        id="source", label="source of the information",
        words=("source : information evidence record document data entry event material where found original "
               "primary recorded file system name",
               "where + recorded|held|found : information event record evidence",
               "taken|obtained + from : information where evidence record entry"),
        hints=("evidence : base",
               "record|document|file|system : case agency reviewed used type name checked searched",
               "information|evidence + from|where"),
    ),
    FieldOf(
        id="source_ref", label="place in the source",
        words=("page|folio|paragraph|para : number ref reference document record file",
               "source|document|record|file|evidence + ref|reference|page|location : number"),
        hints=("ref|reference : number", "document|file|record + number"),
    ),
    FieldOf(
        id="recorded_at", label="when it was entered in the chronology", kind="date",
        words=("date|when + chronology + entered|added|entry|recorded : in",),
        hints=("date|when|time + recorded|entered|logged|written|inputted|input|entry|record|recording|made|added "
               ": entry record system",),
    ),
    FieldOf(
        id="recorded_by", label="who entered it in the chronology",
        words=("chronology + by + entered|added|recorded|completed|entry : person",),
        hints=("recorded|entered|logged|written|inputted|completed|compiled|recording|entry|added|made + "
               "by|person|name|who|author|initial|staff : entry record", "author : entry"),
    ),
)

_WHAT = (
    FieldOf(
        id="event", label="event",
        words=(f"event|incident|occurrence : significant key {_TEXT} what contact activity episode involvement "
               "happened information important notable critical intervention",
               "what + happened|occurred : event",
               "contact|interaction|intervention|activity|involvement|episode + "
               "detail|description|describe|summary|summarise|record|account|narrative|significant|what|outline "
               ": agency professional service information"),
        hints=("contact|interaction|involvement|intervention|activity|communication|visit : agency service your our",
               f"detail|description|narrative|summary|account|fact|content : {_TEXT} information key",
               "information|circumstance : key relevant detail summary", "entry|chronology : detail record",
               "nature + contact"),
    ),
    FieldOf(
        id="action", label="action taken",
        words=("action|decision : taken agreed made planned agency professional response follow following up "
               "intervention immediate undertaken what take then reached staff service practitioner subsequent",
               f"action|decision + by + agency|{_STAFF} : taken made", "what + done : action then agency",
               "step|measure + taken : agency"),
        hints=("response|intervention|reaction : agency professional service practitioner to by",
               "follow + up", "followup", "action|decision : further required needed next plan proposed"),
    ),
    FieldOf(
        id="outcome", label="outcome",
        words=("outcome|result : what event contact action intervention final decision meeting immediate overall "
               "following key child adult incident involvement",),
        hints=("response|consequence|conclusion|resolution : to agency", "what + next|resulted"),
    ),
    FieldOf(
        id="comment", label="author's comment",
        words=("comment|commentary|analysis|reflection|remark : author imr writer own critical professional "
               "additional further general management agency practice report individual other observation brief",),
        hints=("note|observation|appraisal|evaluation|critique|judgement : author additional further general",
               "comment|commentary|analysis|observation : reviewer review",
               "additional|further|other|supporting|supplementary + information"),
    ),
    FieldOf(
        id="question", label="key line of enquiry", kind="list",
        words=("kloe : number ref reference link linked code addressed line enquiry key question relate to",
               "enquiry|inquiry + line : key number ref reference link linked addressed code kloe",
               "term + reference : number ref link linked tor point question addressed",
               "tor : number ref reference link linked point question addressed term relate to",
               "question + review|tor|term|number : reference ref number link linked addressed"),
        hints=("question : number ref link",),
    ),
)

_MARKS = (
    FieldOf(id="flags", label="flags", kind="list", words=("flag|marker|tag : event",)),
    FieldOf(
        id="flag:good", label="good practice", kind="list",
        words=("practice + good|positive|notable : example identified evidence area noted y n yes no",),
        hints=("strength|positive : identified", "practice : good poor"),
    ),
    FieldOf(
        id="flag:concern", label="concern about practice", kind="list",
        words=("concern + practice|area : identified issue noted y n yes no",),
        hints=("concern|issue : identified raised noted", "practice + poor|weak|problematic"),
    ),
    FieldOf(
        id="flag:opportunity", label="opportunity, missed or taken", kind="list",
        words=("opportunity : missed identified taken intervene to y n yes no",),
    ),
    FieldOf(
        id="flag:dna", label="did not attend", kind="list",
        words=("dna|wnb : was not brought y n yes no",
               "not + attend|attended|brought : appointment child y n yes no"),
    ),
    FieldOf(id="flag:ooh", label="out of hours", kind="list", words=("out + hour : y n yes no", "ooh : y n yes no")),
)

_OF_THE_CASE = (
    FieldOf(
        id="field:seen", label="who was seen",
        words=(f"seen : who whom whether spoken to face y n yes no {_SUBJECT}",),
        hints=(f"seen : alone by with where {_SUBJECT}", "child|adult|subject + present|spoken : to"),
    ),
    FieldOf(
        id="field:contact", label="kind of contact", kind="list",
        words=("type|method|mode|form|kind|medium|means|how + contact|communication|interaction : made event",),
        hints=("nature + contact|involvement", "contact : with", "type|method|mode|category : event incident entry"),
    ),
    FieldOf(
        id="field:rag", label="RAG rating", kind="list",
        words=("rag : rating rated status score level risk red amber green",
               "red + amber + green : rating status rag"),
        hints=("rating|score|level|grading|grade : risk impact significance", "risk : level"),
    ),
    FieldOf(
        id="field:expected", label="expected practice",
        words=("expected|required + practice|procedure|standard|response|policy : agency professional",
               "should + happened|happen : what have expected", "practice + standard : expected agency"),
        hints=("policy|procedure|standard : relevant practice compliance followed expected",),
    ),
    FieldOf(
        id="field:voice", label="the person's own voice",
        words=(f"voice|wish|feeling : {_SUBJECT} expressed wish feeling view heard lived experience",
               "view + child|adult|family|person|user|carer|patient|victim|subject|client : service wish feeling",
               f"lived + experience : {_SUBJECT}"),
        hints=("view|opinion",),
    ),
    FieldOf(
        id="field:impact", label="impact",
        words=(f"impact|effect : event positive negative either on {_SUBJECT}",),
    ),
    FieldOf(
        id="field:location", label="place",
        words=("location|venue|place : event contact visit incident meeting",
               "where + happened|happen|took|occurred : event place did"),
        hints=("where : event seen",),
    ),
    FieldOf(
        id="field:learning", label="learning",
        words=("learning|lesson : point identified learned learnt emerging practice key issue area agency single",),
    ),
    FieldOf(id="field:theme", label="theme", hints=("theme|category|topic : key",)),
)

_BOARDS = "panel|board|chair|overview|office|administrator|admin|partnership|lscb|sab|combined|independent"

_LEFT_ALONE = FieldOf(
    id=NOTHING, label="nothing: left as the board sent it",
    words=(f"{_BOARDS} + use|only|comment|analysis|observation|query|note : for internal official safeguarding "
           "adult child author review business chair report",
           "not + complete|use|fill|write|edit : do in column leave blank",
           "formula : not started in progress completed"),
)

ROW: tuple[FieldOf, ...] = (*_WHEN, *_WHO, *_WHENCE, *_WHAT, *_MARKS, *_OF_THE_CASE, _LEFT_ALONE)

HEADER = (
    FieldOf(
        id="agency", label="agency", where="header",
        words=("agency|organisation : name reporting submitting your contributing single service department",
               "agency|organisation + completing|submitting|reporting|name|your : chronology form imr report"),
        hints=("service|trust|department|team : name your",),
    ),
    FieldOf(
        id="author", label="author", where="header", personal=True,
        words=("author : imr name report chronology individual management review",
               "by + completed|prepared|compiled|written|submitted|report|chronology|produced : chronology name "
               "person form imr report author",
               "person|officer|name + completing|compiling|reviewing|preparing : chronology form report name imr"),
    ),
    FieldOf(
        id="subject", label="subject, by reference name", where="header",
        words=("subject : name review case reference code anonymised initial identifier chronology",
               "child|adult|patient|victim|subject|client|deceased + "
               "name|subject|reference|code|identifier|initial|pseudonym : review young person people anonymised "
               "service user case",
               "respect : serious case review safeguarding adult child domestic homicide chronology imr in "
               "individual management"),
        hints=("case|person|user : name service", "adult|child|victim|patient|deceased : risk"),
    ),
    FieldOf(
        id="period_from", label="first day of the period", where="header", kind="date",
        words=("from|start|begin|beginning|commencing + period|timeframe|scope|timescale|span|chronology : under "
               "review covered time frame date of",),
        hints=("review + from|start",),
    ),
    FieldOf(
        id="period_to", label="last day of the period", where="header", kind="date",
        words=("to|end|until|ending + period|timeframe|scope|timescale|span|chronology : under review covered time "
               "frame date of",),
        hints=("review + to|until|end",),
    ),
    FieldOf(
        id="period", label="period under review, both ends", where="header",
        words=("period|timeframe|timespan : review under covered time frame chronology relevant date reviewed from "
               "to start end span scoping",
               "timescale|scope + covered|under : review period",
               "time + frame|period|span|scale : review under covered chronology from to scope",
               "date + covered|scope|range : review from to chronology under by"),
        hints=("timescale|scope : review", "chronology + date"),
    ),
    FieldOf(
        id="reference", label="reference of the review", where="header",
        words=("ref|reference|number|id + review|sar|scr|cspr|lcspr|dhr|dardr|imr|board : number unique case "
               "chronology safeguarding adult child",
               "ref|reference : number"),
        hints=("ref|reference|number|id + case|file|our|your : number",),
    ),
    FieldOf(
        id="today", label="the day of the export", where="header", kind="date",
        words=("date + submission|submitted|completion|completed|today|prepared|produced : form imr chronology "
               "report this document", "date + report : this"),
        hints=("date",),
    ),
    FieldOf(id="author_role", label="author's job title", where="header", held=False,
            words=("designation|role|title|position : job author post imr name",)),
    FieldOf(id="version", label="version", where="header", held=False, words=("version|draft : number status",)),
    FieldOf(id="subject_birth", label="date of birth", where="header", kind="date", personal=True, held=False,
            words=(f"birth|dob|born : date {_SUBJECT}",)),
    FieldOf(id="subject_death", label="date of death or incident", where="header", kind="date", personal=True,
            held=False,
            words=("death|died : date serious incident delete appropriate or", "incident + date : serious",)),
    FieldOf(id="subject_facts", label="facts about the subject", where="header", personal=True, held=False,
            words=("address|postcode|ethnicity|diversity|gender|religion|nhs : home full number need current origin",)),
    FieldOf(id="author_contact", label="how to reach the author", where="header", personal=True, held=False,
            words=("telephone|phone|email|tel|contact|mobile : number address detail author mail",)),
    FieldOf(id="signed", label="signature", where="header", personal=True, held=False,
            words=("signed|signature|countersigned|approved : by author manager senior officer date quality assured",)),
)
