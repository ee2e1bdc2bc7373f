"""The screens there are: each a task, loaded when first opened. The chronology lies under all others."""

from __future__ import annotations

from dataclasses import dataclass

from screens.commands import Command


@dataclass(frozen=True, slots=True)
class Task:
    """A screen by its name, where it is, and the command that opens it."""

    name: str
    module: str
    screen: str
    opens: Command


def _task(
    name: str, module: str, screen: str, key: str, title: str, tooltip: str, footer: bool = False, takes: str = ""
) -> Task:
    opens = Command(
        id=f"open.{name}", action=f"open_task('{name}')", keys=(key,) if key else (), word=name, title=title,
        tooltip=tooltip, footer=footer, takes=takes,
    )
    return Task(name, module, screen, opens)


TASKS = (
    _task("chronology", "screens.chronology.screen", "ChronologyScreen", "f5", "Chronology",
          "The dated rows, and the line they are typed on."),
    _task("people", "screens.people.key", "PeopleScreen", "f4", "People",
          "The key: codes, what each person does, and, for your eyes, who they are.", footer=True),
    _task("sources", "screens.people.lists", "SourcesScreen", "", "Sources",
          "Where rows come from: the records, and what each short name stands for."),
    _task("interviews", "screens.meetings.interviews", "InterviewsScreen", "f7", "Interviews",
          "The meetings with staff: whom with, when, where the minutes of each stand, and what is next."),
    _task("family", "screens.people.family", "FamilyScreen", "f8", "Family",
          "The family composition: what boards ask of each member, and how they are related."),
    _task("report", "screens.report.sections", "ReportScreen", "f6", "Report",
          "The report, section by section: how far each is written, and what is still to see to.", footer=True),
    _task("write", "screens.report.writing", "WritingScreen", "", "Write",
          "Write a section of the report: by its name, or a question by its label; the one written last without.",
          takes="[SECTION]"),
    _task("questions", "screens.people.lists", "QuestionsScreen", "", "Questions",
          "The key lines of enquiry of the terms of reference, by label."),
    _task("tosee", "screens.meetings.to_see", "ToSeeScreen", "", "Whom to see",
          "Whom to see and why: told, offered support, on hold, not interviewed and why."),
    _task("minutes", "screens.minuting.screen", "MinutingScreen", "", "Minutes",
          "Type the minutes of an interview while people speak; a number says of which.", takes="[N]"),
    _task("debriefs", "screens.meetings.debriefs", "DebriefsScreen", "", "Debriefs",
          "The debriefs owed to all staff involved, after the IMR and after the final review: due, done, overdue."),
    _task("extracts", "screens.meetings.extract_checks", "ExtractChecksScreen", "", "Extracts",
          "Extracts of the report sent to those they concern, for their facts: sent, due, and what they said."),
    _task("register", "screens.meetings.register", "RegisterScreen", "", "Register",
          "The register of persons seen for the report, and of those not interviewed and why."),
    _task("agreement", "screens.agreement.screen", "AgreementScreen", "", "Agreement",
          "Where each person stands with the minutes of a meeting; issue them, and record what each answers.",
          takes="[N]"),
    _task("representations", "screens.agreement.representations", "RepresentationsScreen", "", "Representations",
          "What people want changed in the minutes of a meeting, each to be accepted or declined.", takes="[N]"),
    _task("facts", "screens.meetings.row_checks", "RowChecksScreen", "", "Factual accuracy",
          "The rows that name somebody present at a meeting, and what they said of each.", takes="[N]"),
    _task("versions", "screens.meetings.versions", "VersionsScreen", "", "Versions of minutes",
          "The minutes of a meeting as each version was issued, what changed, and rows drawn from them.", takes="[N]"),
    _task("evidence", "screens.meetings.evidence", "EvidenceScreen", "", "What rests on minutes",
          "Every row drawn from minutes: agreed, changed since, disputed or not confirmed."),
    _task("recommendations", "screens.report.recommendations", "RecommendationsScreen", "", "Recommendations",
          "What is to change, SMART part by part, each tied to the findings it rests on."),
    _task("actions", "screens.report.actions", "ActionsScreen", "", "Action plan",
          "Who does what by when, how each action stands, what was reported of it since."),
    _task("quality", "screens.report.quality", "QualityScreen", "", "Quality form",
          "What a senior person who is not the author checks: yes, no or n/a by one key, a comment with each no."),
    _task("author", "screens.report.author", "AuthorScreen", "", "About the author",
          "Eligibility, independence, supervision and the other short answers boards ask for."),
    _task("searched", "screens.report.searched", "SearchedScreen", "", "Records searched",
          "Which records were searched, where, by whom and when secured, what was not found and why."),
    _task("policies", "screens.report.policies", "PoliciesScreen", "", "Policies",
          "Policies and guidance in force at the time, each in the issue that held then."),
    _task("abbreviations", "screens.report.abbreviations", "AbbreviationsScreen", "", "Abbreviations",
          "The short forms the report uses, those nobody has explained first."),
    _task("deadlines", "screens.report.deadlines", "DeadlinesScreen", "", "Deadlines",
          "What is due by when, what is overdue."),
    _task("ready", "screens.report.ready", "ReadyScreen", "", "Ready",
          "What is still missing before a submission, by section; Enter goes there."),
    _task("submissions", "screens.report.submissions", "SubmissionsScreen", "", "Submissions",
          "Texts frozen for signature, who signed each, what changed since, what was sent."),
    _task("cameback", "screens.came_back.screen", "CameBackScreen", "", "What came back",
          "An edited report or chronology compared with what left: each change taken in, edited or left."),
    _task("genogram", "screens.people.genogram", "GenogramScreen", "", "Genogram",
          "The family drawn, or told in words, and what is missing from it."),
    _task("picture", "screens.report.picture", "PictureScreen", "", "Picture of the case",
          "Contacts over time by person, source or month, what was not attended, and actions nobody followed up."),
    _task("flags", "screens.people.lists", "FlagsScreen", "", "Flags",
          "The marks a row may bear after !, and what each means."),
    _task("fields", "screens.people.lists", "FieldsScreen", "", "Fields",
          "What a row may say beside the standing parts, mostly columns of the board's: their values and what stands"
          " where a row has none."),
    _task("unknown", "screens.names.unknown", "UnknownScreen", "", "Unknown people",
          "Names in the rows that are nobody's of the key: each a person, no name, a place or a term of the agency's."),
    _task("recordnumbers", "screens.people.record_numbers", "RecordNumbersScreen", "", "Record numbers",
          "What the numbers of the agency's records look like, so that none leaves the case."),
    _task("export", "screens.leaving.screen", "ExportScreen", "f9", "Export",
          "Put the chronology, the report, a whole submission into the board's files or our own; names searched first.",
          footer=True),
    _task("accepted", "screens.names.accepted", "AcceptedScreen", "", "Accepted",
          "What the check of exports was told to let through, each with its reason; to be taken back."),
)


def task(name: str) -> Task:
    """The task of this name."""
    return next(each for each in TASKS if each.name == name)
