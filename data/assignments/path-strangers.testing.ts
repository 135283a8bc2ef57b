import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, slug, type World } from '#data/strangers.testing.ts'
import { archivePath } from './archive-path.ts'
import { changePath } from './change-path.ts'
import { createAssignment } from './create-assignment.ts'
import { createPath } from './create-path.ts'
import { listOwnPaths } from './list-own-paths.ts'
import { listPaths } from './list-paths.ts'
import { listPathsInUse } from './list-paths-in-use.ts'
import { previewPathChange } from './preview-path-change.ts'
import { undoPathChange } from './undo-path-change.ts'

const otherSlug = 'rather-not-on-video'

/** A path of the home organisation's with a name of its own. */
async function pathOfHome({ home }: World): Promise<string> {
  const id = randomUUID()
  const creation = await createPath(
    home.administrator,
    { name: `Path ${id}`, inOrder: true, steps: [slug, otherSlug] },
    { now, id },
  )
  if (!creation.ok) throw new Error(creation.problem)
  return id
}

/** What a stranger gets of paths. */
export const paths: Strangers = {
  createPath: async (world) => {
    const pathId = await pathOfHome(world)
    // A name is taken in one organisation alone, and a path of another's is assigned to nobody.
    const theirs = { name: `Path ${pathId}`, inOrder: true, steps: [slug, otherSlug] }
    expect(await createPath(world.stranger.administrator, theirs, { now })).toMatchObject({ ok: true })
    const assignmentRequest = { modules: [], pathId, audience: { for: 'everyone' }, dueOn: now } as const
    expect(await createAssignment(world.stranger.administrator, assignmentRequest, { now })).toEqual({
      ...{ ok: false, problem: 'no-such-path' },
    })
  },
  listPaths: async (world) => {
    const pathId = await pathOfHome(world)
    expect((await listPaths(world.stranger.administrator)).map(({ id }) => id)).not.toContain(pathId)
  },
  listPathsInUse: async (world) => {
    const pathId = await pathOfHome(world)
    expect((await listPathsInUse(world.home.wardManager)).map(({ id }) => id)).toContain(pathId)
    expect((await listPathsInUse(world.stranger.wardManager)).map(({ id }) => id)).not.toContain(pathId)
  },
  changePath: async (world) => {
    const change = { pathId: await pathOfHome(world), name: 'Theirs', inOrder: false, steps: [slug, otherSlug] }
    expect(await changePath(world.stranger.administrator, change, { now })).toBe('not-found')
  },
  undoPathChange: async (world) => {
    const pathId = await pathOfHome(world)
    const change = { pathId, name: `Other ${pathId}`, inOrder: false, steps: [slug, otherSlug] }
    expect(await changePath(world.home.administrator, change, { now })).toBe('changed')
    const version = (await listPaths(world.home.administrator)).find(({ id }) => id === pathId)?.seen ?? ''
    expect(await undoPathChange(world.stranger.administrator, { pathId, seen: version }, { now })).toBe('not-found')
  },
  archivePath: async (world) => {
    const away = { pathId: await pathOfHome(world), put: 'away' } as const
    expect(await archivePath(world.stranger.administrator, away, { now })).toBe('not-found')
  },
  previewPathChange: async (world) =>
    expect(await previewPathChange(world.stranger.administrator, await pathOfHome(world))).toEqual({
      ...{ follows: 0, followNames: [], keeps: 0 },
    }),
  listOwnPaths: async ({ stranger }) => expect(await listOwnPaths(stranger.wardClinicians[0], { now })).toEqual([]),
}
