"""Figures that are an amount, never a date or a time, by what stands after them or by their shape."""

from __future__ import annotations

import re

MEASURE = re.compile(
    r"\+?\s*(?:%|(?:ml|mls|mg|mcg|g|kg|kgs|stone|lbs?|units?|cc|l|litres?|cals?|kcals?|calories|steps|people|persons?|staff"
    r"|tablets?|tabs?|patients|pounds|pence|gbp|bruises|visits|calls|times|days?|weeks?|months?|years?|yrs?|hours?|hourly|hrs"
    r"|minutes|mins|miles|metres|cms?|mm|mmol|mmhg|bpm|degrees|paid|owed|spent|each|per|cigarettes|drinks|cans"
    r"|bottles|children|residents|officers|pages|points)\b)",
    re.ASCII,
)

_OVER = r"(?:24/7|[1-5]/[1-6]|\d{1,2}/(?:7|10|12))(?!\d|/\d)"
FIGURE_OVER = re.compile(_OVER + r"(?=\s+[a-z])", re.ASCII)
"""Days and months (2/7, 6/12), staffing (1/1, 24/7), a score (5/10), before words of text."""
RATIO = re.compile(
    _OVER + r"\s+(?:(?P<plainly>hx|h/o|history|ago|course|supply|abx|antibiotics?|nursing|obs|observations?|staffing"
    r"|hourly|hrly|tablets?|tabs?|meals?|palpable|pregnant|gestation|worsening|old|pain|score)"
    r"|of|later|reviews?|rv|r/v|f/u|fu|follow|check|check-up|wait|cover|care|carers?|staff|support|supervision|escorts?"
    r"|sessions?|sick|cert|trial|script|headaches?|cough|vomiting|d&v|diarrhoea|fever|temp|pyrexia|rash|sob|duration"
    r"|increasing|low|fit|leave|notice|extension|placement|programme|plan|meds?|doses?|days?|weeks?|months?)\b",
    re.ASCII,
)
"""The same before words that often follow an amount; `plainly` those that follow nothing else."""
