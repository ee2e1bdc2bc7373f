"""What a board's action plan can ask for: the columns of its rows. The block above them asks as any form's does."""

from __future__ import annotations

from domain.asked.field_of import NOTHING, FieldOf

_LEAD = (
    "officer name named role person manager professional key individual job title post holder designated nominated by"
)
_ACTION = "action|task|step|milestone|activity"

_OF_THE_RECOMMENDATION = (
    FieldOf(
        id="number", label="running number", where="action", kind="number",
        words=("number|# : row item line serial unique", "ref|reference|id|index : number unique",
               "row|serial|item|line : number"),
    ),
    FieldOf(
        id="recommendation_number", label="number of the recommendation", where="action", kind="number",
        words=("recommendation|rec + number|ref|reference|id|# : imr report unique",),
    ),
    FieldOf(
        id="recommendation", label="recommendation", where="action",
        words=("recommendation|rec|recommend : imr agency single individual report review made text wording "
               "detail full we that key proposed description what from smart agreed",),
        hints=("recommended : what",),
    ),
    FieldOf(
        id="whose", label="whose recommendation: own agency or between agencies", where="action",
        words=("single + multi : agency or action recommendation scope level",),
        hints=("scope|level|type : recommendation action agency",),
    ),
    FieldOf(
        id="learning", label="finding the recommendation rests on", where="action",
        words=("learning|lesson|finding : key point identified from area learned imr report review related linked "
               "leading recommendation",),
        hints=("theme|issue|reason|rationale|concern : key identified action recommendation", "why"),
    ),
)

_OF_THE_ACTION = (
    FieldOf(
        id="action_number", label="number of the action", where="action",
        words=("action|task + number|ref|reference|id|# : unique",),
    ),
    FieldOf(
        id="action", label="action", where="action",
        words=(f"{_ACTION} : key required needed agreed proposed planned specific detail description describe what "
               "smart taken take agency single implement implementing action list individual necessary to will our "
               "following",
               "action + taken : to will be by agency what organisation",
               "what + do|done|happen|change|achieve : will need needs action going we who to how",
               "what + going|need|needed|required : we to will you happen",
               "how + implemented|implement|delivered|achieved|done : will recommendation action we this"),
        hints=("plan : action", "response : agency", "how"),
    ),
    FieldOf(
        id="outcome", label="outcome to be reached", where="action",
        words=("outcome|impact|benefit|result : key intended desired expected anticipated planned what action "
               "recommendation child adult family service user required change practice improved improvement will",
               "objective|aim|goal : key outcome action recommendation what",
               "difference + make|made : will what action"),
        hints=("improvement|change : expected practice",),
    ),
    FieldOf(
        id="measure", label="how one will know it has worked", where="action",
        words=("measure|measurable|indicator|measured : success outcome performance how impact key will effectiveness",
               "success + criterion|criteria|look|measured|measure|known : how will what like",
               "how + know|measured|evaluated|evaluate|monitored : will we success outcome achieved impact you worked",
               "evaluation|effectiveness : how method measure of outcome"),
        hints=("success", "arrangement + monitoring"),
    ),
    FieldOf(
        id="evidence", label="evidence", where="action",
        words=("evidence|evidenced : completion outcome impact how what will supporting available required progress "
               "achieved change action implementation show demonstrate source key provided list document",
               "assurance : evidence source how will provided"),
        hints=("proof|document|documentation : supporting attached",),
    ),
    FieldOf(
        id="lead", label="lead officer", where="action",
        words=(f"lead|owner : action responsible recommendation {_LEAD}",
               f"responsible|responsibility|accountable|accountability : lead action owner who for delivery {_LEAD}",
               "by + who|whom : action taken completed responsible lead done will",
               "who : responsible action lead will do done take"),
        hints=("officer|manager|name|person", "action + by", "owned + by", "assigned|allocated : to"),
    ),
    FieldOf(
        id="agency", label="agency", where="action",
        words=("agency|organisation : name lead responsible owning owner partner submitting own your action",),
        hints=("service|department|team|trust|partner|directorate : lead responsible name",),
    ),
    FieldOf(
        id="target", label="target date", where="action", kind="date",
        words=("target|deadline|due|timescale|timeframe|timeline : date completion complete completed action by when "
               "time end agreed proposed implementation planned for achieve achievement",
               "time + scale|frame : completion action implementation for",
               "by + when : action completed complete completion done date will achieved delivered",
               "when : will action completed complete done by achieved",
               "date + by|planned|proposed|expected|required|anticipated : completion complete completed action "
               "implementation achieved target"),
        hints=("completion + date : action", "date|month|quarter", "end + date", "implementation + date"),
    ),
    FieldOf(
        id="completed", label="date completed", where="action", kind="date",
        words=("date|when + completed|achieved|closed|finished|actual : action was completion actual recommendation on "
               "implemented",
               "actual + completion : date action", "closed|closure|completed + date|on : action"),
        hints=("completion + date : action", "completed|complete|done|closed : action", "date|month"),
    ),
    FieldOf(
        id="status", label="status", where="action", kind="list",
        words=("status : action current progress completion implementation delivery update recommendation overall of",),
        hints=("complete|completed|progress|state|stage|position|done : action current",),
    ),
    FieldOf(
        id="progress", label="progress reported", where="action",
        words=("progress|update : latest current action quarterly made narrative detail summary report monitoring "
               "commentary comment note date to recommendation",
               "position + current|latest : action statement"),
    ),
    FieldOf(
        id="comment", label="comment", where="action",
        words=("comment|note|remark|commentary : additional further general author action supporting agency other "
               "explanatory",),
        hints=("information : additional further other supporting", "detail : additional further"),
    ),
)

_FOR_THE_AUTHOR = (
    FieldOf(id="rag", label="RAG rating", where="action", kind="list", held=False,
            words=("rag : rating rated status score level current progress action",
                   "red + amber + green : rating status rag blue", "colour : status rating rag")),
    FieldOf(id="priority", label="priority", where="action", kind="list", held=False,
            words=("priority|urgency|importance : level rating action high medium low order",)),
    FieldOf(id="resources", label="resources", where="action", held=False,
            words=("resource|cost|budget|funding|finance|financial : implication required needed and action",)),
    FieldOf(id="review", label="date of the next review", where="action", kind="date", held=False,
            words=("review|reviewed + date|when|next : of action plan frequency",)),
    FieldOf(id="risk", label="risk", where="action", held=False,
            words=("risk|barrier|dependency : to rating level score action delivery if not completed implementation",)),
    FieldOf(id="signed", label="who signs it off", where="action", held=False, personal=True,
            words=("signed|sign|approved|approval|ratified|verified|quality : off by date who group governance manager "
                   "assured action board chair",)),
)  # fmt: skip

_LEFT_ALONE = FieldOf(
    id=NOTHING, label="nothing: left as the board sent it", where="action",
    words=("panel|board|chair|office|partnership|subgroup|lscb|sab + use|only|comment|query|note|update : for internal "
           "official safeguarding adult child review business chair report group",
           "not + complete|use|fill|write|edit : do in column leave blank",
           "formula : not started in progress completed overdue", "how + stand : it action"),
)

ACTION: tuple[FieldOf, ...] = (*_OF_THE_RECOMMENDATION, *_OF_THE_ACTION, *_FOR_THE_AUTHOR, _LEFT_ALONE)

PLAN_CONTENT = ("recommendation", "action", "lead", "target", "status")
"""What a reader of a plan would miss, were no column to ask for it."""

PLAN_REST = ("completed", "evidence", "outcome", "comment", "progress")
"""What a plan may hold beside."""

STATUS_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Not started": (
        ("not started", "not yet started", "not commenced", "not yet commenced", "not begun", "not yet begun",
         "to start", "yet to start", "to do", "no progress", "planned", "new", "not in progress"),
        ("open", "outstanding", "pending", "not complete", "not completed", "incomplete"),
    ),
    "In progress": (
        ("in progress", "inprogress", "ongoing", "on going", "started", "commenced", "begun", "underway", "under way",
         "in hand", "partially complete", "partially completed", "part complete", "partly complete", "work in progress",
         "being implemented", "progressing"),
        ("open", "outstanding", "not complete", "not completed", "incomplete", "active"),
    ),
    "Completed": (
        ("completed", "complete", "done", "closed", "achieved", "implemented", "finished", "fully complete",
         "fully completed", "action completed", "action complete", "met"),
        ("signed off", "embedded"),
    ),
}  # fmt: skip
"""What boards' lists call each status: words that say it, then words that may when the list has nothing nearer."""
