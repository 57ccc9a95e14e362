"""The version, for the package, the command line and reports. The build reads it here too."""

__version__ = "0.1.0"
