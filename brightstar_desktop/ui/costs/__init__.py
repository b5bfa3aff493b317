"""What a course and a year of doses cost."""
