/**
 * What failed behind Next, by the request's id: Next answers 500 by itself and keeps the error. In `globalThis`, because
 * instrumentation.ts, which is told of it, is a bundle of Next's own.
 */
const name = Symbol.for('curtain: failures by request')
type Failures = Map<string, unknown>

export function failures(): Failures {
  const home = globalThis as { [name]?: Failures }
  home[name] ??= new Map()
  return home[name]
}

/** Remembers why a request failed, as long as someone waits for its answer. */
export function noteFailure(requestId: string, error: unknown): void {
  if (failures().has(requestId)) failures().set(requestId, error)
}
