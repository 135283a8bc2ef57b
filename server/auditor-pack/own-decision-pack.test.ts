import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { dangerouslyReplayOrganisation } from '#data/understanding/replay-organisation.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { makePack, now, setUpPack, verify } from './pack.testing.ts'

setUpPack()

describe('an auditor pack of an organisation that set a question aside for itself', () => {
  test('holds: it has the organisation’s own parameters, and figures without that question', async () => {
    const { organisationId } = livedOrganisation
    const { itemId } = await owner.answer.findFirstOrThrow({
      where: { organisationId, counts: true },
      orderBy: { id: 'asc' },
    })
    const files = new Map<string, string>()
    const collect = (name: string, text: string) => {
      files.set(name, text)
      return text
    }
    await makePack({ change: collect })
    const before = files.get(packFiles.estimates)
    await owner.itemDecision.create({
      data: {
        ...{ organisationId, id: randomUUID(), itemId, decision: 'stays-out', reason: 'It names another ward.' },
        ...{ decidedById: livedOrganisation.administrator.personId, decidedAt: now },
      },
    })
    expect(await dangerouslyReplayOrganisation(organisationId, { now })).toBeGreaterThan(0)
    const { findings } = await verify(await makePack({ change: collect }))
    expect(findings).toEqual([])
    expect(files.get(packFiles.estimates)).not.toEqual(before)
    expect(JSON.parse(files.get(packFiles.parameters) ?? '')).toMatchObject({
      items: { [itemId]: { quarantined: true } },
    })
    expect(files.get(packFiles.auditTrail)).toContain('item.quarantined')
  })
})
