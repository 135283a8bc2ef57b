import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrangePeople, orders, peopleAPage, shows } from './arrange-people.ts'

const date = fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }))
const practice = fc.constantFrom('phishing', 'consent')
const person = fc.record({
  name: fc.string(),
  help: fc.record({ needs: fc.array(fc.record({ practice }), { maxLength: 2 }), unknown: fc.array(practice) }),
  overdueSince: date,
  lastActive: date,
})
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never
const byName = (a: Person, b: Person) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const arrangement = fc.record({
  show: fc.constantFrom(...shows),
  order: fc.constantFrom(...orders),
  practice: fc.option(practice),
  page: fc.integer({ min: -1, max: 5 }),
})

test('the pages of an arrangement hold everyone that it shows once, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 150 }), arrangement, (people, view) => {
      const { pages } = arrangePeople(people, view, byName)
      const all = Array.from({ length: pages }, (_, page) =>
        arrangePeople(people, { ...view, page: page + 1 }, byName),
      ).flatMap((each) => [...each.people])
      const matches = people.filter(
        ({ help, overdueSince }) =>
          (view.show !== 'overdue' || overdueSince !== null) &&
          (view.show !== 'need-help' || help.needs.length > 0) &&
          (view.show !== 'not-known' || (help.needs.length === 0 && help.unknown.length > 0)) &&
          (view.practice === null || help.needs.some((need) => need.practice === view.practice)),
      )
      expect(new Set(all)).toEqual(new Set(matches))
      expect(all).toHaveLength(matches.length)
      if (view.order === 'help') expect(all).toEqual(matches)
      if (view.order === 'name') expect(all.map(({ name }) => name)).toEqual(matches.map(({ name }) => name).toSorted())
      if (view.order === 'overdue') {
        const since = all.flatMap(({ overdueSince }) => overdueSince ?? [])
        expect(all.slice(0, since.length).map(({ overdueSince }) => overdueSince)).toEqual(
          since.toSorted((a, b) => a.getTime() - b.getTime()),
        )
      }
    }),
  )
})

test('a page that there is not is the nearest that there is', () => {
  const one = { name: 'Ada', help: { needs: [], unknown: [] }, overdueSince: null, lastActive: null }
  const people = Array.from({ length: peopleAPage + 1 }, () => one)
  const of = (page: number) => arrangePeople(people, { show: 'all', order: 'help', practice: null, page }, byName)
  expect([of(9).page, of(9).people.length, of(0).page, of(0).people.length]).toEqual([2, 1, 1, peopleAPage])
})
