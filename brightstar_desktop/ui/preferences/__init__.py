"""What a person may set: language, colours and the size of text."""
