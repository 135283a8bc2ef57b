import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { sealLength } from '#platform/signing/seal.ts'
import { fingerprintOf, signingKeyFrom } from '#platform/signing/signing-key.ts'
import { makePack, pack, sealHolds, setUpPack, verify } from './pack.testing.ts'

setUpPack()

describe('an auditor pack', () => {
  test('of which any single byte was changed does not hold', async () => {
    const place = fc.oneof(
      fc.nat({ max: pack.length - 1 }),
      // The first local header, and the central directory with the seal: where a reader of ZIP files looks away.
      fc.nat({ max: 200 }),
      fc.nat({ max: 4000 }).map((back) => pack.length - 1 - back),
    )
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const alteredPack = Buffer.from(pack)
        alteredPack[at] = (alteredPack[at] ?? 0) ^ flip
        expect(await sealHolds(alteredPack), `byte ${at}`).toBe(false)
      }),
      { numRuns: 200 },
    )
    // That a seal that does not hold is found, whatever else the reader makes of the bytes.
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const alteredPack = Buffer.from(pack)
        alteredPack[at] = (alteredPack[at] ?? 0) ^ 1
        expect((await verify(alteredPack)).findings).not.toEqual([])
      }),
      { numRuns: 12 },
    )
    // Each byte of the seal itself, which is all that it does not cover; and the case of its letters in particular.
    for (let back = 1; back <= sealLength; back += 1) {
      const alteredPack = Buffer.from(pack)
      alteredPack[pack.length - back] = (alteredPack[pack.length - back] ?? 0) ^ 0x20
      expect(await sealHolds(alteredPack), `byte ${back} from the end`).toBe(false)
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

  test('does not hold for anyone who expects another key', async () => {
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
            .replace(/,understands,(?=[01],)/, (match) => (record.includes(',understands,') ? ',faded,' : match)),
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
  ])('names %s that was altered by a person who holds the signing key', async (_, file, alter, sentence) => {
    let touchedName = 'no'
    const bytes = await makePack({
      change: (name, text) => {
        if (name !== file) return text
        const alteredPack = alter(text)
        touchedName = alteredPack === text ? 'no' : 'yes'
        return alteredPack
      },
    })
    expect(touchedName).toBe('yes')
    const { findings } = await verify(bytes)
    expect(findings.join('\n')).toMatch(new RegExp(sentence.source, 'm'))
  })

  test('names a document that was altered by someone who holds the signing key', async () => {
    const bytes = await makePack({
      change: (name, text) =>
        name.startsWith('documents/') ? text.replace('"justCompetent":0.', '"justCompetent":0.0') : text,
    })
    expect((await verify(bytes)).findings.join('\n')).toMatch(
      /^documents\/[0-9a-f]{64}\.json does not hash to its name$/m,
    )
  })
})
