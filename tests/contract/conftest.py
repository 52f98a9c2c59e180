"""Is the golden copy to be compared with, or written anew?"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/contract --update-golden` writes tests/contract/published anew; read the change, then commit."""
    parser.addoption("--update-golden", action="store_true", help="write tests/contract/published anew")
