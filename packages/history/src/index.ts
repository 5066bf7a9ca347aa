// Deployment history: what is where, since when, by whose approval.
export {}
