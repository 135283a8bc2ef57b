import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers, later, now, only, parameters } from '#domain/comprehension/read-out.testing.ts'
import { codeOf, numberOf, readCode } from './code.ts'
import { expectedUntil, LONGEST_DAYS } from './expected-until.ts'
import { type CertificateHolder, standingOf } from './standing.ts'

const wholeDays = (until: Date | null) => (until === null ? null : (until.getTime() - now.getTime()) / 86_400_000)

describe('the day until which understanding is expected', () => {
  /** Taught ten days ago, and right again since. */
  const evidence = answers('a', 3, 0, answers('a', 3, 1, null, later(-10)), later(-1))
  const until = (critical: boolean, own = evidence) =>
    expectedUntil(new Map([['a', own]]), parameters, { practice: { id: 'a', critical }, now })

  test('is the last on which the rules would still say that they understand', () => {
    const days = wholeDays(until(false)) ?? Number.NaN
    expect(days).toBeGreaterThan(7)
    expect(days).toBeLessThan(LONGEST_DAYS)
    expect(only({ a: evidence }, { asOf: later(days) }).a?.status).toBe('understands')
    expect(only({ a: evidence }, { asOf: later(days + 1) }).a?.status).toBe('faded')
  })

  test('comes sooner where most is at stake, and never more than a year ahead', () => {
    expect(wholeDays(until(true)) ?? 0).toBeLessThan(wholeDays(until(false)) ?? 0)
    expect(wholeDays(until(false, { ...evidence, stabilityDays: 10_000 }))).toBe(LONGEST_DAYS)
  })

  test('is none where it was shown on one day alone, or is not shown', () => {
    expect(until(false, answers('a', 8, 0))).toBeNull()
    expect(until(false, answers('a', 2, 6, answers('a', 1, 7, null, later(-10))))).toBeNull()
  })
})

describe('a certificate', () => {
  const holder = (changes: Partial<CertificateHolder> = {}): CertificateHolder => ({
    revoked: null,
    saysUnderstanding: true,
    understands: [
      { practice: 'a', name: 'A', until: now },
      { practice: 'b', name: 'B', until: now },
    ],
    ...changes,
  })

  test.each([
    ['is valid while all that it says is so', holder(), ['a', 'b', 'c'], { is: 'valid' }],
    ['has faded where a practice is not shown any more', holder(), ['a'], { is: 'faded', practices: new Set(['b']) }],
    ['of modules alone stays valid', holder({ saysUnderstanding: false, understands: null }), null, { is: 'valid' }],
    ['that names no practice has none to lose', holder({ understands: [] }), null, { is: 'valid' }],
    ['of someone about whom nothing is kept is unknown', holder(), null, { is: 'unknown' }],
    ['that no longer says anything of it is unknown', holder({ understands: null }), ['a'], { is: 'unknown' }],
    [
      'that is revoked is revoked before all else',
      holder({ revoked: { at: now, because: 'other' } }),
      ['a', 'b'],
      { is: 'revoked', at: now, because: 'other' },
    ],
  ])('%s', (_, what, practices, standing) => {
    expect(standingOf(what, practices === null ? null : new Set(practices))).toEqual(standing)
  })
})

describe('a code', () => {
  test('is read however it was copied from paper, and is another for other chance', () => {
    const chance = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(chance, chance, (bytes, others) => {
        const code = codeOf(bytes)
        expect(readCode(code)).toBe(code)
        expect(
          readCode(
            ` ${code
              .toLowerCase()
              .replaceAll('0', 'o')
              .replaceAll('1', 'l')
              .replace(/(.{4})/g, '$1-')}`,
          ),
        ).toBe(code)
        expect(codeOf(others) === code).toBe(Buffer.compare(bytes, others) === 0)
      }),
    )
  })

  test('is no other text, nor has it anything of the number beside it', () => {
    expect(['', 'no-such-code', 'U'.repeat(26), '0'.repeat(27)].map(readCode)).toEqual([null, null, null, null])
    expect(numberOf('1f3a77b2-0000-4000-8000-000000000000')).toBe('1F3A-77B2')
  })
})
