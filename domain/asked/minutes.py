"""What an agency's own template for minutes can ask for: the facts of the meeting, the minutes, the version."""

from __future__ import annotations

from domain.asked.field_of import FieldOf

_MEETING = "meeting interview discussion session conversation appointment supervision"
_SIGNED = "signature|signed|sign|signing|agreed|confirmed|approved"

MINUTES = (
    FieldOf(id="held", label="date of the meeting", where="minutes", kind="date",
            words=(f"date : {_MEETING} held took take place", f"when : {_MEETING} held took take place")),
    FieldOf(id="starts", label="start of the meeting", where="minutes", kind="time",
            words=(f"start|started|starting|began|begin|commenced|from : time {_MEETING}",)),
    FieldOf(id="ends", label="end of the meeting", where="minutes", kind="time",
            words=(f"end|ended|ending|finish|finished|closed|close|to|until : time {_MEETING}",)),
    FieldOf(id="hours", label="hours of the meeting", where="minutes",
            words=(f"time|hour|duration : {_MEETING} held start end finish from to",)),
    FieldOf(id="place", label="place", where="minutes",
            words=(f"place|venue|location|room|where|address : {_MEETING} held took take",)),
    FieldOf(id="present", label="those present", where="minutes",
            words=(f"present|attendee|attendance|attending|attended|participant : people person staff name list who"
                   f" those role code {_MEETING}",)),
    FieldOf(id="about", label="what it is about", where="minutes",
            words=(f"subject|purpose|about|topic|regarding|re|title|reason|focus : {_MEETING}",)),
    FieldOf(id="kind", label="kind of meeting", where="minutes", words=(f"kind|type|nature : {_MEETING}",)),
    FieldOf(id="number", label="number of the meeting", where="minutes",
            words=(f"number|ref|reference + {_MEETING.replace(' ', '|')}", "number")),
    FieldOf(id="breaks", label="breaks", where="minutes", words=("break|adjournment : taken time",)),
    FieldOf(id="recorded", label="how it was recorded", where="minutes",
            words=("recorded|recording|record + how|method|made|when : made taken minute note",)),
    FieldOf(id="interviewer", label="who held the interview", where="minutes",
            words=("interviewer|interviewed|chair|chaired|led|facilitator : by name code person meeting",)),
    FieldOf(id="minute_taker", label="who took the minutes", where="minutes",
            words=("minute|note + taker|taken|by|author|writer : recorded code name",
                   "minuted|recorded|noted + by : code name")),
    FieldOf(id="interviewee", label="who was interviewed", where="minutes",
            words=("interviewee : name code",
                   "person|staff|member|practitioner|who + interviewed|seen : name code was")),
    FieldOf(id="minutes", label="the minutes", where="minutes",
            words=("minute|note|discussion|record|summary|proceeding|account|content : detail main key point agreed"
                   f" what said {_MEETING}", "what + said|discussed : was in")),
    FieldOf(id="version", label="version", where="minutes", words=("version|draft|issue : number document minute",)),
    FieldOf(id="sha256", label="SHA-256 of the exact text", where="minutes",
            words=("sha256|hash|checksum|fingerprint : 256 sha of exact text document", "sha : 256 of exact text")),
    FieldOf(id="code", label="whose copy it is", where="minutes",
            words=("copy|issued|sent|circulated + for|to : code name person",)),
    FieldOf(id="reply_by", label="day to reply by", where="minutes", kind="date",
            words=("reply|return|returned|respond|response|comment + by|date|deadline : please to",)),
    FieldOf(id="agency", label="agency", where="minutes",
            words=("agency|organisation|trust|employer : name reporting our your",)),
    FieldOf(id="subject", label="reference name of the subject", where="minutes",
            words=("case|review|adult|child : subject name reference of", "subject + case|review|name : of")),
    FieldOf(id="reference", label="reference of the review", where="minutes",
            words=("reference|ref : number our your case review sar imr",)),
    FieldOf(id="author", label="author of the review", where="minutes", personal=True,
            words=("author : review imr report name of",)),
    FieldOf(id="log_head", label="head of the log", where="minutes", words=("log : head of case",)),
    FieldOf(id="signature", label="signature", where="minutes", personal=True, held=False,
            words=(f"{_SIGNED} : by name of interviewee staff member person here print minute as accurate true record"
                   " i agree employee date",
                   f"name|date|print + {_SIGNED} : of by interviewee staff member person",)),
    FieldOf(id="action", label="actions", where="minutes", held=False,
            words=("action|decision : agreed point owner lead by whom when deadline",)),
)  # fmt: skip
