"""What a reader handles in a notebook: tables that sort, search and page, and controls for the choices of a run."""
