"""What happens to a case beside the table of workflow.py: no state changes, the trail says so."""

from complaints.labels import Labelled


class SideStep(Labelled):
    MOVE_DUE = "move_due", "Batas jawaban bergeser"
    HEAR_SEPARATELY = "hear_separately", "Pelapor didengar terpisah"
