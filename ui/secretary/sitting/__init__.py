"""The sitting: agenda, who leaves, votes, notes, presence, the close; and what the projector shows."""
