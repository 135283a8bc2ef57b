import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter } from '#domain/dates/days-after.ts'
import { dueDateAfterOpening, opensNow, pathChange, readSteps, type StepState } from './path.ts'

const from = new Date('2026-01-01T00:00:00Z')

/** All that opens by itself. */
function settle(steps: readonly StepState[]): StepState[] {
  const states: StepState[] = []
  for (const state of steps) states.push(state === 'locked' && opensNow(states) ? 'open' : state)
  return states
}

test('a path is done in order, one step at a time, and whatever is spared or taken out nothing stays locked for ever', () => {
  const acts = fc.array(fc.record({ place: fc.nat(9), act: fc.constantFrom('done', 'spared' as const) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), acts, (length, givenSteps) => {
      let steps = settle(Array<StepState>(length).fill('locked'))
      for (const { place, act } of givenSteps) {
        expect(steps.filter((state) => state === 'open').length).toBeLessThanOrEqual(1)
        const state = steps[place]
        const may = act === 'spared' ? state === 'open' || state === 'locked' : state === 'open'
        steps = settle(steps.map((each, index) => (index === place && may ? act : each)))
      }
      for (let left = length; left > 0; left--)
        steps = settle(steps.map((state) => (state === 'open' ? 'done' : state)))
      expect(steps.every((state) => state === 'done' || state === 'spared')).toBe(true)
    }),
  )
})

test('no step is due before it could be done, nor before one that came before it, and none earlier than its rule says', () => {
  const offset = fc.integer({ min: 0, max: 800 })
  fc.assert(
    fc.property(
      offset,
      offset,
      fc.option(fc.integer({ min: 1, max: 1000 })),
      fc.option(offset),
      (due, openDay, days, before) => {
        const facts = { dueOn: daysAfter(from, due), openedOn: daysAfter(from, openDay) }
        const dueBefore = before === null ? null : daysAfter(from, before)
        const at = dueDateAfterOpening({ ...facts, days, dueBefore })
        const least = daysAfter(facts.openedOn, Math.min(7, days ?? 7))
        expect(at >= least && at >= facts.dueOn && (dueBefore === null || at >= dueBefore)).toBe(true)
        expect([facts.dueOn, least, dueBefore]).toContainEqual(at)
      },
    ),
  )
})

test('a change of a path says what was added, removed and moved', () => {
  expect(pathChange(['a', 'b', 'c'], ['a', 'c', 'b', 'd'])).toEqual({ added: ['d'], removed: [], moved: ['c', 'b'] })
  expect(pathChange(['a', 'b', 'c'], ['b', 'c'])).toEqual({ added: [], removed: ['a'], moved: [] })
  expect(pathChange(['a', 'b'], ['n', 'a', 'b'])).toEqual({ added: ['n'], removed: [], moved: [] })
})

test('steps that were typed are two different modules at least, and gaps between them do not count', () => {
  expect(readSteps(['', 'b', '', 'a'])).toEqual({ ok: true, steps: ['b', 'a'] })
  expect(readSteps(['a', '', ''])).toEqual({ ok: false, problem: 'two-steps' })
  expect(readSteps(['a', 'b', 'a'])).toEqual({ ok: false, problem: 'step-twice' })
})
