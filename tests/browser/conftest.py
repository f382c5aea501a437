"""One browser and one sample site for all the browser tests."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import NO_BROWSER, find_browser, launch_arguments
from tests.browser.serving import served
from tests.site.building import build_site, copy_repository


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. Without one the test fails under CI and skips elsewhere."""
    program = find_browser()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        # A worker answers from what it kept, past what a test routes: only the tests of it let one in.
        for name in ("new_context", "new_page"):
            setattr(chromium, name, functools.partial(getattr(chromium, name), service_workers="block"))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site, built once."""
    return build_site(copy_repository(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """The address of the sample site, without a slash at its end: f"{site_url}/find/"."""
    with served(site_folder) as address:
        yield address
