"""Words that say how a due date is meant: by, before, from, about, if. Add one to its row.

A row says what a word does, which one it is, and how it is written in French
and in English, alternatives parted by a bar. Case and accents do not count
when they are read; write them as a suggestion should show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.vocabulary.periods import Row


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
        "ou après|ou plus tard|ou ultérieurement|à ce jour|à aujourd'hui|jusqu'à ce jour|jusqu'à présent|"
        "jusqu'à maintenant|jusqu'à aujourd'hui|à maintenant|à présent|par la suite|"
        "et années suivantes|et en continu|et continu|puis en continu|et de façon continue|"
        "et ensuite en continu|puis continu|et exercices suivants",
        "onward|onwards|and onward|and onwards|and beyond|and ongoing|and after|and thereafter|"
        "or later|or after|or thereafter|to present|to the present|to date|to now|until now|until present|"
        "thereafter|"
        "and on|and following|and continuing|then ongoing|and subsequent years|and future years|"
        "and ongoing thereafter|forward|on an ongoing basis thereafter",
    ),
    ("present", 0, "aujourd'hui", "present|present day|today"),
    (
        "until",
        0,
        "jusqu'|jusque|prenant fin|se terminant",
        "until|till|up to|up until|through|through to|ending|til",
    ),
    ("between", 0, "entre", "between"),
    (
        "from",
        "either side",
        "pas avant|au plus tôt|pas plus tôt que|pas plus tôt qu'",
        "not before|no earlier than|not earlier than|no sooner than|not sooner than|at the earliest|"
        "at earliest|earliest",
    ),
    (
        "approximate",
        0,
        "vers|environ|ou environ|c|env|autour|aux environs|aux alentours|approximativement|"
        "à peu près|approx|circa|ca|plus ou moins|date approximative|"
        "approximatif|approximative|date estimative|estimatif|estimation",
        "toward|towards|around|about|approximate|approximate date|approximately|approx|circa|ca|"
        "roughly|on or about|on or around|in or around|in or about|or so|or thereabouts|estimate|"
        "in the vicinity of|at about|at around",
    ),
    ("approximate", "estimated", "estimé|estimée|estimés|estimées", "estimated"),
    ("approximate", "est", "", "est"),
    (
        "provisional",
        0,
        "à confirmer|à être confirmé|à valider|provisoire|provisoirement|date provisoire|"
        "à préciser|non confirmé|non confirmée|provisoirement fixé|"
        "à titre provisoire|possiblement|peut-être|probable|probablement|tentatif|sous réserve|"
        "incertain|date à confirmer|date à valider|prévisionnel|préliminaire|possible|"
        "éventuellement|sous toute réserve|hypothétique|à reconfirmer|"
        "provisoirement prévu",
        "to be confirmed|tbc|tentative|tentatively|provisional|provisionally|unconfirmed|"
        "not confirmed|possibly|perhaps|maybe|probably|likely|"
        "date to be confirmed|t.b.c|preliminary|to be validated|uncertain|"
        "tentative date|anticipated but not confirmed|"
        "tentatively scheduled for|not yet confirmed",
    ),
    ("provisional", "proposed", "proposé|proposée", "proposed"),
    (
        "condition",
        "if",
        "si|sous réserve de|sous réserve du|sous réserve des|sous réserve d'|sous réserve que|sous réserve qu'|"
        "à condition que|à condition qu'|à condition de|à condition d'|à la condition que|pourvu que|pourvu qu'|"
        "conditionnel à|conditionnelle à|conditionnel au|conditionnelle au|conditionnellement à|moyennant|"
        "advenant|en attente de|en attente du|en attente des|en attente d'|en supposant que|dans la mesure où",
        "subject to|pending|if|provided|provided that|providing|conditional on|conditional upon|contingent on|"
        "contingent upon|assuming|dependent on|dependent upon|dependant on|dependant upon|on condition that|"
        "on the condition that|as long as|awaiting",
    ),
    (
        "condition",
        "according to",
        "selon|en fonction de|en fonction du|en fonction des|dépendamment de|dépendamment du",
        "depending on|depending upon|according to",
    ),
)
"""What is said about a period: by it, before it, from it, about it, if something else is so."""
