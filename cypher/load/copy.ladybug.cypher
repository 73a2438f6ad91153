// Rows from a file of our own; the dots stand for the labels that a relationship joins.
COPY __TABLE__ FROM $file (...PARALLEL=FALSE, HEADER=FALSE, AUTO_DETECT=FALSE)
