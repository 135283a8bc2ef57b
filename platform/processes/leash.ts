/**
 * Loaded first into a task (`runTask`) and inherited by the processes that it starts: ends each when its parent is
 * gone, even when that was killed. An ipc channel would tell at once, but Next's build workers keep theirs to themselves.
 */
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, 300).unref()

export {}
