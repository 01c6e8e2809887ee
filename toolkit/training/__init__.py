"""How the shipped weights of the language engine were made, from public corpora; not needed to use the toolkit.

`python -m toolkit.training fit CORPORA RUN` trains, `export RUN WEIGHTS` writes the files that the engine reads, and
`measure CORPORA WEIGHTS` scores them on development sets. The `training` extra installs what these need.
"""
