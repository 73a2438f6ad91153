// The labels and relationship types of an embedded store.
CALL show_tables() RETURN name, type
