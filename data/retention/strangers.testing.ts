import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { changeRetention } from './change-retention.ts'
import { findRetention } from './find-retention.ts'
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
    expect(await previewRetention(home.administrator, { statuses: 1 }, { now })).toEqual({ statuses: 1 })
    expect(await previewRetention(stranger.administrator, { statuses: 1 }, { now })).toEqual({ statuses: 0 })
    await owner.person.updateMany({ where: { organisationId, id: personId }, data: { leftAt: null } })
  },
  changeRetention: async ({ home, stranger, owner }) => {
    await changeRetention(stranger.administrator, { statuses: 36 }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, statusesKeptMonths: 36 } })).toBe(0)
    await changeRetention(stranger.administrator, { statuses: 12 }, { now })
  },
}
