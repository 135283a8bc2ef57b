import fc from 'fast-check'
import type { World } from '#e2e/support/authorisation/world.ts'

/** Text that nobody types, and that something along the way may take for more than text. */
const hostileText = fc.constantFrom(
  ...['', ' ', '\0', 'a\0b', '\r\nset-cookie: a=b', '\u202egnihton\u202c', '\u2066x\u2069', '\ufeff', '\u0000\u0008'],
  ...['\ud800', 'x\udfff', 'e\u0301'.repeat(50), '👩🏽‍⚕️'.repeat(40), '\u0627\u200f\u0628', 'İı', '\u{10ffff}'],
  ...["' OR 1=1 --", "'; DROP TABLE answer; --", "\\'; SELECT pg_sleep(5) --", '1) UNION SELECT 1', '%', '_', '\\'],
  ...['../../../etc/passwd', '..%2f..%2f', '{{7*7}}', '$' + '{7*7}', '<script>alert(1)</script>', '"><img src=x>'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
    '{}',
    '[object Object]',
  ],
  ...[
    '$K1',
    '$F1',
    '$@0',
    '$undefined',
    '$n9',
    '$D2026',
    '$Q1',
    'javascript:alert(1)',
    '//evil.example',
    'http://127.0.0.1:1/',
  ],
)
const hugeNumber = fc.constantFrom(
  '-1',
  '0',
  '1e309',
  '-0',
  '9007199254740993',
  '99999999999999999999',
  '2147483648',
  '0x10',
  '1.5',
  '١٢',
)
const badDate = fc.constantFrom(
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '-000001-01-01',
  '+275760-09-14',
  '2026-13-01T25:61:61Z',
  '1970-01-01T00:00:00+99:99',
)
const longText = fc.integer({ min: 200, max: 6000 }).map((length) => 'long'.repeat(length / 4))

/** Anything that a form, a query or a path can hold. */
export const text = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: hugeNumber },
  { weight: 2, arbitrary: badDate },
  { weight: 1, arbitrary: longText },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

/** Anything that JSON can hold, keys that mean something to JavaScript among it. */
export const json: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  {
    weight: 3,
    arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], [null], { $ref: 'x' }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constant(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}')),
  },
  { weight: 1, arbitrary: fc.constant(JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`)) },
)

/** Ids of what there is, of whoever it is, and what looks like one. Secrets are left out: who has one gets what it opens. */
export function idsOf({ things }: World): fc.Arbitrary<string> {
  const there = Object.values(things).flatMap((of) =>
    Object.values(of).filter((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)),
  )
  const changedText = fc
    .tuple(fc.constantFrom(...there), fc.constantFrom('upper', 'braces', 'cut', 'longer', 'plain'))
    .map(([id, how]) => {
      if (how === 'upper') return id.toUpperCase()
      if (how === 'braces') return `{${id}}`
      if (how === 'cut') return id.slice(0, -1)
      return how === 'longer' ? `${id}0` : id.replaceAll('-', '')
    })
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...there) },
    { weight: 2, arbitrary: changedText },
    {
      weight: 1,
      arbitrary: fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
    },
    { weight: 1, arbitrary: fc.uuid() },
  )
}

/** Every byte but those that need no escape, lone surrogates as what UTF-8 has for them. */
export function escapeText(value: string): string {
  return [...Buffer.from(value)]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('')
}

/** A part of an address: escaped as it should be, or with escapes that are no UTF-8, or none at all. */
export const addressPart = fc.oneof(
  { weight: 6, arbitrary: text.map(escapeText) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '%',
      '%ff',
      '%E0%A4%A',
      '%00',
      '%c0%af',
      '%ed%a0%80',
      '%2e%2e',
      '..',
      '.',
      '%2f',
      '%5c',
      '%0d%0a',
      ';a=b',
      ',',
      '%u0041',
    ),
  },
)
