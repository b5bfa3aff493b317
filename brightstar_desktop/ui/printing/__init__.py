"""What goes on paper: sheets, printers and PDF files."""
