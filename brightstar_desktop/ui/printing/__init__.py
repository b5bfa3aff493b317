"""What goes on paper: pages, printers and PDF files."""
