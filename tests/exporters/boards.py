"""Workbooks as boards might send them, each with what every heading really asks for, and their maker.

`BOARDS` were at hand while the word lists were written; `OTHER_BOARDS` were written down before the understanding
was first run on anything, and no word list was changed for them before their first figure was taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Producer = Literal["openpyxl", "xml", "xlsxwriter", "libreoffice"]


@dataclass(frozen=True)
class C:
    """A column: its heading, the fields it asks for ("action+outcome", "" when it asks for nothing we know), and
    whether a careful reader would have to ask (`open`)."""

    heading: str
    asks: str
    open: bool = False
    format: str = ""
    listed: tuple[str, ...] = ()
    width: int = 18

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.asks.split("+")) if self.asks else ()


@dataclass(frozen=True)
class Board:
    """One workbook. `at` is the cell of the first heading; `above` are texts elsewhere on the sheet; `cells` "
      "says which
    cell of the header block asks for what; `groups` are merged headings in the row above the headings."""

    name: str
    columns: tuple[C, ...]
    at: str = "A1"
    sheet: str = "Chronology"
    above: dict[str, str] = field(default_factory=dict)
    merges: tuple[str, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    other_sheets: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 12
    table: bool = False
    producer: Producer = "openpyxl"


DATE, TIME = "dd/mm/yyyy", "hh:mm"

BOARDS: tuple[Board, ...] = (
    Board("plain", (C("Date", "date", format=DATE), C("Time", "time", format=TIME), C("Agency", "agency"),
        C("Source of evidence", "source"), C("Contact/event", "event"), C("Who was seen", "field:seen"),
        C("Decision/action", "action"), C("Comment", "comment"))),
    Board("worcester", (C("Date", "date", format=DATE), C("Time", "time", format=TIME), C("Source of "
    "information", "source"),
        C("Agency / professional (code)", "agency+who"), C("Event / contact", "event"),
        C("Action taken and outcome", "action+outcome"), C("Author comment", "comment"),
        C("Key line of enquiry", "question", listed=("KLOE 1", "KLOE 2", "Not applicable"))),
        at="A8",
        above={"A1": "SAFEGUARDING ADULTS REVIEW – AGENCY CHRONOLOGY", "A2": "STRICTLY CONFIDENTIAL – not to be "
        "copied",
               "A4": "Agency", "A5": "Author", "A6": "Subject", "F4": "Period from", "F5": "Period to",
               "F6": "Review reference", "G6": "SAR9",
               "A7": "Please enter one event per row, in date order. State clearly any period with no contact."},
        merges=("A1:H1", "A2:H2", "A4:B4", "A5:B5", "A6:B6", "C4:E4", "C5:E5", "C6:E6", "A7:H7"),
        cells={"C4": "agency", "C5": "author", "C6": "subject", "G4": "period_from", "G5": "period_to"},
        other_sheets={"Guidance": ("visible", {
            "A1": "Guidance for completing the chronology",
            "A2": "Date: enter as dd/mm/yyyy. If the exact date is not known say so in the Event / contact column.",
            "A3": "Source of information: the record the entry is taken from.",
            "A4": "Event / contact: facts only."})}),
    Board("shuffled", (C("Outcome", "outcome"), C("Key Line of Enquiry (KLOE)", "question"), C("Professional(s) "
    "involved", "who"),
        C("Event", "event"), C("Time\n(24 hr)", "time"), C("Date\n(dd/mm/yyyy)", "date"), C("Source", "source")),
        at="C5", above={"C2": "Chronology of contact"}, producer="xml"),
    Board("two rows", (C("Start", "date", format=DATE), C("End", "end_date", format=DATE), C("Time", "time"),
        C("Name of professional", "who"), C("Role", "role"), C("Details of event", "event"), C("Action taken",
        "action")),
        at="A4", groups={"A3:B3": "Date", "D3:E3": "Professional"}, above={"A1": "Agency chronology"}),
    Board("shouting", (C("DATE OF EVENT:", "date"), C("TIME OF EVENT:", "time"), C("WHO WAS INVOLVED?", "who"),
        C("WHAT HAPPENED?", "event"), C("WHAT WAS DONE?", "action"), C("OUTCOME:", "outcome"),
        C("WHERE IS THIS RECORDED?", "source"))),
    Board("misspelt", (C("Date of Incidnet", "date"), C("Agnecy", "agency"), C("Proffesionals involved", "who"),
        C("Detials of contact", "event"), C("Ouctome", "outcome"), C("Comments", "comment"))),
    Board("chronolator", (C("Start Date", "date"), C("Start Time", "time"), C("End Date", "end_date"), C("End "
    "Time", "end_time"),
        C("Sequence", "sequence"), C("Source of Information", "source"), C("Significant Event", "event"),
        C("Comment", "comment"))),
    Board("tayside", (C("Date or Period of Event", "date"), C("Review", "", open=True), C("Significant Event",
    "event"),
        C("Source", "source"), C("Impact (Either Positive or Negative)", "field:impact"),
        C("Action Taken", "action")), at="B6",
        above={"B3": "Name of Child or Young Person", "B4": "Date of Birth"}, cells={"C3": "subject"}),
    Board("vague", (C("Date", "date"), C("Name", "who", open=True), C("Details", "event", open=True),
        C("Response", "action", open=True), C("Date recorded", "recorded_at", open=True))),
    Board("norfolk", (C("No.", "number"), C("Date of event", "date"), C("Agency", "agency"), C("Event", "event"),
        C("RAG", "field:rag", listed=("Red", "Amber", "Green")), C("Good practice", "flag:good", listed=("Yes", "No")),
        C("Analysis", "comment")), table=True),
    Board("combined date and time", (C("Date & time", "date+time"), C("Event", "event"),
        C("Agency and professional", "agency+who"), C("Action and outcome", "action+outcome"), C("Evidence "
        "source", "source"))),
    Board("panel's own columns", (C("Date", "date"), C("Time", "time"), C("Event / Contact", "event"),
    C("Action", "action"),
        C("Expected practice", "field:expected"), C("Panel comments", "nothing"), C("For office use only", "nothing")),
        at="A3", above={"A1": "DHR chronology"}),
)

OTHER_BOARDS: tuple[Board, ...] = (
    Board("home office style", (C("Ref", "number", open=True), C("Date of contact", "date", format=DATE),
        C("Time of contact", "time", format=TIME), C("Type of contact", "field:contact", listed=("Telephone",
        "Visit", "Email")),
        C("Agency staff involved", "who", open=True), C("Summary of contact", "event"), C("Agency response",
        "action", open=True),
        C("Victim seen? (Y/N)", "field:seen"), C("Author's analysis", "comment")),
        at="A9", above={"A1": "DOMESTIC HOMICIDE REVIEW", "A3": "Name of agency:", "A4": "IMR author:",
        "A5": "DHR ref:",
                        "A6": "Period under review:", "D3": "Date of submission:", "D4": "Version:"},
        cells={"B3": "agency", "B4": "author", "B5": "reference", "B6": "period", "E3": "today"}),
    Board("hospital timeline", (C("Date and time", "date+time"), C("Event", "event"), C("Location / ward",
    "field:location", open=True),
        C("Staff member (initials and designation)", "who+role", open=True), C("Care delivery problem", "", open=True),
        C("Good practice identified", "flag:good"), C("Supplementary information", "comment", open=True),
        C("Document reference", "source_ref")), producer="xml", at="B3", above={"B1": "Tabular timeline"}),
    Board("children's", (C("Date", "date", format=DATE), C("Agency", "agency"), C("Child's name", "", open=True),
        C("Event/incident/contact", "event"), C("Was the child seen/spoken to?", "field:seen"),
        C("Child's voice", "field:voice"), C("Outcome / action taken", "outcome+action"), C("Comments / "
        "analysis", "comment"),
        C("ToR", "question")), at="A6",
        above={"A1": "Child Safeguarding Practice Review", "A2": "Serious Case Review in respect of",
        "A3": "Author of IMR",
               "A4": "Agency", "D2": "Date of Birth", "D3": "Timespan for the review"},
        cells={"B2": "subject", "B3": "author", "B4": "agency", "E3": "period"},
        other_sheets={"Example": ("visible", {"A1": "Date", "B1": "Agency", "C1": "Event", "A2": "01/02/2023",
        "B2": "School",
                                              "C2": "Attended late"})}),
    Board("housing", (C("When", "date"), C("Event type", "field:contact", open=True), C("Description of event",
    "event"),
        C("Officer", "who", open=True), C("What action did you take?", "action"), C("What was the result?", "outcome"),
        C("Evidence (file, page)", "source+source_ref", open=True)), producer="xml"),
    Board("police", (C("Date/Time", "date+time"), C("Incident/Crime No", "", open=True), C("Circumstances",
    "event", open=True),
        C("Persons involved", "who"), C("Police action", "action", open=True), C("Risk grading", "field:rag",
        open=True),
        C("Missed opportunities", "flag:opportunity"), C("OIC comments", "comment", open=True)), at="A2",
        above={"A1": "RESTRICTED"}, table=True),
    Board("long guidance in headings", (
        C("Date\nPlease use dd/mm/yyyy. If not known give an approximate date.", "date"),
        C("Source of information\ne.g. case notes, interview with staff, GP letter", "source"),
        C("Professional (please use codes from the key only, e.g. SW1)", "who"),
        C("Event – facts only, do not include opinion", "event"),
        C("Outcome – what changed for the adult as a result?", "outcome"),
        C("Comment\nAnalysis belongs in section 6 of the report", "comment")), at="A4"),
    Board("integrated", (C("Event no", "number"), C("Date from", "date", format=DATE), C("Date to", "end_date",
    format=DATE),
        C("Organisation", "agency"), C("Practitioner", "who"), C("Job title", "role"), C("Key event", "event"),
        C("Decisions and actions", "action"), C("Lessons learned", "field:learning"), C("KLOE no.", "question")),
        producer="xlsxwriter"),
    Board("under groups", (C("Date", "date"), C("Time", "time"), C("Source", "source"), C("Description",
    "event", open=True),
        C("Seen?", "field:seen", open=True), C("Action taken", "action"), C("Outcome", "outcome"), C("Comments",
        "nothing")),
        at="A5", groups={"A4:C4": "Event information", "D4:G4": "Agency involvement", "H4:H4": "For panel use"},
        above={"A1": "Safeguarding Adults Review", "A2": "Agency name"}, cells={"B2": "agency"}),
    Board("northern ireland", (C("Date", "date"), C("Discipline", "role"), C("Professional contact", "", open=True),
        C("Summary of involvement", "event"), C("Action taken by professional", "action"), C("Views of the "
        "family", "field:voice"),
        C("Reviewer's observations", "", open=True)), producer="libreoffice", at="A3",
        above={"A1": "Case Management Review"}),
    Board("school", (C("Day/Date", "date"), C("Concern", "event", open=True), C("Raised by", "who", open=True),
        C("Discussed with", "", open=True), C("Actions agreed", "action"), C("Outcomes", "outcome"), C("Notes",
        "comment", open=True)),
        producer="libreoffice"),
    Board("two dates", (C("Date of event", "date"), C("Date of entry", "recorded_at", open=True), C("Person "
    "recording", "recorded_by", open=True),
        C("Event", "event"), C("Source", "source"), C("Reference", "source_ref", open=True))),
    Board("abbreviated", (C("S/No", "number", open=True), C("Dt", "date", open=True), C("Prof.", "who",
    open=True), C("Org", "agency", open=True),
        C("Event/Incident", "event"), C("Action Taken/By Whom", "action+who", open=True), C("Cmts", "comment",
        open=True)), producer="xml"),
    Board("adult social care", (C("Date of Event", "date"), C("Time (if known)", "time"), C("Agency/Service",
    "agency"),
        C("Name & Role of Professional", "who+role"), C("Method of contact", "field:contact"), C("Detail of "
        "contact/event", "event"),
        C("Response/action taken", "action"), C("Was this expected practice?", "field:expected"),
        C("Terms of Reference no.", "question")), at="A7", producer="xlsxwriter",
        above={"A1": "Agency chronology for the SAR", "A3": "Agency completing chronology", "A4": "Completed by",
               "A5": "Reference name of adult"},
        cells={"B3": "agency", "B4": "author", "B5": "subject"}),
    Board("doubled", (C("Date", "date"), C("Event", "event", open=True), C("Significant event", "event",
    open=True), C("Action", "action"),
        C("Outcome/Response", "outcome", open=True))),
    Board("wide", (C("Chronology entry number", "number"), C("Event start date", "date"), C("Event end date",
    "end_date"),
        C("Start time", "time"), C("Finish time", "end_time"), C("Reporting agency", "agency"), C("Information "
        "source", "source"),
        C("Page number", "source_ref"), C("Staff involved", "who"), C("Incident details", "event"),
        C("Immediate action", "action"),
        C("Follow-up action", "action", open=True), C("Result", "outcome"), C("Lived experience of the adult",
        "field:voice"),
        C("Author's reflections", "comment"), C("Flag", "flags")), at="B2", producer="libreoffice"),
    Board("traps", (C("Date", "date"), C("Agency", "agency"), C("Event", "event"), C("Action owner", "", open=True),
        C("Date of birth", "", open=True), C("Date of next review", "", open=True), C("Source of referral", "",
        open=True),
        C("Other agencies informed", "", open=True), C("Reason for action", "", open=True))),
)

FRESH_BOARDS: tuple[Board, ...] = (
    Board("wales", (C("Dyddiad / Date", "date", open=True), C("Date of significant event", "date", open=True),
        C("Agency involved", "agency", open=True), C("Significant event", "event"), C("Action (or reason for no "
        "action)", "action", open=True),
        C("Was this in line with expected practice?", "field:expected", open=True), C("Child's lived "
        "experience", "field:voice")),
        at="A5", above={"A1": "Child Practice Review – summary timeline", "A2": "Author:", "A3": "Agency:"},
        cells={"B2": "author", "B3": "agency"}),
    Board("learning disability", (C("Date", "date", format=DATE), C("Time", "time", format=TIME), C("Setting",
    "", open=True),
        C("Event / intervention", "event"), C("Clinician (role only)", "role", open=True), C("Source document "
        "and page", "source+source_ref", open=True),
        C("Reflections", "comment"), C("Learning points", "field:learning")), at="D4", above={"D1": "Mortality "
        "review"}),
    Board("answers below", (C("Date of Contact", "date"), C("Professional(s)", "who"), C("Summary of contact",
    "event"),
        C("Outcome of contact", "outcome"), C("Record seen", "", open=True)), at="A7",
        above={"A1": "Agency Chronology Template", "A3": "Agency", "B3": "Author", "C3": "Date of submission",
        "D3": "Subject"},
        cells={"A4": "agency", "B4": "author", "C4": "today", "D4": "subject"}),
    Board("period in parts", (C("From", "date"), C("To", "end_date"), C("Event", "event"), C("Practitioners "
    "involved", "who"),
        C("Agency actions", "action"), C("Source of info", "source")), at="A6", groups={"A5:B5": "Date"},
        above={"A1": "Period under review", "B1": "From", "D1": "To", "A2": "Completed by"},
        cells={"C1": "period_from", "E1": "period_to", "B2": "author"}),
    Board("probation", (C("Date of event/contact", "date"), C("Contact type", "field:contact", listed=("Office "
    "visit", "Phone call", "Email")),
        C("Staff grade", "role"), C("Event description", "event"), C("Enforcement action", "action", open=True),
        C("Outcome code", "", open=True),
        C("OASys reference", "", open=True), C("Comments by author of IMR", "comment")), producer="xml"),
    Board("guided twice", (C("Date", "date"), C("Time", "time"), C("Agency", "agency"), C("Event", "event"),
    C("Outcome", "outcome")),
        at="A4", rows=(("dd/mm/yyyy", "24 hour", "Your agency", "Facts only", "What changed"),),
        above={"A1": "Joint chronology", "A2": "Complete every column"}),
    Board("ambulance", (C("Call date", "date", open=True), C("Time of call", "time", open=True), C("Caller", "",
    open=True), C("Nature of call", "event", open=True),
        C("Crew", "", open=True), C("Event on scene", "event", open=True), C("Conveyed to", "", open=True),
        C("Source", "source"))),
    Board("bold claims", (C("Date and Time of Event", "date+time"), C("Agency/Professional/Role", "agency+who+role"),
        C("Event and action taken", "event+action"), C("Outcome and comments", "outcome+comment"),
        C("Source/reference", "source+source_ref", open=True))),
    Board("mental health", (C("Date & Time", "date+time"), C("Team / service", "agency", open=True),
    C("Professional & designation", "who+role"),
        C("Contact / event details", "event"), C("Risk", "field:rag", open=True), C("Action / plan", "action",
        open=True),
        C("Views and wishes of service user", "field:voice"), C("Author's comments on practice", "comment"),
        C("KLOE(s)", "question")), at="A3",
        above={"A1": "Serious incident"}),
    Board("drugs and alcohol", (C("Row", "number"), C("Event date (approximate if unsure)", "date", open=True),
    C("Key worker", "who"),
        C("DNA?", "flag:dna"), C("What happened?", "event"), C("Decisions made", "action"), C("Missed "
        "opportunity?", "flag:opportunity"),
        C("Areas of concern", "flag:concern"), C("For panel: query", "nothing", open=True))),
    Board("misc traps", (C("Date", "date"), C("Agency", "agency"), C("Event", "event"), C("Contract type", "",
    open=True), C("Time spent", "", open=True),
        C("Number of children present", "", open=True), C("Reviewed by", "", open=True), C("Action date", "",
        open=True),
        C("Outcome date", "", open=True), C("Source of income", "", open=True), C("Staff sickness", "",
        open=True), C("Practice manager", "", open=True))),
    Board("people traps", (C("Date", "date"), C("Event", "event"), C("Professional to contact", "", open=True),
    C("Role of agency", "", open=True),
        C("Where seen", "field:location", open=True), C("Who recorded", "recorded_by", open=True), C("Child's "
        "name", "", open=True),
        C("Worker's manager", "", open=True), C("Decision maker", "", open=True), C("Time of entry", "", open=True),
        C("Date of outcome", "", open=True), C("Date informed", "", open=True), C("Event location",
        "field:location"))),
)
