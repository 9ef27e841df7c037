"""Was it clear? Citizens say so of one component; editors read it beside the words."""
