import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { fullName } from '#domain/text/person-name.ts'
import { changeRetention } from './change-retention.ts'
import { erasePerson } from './erase-person.ts'
import { findErasedPerson } from './find-erased-person.ts'
import { findRetention } from './find-retention.ts'
import { previewErasure } from './preview-erasure.ts'
import { previewRetention } from './preview-retention.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const retention: Strangers = {
  findRetention: async ({ home, stranger, owner }) => {
    const { organisationId } = home
    await owner.organisation.update({ where: { id: organisationId }, data: { statusesKeptMonths: 3 } })
    await owner.retentionDeletion.create({
      data: { organisationId, kind: 'statuses', day: now, people: 4, records: 40 },
    })
    expect(await findRetention(home.administrator)).toMatchObject({
      periods: { statuses: 3 },
      deletions: [{ people: 4 }],
    })
    expect(await findRetention(stranger.administrator)).toMatchObject({ periods: { statuses: 12 }, deletions: [] })
  },
  previewRetention: async ({ home, stranger, owner, theirs: { personId } }) => {
    const { organisationId } = home
    const [parameters] = await owner.parameterVersion.findMany({ take: 1 })
    const day = new Date('2026-01-01')
    await owner.snapshot.create({
      data: { organisationId, day, asOf: day, practices: [], parametersHash: parameters?.hash ?? '', people: 1 },
    })
    await owner.personSnapshot.create({ data: { organisationId, day, personId, probabilities: [] } })
    await owner.person.updateMany({ where: { organisationId, id: personId }, data: { leftAt: day } })
    const period = { kind: 'statuses', months: 1 } as const
    expect(await previewRetention(home.administrator, period, { now })).toBe(1)
    expect(await previewRetention(stranger.administrator, period, { now })).toBe(0)
    await owner.person.updateMany({ where: { organisationId, id: personId }, data: { leftAt: null } })
  },
  previewErasure: async ({ home, stranger, theirs: { personId } }) => {
    expect(await previewErasure(home.administrator, personId)).not.toBeNull()
    expect(await previewErasure(stranger.administrator, personId)).toBeNull()
  },
  findErasedPerson: async ({ stranger, owner, theirs: { personId } }) => {
    const data = { leftAt: now, erasedAt: now }
    await owner.person.updateMany({ where: { id: personId }, data })
    expect(await findErasedPerson(stranger.administrator, personId)).toBeNull()
    await owner.person.updateMany({ where: { id: personId }, data: { leftAt: null, erasedAt: null } })
  },
  erasePerson: async ({ stranger, owner, theirs: { personId } }) => {
    const person = await owner.person.findFirstOrThrow({ where: { id: personId } })
    await owner.person.updateMany({ where: { id: personId }, data: { leftAt: now } })
    const erasureRequest = { personId, typedName: fullName(person), reason: 'Asked', pseudonym: 'Nobody' }
    expect(await erasePerson(stranger.administrator, erasureRequest, { now })).toBe('not-found')
    await owner.person.updateMany({ where: { id: personId }, data: { leftAt: null } })
    expect(await owner.person.findFirstOrThrow({ where: { id: personId } })).toEqual(person)
  },
  changeRetention: async ({ home, stranger, owner }) => {
    await changeRetention(stranger.administrator, { kind: 'statuses', months: 36 }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, statusesKeptMonths: 36 } })).toBe(0)
    await changeRetention(stranger.administrator, { kind: 'statuses', months: 12 }, { now })
  },
}
