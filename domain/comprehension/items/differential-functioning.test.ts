import { describe, expect, it } from 'vitest'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { differentialFunctioning, type GroupedAnswer } from './differential-functioning.ts'

describe('differential functioning', () => {
  const random = seededRandom(9)
  const group = (name: GroupedAnswer['group'], n: number, disadvantage: number): GroupedAnswer[] =>
    Array.from({ length: n }, () => {
      const theta = normal(random) - (name === 'focal' ? 0.5 : 0)
      return { group: name, theta, correct: random() < 1 / (1 + Math.exp(-1.2 * (theta - disadvantage))) }
    })

  it('is not assessed below 100 a group', () => {
    expect(differentialFunctioning([...group('reference', 500, 0), ...group('focal', 99, 0)])).toEqual({
      verdict: 'not-assessed',
      reference: 500,
      focal: 99,
    })
  })

  it('is none where groups differ in ability only', () => {
    expect(differentialFunctioning([...group('reference', 800, 0), ...group('focal', 800, 0)]).verdict).toBe('none')
  })

  it('is large, and says for which group, where the item itself is harder for one group', () => {
    const result = differentialFunctioning([...group('reference', 800, 0), ...group('focal', 800, 1)])
    expect(result).toMatchObject({ verdict: 'large', harderFor: 'focal' })
  })

  it('agrees with the odds ratio by hand where all have one ability', () => {
    const cell = (name: GroupedAnswer['group'], correct: boolean, n: number) =>
      Array.from({ length: n }, (): GroupedAnswer => ({ group: name, correct, theta: 0 }))
    const answers = [
      ...cell('reference', true, 80),
      ...cell('reference', false, 40),
      ...cell('focal', true, 60),
      ...cell('focal', false, 60),
    ]
    const mixedAnswers = answers.map((answer, index) => ({ ...answer, theta: (index * 37) % 240 }))
    const result = differentialFunctioning(mixedAnswers)
    expect(result.verdict !== 'not-assessed' && result.oddsRatio.value).toBeCloseTo(2, 0)
  })
})
