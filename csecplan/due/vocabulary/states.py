"""Phrases that are no date but are understood: done, ongoing, none. Add one to its row.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.vocabulary.periods import Row


CLOSED: tuple[Row, ...] = (
    (
        "ongoing",
        "continuous",
        "jusqu'à nouvel ordre|continu|continue|continus|continues|en continu|continuel|continuelle|"
        "continuellement|permanent|permanente|permanents|en permanence|de façon continue|"
        "de façon permanente|de manière continue|sur une base continue|sur une base permanente|"
        "constamment|activité continue|activité permanente|activités continues|processus continu|"
        "travail continu|sans date de fin|sans fin|perpétuel|constant|constante|toujours|"
        "en tout temps|suivi continu|effort continu|efforts continus|mise en oeuvre continue|"
        "durée indéterminée|indéfiniment|à durée indéterminée|continu et permanent|"
        "démarche continue|initiative continue|mesure continue|mesure permanente|tâche permanente|"
        "de manière permanente|au fur et à mesure|tout au long de l'année|toute l'année|"
        "responsabilité permanente|se poursuit|maintien continu",
        "until further notice|ongoing|on-going|on going|continuous|continuously|continual|"
        "continually|continuing|permanent|perpetual|on an ongoing basis|on an on-going basis|"
        "on a continuous basis|on a continuing basis|ongoing basis|permanent activity|"
        "ongoing activity|ongoing activities|continuous activity|ongoing process|"
        "continuous process|ongoing commitment|ongoing initiative|indefinite|indefinitely|"
        "no end date|open-ended|throughout the year|year-round|at all times|always|"
        "continuous improvement|ongoing monitoring|ongoing work|ongoing effort|"
        "ongoing implementation|continues|in perpetuity|ongoing responsibility|evergreen|"
        "standing item|ongoing and continuous|permanently|without end|constant|constantly",
    ),
    (
        "ongoing",
        "recurring",
        "annuel|annuelle|annuels|annuelles|annuellement|récurrent|récurrente|récurrents|"
        "récurrentes|chaque année|tous les ans|mensuel|mensuelle|mensuellement|trimestriel|"
        "trimestrielle|trimestriellement|semestriel|semestrielle|semestriellement|chaque mois|"
        "chaque trimestre|tous les mois|tous les trimestres|hebdomadaire|chaque semaine|"
        "toutes les semaines|périodique|périodiquement|régulièrement|sur une base régulière|"
        "sur une base annuelle|sur une base trimestrielle|sur une base mensuelle|chaque exercice|"
        "à chaque exercice|à chaque année|à chaque trimestre|tous les exercices|à tous les ans|"
        "biannuel|bisannuel|bisannuelle|bimestriel|bimensuel|deux fois par an|deux fois par année|"
        "une fois par an|une fois par année|quotidien|quotidiennement|tous les deux ans|"
        "tous les trois ans|tous les cinq ans|tous les six mois|aux deux ans|aux trois ans|"
        "aux cinq ans|cyclique|de façon récurrente|hebdomadairement|à intervalles réguliers|"
        "chaque semestre|tous les semestres|quinquennal|triennal|biennal|annuel et continu|"
        "activité annuelle|activité récurrente|exercice annuel|de façon annuelle|une fois l'an|"
        "deux fois l'an|tous les jours|chaque jour|tous les exercices financiers|"
        "chaque exercice financier|de façon régulière|de façon périodique|sur une base périodique|"
        "quatre fois par année",
        "annual|annually|yearly|recurring|recurrent|every year|each year|monthly|quarterly|"
        "semi-annual|semi-annually|semiannually|biannual|biannually|bi-annual|bi-annually|biennial|"
        "biennially|weekly|daily|every month|each month|every quarter|each quarter|periodic|"
        "periodically|regular|regularly|on a regular basis|on an annual basis|on a quarterly basis|"
        "on a monthly basis|every fiscal year|each fiscal year|once a year|twice a year|every week|"
        "each week|every two years|every three years|every five years|every six months|cyclical|"
        "annual activity|annual process|bi-weekly|biweekly|bi-monthly|bimonthly|on a yearly basis|"
        "on a recurring basis|every second year|each day|every day|twice yearly|twice annually|"
        "annual and ongoing|on a weekly basis|on a periodic basis|recurring activity|"
        "four times a year|every other year|every 2 years|every 3 years|every 5 years|"
        "every 6 months|every four years",
    ),
    ("every", 0, "chaque|à chaque|tous les|toutes les|à tous les", "every|each"),
    (
        "done",
        "alone",
        "fait|faite|faits|faites|complet|complété|complétée|clos|close|fini|finie|finis|finies|fermé|fermée",
        "complete|done|closed|fully complete|finished",
    ),
    ("done", "noun", "mise en oeuvre|mises en oeuvre", ""),
    (
        "done",
        "may be followed by a remark",
        "terminé|terminée|terminés|terminées|complété|complétée|complétés|complétées|achevé|"
        "achevée|achevés|achevées|réalisé|réalisée|réalisés|réalisées|mis en oeuvre|livré|livrée|"
        "livrés|livrées|exécuté|exécutée|entièrement mis en oeuvre|entièrement mise en oeuvre|"
        "pleinement mis en oeuvre|accompli|accomplie|pleinement mise en oeuvre|travail terminé|"
        "travaux terminés|mesure terminée|mesure complétée|action terminée|c'est fait|est terminé|"
        "est terminée|atteint|atteinte|déjà fait|déjà terminé|déjà terminée|déjà complété|"
        "mesure achevée|mise en oeuvre complétée|mise en oeuvre terminée|a été complété|"
        "a été terminé|a été réalisé|entièrement terminé|entièrement complété|"
        "mise en oeuvre achevée|déjà réalisé|déjà en place|achèvement terminé|finalisé|finalisée|"
        "finalisés|effectué|effectuée|conclu|conclue|action complétée|dossier clos|dossier fermé|"
        "entièrement réalisé|entièrement réalisée|entièrement achevé|entièrement achevée|"
        "complètement mis en oeuvre|pleinement réalisé",
        "completed|implemented|fully implemented|delivered|achieved|fully completed|"
        "action completed|implementation complete|implementation completed|already completed|"
        "already done|is complete|is completed|work completed|concluded|was completed|"
        "has been completed|have been completed|finalized|finalised|executed|accomplished|"
        "action complete|already implemented|now complete|now completed|all done|"
        "has been implemented|action closed|file closed|already in place|fulfilled",
    ),
    (
        "none",
        "at once",
        "immédiatement|immédiat|immédiate|sans délai|sans tarder|au plus vite|dès que possible|"
        "le plus tôt possible|aussitôt que possible|dans les meilleurs délais|dans les plus brefs délais|urgent",
        "immediately|immediate|asap|a.s.a.p|as soon as possible|as soon as practicable|"
        "as soon as feasible|promptly|right away|without delay",
    ),
    (
        "none",
        0,
        "-|--|---|à l'étude|en élaboration|discussions en cours|en discussion|"
        "pas terminé|pas terminée|pas complété|pas fait|non réalisé|s.o|s. o|s/o|sans objet|"
        "à déterminer|à être déterminé|à être déterminée|à venir|en cours|"
        "reporté|reportée|différé|différée|annulé|"
        "annulée|annulés|annulées|en temps opportun|en temps voulu|en temps utile|aucune échéance|"
        "aucune date|aucune|aucun|néant|inconnu|inconnue|inconnues|indéterminé|indéterminée|"
        "non déterminé|non déterminée|n.d|nd|n/d|s.d|sans date|sans échéance|à confirmer|"
        "à préciser|à fixer|à établir|à définir|non défini|non définie|non fixé|non fixée|à suivre|"
        "suspendu|suspendue|en suspens|en attente|abandonné|abandonnée|caduc|caduque|"
        "non disponible|non requis|non requise|pas d'échéance|date à déterminer|date à venir|"
        "date à confirmer|date à préciser|échéance à déterminer|échéance à confirmer|"
        "échéance à venir|à discuter|non applicable|ne s'applique pas|aucune action|aucune mesure|"
        "aucune mesure requise|aucune date fixée|aucune échéance fixée|non établie|non établi|"
        "n'est pas applicable|au besoin|selon les besoins|à court terme|à moyen terme|à long terme|"
        "pas encore déterminé|pas encore déterminée|"
        "non commencé|non commencée|pas commencé|en préparation|entamé|entamée|commencé|débuté|"
        "amorcé|amorcée|en cours de réalisation|en cours d'élaboration|en cours de mise en oeuvre|"
        "travaux en cours|en cours d'exécution|en développement|partiellement terminé|"
        "partiellement terminée|partiellement complété|partiellement mis en oeuvre|"
        "partiellement mise en oeuvre|reporté indéfiniment|reporté à une date ultérieure|"
        "reportée à une date ultérieure|prochainement|bientôt|sous peu|ultérieurement|plus tard|"
        "à une date ultérieure|bloqué|bloquée|impasse|en retard|date inconnue|échéance inconnue|"
        "indisponible|à reporter|non terminé|non terminée|à faire|à planifier|planifié|prévu|"
        "prévue|éventuellement|en révision|en pause|interrompu|mis en suspens|mise en suspens|"
        "retiré|retirée|aucune suite|dès que disponible|le cas échéant|prioritaire|"
        "lorsque possible|si possible|quand possible|date non fixée|date non déterminée|"
        "à la première occasion|à valider|non précisé|non précisée|non spécifié|non spécifiée|"
        "refusé|refusée|rejeté|rejetée|sans suite|échéance non déterminée|aucune date prévue|"
        "aucune échéance prévue|aucune date d'échéance|aucune date limite|dès réception|"
        "à réévaluer|ajourné|ajournée|remis à plus tard|remise à plus tard|repoussé|repoussée|"
        "reporté sine die|sine die|obsolète|pas d'échéance fixée|à compléter|à terminer|à réaliser|"
        "une date à déterminer|une date ultérieure|une date à confirmer|une date à préciser|une date à venir|"
        "reporté à plus tard|reportée à plus tard",
        "under discussion|timing to be determined|timeline to be determined|"
        "timeline to be confirmed|not done|not implemented|not yet completed|not yet implemented|"
        "not begun|n/a|n.a|na|n a|n/ap|not applicable|does not apply|tbd|t.b.d|to be determined|"
        "tbc|t.b.c|to be confirmed|to be decided|to be established|to be set|"
        "in progress|underway|"
        "under way|in due course|on hold|deferred|cancelled|canceled|postponed|none|no date|"
        "no due date|no deadline|unknown|undetermined|not determined|not yet determined|"
        "not available|not set|not yet set|undefined|to be announced|tba|t.b.a|to come|forthcoming|"
        "pending|suspended|abandoned|withdrawn|not required|no action required|no action|"
        "no further action|no action needed|no further action required|delayed|"
        "date to be determined|date tbd|date tbc|due date tbd|timeline tbd|"
        "deadline to be determined|as needed|as required|short term|short-term|medium term|"
        "medium-term|long term|long-term|not started|not yet started|started|"
        "in development|initiated|partially completed|partially complete|partially implemented|"
        "work in progress|in process|on track|when available|when possible|as and when required|"
        "soon|shortly|later|at a later date|postponed indefinitely|deferred indefinitely|stalled|"
        "blocked|late|overdue|no end|obsolete|superseded|to be scheduled|to be discussed|nil|"
        "not specified|unspecified|not completed|not complete|incomplete|planned|work underway|"
        "under review|under development|under consideration|on schedule|when feasible|if required|"
        "in the near future|as appropriate|where possible|rejected|declined|no date set|"
        "no deadline set|to follow|to be advised|date unknown|not yet known|as resources permit|"
        "at the earliest opportunity|next steps to be determined|target date tbd|"
        "completion date tbd|deadline tbd|date not set|not yet scheduled|not scheduled|no timeline|"
        "no set date|no fixed date|rescheduled|undated|a date to be determined|a later date|a date tbd|"
        "a date to be confirmed|extended indefinitely|date to be announced|no longer applicable|no longer required",
    ),
    (
        "none-lead",
        0,
        "aucune échéance|aucune date|aucune date limite|aucune échéance n'a été fixée|"
        "aucune date n'a été fixée|aucune date d'échéance|aucune échéance n'est fixée|"
        "aucune date n'est fixée|aucune date n'a été établie|aucun délai|"
        "aucune échéance n'a été établie|aucune date d'achèvement|aucune échéance n'est prévue|"
        "aucune date n'est prévue|pas de date|pas d'échéance",
        "no deadline|no date|no due date|no completion date|no target date|no timeline|"
        "no timeline has been set|no date has been set|no deadline has been set",
    ),
    (
        "hold",
        "takes back « terminé »",
        "sauf|mais|phase|partie|partiellement|reste|restant|pas|sera|seront|hormis|excepté|encore|"
        "presque|surtout|seulement|ébauche|quand|lorsque|devrait|non",
        "except|but|part|partly|partially|remaining|next|not|will|excluding|still|almost|nearly|"
        "mostly|only|draft|nearing|when|once|should|partial",
    ),
    ("remark", 0, "réunion à envisager|rencontre à envisager", "meeting to be considered"),
)
"""What stands where a due date should."""
