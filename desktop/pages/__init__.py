"""The page server: PDFium in one child process, without network, with deadlines."""
