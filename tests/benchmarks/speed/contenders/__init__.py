"""Those who train, each in a process of its own; none of them knows the others, and peers need no engine."""
