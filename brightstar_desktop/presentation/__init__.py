"""Words, prices and pages made from domain values, without Qt."""
