"""Render, lint and preview Apache Velocity email templates exactly as the email service provider sends them."""
