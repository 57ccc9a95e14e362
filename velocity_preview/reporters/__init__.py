"""A report as text: for people, for CI services, for programs. Errors of the command line look the same."""
