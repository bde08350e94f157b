"""Which findings count. A finding that does not is kept, marked with why."""
