import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompiledContent } from '#curriculum/compile.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { dangerouslyListWithoutSnapshot, dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { putInService } from './put-in-service.ts'
import {
  dangerouslyListToReplay,
  dangerouslyReplayOrganisation,
  dangerouslyReplayUnderstanding,
} from './replay-organisation.ts'
import { replayUnderstanding } from './replay-understanding.ts'

const at = new Date('2026-06-01T10:00:00Z')
const now = new Date('2026-06-02T02:00:00Z')
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let content: CompiledContent

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  content = compiledContent()
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** The same content, every question of modules rated so much harder: other parameters for what was answered. */
function harder(by: number): CompiledContent {
  const modules = content.modules.map(({ document, ...module }) => ({
    ...module,
    hash: `harder-${by}-${module.slug}`,
    document: {
      ...document,
      scenes: document.scenes.map((scene) =>
        scene.ask === null ? scene : { ...scene, ask: { ...scene.ask, difficulty: scene.ask.difficulty + by } },
      ),
    },
  }))
  return { ...content, modules }
}

const rowsOf = (organisationId: string) =>
  owner.understanding.findMany({
    where: { organisationId },
    orderBy: [{ personId: 'asc' }, { practiceId: 'asc' }],
    omit: { revision: true },
  })

async function probabilities(organisationId: string, personId: string): Promise<number[]> {
  const clinician = (await dangerouslyDutiesOfPerson({ organisationId, personId }))?.clinician
  if (clinician == null) throw new Error('Nobody is asked')
  return (await ownUnderstanding(clinician, { now })).cells.map(({ probability }) => probability)
}

describe('content that changes parameters', { timeout: 240_000 }, () => {
  test('leaves every figure as it is until the worker has computed all of an organisation’s again', async () => {
    const { organisationId, personIds } = await makeAnsweredOrganisation(owner, `figures-${randomUUID()}`, {
      clinicians: 12,
      at,
    })
    const [first = '', second = ''] = personIds
    const before = { rows: await rowsOf(organisationId), first: await probabilities(organisationId, first) }
    const publication = await putInService(owner, harder(0.5))
    expect(publication.outcome).toBe('published')
    expect(await rowsOf(organisationId)).toEqual(before.rows)
    expect(await probabilities(organisationId, first)).toEqual(before.first)
    const hashBefore = (await curriculumInService({ organisationId })).parametersHash
    expect(hashBefore).not.toBe(publication.parametersHash)
    expect(await dangerouslyListToReplay()).toEqual([organisationId])
    await dangerouslyTakeSnapshot(organisationId, { now })
    expect(await dangerouslyListWithoutSnapshot({ now })).toEqual([])

    // Published once more before anyone was replayed: the figures are of the first still.
    const newest = await putInService(owner, harder(0.8))
    expect(await probabilities(organisationId, first)).toEqual(before.first)

    // Killed after it had computed these; and the second has answered since.
    await owner.replayedPerson.create({
      data: { organisationId, personId: second, parametersHash: newest.parametersHash, understanding: [] },
    })
    expect(await dangerouslyReplayOrganisation(organisationId, { now })).toBe(12)
    expect(await dangerouslyListToReplay({ also: 'single-ones' })).toEqual([])
    expect(await owner.replayedPerson.count()).toBe(0)
    const after = await rowsOf(organisationId)
    expect(after.every(({ parametersHash }) => parametersHash === newest.parametersHash)).toBe(true)
    expect(await probabilities(organisationId, first)).not.toEqual(before.first)
    expect((await curriculumInService({ organisationId })).parametersHash).toBe(newest.parametersHash)
    expect(await dangerouslyListWithoutSnapshot({ now })).toEqual([organisationId])

    // To exactly what computing each person by themselves gives.
    await owner.understanding.updateMany({ where: { organisationId }, data: { parametersHash: hashBefore } })
    await replayUnderstanding(owner, newest.parametersHash)
    expect(await rowsOf(organisationId)).toEqual(after)
  })

  test('is followed by every other organisation where one cannot be computed, and says which that is', async () => {
    const brokenOrganisation = await makeAnsweredOrganisation(owner, `broken-${randomUUID()}`, { clinicians: 2, at })
    const sound = await makeAnsweredOrganisation(owner, `sound-${randomUUID()}`, { clinicians: 2, at, firstSeed: 9 })
    await owner.answer.updateMany({
      where: { organisationId: brokenOrganisation.organisationId, personId: brokenOrganisation.personIds[0] ?? '' },
      data: { itemId: 'no-such-item' },
    })
    const { parametersHash } = await putInService(owner, harder(1.1))
    await expect(dangerouslyReplayUnderstanding({ now })).rejects.toThrow(brokenOrganisation.organisationId)
    expect(await dangerouslyListToReplay()).toEqual([brokenOrganisation.organisationId])
    const hashes = new Set((await rowsOf(sound.organisationId)).map((row) => row.parametersHash))
    expect([...hashes]).toEqual([parametersHash])
  })
})
