"""Words that name days, months, seasons, quarters and years: add one to its row.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.codes import WordKind

Row = tuple["WordKind", str | int, str, str]
"""What a word does, which one it is, and how it is written in French and in English."""

PERIODS: tuple[Row, ...] = (
    ("month", 1, "janvier|janv|jan", "January|Jan"),
    ("month", 2, "février|févr|fév", "February|Febr|Feb"),
    ("month", 3, "mars", "March|Mar"),
    ("month", 4, "avril|avr", "April|Apr"),
    ("month", 5, "mai", "May"),
    ("month", 6, "juin", "June|Jun"),
    ("month", 7, "juillet|juill|juil", "July|Jul"),
    ("month", 8, "août", "August|Aug"),
    ("month", 9, "septembre|sept|sep", "September|Sept|Sep"),
    ("month", 10, "octobre|oct", "October|Oct"),
    ("month", 11, "novembre|nov", "November|Nov"),
    ("month", 12, "décembre|déc", "December|Dec"),
    ("weekday", 0, "lundi|lun", "Monday|Mon"),
    ("weekday", 1, "mardi", "Tuesday|Tues|Tue"),
    ("weekday", 2, "mercredi|mer", "Wednesday|Wed"),
    ("weekday", 3, "jeudi|jeu", "Thursday|Thurs|Thur|Thu"),
    ("weekday", 4, "vendredi|ven|vend", "Friday|Fri"),
    ("weekday", 5, "samedi|sam", "Saturday|Sat"),
    ("weekday", 6, "dimanche|dim", "Sunday|Sun"),
    ("season", 1, "printemps", "spring|springtime"),
    ("season", 2, "été", "summer|summertime"),
    ("season", 3, "automne", "fall|autumn"),
    ("season", 4, "hiver", "winter|wintertime"),
    ("ordinal", 1, "premier|première|ier|ire|i", "first"),
    ("ordinal", 2, "deuxième|second|seconde|iie|iième|ii", "second"),
    ("ordinal", 3, "troisième|iiie|iiième|iii", "third"),
    ("ordinal", 4, "quatrième|ive|ivième|iv", "fourth"),
    ("ordinal", -1, "dernier|dernière", "last|final"),
    ("suffix", 1, "er|re|ère|o", "st"),
    ("suffix", 2, "e|ème|ième|nd|nde", "nd|rd|th"),
    ("quarter", 0, "trimestre|trim", "quarter|qtr|quarters"),
    ("quarter-letter", 0, "t|tr", "q"),
    ("roman-quarter", 1, "ti", "qi"),
    ("roman-quarter", 2, "tii", "qii"),
    ("roman-quarter", 3, "tiii", "qiii"),
    ("roman-quarter", 4, "tiv", "qiv"),
    ("half", 0, "semestre|sem|moitié", "half|half-year|semester"),
    ("half-letter", "s", "s", ""),
    ("half-letter", "h", "", "h"),
    (
        "fiscal",
        0,
        "exercice|exercice financier|exercice fiscal|exercice budgétaire|année financière|"
        "année fiscale|année budgétaire|af|a.f|ef|e.f|ex",
        "fiscal|fiscal year|financial year|fy|f.y|fiscal-year|fisc",
    ),
    (
        "fiscal-end",
        0,
        "fin d'exercice|clôture de l'exercice|fin d'exercice financier|fin d'année financière",
        "fiscal year-end|fiscal year end|fiscal yearend|financial year-end|financial year end",
    ),
    ("calendar", 0, "année|an|année civile|année calendaire", "year|calendar year|calendar|cy"),
    ("calendar-end", 0, "fin d'année|fin d'année civile", "year-end|year end|yearend|calendar year-end"),
    (
        "part",
        "early",
        "début|commencement",
        "early|beginning of|the beginning of|start of|the start of|early part of",
    ),
    ("part", "mid", "mi|milieu", "mid|middle|middle part of"),
    ("part", "late", "fin|toute fin", "end|late|latter part of|close of|tail end of"),
    ("prep", "of", "de|du|d'|de la|de l'", "of"),
    (
        "prep",
        "",
        "le|la|l'|les|en|dans|durant|pendant|au cours|courant|dans le courant|au courant|mois|au mois",
        "in|on|at|the|during|during the course of|in the course of|over|within|sometime|some time|"
        "sometime during|month|the month|for|in or about the month",
    ),
    ("prep", "pour", "pour", ""),
    ("to", "à", "à|au|aux", ""),
    ("to", "to", "", "to|thru"),
    ("and", 0, "et", "and"),
    ("or", 0, "ou|et/ou|ou bien", "or|and/or"),
    ("hour", 0, "heures|heure|hrs|hr", "hours|hour|o'clock"),
    ("meridiem", 0, "", "a.m|p.m|am|pm"),
    (
        "clock",
        0,
        "midi|minuit|fin de la journée|fin de journée|fermeture des bureaux",
        "noon|midnight|close of business|end of business|end of day|cob|eob|eod|end of the day",
    ),
    (
        "zone",
        0,
        "hne|hae|hnp|hap|hnr|har|hnc|hac|hna|haa|hnt|hat|heure de l'est|heure normale de l'est|"
        "heure avancée de l'est|heure d'ottawa|heure du pacifique|heure locale",
        "edt|cst|cdt|mst|mdt|pst|pdt|ast|adt|nst|ndt|utc|gmt|z|eastern|eastern time|"
        "eastern standard time|eastern daylight time|pacific time|ottawa time|local time",
    ),
    (
        "unit",
        0,
        "jour|jours|semaine|semaines|jours ouvrables",
        "day|days|week|weeks|months|years|working days|business days",
    ),
)
"""What a stretch of time is called."""
