"""The rules, one a file; a file is named after its rule."""
