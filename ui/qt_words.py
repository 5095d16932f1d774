"""Qt's own words (file and print dialogs, menus of text fields) in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from ui.i18n import Speech


class QtWords(QObject):
    """Follows the language while the program runs. English is what Qt speaks by itself."""

    def __init__(self, app: QCoreApplication, say: Speech) -> None:
        super().__init__(app)
        self._app, self._say = app, say
        self._translator: QTranslator | None = None
        say.languageChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Load the catalogue of the present language."""
        self.drop()
        if self._say.lang == "en":
            return
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self)
        if translator.load(f"qtbase_{self._say.lang}", place):
            self._translator = translator
            self._app.installTranslator(translator)

    def drop(self) -> None:
        """Qt speaks English again."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
