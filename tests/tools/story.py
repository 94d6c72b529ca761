"""A repository whose plan has lived through everything a plan lives through, told one commit at a time."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (ROOT / "tests" / "plans" / "history.yaml").read_text(encoding="utf-8")
ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
ZOE = ("Zoé Tremblay", "zoe@example.gc.ca")
EMILE = ("Émile Côté-Nuñez", "emile@example.gc.ca")
FRANCOISE = ("Françoise O'Neill", "f.oneill@example.gc.ca")


@dataclass
class Teller:
    """Writes commits into a repository: who, on which day, and what is put for what in the plan."""

    folder: Path
    name: str = "plan.yaml"
    author: tuple[str, str] = ZOE

    @property
    def plan(self) -> Path:
        return self.folder / self.name

    def git(self, *arguments: str, day: str = "2004-02-05", fails: bool = False) -> str:
        """What git says in this repository to whoever is at work on *day*."""
        name, email = self.author
        stamp = f"{day}T12:00:00-06:00"
        who = {
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": email,
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_NAME": name,
            "GIT_COMMITTER_EMAIL": email,
            "GIT_COMMITTER_DATE": stamp,
        }
        done = subprocess.run(["git", *arguments], cwd=self.folder, env={**os.environ, **ISOLATED, **who},
                              capture_output=True, text=True, encoding="utf-8", check=not fails)  # fmt: skip
        return done.stdout

    def change(self, *pairs: tuple[str, str]) -> None:
        """Put one text for another in the plan; each must be there."""
        text = self.plan.read_bytes().decode("utf-8")
        for before, after in pairs:
            assert before in text, before
            text = text.replace(before, after, 1)
        self.plan.write_bytes(text.encode("utf-8"))

    def commit(self, day: str, message: str, *pairs: tuple[str, str]) -> None:
        if pairs:
            self.change(*pairs)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day)


def tell(folder: Path) -> Teller:
    """The whole story; the plan ends as plan.yaml in *folder*, with one change not committed."""
    story = Teller(folder, "suivi.yaml")
    story.git("init", "-q", "-b", "main")
    story.plan.write_text(FIRST, encoding="utf-8")
    _winter(story)
    _spring(story)
    _branches(story)
    _summer(story)
    story.change(("status: verified", "status: done"))
    return story


def _winter(story: Teller) -> None:
    story.commit("2004-02-05", "Plan d'action")
    story.commit(
        "2004-02-10",
        "1b.1: note",
        (
            "        status: in-progress\n",
            "        status: in-progress\n        updates:\n          - date: 2004-02-10\n            by: SPS\n"
            "            text: Un sous-comité est formé.\n",
        ),
    )
    story.author = EMILE
    story.commit(
        "2004-02-16", "1a.1 commence", ("due: Printemps 2004\n", "due: Printemps 2004\n        status: in-progress\n")
    )
    story.commit(
        "2004-02-20", "titres anglais", ("{fr: Services de base}", "{fr: Services de base, en: Core services}")
    )
    story.commit("2004-02-23", "mots", ("chacune des provinces de l'Ouest", "les quatre provinces de l'Ouest"))
    (story.folder / "LISEZMOI").write_text("rien du plan\n", encoding="utf-8")
    story.commit("2004-02-24", "rien du plan")
    story.commit("2004-02-25", "un commentaire", ("owners:\n  CSEC-M", "owners: # ceux de l'Ouest\n  CSEC-M"))
    story.commit(
        "2004-02-26",
        "la phrase tient sur une ligne",
        (" avant la fin de\n          l'exercice", " avant la fin de l'exercice"),
    )
    story.author = FRANCOISE
    story.commit(
        "2004-03-01", "guillemet oublié", ("text: Former le personnel des centres.", 'text: "Former le personnel')
    )
    story.commit("2004-03-02", "toujours brisé", ("due: 30 juin 2004", "due: 30 juin 2004 # ?"))
    story.commit(
        "2004-03-03",
        "réparé",
        ('text: "Former le personnel', 'text: "Former tout le personnel des centres."'),
        (" # ?", ""),
    )


def _spring(story: Teller) -> None:
    story.author = ZOE
    story.git("mv", "suivi.yaml", "plan.yaml")
    story.name = "plan.yaml"
    story.commit("2004-03-08", "le fichier s'appelle plan.yaml")
    story.commit("2004-03-12", "1a.1: responsables", ("owners: [CSEC-M, CSEC-S]", "owners: [CSEC-M, SPS]"))
    story.commit(
        "2004-03-15",
        "1c: nouvelle recommandation",
        (
            "  - id: 2a\n",
            "  - id: 1c\n    text: Publier les résultats.\n    actions:\n      - id: 1c.1\n"
            "        text: Publier un bulletin trimestriel.\n        owners: [SPS]\n"
            "        due: T3 2004-2005\n\n  - id: 2a\n",
        ),
    )
    story.commit("2004-03-19", "1a.2: échéance corrigée", ("due: 30 juin 2004", "due: 30 juillet 2004"))
    story.git("tag", "comite-mars")
    story.author = EMILE
    story.commit("2004-04-02", "2a devient 2b", ("id: 2a\n", "id: 2b\n"), ("id: 2a.1\n", "id: 2b.1\n"))
    story.commit(
        "2004-04-05",
        "2b.1 terminée",
        (
            "due: 31 mars 2004\n",
            "due: 31 mars 2004\n        status: done\n        completed: 2004-03-30\n"
            "        evidence: https://example.gc.ca/ententes\n",
        ),
    )
    story.commit(
        "2004-04-09",
        "CSEC-S change de nom",
        ("  CSEC-S:\n", "  CSEC-SK:\n"),
        ("owners: [CSEC-S]", "owners: [CSEC-SK]"),
    )
    story.commit(
        "2004-04-12",
        "réponse et décision",
        (
            "    text: Publier les résultats.\n",
            "    text: Publier les résultats.\n    response: La direction accepte.\n    decision: accepted\n",
        ),
    )
    story.commit("2004-04-16", "titre de la section", ("1: Le marché", "1: Aborder le marché de front"))
    story.commit(
        "2004-04-19",
        "1c.1 revue",
        (
            "        due: T3 2004-2005\n",
            "        due: T3 2004-2005\n        revisions:\n"
            "          - due: fin mars 2005\n            date: 2004-04-19\n"
            "            reason: Le graphiste est parti.\n",
        ),
    )


def _branches(story: Teller) -> None:
    """Two branches that are merged, one of them with a conflict, and one that is rebased."""
    story.git("checkout", "-q", "-b", "manitoba")
    story.author = EMILE
    story.commit(
        "2004-04-26",
        "1a.1 bloquée",
        ("status: in-progress\n\n      - id: 1a.2", "status: blocked\n\n      - id: 1a.2"),
    )
    story.commit(
        "2004-05-03", "1c.1: titre", ("      - id: 1c.1\n", "      - id: 1c.1\n        title: {fr: Bulletin}\n")
    )
    story.git("checkout", "-q", "main")
    story.author = ZOE
    story.commit(
        "2004-04-28", "SPS: autre nom", ("    name: {fr: Secrétariat des partenariats}", "    aliases: [DEO-SPS]")
    )
    story.commit(
        "2004-05-04", "1c.1: titre", ("      - id: 1c.1\n", "      - id: 1c.1\n        title: {fr: Infolettre}\n")
    )
    story.git("merge", "-q", "--no-ff", "--no-commit", "manitoba", day="2004-05-10", fails=True)
    text = story.plan.read_text(encoding="utf-8")
    start, end = text.index("<<<<<<<"), text.index("\n", text.index(">>>>>>>")) + 1
    merged = text[:start] + "        title: {fr: Bulletin électronique}\n" + text[end:]
    story.plan.write_text(merged, encoding="utf-8")
    story.commit("2004-05-10", "fusion de manitoba")
    story.git("checkout", "-q", "-b", "saskatchewan")
    story.author = FRANCOISE
    story.commit(
        "2004-05-12",
        "1a.2 en cours",
        ("due: 30 juillet 2004\n", "due: 30 juillet 2004\n        status: in-progress\n"),
    )
    story.git("checkout", "-q", "main")
    story.author = ZOE
    story.commit("2004-05-17", "1b: voir 1c", ("text: Élaborer une", "see: [1c]\n    text: Élaborer une"))
    story.git("merge", "-q", "--no-ff", "-m", "fusion de saskatchewan", "saskatchewan", day="2004-05-19")
    story.git("checkout", "-q", "-b", "essai", "HEAD~1")
    story.author = FRANCOISE
    story.commit("2004-05-18", "1b.1: voir", ("due: Continu\n", "due: Continu jusqu'en juin 2005\n"))
    story.git("rebase", "-q", "main", day="2004-05-25")
    story.git("checkout", "-q", "main")
    story.git("merge", "-q", "--ff-only", "essai", day="2004-05-25")


def _summer(story: Teller) -> None:
    story.author = ZOE
    story.commit(
        "2004-06-01",
        "1a.1 reportée",
        (
            "        due: Printemps 2004\n",
            "        due: Printemps 2004\n        revisions:\n"
            "          - due: décembre 2004\n            date: 2004-06-01\n"
            "            reason: L'entente avec la province n'est pas signée.\n",
        ),
    )
    story.commit(
        "2004-06-04",
        "1a.3 ajoutée",
        (
            "  - id: 1b\n",
            "      - id: 1a.3\n        text: Afficher les heures d'ouverture.\n        due: sous peu\n\n  - id: 1b\n",
        ),
    )
    story.commit(
        "2004-06-08",
        "1a.3 n'était pas une mesure",
        ("      - id: 1a.3\n        text: Afficher les heures d'ouverture.\n        due: sous peu\n\n", ""),
    )
    story.plan.write_bytes(story.plan.read_bytes().replace(b"\n", b"\r\n"))
    story.commit("2004-06-10", "enregistré sous Windows")
    story.plan.write_bytes(story.plan.read_bytes().replace(b"\r\n", b"\n"))
    story.commit("2004-06-11", "et de nouveau ailleurs")
    story.author = EMILE
    story.commit("2004-06-14", "note corrigée", ("Un sous-comité est formé.", "Un sous-comité national est formé."))
    story.commit("2004-06-17", "2b.1 vérifiée", ("status: done", "status: verified"))
    kept = story.plan.read_bytes()
    story.plan.unlink()
    story.commit("2004-06-21", "oups")
    story.plan.write_bytes(kept)
    story.commit("2004-06-22", "le plan est de retour")
    story.git("tag", "comite-juin")
