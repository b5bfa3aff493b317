"""The shortlist of a visit, side by side."""
