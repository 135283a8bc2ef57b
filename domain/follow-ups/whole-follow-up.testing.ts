import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import type { AnsweredItem } from './follow-up-state.ts'
import { type AskedPractice, type Candidate, nextQuestion } from './next-question.ts'

export const names = ['one', 'two', 'three', 'four']
const items: ExpertItem[] = names.flatMap((practice) =>
  Array.from({ length: 14 }, (_, place) => ({
    id: `${practice}/${place}`,
    practice,
    format: 'single' as const,
    options: 4,
    difficulty: -0.5 + (place % 7) / 7,
    justCompetent: 0.55,
  })),
)
export const parameters = expertParameters(items)
const trainedAt = new Date('2026-03-02T09:00:00Z')
export const asOf = new Date('2026-03-10T09:00:00Z')

/** The bank: the last eight items of each practice, the modules having asked the others. */
export const bank = (seconds = 36): Candidate[] =>
  items
    .filter(({ id }) => Number(id.split('/')[1]) >= 6)
    .map(({ id, practice }) => ({ itemId: id, practice, documentHash: 'hash', seconds }))

/** What someone shows who was right or wrong in each practice so often. */
export function evidenceFrom(
  right: Readonly<Record<string, readonly boolean[]>>,
  at = trainedAt,
): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>()
  for (const [practice, outcomes] of Object.entries(right))
    for (const [place, correct] of outcomes.entries())
      evidence.set(practice, after(evidence.get(practice) ?? null, { itemId: `${practice}/${place}`, correct }, at))
  return evidence
}

function after(before: Evidence | null, answer: { itemId: string; correct: boolean }, answeredAt: Date): Evidence {
  return applyAnswer(
    before,
    { ...answer, confidence: 'fairly', elapsedMs: 25_000, answeredAt, occasion: 'follow-up' },
    parameters,
  )
}

export function practicesOf(
  evidence: ReadonlyMap<string, Evidence>,
  taughtPractices: readonly string[],
): AskedPractice[] {
  const practices = names.map((id) => ({ id, critical: false }))
  return readOut(evidence, parameters, { practices: practices, asOf }).map((estimate) => ({
    estimate,
    riskWeight: 1,
    taught: taughtPractices.includes(estimate.practice) ? 'by-these-modules' : 'elsewhere',
    policy: 'same',
  }))
}

export type Asking = {
  evidence: Map<string, Evidence>
  taught: readonly string[]
  answers: (itemId: string) => boolean
  seed?: string
  candidates?: readonly Candidate[]
  known?: Parameters
}

/** A whole follow-up: everything that it asks, and how it was answered. */
export function whole({ evidence, taught, answers, seed = 'a', candidates = bank(), known = parameters }: Asking) {
  const evidenceNow = new Map(evidence)
  const answersSoFar: AnsweredItem[] = []
  for (;;) {
    const practices = practicesOf(evidenceNow, taught)
    const next = nextQuestion({
      practices,
      answered: answersSoFar,
      candidates,
      evidence: evidenceNow,
      parameters: known,
      asOf,
      seed,
    })
    if (next === null) return { answered: answersSoFar, practices }
    const correct = answers(next.itemId)
    evidenceNow.set(
      next.practice,
      after(evidenceNow.get(next.practice) ?? null, { itemId: next.itemId, correct }, asOf),
    )
    answersSoFar.push({ ...next, choice: [], correct })
  }
}
