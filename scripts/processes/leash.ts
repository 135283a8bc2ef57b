/** Loaded first into a task (`runTask`): ends it when the process that started it is gone. */
process.on('disconnect', () => process.exit(1))
// Waiting for that must not keep a task alive that has finished.
process.channel?.unref()
