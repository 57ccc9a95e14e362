"""Facts about a tree: names read and bound, flow, paths into the data, includes."""
