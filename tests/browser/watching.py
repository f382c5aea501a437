"""Watch everything a page does that it must not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

NO_WORKER = "Service Worker registration blocked by Playwright"  # by tests/browser/conftest.py
# Runs before any script of the page. What the page breaks, and what a hostile text would set off, is kept here.
TRIPWIRE = """
window.__tripped = [];
window.__violations = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = (...said) => { window.__tripped.push(`${name}(${said})`); };
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@dataclass
class Watch:
    """A page, and what it did that it must not do."""

    site_url: str
    page: Page
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is at rest."""
        self.page.goto(f"{self.site_url}{path}", wait_until="load")
        self.look(path)
        return self.page

    def look(self, where: str) -> None:
        """Ask the page what it kept of its own misdeeds."""
        for kept in ("__tripped", "__violations"):
            self.faults += [f"{where}: {kept} {one}" for one in self.page.evaluate(f"window.{kept} || []")]

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site_url}/", "blob:")):
            self.faults.append(f"{self.page.url}: asked for {request.url}")

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != NO_WORKER:
            self.faults.append(f"{self.page.url}: {message.text}")

    def note_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"{self.page.url}: a dialog says {dialog.message}")
        dialog.dismiss()


@contextmanager
def watched(browser: Browser, site_url: str, *, script: bool = True) -> Iterator[Watch]:
    """Give a new page in a new profile. What it does wrong is in `faults`."""
    context: BrowserContext = browser.new_context(
        java_script_enabled=script, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    context.add_init_script(TRIPWIRE)
    watch = Watch(site_url, context.new_page())
    watch.page.on("request", watch.note_request)
    watch.page.on("console", watch.note_message)
    watch.page.on("dialog", watch.note_dialog)
    watch.page.on("pageerror", lambda error: watch.faults.append(f"{watch.page.url}: {error}"))
    watch.page.on("popup", lambda popup: watch.faults.append(f"{watch.page.url}: opened {popup.url}"))
    try:
        yield watch
    finally:
        context.close()
