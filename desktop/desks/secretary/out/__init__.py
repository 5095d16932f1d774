"""What leaves a round in clear: workbook, tables, letters, the handover, the archive."""
