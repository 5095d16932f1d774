"""Intake: from the outside world (sheets, folders, papers) to what a round is built from."""
