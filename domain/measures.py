"""Words after a number that make it an amount, never a date or a time."""

from __future__ import annotations

import re

MEASURE = re.compile(
    r"\s*(?:%|(?:ml|mls|mg|mcg|g|kg|kgs|stone|lbs?|units?|cc|l|litres?|cals?|kcals?|calories|steps|people|persons?|staff"
    r"|tablets?|tabs?|patients|pounds|pence|gbp|bruises|visits|calls|times|days?|weeks?|months?|years?|yrs?|hours?|hourly|hrs"
    r"|minutes|mins|miles|metres|cms?|mm|mmol|mmhg|bpm|degrees|paid|owed|spent|each|per|cigarettes|drinks|cans"
    r"|bottles|children|residents|officers|pages|points)\b)",
    re.ASCII,
)
