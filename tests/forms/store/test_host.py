"""May two machines write in one folder?"""

import pytest

from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.host import AnotherHost


def test_a_folder_belongs_to_the_first_machine_that_opens_it(tmp_path):
    EmbeddedStore(tmp_path, host="one")
    EmbeddedStore(tmp_path, host="one")
    with pytest.raises(AnotherHost, match=r"host\.json: found .*one.*; expected this machine, two.*remove"):
        EmbeddedStore(tmp_path, host="two")


def test_a_folder_that_was_moved_belongs_to_the_new_machine_once_its_mark_is_gone(tmp_path):
    EmbeddedStore(tmp_path, host="one")
    (tmp_path / "host.json").unlink()
    EmbeddedStore(tmp_path, host="two")
