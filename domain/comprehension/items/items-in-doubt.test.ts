import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { worldA } from '#simulation/model/world.ts'
import { afterReading, isInDoubt, withoutNeedlessQuarantine } from './items-in-doubt.ts'

const { items } = worldA({ people: 1, itemsPerPractice: 3, practices: 2, seed: 5 })
const parameters = expertParameters(items.map(({ expert }) => expert))
const ids = Object.keys(parameters.items)
const [first = '', second = ''] = ids
const outOf = (of: typeof parameters) => new Set(ids.filter((id) => of.items[id]?.quarantined))
const some = fc.subarray(ids).map((subset) => new Set(subset))

test('an organisation’s decision holds whatever the statistics say; of the rest these decide', () => {
  fc.assert(
    fc.property(some, some, some, (byStatistics, setAside, keptItems) => {
      const learnedParameters = afterReading(parameters, new Map([...byStatistics].map((id) => [id, 'stays-out'])))
      expect(outOf(learnedParameters)).toEqual(byStatistics)
      const decisions = new Map<string, 'stays-out' | 'counts-again'>([...keptItems].map((id) => [id, 'counts-again']))
      for (const id of setAside) decisions.set(id, 'stays-out')
      const own = outOf(afterReading(learnedParameters, decisions))
      for (const id of ids) expect(own.has(id)).toBe(setAside.has(id) || (byStatistics.has(id) && !keptItems.has(id)))
    }),
  )
})

test('decisions change whether items count and nothing else, and where they change nothing it is the same document', () => {
  expect(afterReading(parameters, new Map())).toBe(parameters)
  expect(afterReading(parameters, new Map([[second, 'counts-again']]))).toBe(parameters)
  const without = afterReading(
    parameters,
    new Map([
      [first, 'stays-out'],
      ['no-longer-asked', 'stays-out'],
    ]),
  )
  expect(without).toEqual({
    ...parameters,
    items: { ...parameters.items, [first]: { ...parameters.items[first], quarantined: true } },
  })
  expect(afterReading(without, new Map([[first, 'counts-again']]))).toEqual(parameters)
})

test('a quarantine that nothing in the answers speaks for ends', () => {
  const both = afterReading(
    parameters,
    new Map([
      [first, 'stays-out'],
      [second, 'stays-out'],
    ]),
  )
  expect(outOf(withoutNeedlessQuarantine(both, new Set([second])))).toEqual(new Set([second]))
  expect(withoutNeedlessQuarantine(both, new Set([first, second]))).toBe(both)
  // It puts nothing in quarantine.
  expect(withoutNeedlessQuarantine(parameters, new Set([first]))).toBe(parameters)
})

test('an item is in doubt by a flag, where it is harder for some than for others, and while it does not count', () => {
  const sound = { verdict: 'assessed', quarantined: false, flags: [], differences: [{ verdict: 'none' }] } as const
  expect(isInDoubt(sound)).toBe(false)
  expect(isInDoubt({ ...sound, flags: ['too-easy'] })).toBe(true)
  expect(isInDoubt({ ...sound, differences: [{ verdict: 'not-assessed' }, { verdict: 'moderate' }] })).toBe(true)
  expect(isInDoubt({ ...sound, quarantined: true })).toBe(true)
  expect(isInDoubt({ verdict: 'too-few-answers', quarantined: false })).toBe(false)
  expect(isInDoubt({ verdict: 'too-few-answers', quarantined: true })).toBe(true)
  expect(isInDoubt(null)).toBe(false)
})
