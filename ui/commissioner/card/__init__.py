"""The score card: criteria, rulers, anchors, comments, recommendation, a mark's history."""
