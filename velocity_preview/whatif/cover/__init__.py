"""Payloads for the arms that no scenario reaches."""
