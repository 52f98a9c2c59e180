"""Why could a file or folder not be read or written, in the words of the report?"""

import errno

from nulage_site.faults import Fault, quoted

CAUSES = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EACCES: "ni har inte rätt till den",
    errno.EPERM: "ni har inte rätt till den",
    errno.EROFS: "disken går bara att läsa",
    errno.ENOENT: "den finns inte",
    errno.EEXIST: "den finns redan",
    errno.ENOTDIR: "den ligger under något som inte är en mapp",
    errno.EISDIR: "den är en mapp och ingen fil",
    errno.EMFILE: "för många filer är öppna",
    errno.EIO: "disken är trasig",
}


def disk_fault(problem: OSError, file: object) -> Fault:
    """The fault of a file or folder; `file` stands in when the problem does not say which."""
    found = CAUSES.get(problem.errno or 0) or f"datorn svarar {quoted(str(problem.strerror))}"
    expected = "en fil eller mapp som går att läsa och skriva"
    remedy = "Se till att det finns utrymme, och att ni får läsa och skriva där."
    return Fault(str(problem.filename or file), "", found, expected, remedy)
