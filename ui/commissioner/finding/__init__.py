"""Search across all dossiers."""
