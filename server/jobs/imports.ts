import { setTimeout as pause } from 'node:timers/promises'
import { logError } from '#platform/log.ts'
import { workOnNextImport } from '#server/imports/work-on-import.ts'

const lookAgainMs = 1000
const afterFaultMs = 5000

/** Reads, applies and undoes imports of people as they come, one after the other, until it is stopped. */
export function startImporting(): { readonly stop: () => Promise<void> } {
  const ending = new AbortController()
  const idle = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending.signal, ref: false }).catch(() => {})
  const work = async () => {
    let faulty = false
    while (!ending.signal.aborted) {
      try {
        const claim = await workOnNextImport({ clock: () => new Date() })
        faulty = false
        if (claim === null) await idle(lookAgainMs)
      } catch (error) {
        // Said once, and not again until it went well in between.
        if (!faulty) logError('an import failed', error)
        faulty = true
        await idle(afterFaultMs)
      }
    }
  }
  const working = work()
  return {
    stop: async () => {
      ending.abort()
      await working
    },
  }
}
