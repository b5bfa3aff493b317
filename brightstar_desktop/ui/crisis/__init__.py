"""Help in a crisis: one action away on every screen."""
