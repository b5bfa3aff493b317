"""Values and rules of the directory: no input or output, nothing of ours imported."""
