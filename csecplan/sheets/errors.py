"""Why a file is not taken as a sheet that comes back: each says how to save it so that it is."""

from __future__ import annotations

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode


class SheetError(CsecplanError):
    """A file of which nothing is taken."""

    exit_code = ExitCode.REFUSED


class NotASheet(SheetError):
    """A file that is no workbook and no table."""

    sentence = N_(
        "{name} cannot be read as a workbook or a CSV file; open it in a spreadsheet, and save it as .xlsx or as"
        " CSV UTF-8; nothing was changed"
    )


class OtherFormat(SheetError):
    """A spreadsheet's file of another kind."""

    sentence = N_(
        "{name} is an {format} file; open it in a spreadsheet, and save it as .xlsx or as CSV UTF-8;"
        " nothing was changed"
    )


class Protected(SheetError):
    """A workbook encrypted with a password."""

    sentence = N_(
        "{name} is protected with a password; open it, and save it as .xlsx without one; nothing was changed"
    )


class Damaged(SheetError):
    """A workbook that does not hold together."""

    sentence = N_(
        "{name} is damaged; open it in a spreadsheet, which may repair it, and save it again as .xlsx;"
        " nothing was changed"
    )


class TooLarge(SheetError):
    """A file beyond what is read."""

    sentence = N_(
        "{name} is too large: an imported sheet may have at most {size} MiB unpacked, {rows} rows, "
        "{columns} columns and {cells} filled cells; delete the rows and columns that are not needed; "
        "nothing was changed"
    )


class UnknownEncoding(SheetError):
    """A CSV file in no encoding that gives the plan's own words."""

    sentence = N_("{name} uses an unknown character encoding; save it as .xlsx or as CSV UTF-8; nothing was changed")


class IsReport(SheetError):
    """A workbook that is only read."""

    sentence = N_(
        "{name} is a report, which cannot be imported; `csecplan list --output FILE.xlsx` and `csecplan request`"
        " write sheets that can be; nothing was changed"
    )


class NoHeadings(SheetError):
    """No row of the file has the headings of a list."""

    sentence = N_(
        "{name} has no row of headings with the ids and something to change;"
        " `csecplan list --format xlsx` writes one; nothing was changed"
    )


class OtherPlan(SheetError):
    """A sheet of a request about another plan."""

    sentence = N_(
        "{name} was made from another plan; `csecplan import --plan FILE` takes it back into the plan that it was"
        " made from; nothing was changed"
    )


class OfficeGone(SheetError):
    """A sheet of a request to an office that the plan does not have."""

    sentence = N_(
        "{name} was filled in by {office}, which the plan does not have; where the office has a new key, give it this"
        " one as an alias; nothing was changed"
    )
