/** Who else gets each line of the log. On the process, because Next has a copy of these files of its own. */
const name = Symbol.for('curtain: lines of the log')
type Listener = (line: string) => void

function listeners(): Set<Listener> {
  const processWithListeners: NodeJS.Process & { [name]?: Set<Listener> } = process
  processWithListeners[name] ??= new Set()
  return processWithListeners[name]
}

/** Hands each line on, as it is written, until the function that it returns is called. */
export function listenToLog(listener: Listener): () => void {
  listeners().add(listener)
  return () => listeners().delete(listener)
}

/** Writes a line to stdout, and hands it on. */
export function writeLine(line: string): void {
  process.stdout.write(line)
  for (const listener of listeners()) listener(line)
}
