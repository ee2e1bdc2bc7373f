"""Headings as boards word them, by what they ask for; written down before the understanding was run on them."""

CERTAIN: dict[str, tuple[str, ...]] = {
    "event+comment": (
        "Event summary and analysis",
    ),
    "date": (
        "Key dates", "Date(s) of contact", "When", "Contact date", "Date of key event",
    ),
    "who": (
        "Staff present", "Attendees", "Name of worker", "Professional code", "Who", "Practitioners",
        "Practitioner (code)", "Staff initials", "Who was present", "Who else was involved?",
        "People involved",
    ),
    "event": (
        "Nature of incident", "Events", "Critical event", "Events/incidents", "Brief description of event",
        "Brief details of the incident", "Narrative of events",
    ),
    "action+outcome": (
        "Actions & outcomes",
    ),
    "field:impact": (
        "Impact on child", "Effect on adult",
    ),
    "flag:good+field:learning": (
        "Good practice / learning points",
    ),
    "comment": (
        "Practice comments", "Author commentary", "Analysis of practice", "IMR author comments",
        "Agency comment", "Critical analysis", "Reflection", "Additional comments", "General comments",
        "Comments (author)", "Remarks",
    ),
    "nothing": (
        "Chair comments", "Board use", "Comments for panel", "Comments (panel)", "Do not complete",
        "LSCB use only", "Office use",
    ),
    "question": (
        "KLOE reference", "Link to ToR", "Which KLOE does this relate to?", "Lines of enquiry",
        "Line of enquiry number", "KLOE(s) addressed", "ToR point", "Question number",
    ),
    "field:expected": (
        "Expected practice (policy/procedure)", "Should this have happened?", "What should have happened?",
    ),
    "source": (
        "Source / evidence", "Evidence source (e.g. case file)",
    ),
    "source_ref": (
        "Record location", "Source ref", "Evidence reference", "Doc ref",
    ),
    "number": (
        "Row no.", "Event ref", "Entry ID",
    ),
    "field:contact": (
        "Mode of contact",
    ),
    "field:seen": (
        "Adult seen", "Person seen", "Seen (Y/N)",
    ),
    "field:voice": (
        "Wishes of adult", "Was the voice of the child heard?", "Child voice", "Family views", "Carer view",
    ),
    "flag:opportunity": (
        "Missed opportunity identified?", "Opportunity to intervene",
    ),
    "flag:dna": (
        "DNA / was not brought",
    ),
    "field:rag": (
        "RAG rating", "RAG",
    ),
    "agency+role": (
        "Agency and role",
    ),
    "agency+who+role": (
        "Agency, name and role of worker",
    ),
    "role+agency": (
        "Role/agency",
    ),
    "date+time+field:location": (
        "Date / time / place", "Date, time and location",
    ),
    "field:location": (
        "Place of event",
    ),
    "date+end_date": (
        "Date from/to", "Start and end date",
    ),
    "time+end_time": (
        "Time from - to",
    ),
    "end_date": (
        "Date ended",
    ),
    "event+action": (
        "What happened and what was done", "Event / action", "Events and decisions",
    ),
    "flag:good": (
        "Was this good practice?", "Areas of good practice",
    ),
    "field:learning": (
        "Learning",
    ),
    "time": (
        "Contact time", "Approximate time", "Time of event (24hr)", "Event time (if known)",
    ),
    "date+time": (
        "Incident date & time",
    ),
    "agency": (
        "Agency/organisation", "Name of organisation", "Submitting agency", "Organisation and team",
    ),
    "who+agency": (
        "Professional name and agency",
    ),
    "role": (
        "Staff grade/designation", "Worker role",
    ),
    "event+action+outcome": (
        "Event/Action/Outcome",
    ),
    "event+date": (
        "What happened & when",
    ),
    "event+outcome": (
        "Description of contact and outcome",
    ),
    "action": (
        "Immediate actions taken", "Agency action", "Actions taken by professionals", "Decision",
    ),
    "outcome": (
        "Outcome for child", "Result",
    ),
    "outcome+field:impact": (
        "Outcome/impact",
    ),
    "comment+field:learning": (
        "Analysis and learning",
    ),
    "recorded_at": (
        "Date entered on chronology",
    ),
}

ASKED: tuple[str, ...] = (
    "Worker name and team", "Job title/agency of professional", "Practitioner (role and agency)",
    "Professionals/agencies involved", "Person/agency involved", "Concerns about practice",
)
"""Plain enough to a careful reader, and asked all the same."""

NEVER: tuple[str, ...] = (
    "Date of referral", "Date seen", "Referral date", "Agency contact", "Time in", "Time out",
    "Arrival time", "Length of contact", "Contact duration", "Those present", "Others present", "Present",
    "Reported to", "Reported by", "Informed", "Information shared with", "Information shared",
    "Referral to other agency", "Service involved", "Services involved", "Team", "Ward",
    "Officer in charge", "Allocated social worker", "Social worker", "GP", "Manager oversight",
    "Supervision", "Presenting issue", "Reason for contact", "Purpose of visit", "Incident type",
    "What was seen", "What was said", "What was known", "Family response", "Child response",
    "Action needed", "Next steps", "Outcome of visit", "Result of assessment", "Risk to child",
    "Protective factors", "Lead reviewer comments", "Theme/KLOE", "Relevant policy",
    "Was policy followed?", "File/page", "Document name", "System", "Recording system", "Entry", "Item",
    "Contact with adult", "Contact made by", "Contact made with", "Adult seen alone?",
    "Was the adult seen alone", "Views of adult sought", "Mental capacity considered", "Consent obtained",
    "Safeguarding concern raised", "Concerns identified", "Significance", "Significance (H/M/L)",
    "Sort order", "Date added", "Added by", "Date and time recorded", "Date of recording",
    "Date event recorded", "Date of incident reported", "Time reported", "Day", "Month", "Year",
    "Age of child", "Address at time", "Event title", "Heading", "Agency code", "Home address",
    "Source agency", "Source of concern", "Source (agency)", "Questions for agency", "Author query",
    "Further information requested", "Response to query", "End", "Start", "From/to", "Start/end", "What",
    "Where", "Why", "How", "What did we do?", "So what?", "Decision and rationale",
    "Decision maker and decision", "Professional judgement", "Chronological date", "Dates of admission",
    "Date of admission", "Admission/discharge date", "Date of strategy meeting", "Period covered",
    "Timeframe", "Call time", "Shift", "Record no.", "Case number", "Unique ref", "Ref no", "NHS number",
    "Log number", "CAD number", "Crime reference", "Exhibit", "Appendix", "Tab", "Other agency",
    "Agency present", "Partner agencies", "Agency lead", "Agency author", "Provider", "School", "Setting",
    "Identified professional", "Professional making entry", "Professional making contact", "Initials",
    "Band", "Who did what?", "Who was contacted?", "Who knew?", "Who should have been told",
    "Family members present", "Relationship", "Adult spoken to", "Seen by whom",
    "Child seen / spoken to alone (Y/N)", "Event, response and outcome", "Narrative", "Summary",
    "Overview", "Record summary", "Case note", "Case notes extract", "Verbatim entry", "Facts",
    "Facts and analysis", "What the record says", "Information received", "Information held",
    "Key information", "Visit", "Visit type", "Home visit outcome", "Observation", "Observations",
    "Presentation", "Allegation", "Action taken / reasons", "Action plan", "Action status",
    "Decision date", "Decision made by", "Rationale", "Agreed outcome", "Expected outcome",
    "Actual outcome", "Outcome code", "Consequences", "Follow up required", "Follow-up", "Further action",
    "Response of agency", "Intervention", "Intervention offered", "Services offered", "Referrals made",
    "Plan", "Reviewer notes", "Comments by GP", "Family comments", "Child comments", "Notes for author",
    "Professional curiosity", "Barriers", "Contributory factors", "Why did this happen?", "Standards met",
    "Compliance with policy", "Practice issue", "Strengths", "Strengths/concerns", "Areas for improvement",
    "Poor practice", "Risk level", "RAG (impact)", "Impact rating", "User feedback",
    "Making Safeguarding Personal", "KLOE 1", "Themes", "Theme code", "Category of abuse", "Legal status",
    "Thresholds", "Sharing restrictions", "Redacted?", "Include in combined chronology?", "For merging",
    "Leave blank", "Internal use only", "Entered by", "Last updated", "Checked by", "QA",
)
"""Not to be placed without asking."""
