"""Complaints, from receipt to answer, by the clock of component 6 and of UU 25/2009."""
