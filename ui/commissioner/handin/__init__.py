"""What leaves: the review, the signature, the signed page, sticks, an answer to a fork."""
