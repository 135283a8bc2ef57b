import { expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { everyone, peopleSorts } from '#domain/people/people-filter.ts'
import { home, owner, setUpHome } from '#simulation/testing/set-up.ts'
import { countSelection } from './count-selection.ts'
import { listPeople } from './list-people.ts'
import { selectedPeople } from './selected-people.ts'

setUpHome()

const now = new Date('2026-06-01T10:00:00Z')

test('all selected who can sign in are counted, and come once each, some at a time', async () => {
  const { organisationId, administrator } = home
  const [invitee] = home.bayClinicians
  await owner.person.update({
    where: { organisationId_id: { organisationId, id: invitee.personId } },
    data: { status: 'invited' },
  })
  const active = await owner.person.findMany({ where: { organisationId, status: 'active' }, orderBy: { id: 'asc' } })
  expect(active.length).toBeGreaterThan(4)
  const selection = { these: 'matching', filter: everyone } as const
  expect(await countSelection(administrator, selection, { now })).toBe(active.length)
  const ids: string[] = []
  for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
    const next = await selectedPeople(administrator, selection, { now, after, most: 3 })
    expect(next.length).toBeLessThanOrEqual(3)
    if (next.length === 0) break
    ids.push(...next)
  }
  expect(ids).toEqual(active.map(({ id }) => id))
})

test('a list is the same whether all of it is asked for or a page at a time, however it is sorted', async () => {
  const { organisationId, administrator } = home
  await owner.person.createMany({
    data: Array.from({ length: 40 }, (_, place) => ({
      organisationId,
      email: `many-${place}@elsewhere.example`,
      givenName: ['Ána', 'ana', 'Ana'][place % 3] ?? '',
      familyName: ['Pérez', 'Perez', 'Şahin', 'Sahin'][place % 4] ?? '',
      profession: ['Ärztin', 'Midwife'][place % 7] ?? 'Nurse',
      site: ['North', 'South'][place % 5] ?? '',
      status: place % 11 === 0 ? ('active' as const) : ('invited' as const),
      lastActiveAt: place % 3 === 0 ? new Date(Date.UTC(2026, 0, 1 + (place % 4), 12)) : null,
    })),
  })
  const modules = (await listModules(administrator)).slice(0, 1).map(({ slug }) => slug)
  const dueOn = new Date('2026-05-01')
  const at = { now: new Date('2026-04-01T10:00:00Z') }
  await createAssignment(administrator, { modules, audience: { for: 'everyone' }, dueOn }, at)
  const [{ personId }] = home.wardClinicians
  await owner.enrolment.updateMany({ where: { organisationId, personId }, data: { dueOn: new Date('2026-05-20') } })
  const size = 7
  const idsOf = ({ people }: { people: readonly { id: string }[] }) => people.map(({ id }) => id)
  for (const sort of peopleSorts) {
    for (const order of ['ascending', 'descending'] as const) {
      const all = await listPeople(administrator, { sort, order, page: 1, size: 1000 }, { now })
      const pages = Array.from({ length: Math.ceil(all.total / size) }, (_, page) => page + 1)
      const peoplePages = await Promise.all(
        pages.map((page) => listPeople(administrator, { sort, order, page, size }, { now })),
      )
      expect(peoplePages.flatMap(idsOf), `${sort}, ${order}`).toEqual(idsOf(all))
      expect(new Set(all.people.map(({ overdue }) => overdue?.since.getTime())).size).toBe(3)
      const beyond = await listPeople(administrator, { sort, order, page: 999, size }, { now })
      expect(beyond).toEqual(peoplePages.at(-1))
    }
  }
})
