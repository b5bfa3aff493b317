"""What there is to read, as words and as the HTML that Qt shows and prints."""
