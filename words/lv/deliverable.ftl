# deliverable
