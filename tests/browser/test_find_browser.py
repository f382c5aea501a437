"""The browser for the tests is found, and what is not a browser is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import find_browser


def make_program(path: Path, exit_code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_named_in_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_program(tmp_path / "chromium", 0)
    named = make_program(tmp_path / "my-browser", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHOOSE_BROWSER", str(named))
    assert find_browser.find_browser() == named


@pytest.mark.parametrize("exit_code", [1, None], ids=["does not run", "does not exist"])
def test_a_named_browser_that_is_none_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exit_code: int | None
) -> None:
    named = tmp_path / "my-browser"
    if exit_code is not None:
        make_program(named, exit_code)
    monkeypatch.setenv("CHOOSE_BROWSER", str(named))
    with pytest.raises(FileNotFoundError, match="my-browser is not a browser that runs"):
        find_browser.find_browser()


def test_an_installed_browser_that_does_not_run_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_program(tmp_path / "chromium", 1)
    good = make_program(tmp_path / "google-chrome", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHOOSE_BROWSER", raising=False)
    assert find_browser.find_browser() == good


@pytest.mark.browser
def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>Choose My Support</title>")
    assert page.title() == "Choose My Support"
    page.close()
