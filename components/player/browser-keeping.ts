import type { Keeping } from './answer-keeping.ts'

/** A browser's storage, or null where it is forbidden: asking for it may throw. */
export function browserKeeping(which: 'localStorage' | 'sessionStorage'): Keeping | null {
  try {
    return window[which]
  } catch {
    return null
  }
}
