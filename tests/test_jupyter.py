"""JupyterLab: articles and dossiers show themselves, and the tour runs there with its menus, light and dark."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from browsing import BROWSER, DRIVER
from made import talks

from toolkit import display
from toolkit.exports import write_jsonl
from toolkit.tables import Dossier

ROOT = Path(__file__).parents[1]
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # every cell stands in the page
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
}
NEEDED = ("jupyterlab", "ipywidgets", "selenium")

in_jupyterlab = pytest.mark.skipif(
    not (BROWSER and DRIVER and all(map(find_spec, NEEDED))),
    reason="Chromium, its driver, JupyterLab or ipywidgets are not installed",
)


def test_articles_and_dossiers_show_themselves() -> None:
    article = talks()
    assert article._repr_html_() == display.article(article).html
    assert Dossier.of([article])._repr_html_() == display.overview(Dossier.of([article])).html


@pytest.mark.parametrize("order", [("shell", "toolkit"), ("toolkit", "shell")], ids=["after IPython", "before IPython"])
def test_a_kernel_shows_them_whenever_the_toolkit_was_imported(order: tuple[str, str]) -> None:
    pytest.importorskip("IPython")
    lines = {
        "shell": "from IPython.core.interactiveshell import InteractiveShell; shell = InteractiveShell.instance()",
        "toolkit": "from toolkit import Article, Document, Dossier; article = Article(Document('a', 'Kyiv agreed.'))",
    }
    code = (
        f"{lines[order[0]]}\n{lines[order[1]]}\n"
        "for shown in (article, Dossier.of([article])):\n"
        "    print(shell.display_formatter.format(shown)[0]['text/html'][:7])\n"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.stdout.split() == ["<style>", "<style>"], found.stderr


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that has the tour over two made articles, and none of the user's own settings."""
    home = tmp_path_factory.mktemp("lab")
    write_jsonl([talks("a", "2025-03-19"), talks("b", "2025-03-21")], home / "articles.jsonl")
    tour = (ROOT / "notebooks" / "explore.ipynb").read_text("utf-8")
    named = tour.replace("seeds/maren.csv", "").replace("seeds/maren", "articles.jsonl")
    (home / "explore.ipynb").write_text(named, "utf-8")
    for name, settings in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    surroundings = {f"JUPYTER_{name}": str(home / folder) for name, folder in folders.items()}
    surroundings |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
    command += ["--IdentityProvider.token=secret", f"--ServerApp.root_dir={home}"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=home, env=os.environ | surroundings | {"IPYTHONDIR": str(home)}, stdout=log, stderr=log
        )
        yield f"http://127.0.0.1:{port}/lab/tree/explore.ipynb?token=secret"
        server.terminate()
        server.wait(20)


@pytest.fixture
def browser() -> Iterator[Any]:
    """A browser without a window."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,2000"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@in_jupyterlab
def test_the_tour_runs_in_jupyterlab_and_its_menus_redraw_what_is_below_them(browser: Any, lab: str) -> None:
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.support.ui import Select, WebDriverWait

    def wait(condition: Callable[[], object]) -> Any:
        ignored = (WebDriverException, LookupError)
        return WebDriverWait(browser, 60, 0.3, ignored).until(lambda _: condition())

    def all_of(selector: str) -> list[Any]:
        return list(browser.find_elements("css selector", selector))

    def answers() -> object:
        browser.get(lab)
        return all_of("#jupyter-config-data")

    wait(answers)
    wait(lambda: all_of(".jp-Notebook .jp-CodeCell") and "| Idle" in all_of("#jp-main-statusbar")[0].text)
    next(item for item in all_of(".lm-MenuBar-item") if item.text == "Run").click()
    wait(lambda: all_of("li[data-command='runmenu:run-all']"))[0].click()
    wait(lambda: all(prompt.text[1].isdigit() for prompt in all_of(".jp-CodeCell .jp-InputPrompt")))
    assert not [output.text for output in all_of("[data-mime-type$=error], [data-mime-type$=stderr]")]

    views = ".widget-vbox .widget-html-content .toolkit"
    before = [view.text for view in wait(lambda: all_of(views))]
    kind = Select(all_of(".widget-vbox select")[2])
    assert kind.first_selected_option.text == "every kind"
    kind.select_by_index(1)
    wait(lambda: all(now.text != then for now, then in zip(all_of(views), before, strict=True)))
    assert f"Selection: kinds = {kind.first_selected_option.text.split()[0]};" in all_of(views)[1].text

    wide = (
        "return [...document.querySelectorAll('.jp-OutputArea-output')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert browser.execute_script(wide) == 0
    browser.execute_script("document.body.dataset.jpThemeLight = 'false'")
    inverted = "return getComputedStyle(document.querySelector('.widget-vbox .toolkit img')).filter"
    assert "invert" in browser.execute_script(inverted)
