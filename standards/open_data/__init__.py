"""The catalogue for machines. One document of a standard is made from the database (`catalogue`);
every other form (JSON-LD, CPSV-AP, SIPPN, a row of the table) is made from that document alone."""
