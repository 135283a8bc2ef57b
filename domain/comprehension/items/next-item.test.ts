import { describe, expect, it } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { curveOnGrid } from '#domain/comprehension/item-response.ts'
import { expectedEntropy, isDecided, nextItem, practicesToAsk } from './next-item.ts'

describe('what a follow-up asks', () => {
  const items = [-3, -0.2, 0, 0.2, 3].map((difficulty, index) => ({
    id: `i${index}`,
    practice: 'p',
    format: 'single' as const,
    options: 4,
    difficulty,
    justCompetent: 0.62,
  }))
  const parameters = expertParameters(items)
  const asOf = new Date(0)
  const candidates = items.map((item) => item.id)

  it('are practices faded or confidently wrong first, then the uncertain by their risk', () => {
    const estimate = { probability: 0.5, status: 'developing', confidentlyWrong: false } as const
    const order = practicesToAsk(
      [
        { ...estimate, practice: 'sure', probability: 0.99 },
        { ...estimate, practice: 'open' },
        { ...estimate, practice: 'risky' },
        { ...estimate, practice: 'bold', probability: 0.97, confidentlyWrong: true },
        { ...estimate, practice: 'faded', probability: 0.7, status: 'faded' },
      ],
      new Map([['risky', 2]]),
    )
    expect(order).toEqual(['faded', 'bold', 'risky', 'open', 'sure'])
  })

  it('is one of the three items that tell most, by chance', () => {
    const questions = [0, 0.4, 0.99].map((chance) =>
      nextItem(new Map(), parameters, { practice: 'p', candidates, asOf, chance }),
    )
    expect(new Set(questions)).toEqual(new Set(['i1', 'i2', 'i3']))
    expect(nextItem(new Map(), parameters, { practice: 'p', candidates: ['i4'], asOf, chance: 0.9 })).toBe('i4')
    expect(nextItem(new Map(), parameters, { practice: 'p', candidates: [], asOf, chance: 0 })).toBeNull()
  })

  it('never raises the expected entropy', () => {
    const posterior = Array.from({ length: 41 }, () => 1 / 41)
    const above = posterior.map((_, index) => (index > 20 ? 1 : 0))
    for (const item of Object.values(parameters.items)) {
      expect(expectedEntropy(posterior, above, curveOnGrid(item))).toBeLessThanOrEqual(1)
    }
  })

  it('stops at 0.85 and 0.15', () => {
    expect([0.15, 0.16, 0.84, 0.85].map(isDecided)).toEqual([true, false, false, true])
  })
})
