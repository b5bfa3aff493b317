"""For maintainers: from the files under data/ to an edition. Not in the installed app."""
