"""Found against gold: precision and recall of a run."""
