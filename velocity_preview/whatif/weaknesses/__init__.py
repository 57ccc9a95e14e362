"""What may be wrong with a message that other data makes: one file a kind."""
