"""A publisher of editions for tests, who can also lie, and a server that can misbehave."""
