"""Pages, figures and slides: the room that writes what people read."""
