import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswersAddress, addressOfAnswers, answerViews, everyAnswer } from './answers-filter.ts'

const filters = fc.record({
  show: fc.constantFrom(...answerViews),
  practice: fc.stringMatching(/^[a-z-]{0,20}$/),
  where: fc.stringMatching(/^[a-z-]{0,20}$/),
})

test('an address says every filter, and nothing where nothing is filtered', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(AnswersAddress.parse(addressOfAnswers(filter))).toEqual(filter)
    }),
  )
  expect(addressOfAnswers(everyAnswer)).toEqual({})
})

test('what an address says that nobody understands restricts nothing', () => {
  expect(AnswersAddress.parse({ show: 'best', practice: ['a', 'b'], where: 'the\0call' })).toEqual(everyAnswer)
})
