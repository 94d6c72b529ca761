"""Plans for tests: the project's own, a small one, any from text; and the day on which questions are asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from csecplan import reading
from csecplan.yamltext import Document

if TYPE_CHECKING:
    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Plan

AS_OF = date(2004, 7, 1)
ROOT = Path(__file__).parent.parent.parent
REAL_PLAN = ROOT / "plan.yaml"
PLAN = """\
format: 1
title: Plan d'essai
date: 2004-02-05
language: fr
owners:
  CSEC-M:
    name: {fr: Centre du Manitoba, en: Manitoba centre}
    aliases: [Manitoba]
sections:
  1: Marché
recommendations:
  - id: 1a
    text: Échanger les listes.
    actions:
      - id: 1a.1
        text: Liste des services
        owners: [CSEC-M]
        due: Printemps 2004
        status: planned   # à suivre
      - id: 1a.2
        text: Liste des bureaux
      - id: 1a.3
        text: Trois
      - id: 1a.4
        text: Quatre
"""


def read(text: str) -> tuple[Plan, list[Diagnostic]]:
    """The plan in *text* (dedented), and what reading found."""
    return reading.read(Document.parse(dedent(text).encode("utf-8")))


def plan_of(text: str) -> Plan:
    """The plan in *text* (dedented)."""
    return read(text)[0]
