"""A small plan to start from: it passes `check`, and its comments teach the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from csecplan.texts import Language

_FR = """\
# yaml-language-server: $schema=csecplan/plan.schema.json
#
# Un plan d'action : ce qu'une évaluation recommande, ce que la direction répond, qui fait quoi, et
# pour quand. On l'écrit à la main, ici même, et git en garde l'histoire. Après « # », c'est un
# commentaire. Remplacez ces exemples, puis vérifiez : csecplan check

format: 1
title: Plan d'action en réponse à l'évaluation
date: {day}              # le jour dont le plan est daté
language: fr

# Les bureaux responsables, dans l'ordre où on les montre. Un groupe a des membres.
owners:
  DGSM:
    name: Direction générale des services ministériels
    aliases: [Services ministériels]
  Régions:
    name: Bureaux régionaux
  Comité de coordination:
    members: [DGSM, Régions]

# Le nombre en tête du numéro d'une recommandation (1a) est celui de sa section.
sections:
  1: Mieux servir les entreprises

recommendations:
  - id: 1a                      # un numéro ne sert qu'une fois
    title: Listes de services   # titre court, pour les tableaux
    text: >-
      Échanger les listes de services entre les bureaux, pour que chacun sache
      vers qui diriger les gens.
    response: Acceptée.
    actions:
      - id: 1a.1
        text: Dresser la liste des services de chaque bureau.
        owners: [Régions]
        # L'échéance, comme on la dirait : 31 mars {next}, Printemps {next}, fin du T3 {fiscal},
        # Continu, Continu jusqu'en juin {next}. On ne la récrit pas : un report s'ajoute, avec
        # sa raison : csecplan revise 1a.1 "30 juin {next}" --reason "Deux postes vacants"
        due: 31 mars {next}
        # planned (prévu), in-progress (en cours), blocked (bloqué), done (terminé), verified
        # (vérifié), no-action (aucune action), obsolete (caduc) :
        # csecplan status 1a.1 "en cours" --note "Deux bureaux sur six ont répondu."
        status: planned
      - id: 1a.2
        text: Tenir la liste à jour.
        owners: [Comité de coordination]
        due: Continu            # sans fin, à dessein : jamais en retard
        status: in-progress
        updates:                # ce qui a été rapporté, et quand
          - date: {day}
            by: Comité de coordination
            text: Un premier responsable de la liste est nommé.
"""

_EN = """\
# yaml-language-server: $schema=csecplan/plan.schema.json
#
# An action plan: what an evaluation recommends, what management answers, who does what, and by
# when. It is written by hand, right here, and git keeps its history. What follows "#" is a
# comment. Replace these examples, then see: csecplan check

format: 1
title: Action plan in response to the evaluation
date: {day}              # the day the plan is dated
language: en

# The offices answerable, in the order they are shown. A group has members.
owners:
  CSB:
    name: Corporate Services Branch
    aliases: [Corporate Services]
  Regions:
    name: Regional offices
  Coordinating committee:
    members: [CSB, Regions]

# The number that a recommendation's id begins with (1a) is that of its section.
sections:
  1: Serving business better

recommendations:
  - id: 1a                      # an id is used once, and never again
    title: Lists of services    # a short title, for tables
    text: >-
      Exchange lists of services between offices, so that each knows where to
      send people.
    response: Accepted.
    actions:
      - id: 1a.1
        text: Draw up the list of each office's services.
        owners: [Regions]
        # The due date, as one would say it: 31 March {next}, Spring {next}, end of Q3 {fiscal},
        # Ongoing, Ongoing until June {next}. It is never rewritten: a later one is added, with
        # its reason: csecplan revise 1a.1 "30 June {next}" --reason "Two vacant positions"
        due: 31 March {next}
        # planned, in-progress, blocked, done, verified, no-action, obsolete:
        # csecplan status 1a.1 in-progress --note "Two offices of six have answered."
        status: planned
      - id: 1a.2
        text: Keep the list up to date.
        owners: [Coordinating committee]
        due: Ongoing            # no end, by design: never overdue
        status: in-progress
        updates:                # what was reported, and when
          - date: {day}
            by: Coordinating committee
            text: A first keeper of the list is named.
"""


def first_plan(language: Language, day: date) -> str:
    """A plan dated *day*, in *language* ("fr" or "en")."""
    following = day.year + 1
    fiscal = f"{following}-{(following + 1) % 100:02}"
    return (_FR if language == "fr" else _EN).format(day=day.isoformat(), next=following, fiscal=fiscal)
