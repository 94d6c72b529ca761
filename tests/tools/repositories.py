"""Repositories as they may stand when a plan is to be committed, and hooks."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.tools.plans import PLAN

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = PLAN.replace("text: Quatre", "text: Quatre, à la main")
"""The plan with a change that nobody committed."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def hook(plan: Path, script: str, name: str = "pre-commit") -> None:
    path = plan.parent / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def seen(plan: Path) -> tuple[object, ...]:
    """All that a refused commit must leave: the plan, what git keeps for the next commit, where it stands."""
    folder = plan.parent
    return (
        plan.read_bytes(),
        plan.stat().st_mode,
        git(folder, "ls-files", "-s", "-v"),
        git(folder, "diff", "--cached", "--name-status"),
        git(folder, "status", "--porcelain", "--", "plan.yaml"),
        git(folder, "for-each-ref"),
        sorted(os.listdir(folder)),
        sorted(each for each in os.listdir(folder / ".git") if each.endswith(".lock")),
    )


# -- how a repository may stand ---------------------------------------------------------------------


def staged(plan: Path) -> None:
    (plan.parent / "autre.txt").write_text("autre\n", encoding="utf-8")
    git(plan.parent, "add", "autre.txt")


def clean(plan: Path) -> None:
    git(plan.parent, "add", "plan.yaml")
    git(plan.parent, "commit", "-q", "-m", "début")
    staged(plan)


def detached(plan: Path) -> None:
    clean(plan)
    git(plan.parent, "checkout", "-q", "--detach")


def dirty(plan: Path) -> None:
    clean(plan)
    plan.write_text(DIRTY, encoding="utf-8")


def dirty_and_staged(plan: Path) -> None:
    dirty(plan)
    git(plan.parent, "add", "plan.yaml")


def staged_and_taken_back(plan: Path) -> None:
    dirty_and_staged(plan)
    plan.write_text(PLAN, encoding="utf-8")


def hidden(plan: Path) -> None:
    clean(plan)
    git(plan.parent, "update-index", "--assume-unchanged", "plan.yaml")
    plan.write_text(DIRTY, encoding="utf-8")


def unknown(plan: Path) -> None:
    git(plan.parent, "commit", "-q", "--allow-empty", "-m", "début")
    staged(plan)


def intended(plan: Path) -> None:
    unknown(plan)
    git(plan.parent, "add", "--intent-to-add", "plan.yaml")


def unborn(plan: Path) -> None:
    staged(plan)


def unborn_and_staged(plan: Path) -> None:
    staged(plan)
    git(plan.parent, "add", "plan.yaml")


CLEAN = [clean, detached]
OTHERS = [dirty, dirty_and_staged, staged_and_taken_back, hidden, unknown, intended, unborn, unborn_and_staged]
