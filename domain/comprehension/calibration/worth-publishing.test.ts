import { describe, expect, test } from 'vitest'
import { expertItemParameters, expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { ItemParameters, Parameters } from '#domain/comprehension/parameters.ts'
import { PRIOR_RESPONSE_TIME } from '#domain/comprehension/rapid-guess.ts'
import { isWorthPublishing } from './worth-publishing.ts'

const inForce = expertParameters(
  ['one', 'two'].map((id) => ({
    id,
    practice: 'practice',
    format: 'single' as const,
    options: 4,
    difficulty: 0,
    justCompetent: 0.6,
  })),
)

const withItem = (changes: Partial<ItemParameters>): Parameters => {
  const { one } = inForce.items
  if (one === undefined) throw new Error('There is no item one')
  return { ...inForce, items: { ...inForce.items, one: { ...one, ...changes } } }
}

describe('learned parameters go into service', () => {
  test('not when they say the same, or nearly', () => {
    expect(isWorthPublishing(structuredClone(inForce), inForce)).toBe(false)
    expect(isWorthPublishing(withItem({ b: 0.02 }), inForce)).toBe(false)
    expect(isWorthPublishing({ ...inForce, lambda: inForce.lambda + 0.01 }, inForce)).toBe(false)
  })

  test.each([
    ['an item is harder', withItem({ b: 0.3 })],
    ['an item stopped counting', withItem({ quarantined: true })],
    ['an item is answered faster', withItem({ responseTime: { ...PRIOR_RESPONSE_TIME, engagedLogMedian: 9 } })],
    ['abilities hang together less', { ...inForce, lambda: 0.6 }],
    ['a cut moved', { ...inForce, cuts: { practice: { tau: 1, standardError: 0.1 } } }],
    ['forgetting was learned', { ...inForce, forgetting: { ...inForce.forgetting, initialStabilityDays: 50 } }],
    [
      'an item is new',
      {
        ...inForce,
        items: {
          ...inForce.items,
          three: expertItemParameters({
            id: 'three',
            practice: 'practice',
            format: 'single',
            options: 4,
            difficulty: 0,
            justCompetent: 0.6,
          }),
        },
      },
    ],
  ])('when %s', (_what, learnedParameters) => {
    expect(isWorthPublishing(learnedParameters, inForce)).toBe(true)
  })
})
