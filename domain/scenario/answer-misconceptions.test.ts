import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerMisconceptions } from './answer-misconceptions.ts'
import { generatedItem } from './generated-modules.ts'
import { rightChoice } from './paths.ts'
import { someChoice } from './some-choice.testing.ts'
import { beliefsBehind, isRight } from './verdict.ts'

describe('what an answer says of misconceptions', () => {
  it('is what a wrong one believes', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.nat(), (item, draw) => {
        const choice = someChoice(item, draw)
        fc.pre(!isRight(item, choice))
        expect(answerMisconceptions(item, choice, { correct: false })).toEqual(
          beliefsBehind(item, choice).map(({ id }) => id),
        )
      }),
    )
  })

  it('is everything that the item offers, where it is answered without an error', () => {
    fc.assert(
      fc.property(generatedItem('item'), (item) => {
        const offeredIds = new Set(item.options.flatMap(({ misconception }) => misconception?.id ?? []))
        expect(new Set(answerMisconceptions(item, rightChoice(item), { correct: true }))).toEqual(offeredIds)
      }),
    )
  })
})
