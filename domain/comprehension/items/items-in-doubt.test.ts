import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { worldA } from '#simulation/model/world.ts'
import { afterReading, isInDoubt, quarantineAfterReading } from './items-in-doubt.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const some = fc.subarray(ids).map((chosen) => new Set(chosen))

test('what was set aside never counts; what was released counts unless someone set it aside; the rest as the answers say', () => {
  fc.assert(
    fc.property(some, some, some, (byStatistics, setAside, released) => {
      const out = quarantineAfterReading(byStatistics, { setAside, released })
      for (const id of ids) expect(out.has(id)).toBe(setAside.has(id) || (byStatistics.has(id) && !released.has(id)))
    }),
  )
})

test('while there are too few answers to learn from, decisions change whether items count and nothing else', () => {
  const { items } = worldA({ people: 1, itemsPerPractice: 3, practices: 2, seed: 5 })
  const parameters = expertParameters(items.map(({ expert }) => expert))
  const [first = '', second = ''] = Object.keys(parameters.items)
  const none = new Set<string>()
  const nothing = { setAside: none, released: none }
  expect(afterReading(parameters, nothing)).toBe(parameters)
  const without = afterReading(parameters, { setAside: new Set([first, 'no-longer-asked']), released: none })
  expect(without).toEqual({
    ...parameters,
    items: { ...parameters.items, [first]: { ...parameters.items[first], quarantined: true } },
  })
  // Set aside once, it stays out until someone decides differently.
  expect(afterReading(without, nothing)).toBe(without)
  expect(afterReading(without, { setAside: none, released: new Set([first, second]) })).toEqual(parameters)
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
