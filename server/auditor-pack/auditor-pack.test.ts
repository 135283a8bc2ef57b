import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditorPack, type PackFile } from '#data/auditing/auditor-pack.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { sealLength } from '#platform/signing/seal.ts'
import { fingerprintOf, signingKeyFrom } from '#platform/signing/signing-key.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type LivedOrganisation, makeLivedOrganisation } from '#simulation/testing/lived-organisation.ts'
import { publishContent } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { checkSeal } from '#verifier/pack-reader.ts'
import { verifyPack } from '#verifier/verify-pack.ts'
import { writePack } from './write-pack.ts'

const from = new Date('2026-01-05T09:00:00Z')
const now = new Date('2026-06-01T10:00:00Z')
const key = signingKeyFrom('11'.repeat(32))
const anybody = { key: null, fingerprint: null }
const folder = mkdtempSync(join(tmpdir(), 'pack-'))

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let lived: LivedOrganisation
let pack: Buffer

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
  lived = await makeLivedOrganisation(owner, 'lived', { from })
  pack = await makePack()
}, 120_000)

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

type Change = (name: string, text: string) => string

/** A pack as the application makes it; with `change`, as somebody would who holds the signing key and alters a file. */
async function makePack({
  names = 'without-names',
  change,
}: {
  names?: 'with-names' | 'without-names'
  change?: Change
} = {}): Promise<Buffer> {
  const made = await auditorPack(lived.administrator, { now, names })
  if (!made.ok) throw new Error(made.problem)
  const files = change === undefined ? made.files : changed(made.files, change)
  return buffer(writePack(files, { facts: made.facts, key, version: '0.0.0' }))
}

async function* changed(files: AsyncIterable<PackFile>, change: Change): AsyncGenerator<PackFile> {
  for await (const { name, pieces } of files) {
    let text = ''
    for await (const piece of pieces) text += piece
    yield { name, pieces: [change(name, text)] }
  }
}

async function verify(bytes: Buffer, expected: Parameters<typeof verifyPack>[1] = anybody) {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  return verifyPack(path, expected)
}

async function sealHolds(bytes: Buffer): Promise<boolean> {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  return (await checkSeal(path)).holds
}

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
    const report = await teamReport(lived.manager, lived.teams.ward, { now })
    if (report === null || report.shares === 'too-few' || report.understood === 'too-few') throw new Error('No figures')
    const shareOf = new Map(
      shares.split('\n').flatMap((line) => {
        const [group, practice = '', , share] = line.split(',')
        return group === lived.teams.ward ? [[practice, Number(share)]] : []
      }),
    )
    expect(shareOf.get('all')).toBeCloseTo(report.understood.share, 6)
    for (const [practice, { share }] of report.shares) expect(shareOf.get(practice)).toBeCloseTo(share, 6)
  })

  test('has its own making as the last event of its trail', async () => {
    const { administrator } = lived
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
    const familyName = lived.clinicians[0]?.familyName ?? ''
    expect(texts.join('')).not.toContain(`seven ${familyName}`)
    await makePack({ names: 'with-names', change: collect })
    expect(texts.join('')).toContain(`seven ${familyName}`)
  })

  test('of which any single byte was changed does not hold', async () => {
    const place = fc.oneof(
      fc.nat({ max: pack.length - 1 }),
      // The first local header, and the central directory with the seal: where a reader of ZIP files looks away.
      fc.nat({ max: 200 }),
      fc.nat({ max: 4000 }).map((back) => pack.length - 1 - back),
    )
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = Buffer.from(pack)
        altered[at] = (altered[at] ?? 0) ^ flip
        expect((await verify(altered)).findings).not.toEqual([])
      }),
      { numRuns: 60 },
    )
    // Each byte of the seal itself, which is all that it does not cover; and the case of its letters in particular.
    for (let back = 1; back <= sealLength; back += 1) {
      const altered = Buffer.from(pack)
      altered[pack.length - back] = (altered[pack.length - back] ?? 0) ^ 0x20
      expect(await sealHolds(altered), `byte ${back} from the end`).toBe(false)
    }
  }, 60_000)

  test.each([
    ['a byte put before it', () => Buffer.concat([Buffer.from('x'), pack])],
    ['a byte put after it', () => Buffer.concat([pack, Buffer.from('x')])],
    ['its last byte cut off', () => pack.subarray(0, -1)],
    ['nothing left of it', () => Buffer.alloc(0)],
  ])('does not hold with %s', async (_, alter) => {
    expect((await verify(alter())).findings).not.toEqual([])
  })

  test('does not hold for whoever expects another key', async () => {
    const other = signingKeyFrom('22'.repeat(32))
    expect((await verify(pack, { key: other, fingerprint: null })).findings).toEqual([
      'It was sealed with another key than the one given',
    ])
    expect((await verify(pack, { key: null, fingerprint: fingerprintOf(other) })).findings[0]).toContain(
      fingerprintOf(other),
    )
  })

  const firstRecord = (text: string, change: (record: string) => string) => {
    const [header, first = '', ...rest] = text.split('\n')
    return [header, change(first), ...rest].join('\n')
  }
  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a verdict',
      packFiles.answers,
      (text) => firstRecord(text, (record) => record.replace(/,([01]),/, (_, was) => `,${1 - Number(was)},`)),
      /^Answer .*: its document says that it is (right|wrong)$/,
    ],
    [
      'a probability, in the fifth decimal',
      packFiles.estimates,
      (text) =>
        firstRecord(text, (record) =>
          record.replace(/0\.(\d{5})/, (_, digits) => `0.${String((Number(digits) + 1) % 100000).padStart(5, '0')}`),
        ),
      /^estimates\.csv: .*: probability says .*, the answers give/,
    ],
    [
      'a status',
      packFiles.estimates,
      (text) =>
        firstRecord(text, (record) =>
          record
            .replace(/,(not-enough-evidence|[a-z-]{5,}),(?=[01],)/, ',understands,')
            .replace(/,understands,(?=[01],)/, (found) => (record.includes(',understands,') ? ',faded,' : found)),
        ),
      /^estimates\.csv: .*: status says/,
    ],
    [
      'a team’s share',
      packFiles.teamShares,
      (text) => text.replace(/(,all,7,0\.\d{4})(\d)/, (_, head, digit) => `${head}${(Number(digit) + 1) % 10}`),
      /^team-shares\.csv: .*, all: share says/,
    ],
    [
      'an event of the audit trail',
      packFiles.auditTrail,
      (text) => text.replace('organisation.created', 'organisation.renamed'),
      /^audit-trail\.txt: event 1 is not what was hashed$/,
    ],
    [
      'the last event taken off',
      packFiles.auditTrail,
      (text) => text.replace(/[^\n]*\n$/, ''),
      /the chain does not end/,
    ],
    [
      'an item’s parameters',
      packFiles.parameters,
      (text) => text.replace(/"lambda": ?0\.7/, '"lambda":0.71'),
      /^parameters\.json is not the version that was published last$/,
    ],
  ])('names %s that was altered by somebody who holds the signing key', async (_, file, alter, sentence) => {
    let touched = 'no'
    const bytes = await makePack({
      change: (name, text) => {
        if (name !== file) return text
        const altered = alter(text)
        touched = altered === text ? 'no' : 'yes'
        return altered
      },
    })
    expect(touched).toBe('yes')
    const { findings } = await verify(bytes)
    expect(findings.join('\n')).toMatch(new RegExp(sentence.source, 'm'))
  })

  test('names a document that was altered by somebody who holds the signing key', async () => {
    const bytes = await makePack({
      change: (name, text) =>
        name.startsWith('documents/') ? text.replace('"justCompetent":0.', '"justCompetent":0.0') : text,
    })
    expect((await verify(bytes)).findings.join('\n')).toMatch(
      /^documents\/[0-9a-f]{64}\.json does not hash to its name$/m,
    )
  })

  test('that nobody reads to its end lets the database go', async () => {
    for (let time = 0; time < 4; time++) {
      const made = await auditorPack(lived.administrator, { now, names: 'without-names' })
      if (!made.ok) throw new Error(made.problem)
      const stream = writePack(made.files, { facts: made.facts, key, version: '0.0.0' })
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
    const { organisationId } = lived
    const other = await owner.parameterVersion.create({ data: { hash: 'x'.repeat(64), document: {} } })
    const where = { organisationId, personId: lived.clinicians[0]?.personId ?? '' }
    const [row] = await owner.understanding.findMany({ where })
    await owner.understanding.updateMany({ where, data: { parametersHash: other.hash } })
    expect(await auditorPack(lived.administrator, { now, names: 'without-names' })).toEqual({
      ok: false,
      problem: 'being-recomputed',
    })
    await owner.understanding.updateMany({ where, data: { parametersHash: row?.parametersHash ?? '' } })
  })
})

test('the fingerprint of a key is eight words that can be said', () => {
  expect(fingerprintOf(key)).toMatch(/^([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]-?){8}$/)
})
