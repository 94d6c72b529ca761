"""Plans that are named by their folder: every plan.yaml and NAME.plan.yaml below it, in one order everywhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError
from csecplan.store.files import PLAN_NAME, FileUnreadable, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDING = f".{PLAN_NAME}"


class NoPlanBelow(CsecplanError):
    """A folder was named in which there is no plan."""

    sentence = N_(
        "{folder} is a folder without a plan: neither it nor a folder in it has a plan.yaml or a NAME.plan.yaml;"
        " name another one with --plan"
    )


def plans_at(paths: Iterable[str]) -> Iterator[str | CsecplanError]:
    """The plans that *paths* name, files or folders, each file once; an error in the place of what names none.

    A folder's own plans come before those of the folders in it, each by name.
    Hidden folders are left out, and so is what a link in it leads to outside.
    """
    seen: set[str] = set()
    for path in paths:
        for found in below(path) if os.path.isdir(path) else [path]:
            real = found if isinstance(found, CsecplanError) else os.path.realpath(found)
            if not isinstance(real, str):
                yield real
            elif real not in seen:
                seen.add(real)
                yield str(found)


def below(folder: str) -> Iterator[str | CsecplanError]:
    """The plans in *folder* and in the folders in it, and an error for each of these that cannot be looked into."""
    found = list(_below(folder, os.path.realpath(folder)))
    yield from found or [NoPlanBelow(folder=folder)]


def _below(folder: str, top: str) -> Iterator[str | CsecplanError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield FileUnreadable(path=folder, reason=why(error))
        return
    for entry in entries:
        if is_plan_name(entry.name) and not _is_folder(entry) and _is_within(entry.path, top):
            yield entry.path
    for entry in entries:
        if _is_folder(entry) and not entry.name.startswith("."):
            yield from _below(entry.path, top)


def is_plan_name(name: str) -> bool:
    """Whether a file of this *name* is taken for a plan where its folder is named."""
    return name == PLAN_NAME or (name.endswith(ENDING) and not name.startswith("."))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* is a folder itself: one that is linked to is met in its own place, or is outside."""
    return entry.is_dir(follow_symlinks=False)


def _is_within(path: str, top: str) -> bool:
    """Whether *path*, links followed, is a file below the folder *top*, or leads nowhere, which reading then says."""
    real = os.path.realpath(path)
    return not os.path.isdir(real) and os.path.commonpath((real, top)) == top


def short_name(path: str) -> str:
    """What the plan at *path* is called where it gives itself no `id`: its folder's name, else the file's."""
    name = os.path.basename(path)
    if name == PLAN_NAME:
        try:
            folder = os.path.basename(os.path.dirname(os.path.abspath(path)))
        except OSError:  # the folder was deleted under the person's feet
            folder = ""
        return folder or PLAN_NAME.partition(".")[0]
    return name.removesuffix(ENDING) if name.endswith(ENDING) else os.path.splitext(name)[0]
