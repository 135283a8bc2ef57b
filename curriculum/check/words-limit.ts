import type { Limit } from '#curriculum/guessing/limits.ts'

/** What a module may show on its longest path. */
export const wordsLimit: Limit = {
  says: 'words on the longest path',
  atMost: 2200,
  state: { notReachedOn: '2026-11-28' },
}
