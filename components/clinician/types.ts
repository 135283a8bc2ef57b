import type { Confidence } from '#domain/comprehension/item.ts'
import type { PracticeHistory } from '#domain/comprehension/understanding-history.ts'
import type { Text } from '#domain/scenario/module.ts'

/** When something was asked; to the person themselves, also what came of it. */
export type Mark = {
  readonly at: Date
  readonly occasion: 'training' | 'follow-up'
  readonly correct?: boolean
  readonly confidence?: Confidence | null
}

export type DrawnHistory = Omit<PracticeHistory, 'putRight'> & {
  readonly putRight: readonly { readonly id: string; readonly sentence: Text; readonly at: Date }[]
  readonly evidence: readonly Mark[]
}
