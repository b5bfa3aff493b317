"""How bytes come here: over HTTPS or from a folder. The only place that may open a connection."""
