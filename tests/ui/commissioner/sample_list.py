"""A declaration window over a small list with long names."""

from __future__ import annotations

from pathlib import Path

from desktop.desks.commissioner import declaring
from desktop.intake.applicants import Applicant, Applicants, encode
from desktop.model.dossier import Organisation
from desktop.model.text import Text
from tests.helpers import packs, world
from ui.commissioner.conflicts.declare_window import DeclareWindow
from ui.services import Services

TITLE: Text = {
    "en": "Agricultural machinery cluster",
    "ru": "Кластер сельскохозяйственного машиностроения «Тобол»",
    "kk": "«Тобол» ауыл шаруашылығы машиналары кластері",
}
GROUNDS: dict[str, Text] = {
    "employer": {
        "en": "My employer takes part or has taken part within the last three years",
        "ru": "Мой работодатель участвует сейчас или участвовал в последние три года",
        "kk": "Жұмыс берушім қазір қатысады немесе соңғы үш жылда қатысқан",
    }
}


def declaration(services: Services, folder: Path) -> DeclareWindow:
    partner = Organisation(TITLE, {"en": "partner", "ru": "участник", "kk": "серіктес"})
    known = [Applicant(f"D{n}", TITLE, [partner] * 3) for n in range(1, 9)]
    recipients = [world.person("secretary").recipient]
    path = folder / "list.alqa-applicants"
    path.write_bytes(encode(Applicants(world.ROUND, TITLE, GROUNDS, recipients, known)))
    return DeclareWindow(services, declaring.read_list(path), packs.key_file(folder), "C02")
