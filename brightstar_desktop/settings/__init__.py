"""What the machine's user chose, each setting declared once."""
