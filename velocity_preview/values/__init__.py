"""What Java would have seen: values are plain Python, and this package decides what a Java value does."""
