"""A store: the records of a large corpus in a folder of Parquet files, made in bounded memory and taken up where it was left.

    STORE/
      store.json          what the store holds: its shards in the order of the articles, versions, selection
      articles/, claims/, conditions/, times/, …     a folder a table, a file a shard: pandas.read_parquet("STORE/claims")
      rejected.parquet, notes.parquet, files.parquet     inputs that gave no article; notes on others; hashes of files

The same inputs, parameters and version give the same bytes, in however many runs, by however many processes they were made.
"""

from __future__ import annotations

from toolkit.reading import is_store
from toolkit.store.loading import Loaded, load
from toolkit.store.updating import Stored, update

__all__ = ["Loaded", "Stored", "is_store", "load", "update"]
