"""The list of my dossiers."""
