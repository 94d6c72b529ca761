"""Words of labels and of verbs before a date, and of what was first planned: add one to its row.

A label is any row of these words (« date d'achèvement prévue », "target
delivery timeframe"), so a word is listed once, not with its neighbours; what
is listed whole means something else than its words.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.vocabulary.periods import Row


LABELS: tuple[Row, ...] = (
    (
        "lead",
        "finish",
        "achèvement|fin prévue|date de fin|terminaison|clôture|fin :|fin:|et terminer|terminer|et se terminant",
        "completion|completion date|finish|finish date|end date|end :|end:|and end|and finish|finishing|ends",
    ),
    (
        "lead",
        0,
        "prévu|prévue|prévus|prévues|échéance|échéances|échéancier|date|dates|limite|butoir|cible|cibles|ciblé|"
        "ciblée|délai|délais|calendrier|livraison|réalisation|finalisation|parachèvement|planifié|planifiée|"
        "attendu|attendue|visé|visée|visés|visées|envisagé|envisagée|souhaité|souhaitée|anticipé|anticipée|fixé|fixée|dû|prévision|"
        "à terminer|à compléter|à réaliser|à achever|à mettre en oeuvre|à livrer|à finaliser|"
        "mise en oeuvre prévue|devrait se terminer|se terminera",
        "planned|scheduled|expected|anticipated|targeted|target|targets|due|date|dates|deadline|timeline|"
        "timelines|timeframe|timeframes|time frame|schedule|delivery|implementation|finalization|closure|"
        "close-out|slated|set|projected|forecast|required|ecd|eta|to complete",
    ),
    (
        "verb",
        0,
        "sera|seront|devrait être|devraient être|doit être|doivent être|devra être|devront être|à être|"
        "est prévu être",
        "will be|shall be|should be|must be|to be|is to be|are to be|is expected to be|are expected to be|"
        "is scheduled to be|are scheduled to be|is planned to be|are planned to be|is anticipated to be|"
        "are anticipated to be|is due to be|is projected to be|is targeted to be|needs to be|need to be|"
        "will have been",
    ),
    (
        "participle",
        0,
        "en place|mis en place|mise en place|mises en place|publié|publiée|publiés|publiées|diffusé|diffusée|"
        "soumis|soumise|soumises|déposé|déposée|adopté|adoptée|résolu|résolue|réglé|réglée|clôturé|clôturée|"
        "finalisées|effectués|effectuées",
        "in place|put in place|published|issued|released|submitted|tabled|adopted|resolved|closed out|ready",
    ),
    ("state-label", 0, "état|statut|état d'avancement|avancement", "status|state|current status|progress"),
    (
        "originally",
        0,
        "initialement|à l'origine|date initiale|échéance initiale|date d'achèvement initiale|"
        "initiale|date originale|au départ|prévu initialement|initialement prévu|"
        "initialement prévue|initialement prévu pour|initialement prévue pour|auparavant|"
        "précédemment|échéance originale|d'abord|d'abord prévu|d'abord prévu pour|anciennement|"
        "échéance précédente|date précédente|au lieu de|au lieu du|plutôt que|plutôt qu'",
        "originally|initially|original date|original due date|original|original completion date|instead of|"
        "rather than|"
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
        "on hold|not started|late|partially completed|partially complete|partially implemented|not yet started",
    ),
)
"""What may stand before a period and changes nothing, or says how the work stands."""
