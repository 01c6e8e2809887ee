"""What the command says of itself: what each subcommand does, with examples that run."""

from __future__ import annotations

DESCRIPTION = """\
News articles on negotiations and armed conflict → who acts, who says what, what each side claims, demands and ties to
conditions, and when; as tables, exports and reports. Every row leads back to characters of its source.

INPUT is a file or a folder: .txt (one article, with an optional first line `date YYYY-MM-DD TITLE`, or an export of Nexis,
Factiva or ProQuest), .md, .html, or .jsonl, .json, .csv, .tsv, .parquet (an article a line or row: text and, if known, id,
date, title and source), each also with .gz; or a store that `toolkit annotate --format parquet` has made. What cannot be read
is listed with its reason; the rest goes on.
"""
ANNOTATE = """\
Find the records of every article and write them.

  jsonl   one JSON line an article with all of its records (the default; to standard output without -o)
  csv     a folder with one CSV file a table
  parquet a store: a folder with a folder a table, for large corpora. It may be stopped at any moment; the same command again
          goes on from there, and later does only what is new or changed
  timeml  a folder with one TimeML file an article: its time expressions, and its claims as events
  conllu  the language layer alone: tokens, tags and dependencies, with character offsets

examples:
  toolkit annotate seeds/maren -o articles.jsonl
  toolkit annotate folder more.jsonl --format csv -o tables --jobs 2
  toolkit annotate folder --format csv -o tables --actors my.csv --merges who.csv
  toolkit annotate archive.csv --columns text=body,date=published --format parquet -o store --jobs 8
"""
REPORT = """\
Run the notebooks actors, conditions and timelines on the articles and write, for each, the executed notebook, one offline
HTML page and the CSV of every table, with an index and a manifest. The same input gives the same bytes.

parameters (-p NAME=VALUE), lists separated by commas:
  since, until   ISO days, months or years: only what lies between them
  actors         names or ids: only these actors
  kinds          kinds of claim: only these
  own_actors     the same as --actors: a CSV file with actors of your own
  merges         the same as --merges: a CSV file that says who is who across articles

examples:
  toolkit report seeds/maren -o reports/maren --actors seeds/maren.csv
  toolkit report folder -o out -p since=2025-03-01 -p kinds=reject,demand
  toolkit report seeds/maren -o reports/maren --actors seeds/maren.csv --check
"""
SHOW = """\
Show an article in the terminal: its text with the records marked, then the list of them. An export, a store or
a report is shown with the records that it has, any other file is annotated.

  layers    claims, attributions, conditions, times (these four without --layer), actors
  colours   claims are tinted by kind, their cues in full colour; times are underlined, sources bold; what depends on a
            condition stands in ⟨…⟩, the condition in ⟪…⟫. Where the output is no terminal, or NO_COLOR is set, brackets with
            the ids of the records stand in their place; FORCE_COLOR keeps the colours, as for a pager

examples:
  toolkit show seeds/000_05404934122fbd94.txt
  toolkit show articles.jsonl --id 000_05404934122fbd94 --layer claims --layer times
  FORCE_COLOR=1 toolkit show seeds/000_05404934122fbd94.txt | less -R
"""
DIFF = """\
Compare two runs: exports (.jsonl), stores or the folders of reports. Says how many articles, claims, conditions, times and
attributions are the same, new, gone and changed, and which actors were merged or split; then what they are, article by
article, with every field that changed.

  +  new    -  gone    ~  changed    >  actors that were several and are one    <  an actor that was one and is several

Articles are the same where their ids or their texts are; records where they share at least half of their words. Ids of
records and the rules that made them are not compared. As with the diff of Unix the exit code is 0 where there is no
difference, 1 where there is one, 2 for an error.

examples:
  toolkit diff march.jsonl april.jsonl
  toolkit diff reports-march reports-april -o changes.html
"""
EVALUATE = """\
Compare the records of a layer in two exports, article by article: a score against gold, or the agreement of two coders. A
store or the folder of a report may stand for an export.

  layers      names, times, mentions, attributions, claims, conditions
  found       the row of the records themselves: those that share at least half of their words are matched one to one
  others      a row a field: precision, recall and f1 count the records that are found and have the right value there
  low, high   the 95 % interval of f1, by a bootstrap over articles
  agreement   the share of the matched records with equal values; kappa takes off what chance would give (Cohen 1960)

example:
  toolkit evaluate gold.jsonl predicted.jsonl --layer claims
"""

OWN = "actors of your own: name, aliases, type, country, code, from, to"
