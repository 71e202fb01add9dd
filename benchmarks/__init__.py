"""Side by side with what a user would put together instead; run by ``make bench``."""
