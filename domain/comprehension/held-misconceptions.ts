import type { Confidence } from './item.ts'

/** How often a misconception was chosen, how often with `sure`, and when last (ISO 8601). */
export type Held = { readonly times: number; readonly sure: number; readonly lastAt: string }

/** What somebody was seen to believe, by misconception, after one more counted answer. Pure. */
export function heldAfter(
  held: Readonly<Record<string, Held>>,
  answer: { readonly misconceptions: readonly string[]; readonly confidence: Confidence; readonly answeredAt: Date },
): Record<string, Held> {
  const after = { ...held }
  for (const id of new Set(answer.misconceptions)) {
    const { times, sure } = after[id] ?? { times: 0, sure: 0 }
    const sureNow = answer.confidence === 'sure' ? 1 : 0
    after[id] = { times: times + 1, sure: sure + sureNow, lastAt: answer.answeredAt.toISOString() }
  }
  return after
}
