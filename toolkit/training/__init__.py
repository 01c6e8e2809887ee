"""How the shipped weights of the language engine were made, from public corpora; not needed to use the toolkit.

The `training` extra installs what this needs; a graphics card is used where there is one, else some hours of two cores.
CORPORA is a folder as `corpora` describes it; a run that was stopped goes on when the same command is given again.

    python -m toolkit.training fit CORPORA RUN --steps 6200     # checkpoint and log go to RUN
    python -m toolkit.training export CORPORA RUN WEIGHTS       # the engine's files and their model card
    python -m toolkit.training scores CORPORA WEIGHTS           # every head on the development sets

Put WEIGHTS in the place of `toolkit/language/weights` to use them. `fit` may be given another number of steps when it goes
on, before the learning rate begins to fall: the run then ends as if it had been given that number at once.
"""
