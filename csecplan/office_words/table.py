"""The words that offices write for a status or a decision: one table for the file, the command and the sheet.

Words are parted by `|`, and letters in parentheses may be there or not:
`terminé(e)` is also « terminée », « terminés » and « terminées ». Case,
accents, blanks, hyphens and other marks do not count. A word that means
one thing in practice stands under that; one that may mean several is under
SEVERAL, with those it may mean, and is read as none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.model import Decision, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

ONE: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Status: {
        Status.PLANNED: """
            planned | not started | not yet started | not begun | not commenced | not initiated | to do | to be done
            | to be started | yet to start | scheduled | upcoming | planning | planning stage | in planning
            | no progress | prévu(e) | planifié(e) | à faire | à venir | à réaliser | à débuter | à commencer
            | à entreprendre | à planifier | à mettre en œuvre | non débuté(e) | non commencé(e) | non entamé(e)
            | non amorcé(e) | non entrepris(e) | pas débuté(e) | pas commencé(e) | pas encore débuté(e)
            | pas encore commencé(e) | pas entamé(e) | pas encore entamé(e) | en planification
            | étape de la planification | stade de la planification | aucun progrès
        """,
        Status.IN_PROGRESS: """
            in progress | under way | started | begun | commenced | initiated | ongoing | continuing | continuous
            | in process | in development | under development | in implementation | being implemented
            | work in progress | wip | implementation in progress | implementation under way
            | preparation for implementation | partial | partially implemented | implemented in part
            | partly implemented | partial implementation | partially complete(d) | partly complete(d)
            | completed in part | partially done | partly done | partially addressed | partially met
            | substantially implemented | substantial implementation | substantially complete(d)
            | mostly complete(d) | mostly done | nearly complete(d) | nearly done | almost done | en cours
            | en cours de réalisation | en cours de mise en œuvre | en cours d'exécution | en cours de route
            | en cours d'élaboration | en voie de réalisation | en voie de mise en œuvre | en voie d'être réalisé(e)
            | en voie d'être mis(e) en œuvre | mise en œuvre en cours | réalisation en cours | travail en cours
            | travaux en cours | en réalisation | en progression | en progrès | en développement | en élaboration
            | en traitement | en exécution | en marche | en continu | continu(e) | se poursuit | amorcé(e)
            | débuté(e) | commencé(e) | entamé(e) | entrepris(e) | lancé(e) | mis(e) en chantier | partiel
            | partielle | partiellement | partiellement mis(e) en œuvre | mis(e) en œuvre partiellement
            | mis(e) en œuvre en partie | mise en œuvre partielle | partiellement réalisé(e) | réalisé(e) en partie
            | réalisé(e) partiellement | partiellement complété(e) | partiellement terminé(e)
            | partiellement appliqué(e) | partiellement atteint(e) | en partie réalisé(e) | en partie terminé(e)
            | préparation de la mise en œuvre | mise en œuvre substantielle | en grande partie réalisé(e)
            | en grande partie mis(e) en œuvre | presque terminé(e)
        """,
        Status.BLOCKED: """
            blocked | on hold | put on hold | stalled | suspended | paused | waiting | awaiting | held up
            | at an impasse | in abeyance | deadlocked | bloqué(e) | en attente | mis(e) en attente | suspendu(e)
            | en suspens | en pause | mis(e) en pause | interrompu(e) | impasse | dans une impasse | dans l'impasse
        """,
        Status.DONE: """
            done | complete(d) | implemented | finished | finalized | finalised | accomplished | achieved
            | fulfilled | delivered | resolved | addressed | concluded | met | in place | fully implemented
            | full implementation | fully complete(d) | fully addressed | fully met | implementation complete(d)
            | closed as implemented | closed implemented | closed complete(d) | complete(d) closed
            | request to close | request for closure | closure requested | proposed for closure
            | recommended for closure | ready to close | terminé(e) | complété(e) | complet | complète | achevé(e)
            | réalisé(e) | fait(e) | réglé(e) | résolu(e) | mis(e) en œuvre | mis(e) en place
            | mis(e) en application | en place | appliqué(e) | implanté(e) | implémenté(e) | exécuté(e)
            | finalisé(e) | fini(e) | accompli(e) | effectué(e) | atteint(e) | livré(e)
            | entièrement mis(e) en œuvre | entièrement réalisé(e) | entièrement terminé(e)
            | entièrement complété(e) | pleinement mis(e) en œuvre | pleinement réalisé(e)
            | complètement mis(e) en œuvre | complètement réalisé(e) | complètement terminé(e)
            | mise en œuvre complète | mise en œuvre intégrale | mise en œuvre terminée | mise en œuvre achevée
            | demande de fermeture | fermeture demandée | fermé(e) réalisé(e)
        """,
        Status.VERIFIED: """
            verified | confirmed | validated | verified complete(d) | verified as complete(d) | closed and verified
            | closed verified | completed and verified | vérifié(e) | confirmé(e) | validé(e)
            | terminé(e) et vérifié(e) | fermé(e) et vérifié(e) | réalisé(e) et vérifié(e)
        """,
        Status.NO_ACTION: """
            no action | no action required | no action needed | no action taken | no action to be taken
            | not applicable | n/a | does not apply | will not be implemented | not to be implemented
            | not being implemented | risk accepted | accepted risk | aucune action | aucune action requise
            | aucune action nécessaire | aucune mesure | aucune mesure requise | aucune mesure nécessaire
            | aucune mesure prise | aucune intervention | pas d'action | sans action | sans suite | aucune suite
            | sans objet | s/o | non applicable | ne s'applique pas | ne sera pas mis(e) en œuvre
            | ne sera pas réalisé(e) | risque accepté
        """,
        Status.OBSOLETE: """
            obsolete | superseded | overtaken by events | cancelled | canceled | withdrawn | abandoned | dropped
            | replaced | outdated | no longer applicable | no longer relevant | no longer required
            | no longer needed | no longer valid | caduc | caduque | caducs | caduques | obsolète | désuet | désuète
            | périmé(e) | dépassé(e) | annulé(e) | abandonné(e) | retiré(e) | remplacé(e) | plus applicable
            | n'est plus applicable | ne s'applique plus | plus pertinent(e) | n'est plus pertinent(e)
            | plus requis(e) | n'est plus requis(e) | n'est plus nécessaire | plus nécessaire
        """,
    },
    Decision: {
        Decision.ACCEPTED: """
            accepted | accept | accepts | recommendation accepted | recommandation acceptée
            | agree(d) | agrees | agreement | concur | concurs | concurred | we agree | management agrees
            | management accepts | fully agree(d) | agree fully | agreed in full | fully accepted | accepted in full
            | accepté(e) | d'accord | accord | en accord | nous sommes d'accord | la direction est d'accord
            | la direction accepte | entièrement accepté(e) | pleinement accepté(e) | accepté(e) en totalité
            | accepté(e) entièrement | entièrement d'accord | tout à fait d'accord | pleinement d'accord | retenu(e)
        """,
        Decision.PARTIAL: """
            partial | partially | partially accepted | accepted partially | accepted in part | partly accepted
            | partially agree(d) | agree(d) partially | agree(d) in part | partly agree(d) | partial agreement
            | partially concur | concur in part | partiel | partielle | partiellement | partiellement accepté(e)
            | accepté(e) partiellement | accepté(e) en partie | en partie accepté(e) | partiellement d'accord
            | d'accord en partie | en partie d'accord | accord partiel | partiellement retenu(e)
            | retenu(e) en partie
        """,
        Decision.REJECTED: """
            rejected | disagree(d) | disagrees | disagreement | do not agree | does not agree | we disagree
            | management disagrees | not agreed | not accepted | do not concur | does not concur | non concur
            | non concurrence | declined | refused | rejeté(e) | refusé(e) | désaccord | en désaccord | pas d'accord
            | n'est pas d'accord | non accepté(e) | pas accepté(e) | nous ne sommes pas d'accord
            | la direction n'est pas d'accord | la direction refuse | non retenu(e) | pas retenu(e)
        """,
        Decision.NO_ACTION: """
            no action | no action required | no action needed | no action to be taken | not applicable | n/a | na
            | aucune action | aucune action requise | aucune action nécessaire | aucune mesure
            | aucune mesure requise | aucune mesure nécessaire | pas d'action | sans action | sans suite
            | aucune suite | sans objet | s/o | non applicable | ne s'applique pas
        """,
    },
}

_OPEN = (Status.PLANNED, Status.IN_PROGRESS, Status.BLOCKED)
_CLOSED = (Status.DONE, Status.VERIFIED, Status.NO_ACTION, Status.OBSOLETE)

SEVERAL: Mapping[type[StrEnum], Mapping[tuple[StrEnum, ...], str]] = {
    Status: {
        _CLOSED: """
            closed | close | closure | archived | fermé(e) | clos(e) | clôturé(e) | archivé(e)
        """,
        _OPEN: """
            open | opened | reopened | active | actif | ouvert(e) | rouvert(e) | outstanding | unresolved
            | non résolu(e) | non réglé(e) | pending | late | delayed | overdue | behind | behind schedule
            | off track | at risk | en retard | retardé(e) | à risque | incomplete | not complete(d) | not done
            | not finished | unfinished | not met | not achieved | incomplet | incomplète | inachevé(e)
            | non terminé(e) | non complété(e) | non achevé(e) | non réalisé(e) | non fait(e) | non atteint(e)
            | pas terminé(e) | pas fait(e) | pas réalisé(e)
        """,
        (Status.PLANNED, Status.IN_PROGRESS): """
            on track | on schedule | on target | en bonne voie | sur la bonne voie | selon l'échéancier
            | dans les délais | dans les temps | new | nouveau | nouvelle
        """,
        (Status.PLANNED, Status.BLOCKED): """
            deferred | postponed | rescheduled | put off | reporté(e) | différé(e) | remis(e) | ajourné(e)
            | remis(e) à plus tard
        """,
        (Status.PLANNED, Status.NO_ACTION): """
            not implemented | non mis(e) en œuvre | pas mis(e) en œuvre | non appliqué(e) | non implanté(e)
            | not addressed
        """,
        (Status.BLOCKED, Status.OBSOLETE): "stopped | halted | discontinued | arrêté(e) | cessé(e)",
        (Status.DONE, Status.NO_ACTION): """
            no further action | no further action required | aucune autre mesure | aucune autre mesure requise
        """,
        (Status.DONE, Status.VERIFIED): "approved | approuvé(e) | signed off | reviewed",
    },
    Decision: {
        (Decision.ACCEPTED, Decision.PARTIAL): """
            agree(d) in principle | accepted in principle | agreement in principle | agree(d) with comments
            | accepted with changes | d'accord en principe | accord de principe | accepté(e) en principe
            | accepté(e) avec modifications | accepté(e) avec réserve
        """,
        (Decision.ACCEPTED, Decision.NO_ACTION): """
            noted | acknowledged | received | pris(e) en note | noté(e) | pris acte | prise d'acte
            | pris(e) en compte
        """,
        (Decision.REJECTED, Decision.NO_ACTION): "will not be implemented | ne sera pas mis(e) en œuvre",
    },
}
