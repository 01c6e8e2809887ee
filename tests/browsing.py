"""Chromium without a window, for tests of pages."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

Value = TypeVar("Value")

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

needs_browser = pytest.mark.skipif(not (BROWSER and DRIVER), reason="Chromium and its driver are not installed")


def opened() -> webdriver.Chrome:
    """A browser that remembers what it loads and logs; whoever opens it quits it."""
    options = Options()
    options.binary_location = BROWSER or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options, Service(DRIVER))
    browser.set_script_timeout(180)  # a busy machine takes long to look through a large page
    return browser


def visit(browser: webdriver.Chrome, page: Path | str, width: int = 1280, scheme: str = "light", media: str = "") -> None:
    """Open a page on a screen of some width, in light or dark, until its tables are at work; or as `media`: "print"."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get(page.as_uri() if isinstance(page, Path) else page)
    awaited(lambda: browser.execute_script("return document.querySelector('[aria-busy]')"), lambda busy: not busy)


def awaited(read: Callable[[], Value], right: Callable[[Value], object]) -> Value:
    """What is read once it is right, or after half a minute whatever it is then: a page answers a click in its own time."""
    limit = time.monotonic() + 30
    while not right(value := read()) and time.monotonic() < limit:
        time.sleep(0.05)
    return value


def requested(browser: webdriver.Chrome) -> set[str]:
    """The schemes of all that was asked for since this was called before."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return {url.split(":")[0] for url in urls}


def errors(browser: webdriver.Chrome) -> list[str]:
    """What the console tells since this was called before, hints aside."""
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
