import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidenceFit, confidenceLevels } from './confidence-fit.ts'

const answers = (confidence: 'sure' | 'fairly' | 'guess', right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, correct: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, correct: false })),
]

describe('how confidence goes with being right', () => {
  test.each([
    ['too-few-answers', answers('sure', 0, 9)],
    ['as-sure-as-right', answers('sure', 18, 2)],
    ['as-sure-as-right', answers('sure', 9, 2)],
    ['more-sure-than-right', answers('sure', 12, 8)],
    ['less-sure-than-right', answers('guess', 19, 1)],
  ])('is %s', (fit, answers) => {
    expect(confidenceFit(answers)).toBe(fit)
  })

  test('is not fitted to answers without a stated confidence', () => {
    expect(confidenceFit(Array.from({ length: 50 }, () => ({ confidence: null, correct: false })))).toBe(
      'too-few-answers',
    )
  })

  test('counts every answer with a stated confidence once', () => {
    const one = fc.record({ confidence: fc.constantFrom('sure', 'fairly', 'guess', null), correct: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one), (answers) => {
        const levels = confidenceLevels(answers)
        expect(levels.reduce((sum, level) => sum + level.answers, 0)).toBe(
          answers.filter(({ confidence }) => confidence !== null).length,
        )
        for (const level of levels) expect(level.right).toBeLessThanOrEqual(level.answers)
      }),
    )
  })
})
