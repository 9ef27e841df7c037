"""What a citizen does with a standard: tick its requirements, set standards side by side, pass it on."""
