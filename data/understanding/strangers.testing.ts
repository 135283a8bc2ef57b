import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { changeStatusReaders } from './change-status-readers.ts'
import { findStatusReaders } from './find-status-readers.ts'
import { previewStatusReaders } from './preview-status-readers.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const understanding: Strangers = {
  findStatusReaders: async ({ home, stranger }) => {
    await changeStatusReaders(home.administrator, { readers: 'managers' }, { now })
    expect(await findStatusReaders(home.administrator)).toBe('managers')
    expect(await findStatusReaders(stranger.administrator)).toBe('managers-and-administrators')
    await changeStatusReaders(home.administrator, { readers: 'managers-and-administrators' }, { now })
  },
  previewStatusReaders: async ({ home, stranger, owner }) => {
    const before = await previewStatusReaders(stranger.administrator, { now })
    const token = { organisationId: home.organisationId, name: 'theirs', scopes: ['understanding:read'], days: 90 }
    await owner.apiToken.create({
      data: {
        ...token,
        id: randomUUID(),
        tokenHash: randomUUID(),
        createdById: home.administrator.personId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 1000),
      },
    })
    expect((await previewStatusReaders(home.administrator, { now })).programmes).toBeGreaterThan(0)
    expect(await previewStatusReaders(stranger.administrator, { now })).toEqual(before)
  },
  changeStatusReaders: async ({ home, stranger, owner }) => {
    const countNotices = () =>
      owner.notice.count({ where: { organisationId: home.organisationId, kind: 'statuses-shown' } })
    const before = await countNotices()
    await changeStatusReaders(stranger.administrator, { readers: 'groups-only' }, { now })
    expect(await findStatusReaders(home.administrator)).toBe('managers-and-administrators')
    await changeStatusReaders(stranger.administrator, { readers: 'managers-and-administrators' }, { now })
    expect(await countNotices()).toBe(before)
  },
}
