import { applyAnswer, type Evidence, noEvidence } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import { readOut } from './read-out.ts'

export const now = new Date(Date.UTC(2026, 5, 1))
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
export const ids = ['a', 'b', 'c']
export const practices = ids.map((id) => ({ id, critical: false }))
const items = ids.flatMap((practice) =>
  Array.from({ length: 8 }, (_, index) => ({
    id: `${practice}${index}`,
    practice,
    format: 'single' as const,
    options: 4,
    difficulty: -0.4,
    justCompetent: 0.66,
  })),
)
export const parameters = expertParameters(items)
export const flatPrior = { ...parameters, lambda: 0 }

export function answers(
  practice: string,
  right: number,
  wrong: number,
  from: Evidence | null = null,
  at = now,
): Evidence {
  let evidence = from ?? noEvidence(at, parameters)
  for (let index = 0; index < right + wrong; index++) {
    const answer = { itemId: `${practice}${index % 8}`, correct: index < right, confidence: null, elapsedMs: 30_000 }
    evidence = applyAnswer(evidence, { ...answer, answeredAt: at, occasion: 'training' }, parameters)
  }
  return evidence
}

export function only(evidence: Record<string, Evidence>, options: { asOf?: Date; using?: typeof parameters } = {}) {
  const estimates = readOut(new Map(Object.entries(evidence)), options.using ?? parameters, {
    practices,
    asOf: options.asOf ?? now,
  })
  return Object.fromEntries(estimates.map((estimate) => [estimate.practice, estimate]))
}
