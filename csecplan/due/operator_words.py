"""Words that say how a due date is meant: by, before, from, about, revised. Add one to its row.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.period_words import Row


OPERATORS: tuple[Row, ...] = (
    (
        "by",
        0,
        "d'ici|pas plus tard que|pas plus tard qu'|avant ou le|le ou avant|au plus tard d'ici|"
        "au plus tard avant|au plus tard pour|jusqu'au plus tard",
        "by|no later than|not later than|on or before|by no later than|before or on|"
        "at the latest by|at latest by|by or before|on or by|by at the latest|in or before|"
        "latest by|before or by|nlt|up to and including",
    ),
    ("by", "either side", "au plus tard", "at the latest|at latest|latest"),
    (
        "by-after",
        0,
        "dernier délai|ou avant|ou plus tôt|au maximum|maximum",
        "or earlier|or before|or sooner",
    ),
    (
        "before",
        0,
        "avant|préalablement à|antérieurement à",
        "before|prior to|ahead of|in advance of|earlier than",
    ),
    ("after", 0, "après|suivant", "after|following|subsequent to|later than"),
    (
        "from",
        0,
        "à compter|à partir|dès|depuis|à dater|débutant|commençant|début prévu|commencer|"
        "à commencer|début :|début:|débutera|à débuter|en vigueur|débuté|commencé|entamé|amorcé|"
        "lancé",
        "from|starting|starting from|starting on|starting in|beginning|beginning on|beginning in|"
        "commencing|commencing in|commencing on|effective|effective from|as of|as from|since|start|"
        "starts|begins|begin|begins in|starting at|from and after|on and after|start date|to start|"
        "to begin|to commence|will start|will begin|started|begun|launched",
    ),
    (
        "from-after",
        0,
        "et suivants|et suivantes|et au-delà|et après|et par la suite|et les années suivantes|"
        "et années suivantes|et en continu|et continu|puis en continu|et de façon continue|"
        "et ensuite en continu|puis continu|et exercices suivants",
        "onward|onwards|and onward|and onwards|and beyond|and ongoing|and after|and thereafter|"
        "and on|and following|and continuing|then ongoing|and subsequent years|and future years|"
        "and ongoing thereafter|forward|on an ongoing basis thereafter",
    ),
    (
        "until",
        0,
        "jusqu'|jusque|prenant fin|se terminant",
        "until|till|up to|up until|through|through to|ending|til",
    ),
    ("between", 0, "entre", "between"),
    (
        "not-before",
        0,
        "pas avant|au plus tôt|pas plus tôt que",
        "not before|no earlier than|not earlier than|at the earliest",
    ),
    (
        "approximate",
        0,
        "vers|environ|ou environ|c|env|autour|aux environs|aux alentours|approximativement|"
        "à peu près|approx|circa|ca|plus ou moins|estimation|estimé|estimée|date approximative|"
        "approximatif|approximative|date estimée|date estimative|estimatif",
        "toward|towards|around|about|approximate|approximate date|approximately|approx|circa|ca|"
        "roughly|on or about|on or around|in or around|in or about|or so|or thereabouts|estimate|"
        "estimated|est|estimated date|in the vicinity of|at about|at around",
    ),
    (
        "provisional",
        0,
        "à confirmer|à être confirmé|à valider|provisoire|provisoirement|date provisoire|"
        "à préciser|non confirmé|non confirmée|provisoirement fixé|sous réserve de confirmation|"
        "à titre provisoire|possiblement|peut-être|probable|probablement|tentatif|sous réserve|"
        "incertain|date à confirmer|date à valider|prévisionnel|préliminaire|possible|"
        "éventuellement|sous réserve d'approbation|sous toute réserve|hypothétique|à reconfirmer|"
        "provisoirement prévu",
        "to be confirmed|tbc|tentative|tentatively|provisional|provisionally|unconfirmed|"
        "not confirmed|possibly|perhaps|maybe|probably|subject to confirmation|likely|proposed|"
        "date to be confirmed|t.b.c|preliminary|to be validated|uncertain|subject to change|"
        "tentative date|pending confirmation|anticipated but not confirmed|"
        "tentatively scheduled for|not yet confirmed",
    ),
)
"""What is said about a period: by it, before it, from it, about it."""

LEADS: tuple[Row, ...] = (
    (
        "lead",
        "finish",
        "achèvement|achèvement prévu|achèvement prévu pour|fin prévue|date de fin|"
        "terminaison prévue|fin :|fin:|et terminer|terminer|et se terminant",
        "completion|finish|finish date|end date|completion date|end :|end:|and end|and finish|"
        "finishing|ends|planned completion",
    ),
    (
        "lead",
        0,
        "prévu|prévue|prévus|prévues|prévu pour|prévue pour|prévus pour|prévues pour|échéance|"
        "échéance prévue|date|date prévue|date limite|date cible|date d'achèvement|"
        "date d'achèvement prévue|date prévue d'achèvement|cible|date d'échéance|à terminer|"
        "à compléter|à réaliser|à achever|à mettre en oeuvre|à livrer|livraison|livraison prévue|"
        "mise en oeuvre prévue|sera terminé|sera terminée|sera complété|sera complétée|"
        "doit être terminé|doit être terminée|devrait être terminé|devrait être terminée|"
        "à finaliser|planifié|planifiée|planifié pour|date butoir|délai|délai prévu|"
        "date de réalisation|sera achevé|sera achevée|sera réalisé|sera réalisée|"
        "date prévue de mise en oeuvre|date de mise en oeuvre|attendu|attendue|prévision|"
        "date de livraison|visé|visée|échéance visée|devrait se terminer|se terminera|dû",
        "planned|planned for|scheduled|scheduled for|expected|expected in|anticipated|targeted|"
        "targeted for|target|target date|due|due date|due on|due in|deadline|expected completion|"
        "expected completion date|planned completion date|target completion|target completion date|"
        "anticipated completion|anticipated completion date|to be completed|to be implemented|"
        "to be finalized|to be done|to be delivered|will be completed|will be implemented|delivery|"
        "delivery date|implementation date|planned implementation|planned implementation date|date|"
        "slated for|set for|projected|projected completion|projected for|expected date|"
        "planned date|to complete|to be in place|to be finished|estimated completion|"
        "estimated completion date|for completion|implementation|completion planned|"
        "completion expected|should be completed|proposed completion date|scheduled completion|"
        "scheduled completion date|completion target|expected to be completed|forecast|"
        "forecast completion|to be submitted|to be tabled",
    ),
    (
        "revised-label",
        0,
        "date d'achèvement réévaluée|date réévaluée|date révisée|nouvelle date|nouvelle échéance|"
        "échéance révisée|échéance réévaluée|date d'achèvement révisée|nouvelle date d'achèvement|"
        "date d'échéance révisée|nouvelle date d'échéance|nouvelle date limite|"
        "nouvelle date prévue|date limite révisée|date prévue révisée|date cible révisée|"
        "nouvelle date cible|date d'achèvement prévue révisée|nouvel échéancier|échéancier révisé|"
        "date d'achèvement reportée|date reportée|date d'achèvement prévue réévaluée|"
        "date d'achèvement modifiée|date modifiée|date mise à jour|date de fin révisée|"
        "cible révisée|nouvelle cible|nouveau délai|délai révisé|date actualisée",
        "revised date|revised completion date|revised due date|revised target date|new date|"
        "new due date|new completion date|new target date|revised deadline|new deadline|"
        "revised target|updated date|updated due date|updated completion date|"
        "revised target completion date|revised expected completion date|"
        "revised planned completion date|revised end date|new target|revised implementation date|"
        "amended date|updated target date|updated deadline|revised timeline|date revised|"
        "revised expected date|revised planned date|extended date|extended deadline|new end date|"
        "revised completion|rescheduled date",
    ),
    (
        "moved",
        0,
        "réévalué|réévaluée|révisé|révisée|révisés|révisées|reporté|reportée|reportés|reportées|"
        "repoussé|repoussée|prolongé|prolongée|déplacé|déplacée|différé|différée|devancé|devancée|"
        "modifié|modifiée|retardé|retardée|remis|remise|décalé|décalée|reprogrammé|reprogrammée|"
        "reconduit|prorogé|prorogée|ajourné|ajournée|changé pour|maintenant|désormais|mis à jour|"
        "est reporté|est reportée|a été reporté|a été reportée|avancé|avancée|rééchelonné|"
        "changée pour|actualisé|actualisée|report au|report à|prolongation",
        "revised|extended|moved|postponed|deferred|delayed|rescheduled|pushed|pushed back|"
        "pushed out|changed|updated|re-scheduled|amended|slipped|brought forward|advanced|now|"
        "revised date is|has been extended|has been revised|extension|extension granted|"
        "extended deadline of|now planned for|now expected|now due|shifted|re-evaluated|reassessed|"
        "adjusted|carried over|carried forward",
    ),
    (
        "originally",
        0,
        "initialement|à l'origine|date initiale|échéance initiale|date d'achèvement initiale|"
        "initiale|date originale|au départ|prévu initialement|initialement prévu|"
        "initialement prévue|initialement prévu pour|initialement prévue pour|auparavant|"
        "précédemment|échéance originale|d'abord|d'abord prévu|d'abord prévu pour|anciennement|"
        "échéance précédente|date précédente",
        "originally|initially|original date|original due date|original|original completion date|"
        "previously|was|initial date|formerly|originally planned for|originally scheduled for|"
        "originally due|original target|original deadline|initially planned for|previous date|"
        "original target date|initial|originally planned|originally expected|previous",
    ),
    (
        "status",
        "moving",
        "en cours|en cours de réalisation|en cours d'élaboration|en cours de mise en oeuvre|"
        "travaux en cours|entamé|amorcé|débuté|commencé|lancé|en préparation|en développement",
        "in progress|underway|under way|on track|started|work in progress|in process|"
        "in development|initiated|on schedule|work underway|on target",
    ),
    (
        "status",
        "stalled",
        "en suspens|en retard|à venir|non commencé|en attente|partiellement terminé|partiellement complété",
        "on hold|not started|late|partially completed|partially complete|partially implemented|"
        "pending|not yet started",
    ),
)
"""What may stand before a period and changes nothing, or says that the date was moved."""
