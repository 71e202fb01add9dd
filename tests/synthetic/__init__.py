"""Three hundred made texts whose gatherings are known because they were written from them; all names are invented."""
