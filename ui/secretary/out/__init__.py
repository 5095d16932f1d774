"""What leaves a round, as the rooms Protocol and Record offer it."""
