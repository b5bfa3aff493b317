"""The directory in the formats of others: spreadsheets, HSDS 3.0 and schema.org."""
