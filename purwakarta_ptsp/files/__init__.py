"""Files that people hand in: what is taken, how it is stored, how it is handed out."""
