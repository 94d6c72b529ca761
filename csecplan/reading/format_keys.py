"""The keys of plan.yaml: the one table that the reader, the JSON Schema and the edits share.

Keys stand in the order they are written. docs/format.md says what each is for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from csecplan.model import Decision, Status


class Form(StrEnum):
    """What a key's value may look like."""

    WORD = "word"
    FORMAT = "format"
    LANGUAGE = "language"
    TEXT = "text"
    DAY = "day"
    PHRASE = "phrase"
    CHOICE = "choice"
    WORDS = "words"
    TEXTS = "texts"
    SECTIONS = "sections"
    OWNERS = "owners"
    PART = "part"
    ITEMS = "items"


class Shape(tuple["Key", ...]):
    """The keys of one kind of mapping, told apart by identity: to hash what it holds takes longer than to read."""

    __hash__ = object.__hash__
    __eq__ = object.__eq__


class Key(NamedTuple):
    """One key: its name, its value's form, what it is for in both languages, the keys inside, the words to choose.

    A word that is none of its `choices` breaks the rule `unknown-` and the key's name.
    """

    name: str
    form: Form
    fr: str
    en: str
    required: bool = False
    inside: Shape = Shape()
    choices: type[StrEnum] | None = None


FORMAT = "1"

OWNER = Shape(
    (
        Key("name", Form.TEXT, "Nom du bureau en toutes lettres.", "The office's name in full."),
        Key("aliases", Form.WORDS, "Autres façons de l'écrire.", "Other ways it is written."),
        Key("members", Form.WORDS, "Bureaux du groupe.", "Offices of the group."),
    )
)
REVISION = Shape(
    (
        Key("due", Form.PHRASE, "Nouvelle échéance.", "The new due date.", required=True),
        Key("date", Form.DAY, "Jour où le report a été accordé.", "The day it was granted."),
        Key("by", Form.WORD, "Qui l'a accordé.", "Who granted it."),
        Key("reason", Form.TEXT, "Raison du report.", "Why it was granted."),
    )
)
UPDATE = Shape(
    (
        Key("date", Form.DAY, "Jour de la mise à jour.", "The day of the update."),
        Key("by", Form.WORD, "Qui l'a rapportée.", "Who reported it."),
        Key("status", Form.CHOICE, "État rapporté avec elle.", "The status reported with it.", choices=Status),
        Key(
            "said",
            Form.CHOICE,
            "État que le bureau nommé dans `by` donne de sa part d'une mesure commune.",
            "The status that the office in `by` reports for its own part of a joint action.",
            choices=Status,
        ),
        Key("text", Form.TEXT, "Ce qui a été rapporté.", "What was reported.", required=True),
    )
)
SOURCE = Shape(
    (
        Key("owners", Form.TEXT, "Case des responsables telle qu'imprimée.", "The owners' cell as printed."),
        Key("due", Form.TEXT, "Case de l'échéance telle qu'imprimée.", "The due date's cell as printed."),
    )
)
ACTION = Shape(
    (
        Key("id", Form.WORD, "Numéro, unique dans le plan.", "Its id, unique in the plan.", required=True),
        Key("title", Form.TEXT, "Titre court, pour les tableaux.", "A short title, for tables."),
        Key("text", Form.TEXT, "Ce qui sera fait.", "What will be done.", required=True),
        Key("owners", Form.WORDS, "Bureaux responsables.", "The offices answerable."),
        Key(
            "due",
            Form.PHRASE,
            "Première échéance, telle qu'écrite ; jamais réécrite.",
            "The date first agreed, as it was written; never rewritten.",
        ),
        Key("revisions", Form.ITEMS, "Reports, dans l'ordre.", "Dates granted later, in order.", inside=REVISION),
        Key("status", Form.CHOICE, "Dernier état rapporté.", "What was last reported.", choices=Status),
        Key(
            "completed",
            Form.DAY,
            "Jour où ce fut terminé, ou période si elle seule est connue.",
            "The day it was done, or the period if only that is known.",
        ),
        Key("updates", Form.ITEMS, "Mises à jour, dans l'ordre.", "Notes of progress, in order.", inside=UPDATE),
        Key("evidence", Form.TEXTS, "Ce qui montre que c'est fait.", "What shows that it is done."),
        Key("see", Form.WORDS, "Autres numéros à consulter.", "Other ids to look at."),
        Key("source", Form.PART, "Cases telles qu'imprimées.", "The cells as printed.", inside=SOURCE),
    )
)
RECOMMENDATION = Shape(
    (
        Key("id", Form.WORD, "Numéro, unique dans le plan.", "Its id, unique in the plan.", required=True),
        Key(
            "section",
            Form.WORD,
            "Section ; sinon le nombre en tête du numéro.",
            "Its section; else the id's number.",
        ),
        Key("title", Form.TEXT, "Titre court, pour les tableaux.", "A short title, for tables."),
        Key("text", Form.TEXT, "La recommandation.", "The recommendation.", required=True),
        Key("response", Form.TEXT, "Réponse de la direction.", "Management's response."),
        Key("decision", Form.CHOICE, "Décision de la direction.", "Management's decision.", choices=Decision),
        Key("see", Form.WORDS, "Autres numéros à consulter.", "Other ids to look at."),
        Key("actions", Form.ITEMS, "Mesures promises.", "The actions promised.", inside=ACTION),
    )
)
PLAN = Shape(
    (
        Key("format", Form.FORMAT, "Version de ce format : 1.", "The version of this format: 1.", required=True),
        Key(
            "id",
            Form.WORD,
            "Nom court, donné là où il y a plusieurs plans.",
            "A short name, shown where several plans are.",
        ),
        Key("title", Form.TEXT, "Titre du plan.", "The plan's title.", required=True),
        Key("date", Form.DAY, "Jour dont le plan est daté.", "The day the plan is dated."),
        Key("language", Form.LANGUAGE, "Langue du texte simple.", "The language of plain text."),
        Key(
            "owners",
            Form.OWNERS,
            "Noms permis aux mesures, dans l'ordre d'affichage.",
            "Every name an action may use, in display order.",
            inside=OWNER,
        ),
        Key("sections", Form.SECTIONS, "Titres des sections.", "Titles of the sections."),
        Key(
            "recommendations",
            Form.ITEMS,
            "Recommandations.",
            "Recommendations.",
            required=True,
            inside=RECOMMENDATION,
        ),
    )
)
CHOICES = {key.name: key.choices for keys in (RECOMMENDATION, ACTION, UPDATE) for key in keys if key.choices}
"""Each key with closed words, and what these are; a key of one name has the same words wherever it stands."""

WITH_OWN_KEYS = frozenset({PLAN, OWNER, RECOMMENDATION, ACTION})
"""Where a unit may keep keys of its own, which begin with `model.OWN_KEY`."""
