// Ladybug wants each relationship type declared with what it joins and its properties.
CREATE REL TABLE __TYPE__ (...)
