import { browserKeeping } from '#components/player/browser-keeping.ts'

const personKey = 'curtain.person'

/** Where somebody else used this device last, takes away what they left on it: pages, drafts, places, answers that wait. */
export function forgetOthers(person: string): void {
  const keeping = browserKeeping('localStorage')
  try {
    const before = keeping?.getItem(personKey) ?? null
    if (before === person) return
    if (before !== null) forgetEverything()
    keeping?.setItem(personKey, person)
  } catch {
    // Storage that cannot be written holds nothing of anybody.
  }
}

export function forgetEverything(): void {
  forgetPages()
  try {
    browserKeeping('localStorage')?.clear()
    browserKeeping('sessionStorage')?.clear()
  } catch {
    // Storage that cannot be written holds nothing of anybody.
  }
}

/** Takes away the pages that were kept for reading without a network. */
export function forgetPages(): void {
  try {
    void caches.delete('curtain-pages').catch(() => undefined)
  } catch {
    // Over http there is no such storage.
  }
}
