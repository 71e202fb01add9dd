"""How a run is done: what it depends on, what is kept, how outputs are put in place."""
