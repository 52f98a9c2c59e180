"""What does an editor learn when the preview cannot answer where it was asked to?"""

import socket
from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.preview import HOST, serve


def refused(port):
    with pytest.raises(FaultsFound) as found:
        serve(Path("content"), None, port)
    (fault,) = found.value.faults
    return fault


def test_a_port_that_is_taken_is_told_with_another_to_choose():
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        fault = refused(port)
    assert (fault.file, fault.place) == (HOST, f"port {port}")
    assert "--preview" in fault.remedy


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_told_like_any_other_fault(port):
    assert refused(port).place == f"port {port}"
