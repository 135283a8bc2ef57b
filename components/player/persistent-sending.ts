import type { Outcome } from './sending.ts'

/** Milliseconds before each further try: quick at first, then twice a minute for as long as the page is open. */
export const pausesMs: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

export type PersistentSending = {
  /** The network is back, or someone asks for it: try now. */
  readonly tryNow: () => void
  readonly stop: () => void
}

/**
 * Sends until something became of it: accepted, overtaken, refused or signed out. `onUnreachable` is told of each try
 * that came to nothing. One try runs at a time.
 */
export function sendPersistently<Reply>(options: {
  send: (signal: AbortSignal) => Promise<Outcome<Reply>>
  onSettled: (outcome: Exclude<Outcome<Reply>, { became: 'unreachable' }>) => void
  onUnreachable: () => void
  pauses?: readonly number[]
}): PersistentSending {
  const { send, onSettled, onUnreachable, pauses = pausesMs } = options
  const stopping = new AbortController()
  let tries = 0
  let underWay = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function attempt(): Promise<void> {
    if (underWay || stopping.signal.aborted) return
    clearTimeout(timer)
    underWay = true
    const outcome = await send(stopping.signal)
    underWay = false
    if (stopping.signal.aborted) return
    if (outcome.became !== 'unreachable') {
      stopping.abort()
      onSettled(outcome)
      return
    }
    // A server that has too much to do says when to come back; sooner would only be turned away again.
    const pause = Math.max(pauses[Math.min(tries, pauses.length - 1)] ?? 0, outcome.againAfterMs ?? 0)
    tries += 1
    timer = setTimeout(() => void attempt(), pause)
    onUnreachable()
  }

  void attempt()
  return {
    tryNow: () => void attempt(),
    stop: () => {
      clearTimeout(timer)
      stopping.abort()
    },
  }
}
