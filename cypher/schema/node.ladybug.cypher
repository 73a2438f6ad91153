// Ladybug wants each label declared with its properties, which stand for the dots.
CREATE NODE TABLE __LABEL__ (...)
