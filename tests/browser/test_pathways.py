"""A pathway, walked as a person walks it: to each ending, by keyboard, back, on paper, without a script, in private."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.scanning import scan
from tests.browser.watching import Watch, watched

pytestmark = pytest.mark.browser

STAY, HELP = "/stay-or-change/", "/get-help-to-choose/"
PRIVATE = "Sam knows about my epilepsy"


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    """A page in a new profile that must do nothing it must not, and ask for nothing of another site."""
    with watched(browser, site_url) as found:
        yield found
        found.look(found.page.url)
        assert found.faults == []


def heading(page: Page) -> str:
    return page.locator("h2:visible").first.inner_text()


def arrives(page: Page, title: str) -> None:
    """After a link or the browser's own Back, the page is there a moment later."""
    expect(page.locator("h2:visible").first).to_have_text(title)


def go_on(page: Page) -> None:
    page.locator("[data-continue]:visible").click()


def go_to(page: Page, title: str) -> None:
    """Go on until a page, answering nothing on the way."""
    for _ in range(20):
        if heading(page) == title:
            return
        go_on(page)
    pytest.fail(f"“{title}” is not on the way")


def answer(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_label(name, exact=True).and_(page.locator(":visible")).check()
    go_on(page)


def begin(watch: Watch, path: str) -> Page:
    page = watch.open(path)
    page.get_by_role("button", name="Start").click()
    return page


def shown(page: Page, selector: str) -> list[str]:
    return [element.inner_text() for element in page.locator(f"{selector}:visible").all()]


@pytest.mark.parametrize(
    ("way", "title", "address"),
    [
        (
            "Stay with my provider, with an individual service fund",
            "Stay, with an individual service fund",
            "/find/#pay=individual-service-fund&support=home-care&support=short-breaks",
        ),
        (
            "Move to another provider, with an individual service fund",
            "Move, with an individual service fund",
            "/find/#pay=individual-service-fund&support=home-care&support=short-breaks",
        ),
        (
            "Have a service set up just for me",
            "A service set up just for you",
            "/find/#pay=council-arranged&support=home-care&support=short-breaks",
        ),
        ("Choose my own personal assistant", "Your own personal assistant", "/find/#kind=personal-assistant"),
        (
            "I am not sure yet",
            "Not sure yet",
            "/find/#pay=individual-service-fund&support=home-care&support=short-breaks",
        ),
    ],
)
def test_each_way_of_stay_or_change_has_its_ending(watch: Watch, way: str, title: str, address: str) -> None:
    page = begin(watch, STAY)
    assert heading(page) == "Are you safe?"
    answer(page, "Yes")
    answer(page, "My family", "An advocate")
    answer(page, "No, not yet")
    answer(page, "Care at home", "Short breaks")
    go_to(page, "How is it from your point of view?")
    page.get_by_label("What is working", exact=True).and_(page.locator(":visible")).fill(PRIVATE)
    answer(page, "It works")
    go_to(page, "Look at both sides")
    assert PRIVATE in page.locator("[data-looks-back]").inner_text()
    assert len(shown(page, ".step__notes li")) == 1
    assert "nobody has said that it fails" in shown(page, ".step__notes li")[0]
    go_on(page)
    answer(page, way)
    assert heading(page) == "Your page to keep"
    assert shown(page, ".ending__title") == [title]
    assert shown(page, ".also-shown__one h3") == ["Ask for your review", "Ask what your share is"]
    said = page.locator("[data-said]").inner_text()
    for text in (PRIVATE, "My family; An advocate" if "My family; An" in said else "An advocate; My family", way):
        assert text in said
    link = page.locator("[data-ending]:visible [data-search]").first
    assert (link.get_attribute("href") or "").endswith(address)
    link.click()
    page.wait_for_url(f"**{address}")
    page.wait_for_selector("[data-results] li, [data-empty]:not([hidden])")


HELP_WAYS: list[tuple[list[tuple[str, ...]], str, list[str]]] = [
    ([("No",), ("Finding out what there is, or how to pay",), ("A fact, a form, or the name of who to ring",)],
     "Brief help", ["Ring one number"]),
    ([("No",), ("My needs, my care plan or a review",), ("Weigh up one thing against another",), ("No",),
      ("Somebody to talk it over with, and to help me get ready",)],
     "Standard help",
     ["Ring one number", "You may have a right to a Care Act advocate", "Law that may help you"]),
    ([("No",), ("My needs, my care plan or a review",), ("Say or show what they want",), ("Yes",),
      ("Somebody by my side for some time",)],
     "Complex help", ["Ring one number", "Somebody close can speak up", "Law that may help you"]),
    ([("No",), ("A big decision for somebody who may not be able to make it",),
      ("No, somebody has checked that they cannot",), ("No",), ("A lot of help",)],
     "Exceptional help",
     ["Ring one number", "You may have a right to an Independent Mental Capacity Advocate", "Law that may help you"]),
    ([("No",), ("Being held in hospital, or under rules at home, for mental health",),
      ("Held in hospital under the Act",), ("I do not know",)],
     "Ring, and find out together",
     ["Ring one number", "You have a right to an Independent Mental Health Advocate", "Law that may help you"]),
    ([("No",), ("A complaint about the NHS",), ("I do not know",)],
     "Ring, and find out together",
     ["Ring one number", "You have a right to an NHS complaints advocate", "Law that may help you"]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "title", "also"), HELP_WAYS)
def test_each_level_of_help_and_each_right_is_reached(
    watch: Watch, answers: list[tuple[str, ...]], title: str, also: list[str]
) -> None:
    page = begin(watch, HELP)
    for names in answers:
        answer(page, *names)
    assert heading(page) == "Your page to keep"
    assert shown(page, ".ending__title") == [title]
    assert shown(page, ".also-shown__one h3") == also
    assert "01632 960000" in page.locator(".also-shown").inner_text()


@pytest.mark.parametrize("path", [STAY, HELP])
def test_a_worry_about_safety_comes_first(watch: Watch, path: str) -> None:
    page = begin(watch, path)
    page.locator("[name=safe][value=danger]").check()
    go_on(page)
    assert heading(page) == "First, get help to be safe"
    assert "01632 960911" in page.locator(".step:visible").inner_text()
    assert page.locator(".step:visible a[href$='/guides/staying-safe/']").count() == 1
    while heading(page) != "Your page to keep":
        go_on(page)
    assert shown(page, ".also-shown__one h3")[0] == "Make sure that people are safe"


def test_a_person_may_answer_nothing(watch: Watch) -> None:
    page = begin(watch, STAY)
    while heading(page) != "Your page to keep":
        go_on(page)
    assert shown(page, ".ending__title") == ["Not sure yet"]
    assert "Nothing yet" in page.locator("[data-said]").inner_text()


def test_it_can_be_walked_by_keyboard_alone_and_focus_goes_to_each_heading(watch: Watch) -> None:
    page = watch.open(HELP)
    page.locator("[data-begin]").focus()
    page.keyboard.press("Enter")
    focused = "document.activeElement.textContent"
    titles = []
    for _ in range(3):
        page.wait_for_timeout(50)
        titles.append(page.evaluate(focused))
        assert page.title() == f"{titles[-1]} – Get help to choose – Choose My Support"
        page.keyboard.press("Tab")  # to the answers
        page.keyboard.press("ArrowUp")  # the last: no, something else, I do not know
        page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    assert titles == ["Is somebody unsafe now?", "What do you want help with?", "How much help would be enough?"]
    assert page.evaluate(focused) == "Your page to keep"
    assert "Something else, or I do not know" in page.locator("[data-said]").inner_text()


def test_back_leads_back_and_change_leads_to_the_summary_again(watch: Watch) -> None:
    page = begin(watch, HELP)
    answer(page, "No")
    arrives(page, "What do you want help with?")
    page.go_back()
    arrives(page, "Is somebody unsafe now?")
    assert page.locator("#a-safe-no-one").is_checked()
    page.go_forward()
    page.get_by_role("link", name="Back", exact=True).click()
    arrives(page, "Is somebody unsafe now?")
    go_on(page)
    answer(page, "Finding out what there is, or how to pay")
    answer(page, "I do not know")
    page.get_by_role("link", name="Change what I said: It is about").click()
    arrives(page, "What do you want help with?")
    answer(page, "Being held in hospital, or under rules at home, for mental health")
    arrives(page, "Which fits best?")  # what is new on the way is asked
    answer(page, "Under the Act's rules at home")
    arrives(page, "Your page to keep")
    page.get_by_role("link", name="Change what I said: Enough help").click()
    arrives(page, "How much help would be enough?")
    answer(page, "A lot of help")
    assert shown(page, ".ending__title") == ["Exceptional help"]


def stored(page: Page) -> tuple[int, int]:
    found = page.evaluate("[sessionStorage.length, localStorage.length]")
    return found[0], found[1]


def test_what_is_written_is_in_no_address_and_is_forgotten(watch: Watch) -> None:
    asked: list[str] = []
    watch.page.on("request", lambda request: asked.append(request.url))
    page = begin(watch, STAY)
    assert stored(page) == (0, 0)
    go_to(page, "What is important to you?")
    box = page.get_by_label("Important to me now")
    box.fill(PRIVATE)
    assert stored(page) == (1, 0)
    page.reload()
    assert box.input_value() == PRIVATE
    page.get_by_label("Keep my answers on this device").check()
    assert stored(page) == (0, 1)
    page.get_by_label("Keep my answers on this device").uncheck()
    assert stored(page) == (1, 0)
    go_on(page)
    history = page.evaluate("JSON.stringify([location.href, history.state])")
    assert not any("epilepsy" in text for text in (*asked, history))
    page.get_by_role("button", name="Forget my answers").click()
    assert stored(page) == (0, 0)
    assert page.get_by_role("status").inner_text() == "Your answers are gone from this device."
    assert page.locator("textarea").evaluate_all("(boxes) => boxes.every((box) => box.value === '')")
    assert page.get_by_role("button", name="Start").is_visible()
    assert page.context.cookies() == []


def test_what_is_kept_is_there_in_another_tab_and_what_is_not_is_gone(watch: Watch) -> None:
    page = begin(watch, STAY)
    answer(page, "Yes")
    other = page.context.new_page()
    other.goto(f"{watch.site_url}{STAY}#q-safe")
    assert not other.locator("#a-safe-yes-safe").is_checked()
    page.get_by_label("Keep my answers on this device").check()
    other.reload()
    assert other.locator("#a-safe-yes-safe").is_checked()
    assert other.get_by_label("Keep my answers on this device").is_checked()


def test_an_address_made_by_hand_leads_to_the_start(watch: Watch) -> None:
    for fragment in ("#q-stay-safe", "#q-nothing", "#x", "#q-__proto__"):
        page = watch.open(f"{STAY}{fragment}")
        assert page.get_by_role("button", name="Start").is_visible(), fragment
        page.goto("about:blank")
    watch.faults = [fault for fault in watch.faults if "about:blank" not in fault]


def test_hostile_words_are_only_words(watch: Watch) -> None:
    page = begin(watch, STAY)
    go_to(page, "What is important to you?")
    page.get_by_label("Important to me now").fill("<img src=x onerror=alert(1)><b>hello</b>")
    while heading(page) != "Your page to keep":
        go_on(page)
    assert "<b>hello</b>" in page.locator("[data-said]").inner_text()
    assert page.locator("[data-said] img, [data-said] b").count() == 0


def test_the_summary_reads_well_on_paper(watch: Watch) -> None:
    page = begin(watch, STAY)
    go_to(page, "What is important to you?")
    page.get_by_label("Important to me now").fill(PRIVATE)
    while heading(page) != "Your page to keep":
        go_on(page)
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.__tripped.splice(0)") == ["print()"]
    page.emulate_media(media="print", color_scheme="dark")
    text = page.locator("main").inner_text()
    for part in ("Not sure yet", "What happens next", "Questions to ask", PRIVATE, "Date of my review:"):
        assert part in text
    for hidden in (".keep", ".site-header", "[data-back]", "[data-print]", ".said__change", ".step"):
        assert not page.locator(hidden).first.is_visible(), hidden
    page.emulate_media(media="screen", color_scheme="light")


def test_all_the_questions_can_be_had_on_one_page(watch: Watch) -> None:
    page = watch.open(STAY)
    page.get_by_role("link", name="Show all the questions on one page, to print").click()
    page.locator(".ending:visible").last.wait_for()
    assert page.locator(".step:visible").count() == page.locator(".step").count()
    assert page.locator(".ending:visible").count() == 5
    assert page.locator("[data-continue]:visible").count() == 0
    page.go_back()
    expect(page.locator(".step:visible")).to_have_count(0)


@pytest.mark.parametrize("path", [STAY, HELP])
def test_without_a_script_it_is_one_plain_page(browser: Browser, site_url: str, path: str) -> None:
    with watched(browser, site_url, script=False) as plain:
        page = plain.page
        page.goto(f"{site_url}{path}")
        for selector in (".step", ".ending", ".also-shown__one", "textarea", "input:not([data-keep])"):
            parts: list[Locator] = page.locator(selector).all()
            assert all(part.is_visible() for part in parts), selector
        assert page.locator("main button:visible").count() == 0
        assert not page.locator(".keep").is_visible()
        page.locator("#a-safe-danger").check()
        assert plain.faults == []


def test_axe_finds_nothing_wrong_on_any_step(watch: Watch) -> None:
    found = {}
    page = begin(watch, STAY)
    while True:
        title = heading(page)
        if title == "Are you safe?":
            page.locator("#a-safe-worried").check()
        for width, scheme in ((320, "light"), (1280, "dark")):
            page.set_viewport_size(ViewportSize(width=width, height=800))
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[title, width] = scan(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (title, width)
        if title == "Your page to keep":
            break
        go_on(page)
    assert len(found) == 2 * 14
    assert {where: faults for where, faults in found.items() if faults} == {}
