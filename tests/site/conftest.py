"""The sample site, built once and read once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.records.catalogue import Catalogue
from plugins.settings import read_settings
from plugins.site.build import load_catalogue
from tests.site.building import build_site, copy_repository
from tests.site.reading import Site, read_site


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository with its site built. Not to be changed."""
    root = copy_repository(tmp_path_factory.mktemp("sample"))
    build_site(root)
    return root


@pytest.fixture(scope="session")
def site(repository: Path) -> Site:
    """The sample site."""
    return read_site(repository / "output")


@pytest.fixture(scope="session")
def catalogue(repository: Path) -> Catalogue:
    """What the sample site was drawn from."""
    return load_catalogue(repository, read_settings(repository / "pelicanconf.py"), date(2026, 11, 20))
