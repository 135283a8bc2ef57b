import type { PracticeHistory } from '#domain/comprehension/understanding-history.ts'

/** When something was asked; to the person themselves, also what came of it. */
export type Mark = {
  readonly at: Date
  readonly occasion: 'training' | 'follow-up'
  readonly correct?: boolean
}

export type DrawnHistory = PracticeHistory & { readonly evidence: readonly Mark[] }
