"""Finding a provider: filters, list and details."""
