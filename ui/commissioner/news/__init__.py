"""A newer pack, receipts and questions that come to an open round."""
