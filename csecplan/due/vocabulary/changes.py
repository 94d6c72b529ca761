"""Words that say a date was changed, and words for the day of a report: add one to its row.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.vocabulary.periods import Row


CHANGES: tuple[Row, ...] = (
    (
        "changed",
        "revised",
        "révisé|révisée|révisés|révisées|réévalué|réévaluée|réévalués|réévaluées|a été révisé|"
        "a été révisée|est révisé|est révisée|rajusté|rajustée",
        "revised|re-evaluated|reevaluated|reassessed|re-assessed|has been revised|was revised|is revised|"
        "revised date is|adjusted|readjusted",
    ),
    (
        "changed",
        "now",
        "maintenant|désormais|dorénavant",
        "now|now planned|now expected|now due|now scheduled|now set|extended deadline of",
    ),
    (
        "changed",
        "put off",
        "reporté|reportée|reportés|reportées|repoussé|repoussée|repoussés|repoussées|prolongé|prolongée|"
        "prolongés|prolongées|différé|différée|différés|différées|déplacé|déplacée|retardé|retardée|décalé|"
        "décalée|reprogrammé|reprogrammée|reconduit|reconduite|prorogé|prorogée|ajourné|ajournée|rééchelonné|"
        "rééchelonnée|est reporté|est reportée|a été reporté|a été reportée|est prolongé|est prolongée|"
        "a été prolongé|a été prolongée|prolongation|prorogation|prolongation accordée|prolongation approuvée",
        "deferred|extended|postponed|delayed|moved|rescheduled|re-scheduled|pushed|pushed back|pushed out|"
        "slipped|shifted|carried over|carried forward|put off|has been extended|has been deferred|"
        "has been postponed|was deferred|was extended|was postponed|is deferred|is postponed|extension|"
        "extension granted|extension approved|ext|moved back|set back",
    ),
    ("changed", "put off to", "report au|report à", ""),
    (
        "changed",
        "brought forward",
        "devancé|devancée|devancés|devancées|avancé|avancée|avancés|avancées|a été devancé|a été devancée|"
        "est devancé|est devancée",
        "moved up|brought forward|moved forward|advanced|pulled forward|was moved up|has been moved up|"
        "was brought forward|has been brought forward",
    ),
    (
        "changed",
        "edited",
        "modifié|modifiée|modifiés|modifiées|mis à jour|mise à jour|mises à jour|actualisé|actualisée|"
        "changé pour|changé à|changée|corrigé|corrigée|amendé|amendée|a été modifié|a été modifiée",
        "updated|amended|modified|changed|edited|corrected|was updated|was amended|has been updated|has been amended",
    ),
    ("changed", "handed", "remis|remise|remises", ""),
    ("new", 0, "nouveau|nouvel|nouvelle|nouvelles", "new"),
    ("then", 0, "puis|ensuite|et ensuite|et puis", "then|and then|again|and again"),
    (
        "status-day",
        0,
        "en date du|en date de|en date d'|situation au|situation en|situation en date du|situation à|"
        "état de la situation|état au|état en date du|état d'avancement au|statut au|prévision de|"
        "prévision du|prévision d'|prévisions de|prévisions du|dernière mise à jour|"
        "dernières mises à jour|dernière modification|dernière révision|à jour au|à jour en|"
        "données au|selon l'état au|tel qu'au|mis à jour en date du",
        "as at|last updated|last update|last modified|last revised|last reviewed|last amended|status at|"
        "status on|status as of|status as at|updated as of|current as of|current at|data as of|"
        "information as of|forecast of|forecast as of|forecast as at|as it stood on|as it stood at|"
        "as reported on|reported as of",
    ),
)
"""A change says whether the date beside it still stands; the day of a report is never a due date."""
