"""Templates as boards make them, none of them a real board's; what every place asks for was written down before the
understanding was first run on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from domain.question import Question
from tests.exporters.word_templates import forms, letters, styled

QUESTIONS = (
    Question("1", "Was information shared between agencies in time to protect the adult from harm?"),
    Question("2", "How far were the wishes and feelings of the adult known and acted upon?"),
    Question("3", "Did managers have sufficient oversight of decisions taken about the adult's care?"),
)

OPEN = "?"
"""What a careful reader would ask about as well."""


@dataclass(frozen=True, slots=True)
class WordBoard:
    """A template, and by the beginning of each place's label what it asks for, in the order of the document."""

    name: str
    made_by: str
    build: Callable[[], bytes]
    asks: tuple[tuple[str, str], ...]


def _sign(role: str, *parts: str) -> str:
    return "+".join(f"sign:{role}:{part}" for part in parts)


BOARDS = (
    WordBoard("a domestic homicide review", "python-docx", styled.domestic_homicide, (
        ("Name of agency", "cover:agency"), ("IMR author", "cover:author"), ("Job title", "fact:author_job"),
        ("Review reference", "cover:reference"), ("Period covered", "cover:period"), ("Date of report", "cover:today"),
        ("Introduction", "introduction"), ("Terms of reference", "terms"), ("Methodology", "methodology"),
        ("Details of the author", "author"), ("Details of parallel reviews", "parallel"),
        ("Family composition", "family"), ("table: Pseudonym | Relationship", "table:family"),
        ("Chronology of agency involvement", "chronology"), ("table: Date | Time", "table:chronology"),
        ("Analysis of involvement", "analysis"), ("Addressing the terms of reference", "answers"),
        ("Equality and diversity", "diversity"), ("Effective practice", "good_practice"),
        ("Lessons learned", "learning"), ("Recommendations", "recommendations"),
        ("Single agency action plan", "actions"), ("table: Recommendation | Action", "table:actions"),
    )),
    WordBoard("flat headings", "an online editor", letters.flat, (
        ("Agency:", "cover:agency"), ("Author:", "cover:author"), ("Date of submission:", "cover:submitted"),
        ("Introduction", "introduction"), ("Methodology", "methodology"), ("Background", "background"),
        ("Summary of key events", "narrative"), ("Voice of the adult", "voice"), ("Critical analysis", "analysis"),
        ("Good practice", "good_practice"), ("Learning points", "learning"), ("Conclusion", "conclusion"),
        ("Recommendations", "recommendations"), ("Glossary", "abbreviations"),
        ("table: Abbreviation | Meaning", "table:abbreviations"),
    )),
    WordBoard("bold headings to write under", "an old word processor", letters.island, (
        ("REPORT OF", "cover:agency"), ("ON (name of child)", "cover:subject"), ("DATE OF BIRTH", "cover:birth"),
        ("DATE OF DEATH", "cover:death"), ("ETHNICITY", "cover:ethnicity"), ("REPORT BY", "cover:author"),
        ("DESIGNATION", "fact:author_job"), ("TIMESPAN FOR THE REVIEW", "cover:period"),
        ("INTRODUCTION", "introduction"), ("TERMS OF REFERENCE", "terms"), ("METHODOLOGY", "methodology"),
        ("FAMILY COMPOSITION AND GENOGRAM", "family+genogram"), ("NARRATIVE OF INVOLVEMENT", "narrative"),
        ("ANALYSIS OF PRACTICE", "analysis"), ("LESSONS LEARNED", "learning"),
        ("RECOMMENDATIONS FOR ACTION", "recommendations"), ("DOCUMENTS EXAMINED", "records"),
    )),
    WordBoard("content controls", "a form designer", forms.controls, (
        ("Agency name", "cover:agency"), ("Report author", "cover:author"), ("Job title", "fact:author_job"),
        ("Subject", "cover:subject"), ("Date of submission", "cover:submitted"), ("Version", "cover:version"),
        ("Introduction", "introduction"), ("Scope of the review", "terms"), ("Methodology", "methodology"),
        ("Contextual information", "context"), ("Narrative", "narrative"), ("Analysis", "analysis"),
        ("Learning", "learning"), ("Recommendations", "recommendations"),
        ("Author signed", _sign("author", "signed")), ("Author date", _sign("author", "day")),
    )),
    WordBoard("form fields", "a protected form", forms.legacy, (
        ("Organisation", "cover:agency"), ("Author of report", "cover:author"), ("Designation", "fact:author_job"),
        ("Name of adult", "cover:subject"), ("Date of birth", "cover:birth"), ("Reference number", "cover:reference"),
        ("1. Introduction", "introduction"), ("2. Methodology", "methodology"), ("3. Narrative", "narrative"),
        ("4. Analysis", "analysis"), ("5. Learning", "learning"), ("6. Recommendations", "recommendations"),
    )),
    WordBoard("nothing but tables", "a form of boxes", forms.tables_only, (
        ("Agency", "cover:agency"), ("Reference", "cover:reference"), ("Author of IMR", "cover:author"),
        ("Job title of author", "fact:author_job"), ("Period under review", "cover:period"),
        ("Date of submission", "cover:submitted"), ("Section 1: Introduction", "introduction"),
        ("Section 2: Methodology", "methodology"), ("Section 3: Summary of facts", "narrative"),
        ("Was information shared", "answer:1"), ("How far were the wishes", "answer:2"),
        ("Did managers have", "answer:3"), ("Section 5: Good practice", "good_practice"),
        ("Section 6: Learning", "learning"), ("Section 7: Recommendations", "recommendations"),
        ("table: No. | Recommendation", "table:actions"),
        ("Signed by author", _sign("author", "signed")), ("Date", _sign("author", "day")),
        ("Countersigned by", _sign("countersigner", "who")), ("Date", _sign("countersigner", "day")),
    )),
    WordBoard("numbered by the program", "a list with automatic numbers", letters.numbered, (
        ("Introduction", "introduction"), ("About the author", "author"), ("Terms of reference", "terms"),
        ("Methodology", "methodology"), ("Family composition", "family"), ("Summary of facts", "narrative"),
        ("Analysis of practice", "analysis"), ("What did we learn", "learning"), ("Recommendations", "recommendations"),
        ("Persons interviewed", "interviews"), ("table: Name | Role", "table:interviewed"),
    )),
    WordBoard("a Welsh child practice review", "renamed styles", styled.welsh, (
        ("Agency:", "cover:agency"), ("Child's pseudonym", "cover:subject"), ("Prepared by", "cover:author"),
        ("Circumstances resulting in the review", OPEN), ("Summary timeline of significant events", "chronology"),
        ("table: Date | Significant event", "table:chronology"), ("Context", "context"),
        ("Family background", "background"), ("The child's lived experience", "voice"),
        ("Analysis of agency practice", "analysis"), ("Effective practice", "good_practice"),
        ("Practice and organisational learning", "learning"), ("Learning between agencies", "learning_between"),
        ("Improving systems and practice", OPEN), ("Statement of independence", "author"),
        ("Key of professionals", "personnel"), ("table: Code | Role", "table:personnel"),
    )),
    WordBoard("a Scottish learning review", "outline levels", styled.scottish, (
        ("Name of service", "cover:agency"), ("Completed by", "cover:author"), ("Date completed", "cover:today"),
        ("Executive summary", "summary"), ("Purpose and scope", OPEN), ("Sources of information", "methodology"),
        ("Staff conversations", "interviews"), ("Policies and procedures in force at the time", "policies"),
        ("table: Policy | Version", "table:policies"), ("Key practice episodes", OPEN),
        ("Critical reflection on practice", "analysis"), ("Areas of good practice", "good_practice"),
        ("What have we learned?", "learning"), ("Conclusions and recommendations", "conclusion+recommendations"),
        ("Records reviewed", "records"), ("table: Record | Date searched", "table:searched"),
        ("Senior manager approval", "sign_off"), ("Name", OPEN), ("Position", OPEN), ("Date", OPEN),
    )),
    WordBoard("words in brackets", "placeholders", letters.brackets, (
        ("name of agency", "cover:agency"), ("pseudonym", "cover:subject"), ("author name", "cover:author"),
        ("1. Introduction", "introduction"), ("XXX", "cover:subject"), ("date of birth", "cover:birth"),
        ("2. Key lines of enquiry", OPEN), ("KLOE 1", "answer:1"), ("KLOE 2", "answer:2"), ("KLOE 3", "answer:3"),
        ("3. Good practice", "good_practice"), ("4. Learning for the agency", "learning"),
        ("5. Quality assurance checklist", "quality"), ("table: Standard | Met", "table:quality"),
    )),
    WordBoard("letters for sections", "sections A to H", letters.lettered, (
        ("A. Introduction", "introduction"), ("B. Independence of the author", "author"),
        ("C. Genogram", "genogram"), ("D. Narrative chronology", "narrative"), ("E. Analysis", "analysis"),
        ("table: Question | Response", "table:answers"), ("F. Recommendations", "recommendations"),
        ("table: No | Recommendation | Paragraph", "table:recommendations"), ("G. Action plan", "actions"),
        ("H. Chief executive's declaration", "statement"),
        ("Signed", _sign("chief officer", "signed")), ("Name", _sign("chief officer", "who")),
        ("Date", _sign("chief officer", "day")),
    )),
    WordBoard("boxes for numbered questions", "a board's own form", forms.boxes, (
        ("1. Introduction", "introduction"), ("XXX", "cover:subject"), ("information about", "fact:concerning"),
        ("1. TERMS OF REFERENCE", "terms"), ("2. METHODOLOGY", "methodology"),
        ("3. FAMILY COMPOSITION", "family"), ("table: Reference name | Relationship", "table:family"),
        ("4. CHRONOLOGY", "chronology"), ("5. NARRATIVE", "narrative"), ("6. CRITICAL ANALYSIS", "analysis"),
        ("title: Insert question 1", "question:1"), ("Insert question 1", "answer:1"),
        ("title: Insert question 2", "question:2"), ("Insert question 2", "answer:2"),
        ("title: Insert question 3", "question:3"), ("Insert question 3", "answer:3"),
        ("title: Insert question 4", OPEN), ("Insert question 4", OPEN),
        ("Are there any examples", "good_practice"), ("7. LEARNING", "learning"),
        ("8. RECOMMENDATIONS AND ACTION PLAN", "recommendations"),
        ("table: No. | Recommendation | Action", "table:actions"),
        ("SECTION 9 QUALITY ASSURANCE FORM", "quality"), ("table: Criteria | Yes", "table:quality"),
        ("Author of IMR signed", _sign("author", "signed")), ("Job title", _sign("author", "job")),
        ("Quality assured and approved by", _sign("quality assurer", "who")),
        ("Job title", _sign("quality assurer", "job")), ("Date of submission", "cover:submitted"),
        ("Glossary of personnel involved", "personnel"), ("table: Name | Job role", "table:personnel"),
        ("APPENDIX 1", "nothing"),
    )),
    WordBoard("guidance pages first", "a resource pack", forms.pack, (
        ("Serious case review in respect of", "cover:subject"), ("Date of birth", "cover:birth"),
        ("Author of IMR", "cover:author+fact:author_job"), ("Agency", "cover:agency"), ("Version", "cover:version"),
        ("1. Introduction", "introduction"), ("2. About the author", "author"), ("3. Terms of reference", "terms"),
        ("4. Contextual information", "context"), ("5. Methodology", "methodology"),
        ("6. Genogram", "genogram"), ("7. Summary of facts", "narrative"), ("8. Analysis", "analysis"),
        ("9. What are the learning points", "learning"), ("10. Recommendations", "recommendations"),
        ("Signatures required", "sign_off"), ("Author and position", _sign("author", "who", "job")),
        ("Senior officer and position", _sign("countersigner", "who", "job")),
        ("Date", _sign("author", "day")), ("Date", _sign("countersigner", "day")),
        ("APPENDIX A", "actions"), ("table: No. | RECOMMENDATION", "table:actions"),
        ("APPENDIX B", "statement"), ("Signed", _sign("chief officer", "signed")),
        ("Date", _sign("chief officer", "day")),
        ("Name and position", _sign("chief officer", "who", "job")),
        ("APPENDIX C", "records"), ("APPENDIX D", "interviews"), ("table: Name | Dates", "table:interviewed"),
    )),
)  # fmt: skip
