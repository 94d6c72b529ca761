"""Why a change was refused: each says what is so and what to do; nothing is written then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Fact


class ChangeRefused(CsecplanError):
    """A change that cannot be made as asked."""

    exit_code = ExitCode.REFUSED


class UnknownItem(ChangeRefused):
    """An id that no recommendation or action has."""

    sentence = N_('the plan has no id "{id}"; nothing was changed')


class SeveralActions(ChangeRefused):
    """A recommendation's id where an action's is needed, and it has several."""

    sentence = N_("{id} is a recommendation with several actions: {actions}; say which one; nothing was changed")


class NoActions(ChangeRefused):
    """A recommendation's id where an action's is needed, and it has none."""

    sentence = N_("{id} is a recommendation with no action; `csecplan add action {id}` adds one; nothing was changed")


class NoRecommendation(ChangeRefused):
    """An action's id where a recommendation's is needed."""

    sentence = N_('"{id}" is an action; say the id of a recommendation; nothing was changed')


class SharedId(CsecplanError):
    """An id that two items have."""

    sentence = N_('the id "{id}" is used twice, on lines {lines}; give one of the two its own; nothing was changed')


class IdTaken(ChangeRefused):
    """A new item's id that the plan has already."""

    sentence = N_('the id "{id}" is already used, on line {line}; an id is never used again; nothing was changed')


class NeedsNoteToReopen(ChangeRefused):
    """A closed action reopened without a word."""

    sentence = N_('{id} is closed; to set it to "{status}", say why with --note; nothing was changed')


class NeedsNoteToClose(ChangeRefused):
    """An action given up without a word."""

    sentence = N_('{id}: "{status}" needs a reason; say why with --note; nothing was changed')


class PhraseNotUnderstood(ChangeRefused):
    """A new due date that cannot be read."""

    sentence = N_('"{phrase}" is not understood as a due date: {reason}; nothing was changed')


class PhraseIsStatus(ChangeRefused):
    """A word of completion where a new due date belongs."""

    sentence = N_(
        '"{phrase}" says that it is done, not when it is due; `csecplan status` records that; nothing was changed'
    )


class PartFaulty(CsecplanError):
    """What would be changed is faulty; `diagnostics` say where, and what to do."""

    sentence = N_("this has to be put right first; nothing was changed")

    def __init__(self, diagnostics: list[Diagnostic], **facts: Fact) -> None:
        super().__init__(**facts)
        self.diagnostics = diagnostics


class NotSafe(ChangeRefused):
    """No way of writing the change was read back as meant."""

    sentence = N_(
        "{id} stands in the file in a way that this change could not be written without changing something else;"
        " `csecplan edit {id}` opens the file there; nothing was changed"
    )
