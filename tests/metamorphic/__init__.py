"""What must not change an answer: transformations of texts and files, applied to every gold."""
