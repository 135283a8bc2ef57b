import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { auditorPack } from '#data/auditing/auditor-pack.ts'
import { exportIdsOf } from '#data/auditing/export-ids.testing.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { teamReport } from '#data/reports/team.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { fingerprintOf } from '#platform/signing/signing-key.ts'
import { streamOf } from '#server/export-download.ts'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { type Change, key, makePack, now, pack, setUpPack, verify } from './pack.testing.ts'
import { writePack } from './write-pack.ts'

setUpPack()

describe('an auditor pack', () => {
  test('holds, with every figure of the report computed again', async () => {
    const { checked, findings, fingerprint } = await verify(pack, { key: null, fingerprint: fingerprintOf(key) })
    expect(findings).toEqual([])
    expect(fingerprint).toBe(fingerprintOf(key))
    const practices = 10
    expect(checked).toEqual([
      'the seal over every byte of the file',
      expect.stringMatching(/^the manifest’s signature, and \d+ files against it$/),
      expect.stringMatching(/^\d+ events of the audit trail, chained up to [0-9a-f]{64}$/),
      expect.stringMatching(/^\d{3} answers of 6 people: verdicts/),
      `${7 * practices} estimates with their statuses, to one millionth`,
      // The organisation's and the ward's, each with all practices together; and the bay, which is too small for a figure.
      `${(practices + 1) * 2 + 1} shares of groups, to one millionth`,
    ])
  })

  test('has the figures of the team’s report as its page shows them', async () => {
    let shares = ''
    await makePack({
      change: (name, text) => {
        if (name === packFiles.teamShares) shares = text
        return text
      },
    })
    const report = await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now })
    if (report === null || report.shares === 'too-few' || report.understood === 'too-few') throw new Error('No figures')
    const ward = (await exportIdsOf(owner, livedOrganisation.organisationId, 't')).get(livedOrganisation.teams.ward)
    const shareOf = new Map(
      shares.split('\n').flatMap((line) => {
        const [group, practice = '', , share] = line.split(',')
        return group === ward ? [[practice, Number(share)]] : []
      }),
    )
    expect(shareOf.get('all')).toBeCloseTo(report.understood.share, 6)
    for (const [practice, { share }] of report.shares) expect(shareOf.get(practice)).toBeCloseTo(share, 6)
  })

  test('that nobody begins to take keeps neither a place nor a connection', async () => {
    const making = async () => {
      const pack = await auditorPack(livedOrganisation.administrator, { now, names: 'without-names' })
      if (!pack.ok) throw new Error(pack.problem)
      return pack
    }
    // Of one organisation two downloads may be under way.
    for (let each = 0; each < 3; each++) {
      const { facts, files } = await making()
      writePack(files, { facts, key, version: 'test' }).destroy()
    }
    for (let each = 0; each < 3; each++) {
      const { facts, files } = await making()
      const stream = writePack(files, { facts, key, version: 'test' })
      const abortController = new AbortController()
      if (each === 0) abortController.abort()
      streamOf(stream, { signal: abortController.signal, end: () => stream.destroy() })
      abortController.abort()
    }
    expect((await makePack()).length).toBeGreaterThan(0)
  })

  test('has its own making as the last event of its trail', async () => {
    const { administrator } = livedOrganisation
    let trail = ''
    await makePack({
      change: (name, text) => {
        if (name === packFiles.auditTrail) trail = text
        return text
      },
    })
    const last = trail.trimEnd().split('\n').at(-1) ?? ''
    expect(last.slice(0, 64)).toBe(createHash('sha256').update(last.slice(65)).digest('hex'))
    expect(last).toContain('"data.exported"')
    expect(last).toContain(administrator.personId)
  })

  test('names people only where that is asked for', async () => {
    const texts: string[] = []
    const collect: Change = (_, text) => {
      texts.push(text)
      return text
    }
    await makePack({ change: collect })
    const familyName = livedOrganisation.clinicians[0]?.familyName ?? ''
    expect(texts.join('')).not.toContain(`seven ${familyName}`)
    await makePack({ names: 'with-names', change: collect })
    expect(texts.join('')).toContain(`seven ${familyName}`)
  })

  test('has no id of a page but in its audit trail, and in the names where they are asked for', async () => {
    const withIds = new Set<string>()
    const people = await owner.person.findMany({
      where: { organisationId: livedOrganisation.organisationId },
      select: { id: true },
    })
    const ids = [...people.map(({ id }) => id), ...Object.values(livedOrganisation.teams)]
    const collect: Change = (name, text) => {
      if (ids.some((id) => text.includes(id))) withIds.add(name)
      return text
    }
    await makePack({ change: collect })
    expect([...withIds]).toEqual([packFiles.auditTrail])
    await makePack({ names: 'with-names', change: collect })
    expect([...withIds].sort()).toEqual([packFiles.auditTrail, packFiles.names])
  })

  test('that nobody reads to its end lets the database go', async () => {
    for (let time = 0; time < 4; time++) {
      const pack = await auditorPack(livedOrganisation.administrator, { now, names: 'without-names' })
      if (!pack.ok) throw new Error(pack.problem)
      const stream = writePack(pack.files, { facts: pack.facts, key, version: '0.0.0' })
      for await (const chunk of stream) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
    }
    await expect
      .poll(async () => {
        const [left] = await owner.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE datname = current_database() AND state IN ('idle in transaction', 'active') AND pid <> pg_backend_pid()`
        return left?.count
      })
      .toBe(0)
  })

  test('waits until everybody’s understanding is computed with the parameters in force', async () => {
    const { organisationId } = livedOrganisation
    const other = await owner.parameterVersion.create({ data: { hash: 'x'.repeat(64), document: {} } })
    const where = { organisationId, personId: livedOrganisation.clinicians[0]?.personId ?? '' }
    const [row] = await owner.understanding.findMany({ where })
    await owner.understanding.updateMany({ where, data: { parametersHash: other.hash } })
    expect(await auditorPack(livedOrganisation.administrator, { now, names: 'without-names' })).toEqual({
      ok: false,
      problem: 'being-recomputed',
    })
    await owner.understanding.updateMany({ where, data: { parametersHash: row?.parametersHash ?? '' } })
  })

  test('has no figure of a team that is large enough and would give away who is not in it, as its page has none', async () => {
    const { organisationId, teams, clinicians, administrator } = livedOrganisation
    const { id: night } = await owner.team.create({ data: { organisationId, name: 'Night', parentId: teams.ward } })
    await owner.teamMember.createMany({
      data: clinicians.slice(0, 5).map(({ personId }) => ({ organisationId, teamId: night, personId })),
    })
    await dangerouslyTakeSnapshot(organisationId, { now })
    expect((await teamReport(administrator, night, { now }))?.visibility).toBe('protects-others')
    let shares = ''
    const pack = await makePack({
      change: (name, text) => {
        if (name === packFiles.teamShares) shares = text
        return text
      },
    })
    const group = (await exportIdsOf(owner, organisationId, 't')).get(night) ?? ''
    expect(shares.split('\n').filter((line) => line.startsWith(group))).toEqual([`${group},all,5,,,,,protects-others`])
    expect((await verify(pack)).findings).toEqual([])
  })
})

test('the fingerprint of a key is eight words that can be said', () => {
  expect(fingerprintOf(key)).toMatch(/^([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]-?){8}$/)
})
