"""The rules of a sitting, pure: who is in the room, what may be voted on, what was carried."""
