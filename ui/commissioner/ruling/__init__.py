"""The chair's ruling, made by mouse: what about, why, signed and saved for the secretary."""
