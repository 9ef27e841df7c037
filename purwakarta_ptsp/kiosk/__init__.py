"""The portal on the touch screen of the MPP: the public pages under /kios/, from which nothing leads out."""
