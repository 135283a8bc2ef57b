import { describe, expect, it } from 'vitest'
import { CutSensitivityCount } from './cut-sensitivity.ts'
import { applyAnswer, type Evidence, noEvidence } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import { readOut } from './read-out.ts'

const asOf = new Date('2026-06-01T10:00:00Z')
const practices = ['right-patient', 'approved-tools'].map((id) => ({ id, critical: false }))
const items = practices.flatMap(({ id }) =>
  Array.from({ length: 10 }, (_, place) => ({
    id: `${id}/${place}`,
    practice: id,
    format: 'single' as const,
    options: 4,
    difficulty: -0.4,
    justCompetent: place % 2 === 0 ? 0.5 : 0.8,
  })),
)
const parameters = expertParameters(items)

/** Someone with so many right and wrong answers in the first practice. */
function person(right: number, wrong: number): ReadonlyMap<string, Evidence> {
  let evidence = noEvidence(asOf, parameters)
  for (let place = 0; place < right + wrong; place++) {
    const answer = { itemId: `right-patient/${place}`, correct: place < right, confidence: null, elapsedMs: 30_000 }
    evidence = applyAnswer(evidence, { ...answer, answeredAt: asOf, occasion: 'training' }, parameters)
  }
  return new Map([['right-patient', evidence]])
}

function sensitivity(otherParameters: typeof parameters) {
  const count = new CutSensitivityCount(otherParameters, { practices, asOf })
  for (const one of people) count.add(one)
  return count.counts
}

const people = Array.from({ length: 11 }, (_, right) => person(right, 10 - right))

describe('how much rests on the cuts', () => {
  it('is the number of people whose status another cut would change', () => {
    const result = sensitivity(parameters).get('right-patient')
    const cut = parameters.cuts['right-patient'] ?? { tau: 0, standardError: 0 }
    const statuses = (tau: number) => {
      const cuts = { ...parameters.cuts, 'right-patient': { ...cut, tau } }
      return people.map((one) => readOut(one, { ...parameters, cuts }, { practices, asOf })[0]?.status)
    }
    const now = statuses(cut.tau)
    const differ = (statuses: (string | undefined)[]) =>
      statuses.filter((status, place) => status !== now[place]).length
    expect(result).toEqual({
      n: 11,
      lower: differ(statuses(cut.tau - cut.standardError)),
      higher: differ(statuses(cut.tau + cut.standardError)),
    })
    expect((result?.lower ?? 0) + (result?.higher ?? 0)).toBeGreaterThan(0)
  })

  it('is nothing where nobody has answered, or where the judges left no doubt', () => {
    const certain = {
      ...parameters,
      cuts: Object.fromEntries(Object.entries(parameters.cuts).map(([id, cut]) => [id, { ...cut, standardError: 0 }])),
    }
    expect(sensitivity(parameters).get('approved-tools')).toEqual({
      n: 11,
      lower: 0,
      higher: 0,
    })
    expect(sensitivity(certain).get('right-patient')).toEqual({
      n: 11,
      lower: 0,
      higher: 0,
    })
  })
})
