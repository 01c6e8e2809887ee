"""What is in a dossier, at one look."""

from __future__ import annotations

import pandas as pd

from toolkit.display.notes import source_note
from toolkit.display.shown import Shown
from toolkit.display.tables import table
from toolkit.records import KINDS, LAYERS
from toolkit.tables import Dossier

ACTORS = 12
"""The actors that an overview names."""


def overview(dossier: Dossier) -> Shown:
    """Show what is in a dossier: how many articles of which dates, what was found, and who makes claims of which kinds."""
    claims = dossier.claims
    names = claims["actor_name"].fillna("no actor named")
    counts = pd.crosstab(names, claims["kind"]).reindex(columns=[kind for kind in KINDS if kind in set(claims["kind"])])
    counts = counts.assign(claims=counts.sum(axis=1)).sort_values("claims", ascending=False, kind="stable")
    shown = counts.astype("Int64").mask(counts == 0).head(ACTORS).rename_axis(index="actor", columns=None).reset_index()
    found = [f"{sum(len(getattr(one, layer)) for one in dossier.articles)} {layer}" for layer in LAYERS]
    caption = f"{dossier.corpus or 'Dossier'}: {', '.join(found)}"
    hidden = f"{len(counts) - len(shown)} more actors make claims. " if len(counts) > len(shown) else ""
    lost = f' Rejected: {len(dossier.rejected)}, with reasons in table("rejected").' if dossier.rejected else ""
    return table(shown, "", caption, hidden + source_note(dossier.articles, dossier.corpus) + lost)
