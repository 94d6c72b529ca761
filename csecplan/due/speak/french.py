"""Periods said in French, so that the reader reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.days.periods import DAY, FISCAL_YEAR, HALF, MONTH, QUARTER, SEASON, YEAR, Named
from csecplan.due.vocabulary.lookup import shown

if TYPE_CHECKING:
    from datetime import date

ONGOING, DONE, NONE = "Continu", "Terminé", "Aucune échéance"
UNKNOWN = "Échéance non comprise"
HEDGES = {"~": "date approximative", "?": "à confirmer", "%": "à confirmer, date approximative"}
_PARTS = {"early": "le début", "mid": "le milieu", "late": "la fin"}
_VOWELS = "aeéioôu"


def day(when: date) -> str:
    """*when* in words: « 1er juin 2004 »."""
    return f"{_ordinal(when.day) if when.day == 1 else when.day} {shown('month', when.month, 'fr')} {when.year}"


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def _label(named: Named) -> str:
    year = named.year or 0
    return f"{year}-{year + 1}" if named.fiscal else f"{year}"


def _whole(named: Named) -> str:
    """*named* without its third, with its article: « le printemps 2004 », « avril 2004 »."""
    unit = named.unit
    if unit is DAY:
        month = shown("month", named.number, "fr")
        return f"le {_ordinal(1) if named.day == 1 else named.day} {month} {named.year}"
    if unit is MONTH:
        return f"{shown('month', named.number, 'fr')} {named.year}"
    if unit is SEASON:
        year = named.year or 0
        name = shown("season", named.number, "fr")
        return f"{_article(name)}{name} {f'{year - 1}-{year}' if named.number == 4 else year}"
    if unit is QUARTER:
        return f"le {_ordinal(_from_one(named, 4))} trimestre de {_label(named)}"
    if unit is HALF:
        return f"le {_ordinal(_from_one(named, 2))} semestre de {_label(named)}"
    return f"l'exercice {_label(named)}" if unit is FISCAL_YEAR else _label(named)


def _from_one(named: Named, count: int) -> int:
    return named.number if named.number > 0 else count


def _article(name: str) -> str:
    return "l'" if name[0] in _VOWELS + "h" else "le "


def noun(named: Named) -> str:
    """*named* as a noun with the article it takes: « la mi-avril 2004 », « la fin de l'été 2004 »."""
    whole = _whole(named)
    if not named.part:
        return whole
    if named.part == "mid" and named.unit is MONTH:
        return f"la mi-{whole}"
    return f"{_PARTS[named.part]} {of(whole)}"


def of(noun: str) -> str:
    """« de » and *noun*: « du printemps », « d'avril », « de l'été », « de juin »."""
    if noun.startswith("le "):
        return f"du {noun[3:]}"
    return f"d'{noun}" if noun[0] in _VOWELS else f"de {noun}"


def to(noun: str) -> str:
    """« à » and *noun*: « au printemps », « à l'été », « à juin »."""
    return f"au {noun[3:]}" if noun.startswith("le ") else f"à {noun}"


def bare(named: Named) -> str:
    """*named* as one would write it in a table: « printemps 2004 », « fin mars 2004 »."""
    if named.part in {"early", "late"} and named.unit in {MONTH, YEAR}:
        return f"{_PARTS[named.part][3:]} {_whole(named)}"
    said = noun(named)
    return said.removeprefix("le ").removeprefix("la ").removeprefix("l'")


def within(named: Named) -> str:
    """*named* as when something is due: « en juin 2004 », « le 30 juin 2004 », « au printemps 2004 »."""
    said = noun(named)
    if named.unit is DAY:
        return said
    if named.unit is FISCAL_YEAR and not named.part:
        return f"au cours {of(said)}"
    return f"en {said}" if named.unit in {MONTH, YEAR} and not named.part else to(said)


def _end(named: Named) -> str:
    return noun(named) if named.part or named.unit is DAY else f"la fin {of(noun(named))}"


def by(named: Named) -> str:
    """« d'ici la fin d'avril 2004 »; of a day, « d'ici le 30 avril 2004 »."""
    return f"d'ici {_end(named)}"


def before(named: Named) -> str:
    """« avant mars 2005 »."""
    return f"avant {noun(named)}"


def since(named: Named) -> str:
    """« à compter d'avril 2005 »."""
    return f"à compter {of(noun(named))}"


def after(named: Named) -> str:
    """« après mars 2005 »."""
    return f"après {noun(named)}"


def until(named: Named) -> str:
    """« Continu jusqu'à la fin de juin 2004 »."""
    return f"{ONGOING} jusqu'{to(_end(named))}"


def put_off(named: Named) -> str:
    """« reporté au 31 mars 2012 »."""
    return f"reporté {to(noun(named))}"


def brought_forward(named: Named) -> str:
    """« devancé au 31 mars 2012 »."""
    return f"devancé {to(noun(named))}"


def span(first: Named, last: Named) -> str:
    """« de mai à juillet 2004 », « du 1er avril 2004 au 31 mars 2005 »."""
    return f"{of(_short(first, last))} {to(noun(last))}"


def _short(first: Named, last: Named) -> str:
    """*first* without its year, where *last* says it."""
    said = noun(first)
    told = first.unit in {DAY, MONTH} and last.unit is first.unit and last.year == first.year
    return said.removesuffix(f" {first.year}") if told else said


def no_later(when: date) -> str:
    """« au plus tard le 20 juin 2004 »."""
    return f"au plus tard le {day(when)}"
