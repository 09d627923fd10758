"""Several candidates side by side: kept, grouped, compared, covered, judged by people, and put on record."""
