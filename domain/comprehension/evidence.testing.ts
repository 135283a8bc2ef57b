import { applyAnswer, type CountedAnswer, type Evidence } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import type { Parameters } from './parameters.ts'
import { readOut } from './read-out.ts'

export const day = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000)
const items = [-0.8, -0.3, 0.2, 0.6].map((difficulty, index) => ({
  id: `i${index}`,
  practice: 'right-patient',
  format: 'single' as const,
  options: 4,
  difficulty,
  justCompetent: 0.7,
}))
export const parameters = expertParameters(items)
const practices = [{ id: 'right-patient', critical: false }]

export function answer(itemId: string, overrides: Partial<CountedAnswer> = {}): CountedAnswer {
  return {
    itemId,
    correct: true,
    confidence: 'fairly',
    elapsedMs: 30_000,
    answeredAt: day(0),
    occasion: 'training',
    ...overrides,
  }
}

export function evidenceAfter(answers: readonly CountedAnswer[], using: Parameters = parameters): Evidence {
  const [first, ...others] = answers
  if (!first) throw new Error('needs an answer')
  return others.reduce((evidence, next) => applyAnswer(evidence, next, using), applyAnswer(null, first, using))
}

export function probabilityOf(evidence: Evidence, asOf = day(0)): number {
  const [estimate] = readOut(new Map([['right-patient', evidence]]), parameters, { practices, asOf })
  return estimate?.probability ?? Number.NaN
}
