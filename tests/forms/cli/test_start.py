"""Does a command begin with no more than it needs?"""

import subprocess
import sys

from published import publish

LATER = {
    "asyncio": "counting attempts",
    "cryptography": "rescued texts",
    "docx": "Word",
    "weasyprint": "PDF",
    "xlsxwriter": "Excel",
}
"""What takes long to import, and what alone it is for."""


def test_nothing_is_imported_that_only_some_requests_need(tmp_path):
    # A process of its own: in this one, other tests have imported everything.
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from nulage_forms.catalogue import Catalogue
from nulage_forms.cli import main
from nulage_forms.demonstration import demo_settings
from nulage_forms.wsgi import mounted
from werkzeug.test import Client
service = mounted(demo_settings(Path({str(publish(tmp_path / "_site"))!r}), Path({str(tmp_path / "var")!r}), 8000))
answer = Client(service).get("/sjalvvardering/", base_url="http://127.0.0.1:8000")
assert answer.status_code == 200, answer.status
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert not LATER.keys() & set(done.stdout.split())


def test_a_command_runs_with_the_search_for_garbage_on_again():
    program = """
import gc, sys
from nulage_forms.start import main
sys.argv = ["nulage-forms", "--help"]
try:
    main()
finally:
    print(gc.isenabled(), gc.get_freeze_count() > 0)
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "True True"
