import { expect, test } from 'vitest'
import { everyone } from '#domain/people/people-filter.ts'
import { home, owner, setUpHome } from '#simulation/testing/set-up.ts'
import { countSelected } from './count-selected.ts'
import { selectedPeople } from './selected-people.ts'

setUpHome()

const now = new Date('2026-06-01T10:00:00Z')

test('all selected who can sign in are counted, and come once each, some at a time', async () => {
  const { organisationId, administrator } = home
  const [invited] = home.bayClinicians
  await owner.person.update({
    where: { organisationId_id: { organisationId, id: invited.personId } },
    data: { status: 'invited' },
  })
  const active = await owner.person.findMany({ where: { organisationId, status: 'active' }, orderBy: { id: 'asc' } })
  expect(active.length).toBeGreaterThan(4)
  const selection = { these: 'matching', filter: everyone } as const
  expect(await countSelected(administrator, selection, { now })).toBe(active.length)
  const found: string[] = []
  for (let after: string | null = null; ; after = found.at(-1) ?? null) {
    const next = await selectedPeople(administrator, selection, { now, after, most: 3 })
    expect(next.length).toBeLessThanOrEqual(3)
    if (next.length === 0) break
    found.push(...next)
  }
  expect(found).toEqual(active.map(({ id }) => id))
})
