"""The text of an annex into a draft release: first what would become of it, then the rows."""
