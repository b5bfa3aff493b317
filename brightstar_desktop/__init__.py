"""BrightStar Desktop: an offline directory of ketamine care in California."""

__version__ = "0.1.0"
