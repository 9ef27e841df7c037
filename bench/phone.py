"""How soon a cheap telephone shows a page: `make bench`.

Chromium with the processor slowed four times and a 4G network at its slow end (1.6 Mbit/s, 150 ms),
each page with an empty cache: the largest paint in milliseconds and the layout's shift, the median of
five. No test asks for a time; this is read by people.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import django
from django.core.management import call_command
from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from playwright.sync_api import Browser, Page, sync_playwright

RUNS = 5
TARGET_MS = 1000
SLOWER_PROCESSOR = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
PAGES = {
    "beranda": "/",
    "hasil pencarian": "/standar/?q=inspeksi",
    "satu standar": "/standar/kbli-71204-jasa-inspeksi-teknik-instalasi/",
    "formulir": "/pengaduan/baru/",
    "status": "/pengaduan/status/",
}
# The last entry of each kind that the page has reported by now.
PAINT = """() => new Promise(done => {
    const seen = {paint: 0, shift: 0};
    new PerformanceObserver(list => { seen.paint = list.getEntries().at(-1).startTime; })
        .observe({type: "largest-contentful-paint", buffered: true});
    new PerformanceObserver(list => { for (const each of list.getEntries()) seen.shift += each.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(seen), 300);
})"""


def main() -> None:
    # Playwright's loop runs in this thread, the database is asked between its calls.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_office", verbosity=0)
        with served() as address, browser() as chromium:
            for name, path in PAGES.items():
                report(name, [measured(chromium, address + path) for _ in range(RUNS)])
    finally:
        teardown_databases(made, verbosity=0)


def report(name: str, seen: list[dict[str, float]]) -> None:
    paint, shift = median(each["paint"] for each in seen), max(each["shift"] for each in seen)
    print(f"{name}: tampil {paint:.0f} ms (sasaran {TARGET_MS}), bergeser {shift:.3f} (sasaran 0)")


@contextmanager
def served() -> Iterator[str]:
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@contextmanager
def browser() -> Iterator[Browser]:
    from tests.chromium import executable

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def measured(chromium: Browser, address: str) -> dict[str, float]:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, is_mobile=True)
    page = context.new_page()
    slow_down(page)
    page.goto(address, wait_until="load")
    seen: dict[str, float] = page.evaluate(PAINT)
    context.close()
    return seen


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
