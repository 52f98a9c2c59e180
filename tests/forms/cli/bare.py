"""Does the service run where nothing of the site's half is installed? Its command line, with that half barred."""

import sys

BARRED = (
    "pandas",
    "numpy",
    "markdown",
    "flask_frozen",
    "frontmatter",
    "nh3",
    "python_calamine",
    "nulage_site",
)
sys.modules.update(dict.fromkeys(BARRED))

from nulage_forms.cli import main  # noqa: E402 - the bar comes down first

main()
