/**
 * What the simple strategies look for in one language. A star stands for any letters: "ask*" is ask, asks and asked. A
 * term may be several words. Letters with marks are written as the language writes them.
 */
export type WordLists = {
  /** Verbs of safety: who asks, tells, rings, checks, reports, waits or writes down sounds safe. */
  readonly safety: readonly string[]
  /** What else sounds careful: stopping, refusing, doing without. */
  readonly caution: readonly string[]
  readonly absolutes: readonly string[]
  /** How an option argues for itself. */
  readonly reasons: readonly string[]
  /** How an option makes itself small. */
  readonly excuses: readonly string[]
  /** Forms of a first word, as patterns, by which options begin alike or not. */
  readonly openings: readonly RegExp[]
}
