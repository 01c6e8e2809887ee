"""What many tests share: the seed article and its dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from toolkit.tables import Dossier

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The file of the seed article."""
    return next(SEEDS.glob("*.txt"))


@pytest.fixture(scope="session")
def dossier(seed: Path) -> Dossier:
    """The seed article, annotated."""
    return Dossier.read(seed)
