"""The composition root: settings, theme, words, services, windows. The only place that makes them.

`main(argv) -> exit code`: nothing opens the start window; a workspace, pack, record, key or card
opens its room. A second start hands what it was given to the first.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.model.text import LANGS, Lang
from ui.actions import Actions
from ui.crash import CrashReporter
from ui.house import House
from ui.i18n import Speech
from ui.later import later
from ui.messages import Bridge, Messages, Question
from ui.pages import Pages
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.single import Single
from ui.tasks import Tasks
from ui.theme.icons import BRAND
from ui.theme.theme import Theme

WARM_MS = 250
WATCH_MS = 3_000  # until then nobody can have been idle
TURN_S = 0.001  # workers give the interpreter back to the window after so long
HEAVY = ("sqlalchemy", "desktop.storage.workspace", "desktop.desks.people")


class Wish(NamedTuple):
    """What the command line asked for."""

    things: list[str]
    passphrase_file: Path | None
    lang: Lang | None
    parts: bool = False


def main(argv: Sequence[str]) -> int:
    """Run the app until its last window closes; 0, or 2 for wrong usage."""
    wish = parse(argv)
    single = Single()
    things = [str(Path(thing).absolute()) for thing in wish.things]
    if wish.passphrase_file is None and single.hand_over(things):
        return 0
    sys.setswitchinterval(TURN_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Alqa")
    app.setApplicationDisplayName("Alqa")
    app.setDesktopFileName("alqa")
    services = make_services(app, wish.lang)
    CrashReporter(_shower(services.kit, services.messages)).install()
    pages = Pages()
    house = House(services, pages, _passphrase(wish.passphrase_file))
    single.given.connect(house.open)
    if wish.parts:
        house.show_parts()
    else:
        house.open(things)
    warmer = Warmer(services, pages, single)
    QTimer.singleShot(WARM_MS, warmer.warm)  # after the first picture
    QTimer.singleShot(WATCH_MS, house.watch)
    code = app.exec()
    house.close()
    services.tasks.close()
    pages.close()
    single.close()
    return code


def parse(argv: Sequence[str]) -> Wish:
    """Exits with 2 and a usage line for what it does not know."""
    if not argv:
        return Wish([], None, None)  # the usual start: from a menu, with nothing to parse
    argparse = later("argparse")
    parser = argparse.ArgumentParser(prog="alqa")
    parser.add_argument("things", nargs="*", metavar="WORKSPACE|FILE")
    parser.add_argument("--passphrase-file", type=Path)
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument("--parts", action="store_true", help=argparse.SUPPRESS)
    found = parser.parse_args(list(argv))
    return Wish(found.things, found.passphrase_file, cast("Lang | None", found.lang), found.parts)


def make_services(app: QApplication, lang: Lang | None) -> Services:
    """Everything that windows share."""
    preferences = Preferences()
    theme = Theme(app, preferences.choices.scheme)
    say = Speech(lang or preferences.choices.lang or system_lang(), app)
    keeper = _Keeper(app, preferences, say, theme)
    say.languageChanged.connect(keeper.keep_language)
    theme.wishChanged.connect(keeper.keep_look)
    kit = Kit(theme, say)
    app.setWindowIcon(theme.icons.icon(BRAND, theme.tokens.accent, 64))
    bridge = Bridge(say, app)
    bridge.set_asker(_asker(kit))
    return Services(kit, Tasks(app), bridge, Actions(app), preferences)


def _asker(kit: Kit) -> Callable[[QWidget, Question], bool]:
    """Draws questions; its module comes with the first."""
    return lambda parent, question: bool(later("ui.shell.dialog").Asker(kit)(parent, question))


def _shower(kit: Kit, messages: Messages) -> Callable[[str], None]:
    """Shows reports of defects; its module comes with the first."""
    return lambda report: later("ui.shell.crash_dialog").CrashShower(kit, messages)(report)


def system_lang() -> Lang:
    """The system's language where it is one of ours, else English."""
    short = QLocale.system().name()[:2]
    return short if short in LANGS else "en"


def _passphrase(path: Path | None) -> str | None:
    return None if path is None else path.read_text("utf-8")


class _Keeper(QObject):
    """Keeps the language and the look chosen."""

    def __init__(self, parent: QApplication, preferences: Preferences, say: Speech, theme: Theme) -> None:
        super().__init__(parent)
        self._preferences, self._say, self._theme = preferences, say, theme

    def keep_language(self) -> None:
        self._preferences.change(lang=self._say.lang)

    def keep_look(self) -> None:
        self._preferences.change(scheme=self._theme.wish)


class Warmer:
    """What need not be ready before the first picture: Qt's own words, the door for a second start, and,
    in a worker, the imports that opening will want."""

    def __init__(self, services: Services, pages: Pages, single: Single) -> None:
        self._services, self._pages, self._single = services, pages, single

    def warm(self) -> None:
        # What the start made stays: later collections need not walk through it again.
        gc.freeze()
        self._collector = later("ui.collecting").Collector(QApplication.instance())
        later("ui.qt_words").QtWords(QApplication.instance(), self._services.kit.say)
        self._single.listen()
        self._services.tasks.run(self._services.tasks, self._work, self._done)

    def _work(self, _report: object) -> None:
        for name in HEAVY:
            later(name)
        self._pages.warm()

    def _done(self, _nothing: None) -> None:
        return
