import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerUnderPolicy, needsConfirmation, type TeachingChange } from './policy-confirmation.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000)

const right = (policyVersion: number, on: number): AnswerUnderPolicy => ({
  policyVersion,
  answeredAt: day(on),
  correct: true,
  counts: true,
})
const wrong = (policyVersion: number, on: number): AnswerUnderPolicy => ({
  ...right(policyVersion, on),
  correct: false,
})

const changedOnDay100: TeachingChange[] = [{ version: 2, at: day(100), teachesAs: 2 }]

describe('what was shown under an old policy', () => {
  it('needs no confirmation while the policy teaches the same', () => {
    expect(needsConfirmation([right(1, 1), wrong(1, 2)], [])).toBe(false)
  })

  it('is to be confirmed once the policy teaches the practice otherwise', () => {
    expect(needsConfirmation([right(1, 1)], changedOnDay100)).toBe(true)
    expect(needsConfirmation([wrong(1, 1)], changedOnDay100)).toBe(true)
  })

  it('is nothing to confirm for someone who never answered, or only under the new policy', () => {
    expect(needsConfirmation([], changedOnDay100)).toBe(false)
    expect(needsConfirmation([right(2, 101)], changedOnDay100)).toBe(false)
  })

  it('is confirmed by a right answer under the new policy, on a later day', () => {
    expect(needsConfirmation([right(1, 1), right(2, 107)], changedOnDay100)).toBe(false)
  })

  it('is not confirmed by a right answer to a question asked under the old policy, however late', () => {
    expect(needsConfirmation([right(1, 1), right(1, 150)], changedOnDay100)).toBe(true)
  })

  it('is not confirmed within a week of the change', () => {
    expect(needsConfirmation([right(1, 1), right(2, 106)], changedOnDay100)).toBe(true)
  })

  it('is not confirmed within a week of the first answer since, whose feedback taught the new rule', () => {
    expect(needsConfirmation([right(1, 1), wrong(2, 110), right(2, 110.1)], changedOnDay100)).toBe(true)
    expect(needsConfirmation([right(1, 1), wrong(2, 110), right(2, 117)], changedOnDay100)).toBe(false)
  })

  it('is not confirmed by an answer that only teaches', () => {
    expect(needsConfirmation([right(1, 1), { ...right(2, 120), counts: false }], changedOnDay100)).toBe(true)
  })

  it('is to be confirmed again after a further change', () => {
    const changedTwice: TeachingChange[] = [...changedOnDay100, { version: 5, at: day(200), teachesAs: 5 }]
    expect(needsConfirmation([right(1, 1), right(2, 120)], changedTwice)).toBe(true)
    expect(needsConfirmation([right(1, 1), right(2, 120), right(6, 210)], changedTwice)).toBe(false)
  })

  it('needs none where a policy returns to what it was, unless they answered in between', () => {
    const takenBack: TeachingChange[] = [...changedOnDay100, { version: 3, at: day(101), teachesAs: 1 }]
    expect(needsConfirmation([right(1, 1)], takenBack)).toBe(false)
    expect(needsConfirmation([right(1, 1), right(2, 100.5)], takenBack)).toBe(true)
  })
})

const someAnswers = fc.array(
  fc.record({
    policyVersion: fc.integer({ min: 1, max: 6 }),
    answeredAt: fc.integer({ min: 0, max: 400 }).map(day),
    correct: fc.boolean(),
    counts: fc.boolean(),
  }),
  { maxLength: 12 },
)
const someChanges = fc
  .uniqueArray(fc.integer({ min: 2, max: 6 }), { maxLength: 4 })
  .map((versions) => versions.map((version) => ({ version, at: day(version * 50), teachesAs: version })))

describe('the rule', () => {
  it('does not depend on the order of answers or of changes', () => {
    fc.assert(
      fc.property(someAnswers, someChanges, (answers, changes) => {
        const asGiven = needsConfirmation(answers, changes)
        expect(needsConfirmation([...answers].reverse(), [...changes].reverse())).toBe(asGiven)
      }),
    )
  })

  it('lets everybody confirm: a right answer long after everything else always does', () => {
    fc.assert(
      fc.property(someAnswers, someChanges, (answers, changes) => {
        expect(needsConfirmation([...answers, right(6, 1000)], changes)).toBe(false)
      }),
    )
  })

  it('asks nothing of anyone who answered only under versions since the newest change', () => {
    fc.assert(
      fc.property(someAnswers, someChanges, (answers, changes) => {
        const newest = Math.max(1, ...changes.map(({ version }) => version))
        expect(
          needsConfirmation(
            answers.filter(({ policyVersion }) => policyVersion >= newest),
            changes,
          ),
        ).toBe(false)
      }),
    )
  })
})
