// Loaded before a part of the benchmark that may be stopped: what the part has started ends in its own
// handlers of `exit`, which a signal alone would skip.
process.once('SIGTERM', () => process.exit(1))
