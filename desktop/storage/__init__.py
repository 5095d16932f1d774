"""The workspace on disk: encrypted database, encrypted documents, migrations. SQL lives here alone."""
