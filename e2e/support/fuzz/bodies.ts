import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { json, text } from './values.ts'

export type FuzzBody = {
  readonly type: string
  readonly body: Buffer
  readonly headers?: readonly (readonly [string, string])[]
}

/** The same with one or two members changed, left out, doubled or joined by what is none of theirs. */
export function changedObject(own: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const names = Object.keys(own)
  const change = fc.tuple(
    fc.constantFrom(...names, '__proto__', 'extra'),
    fc.constantFrom('other', 'other', 'other', 'none', 'list'),
    json,
  )
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(own) },
    {
      weight: 8,
      arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
        const members = new Map<string, unknown>(Object.entries(own))
        for (const [name, how, value] of changes) {
          if (how === 'none') members.delete(name)
          else members.set(name, how === 'list' ? [members.get(name), value] : value)
        }
        return Object.fromEntries(members)
      }),
    },
    { weight: 1, arbitrary: json },
  )
}

/** JSON as it should be, or cut, of other bytes than UTF-8, pressed, of another type, or longer than it says. */
export function asJson(value: fc.Arbitrary<unknown>, type: string): fc.Arbitrary<FuzzBody> {
  const how = fc.constantFrom(
    'plain',
    'plain',
    'plain',
    'plain',
    'plain',
    'cut',
    'bytes',
    'mark',
    'pressed',
    'type',
    'no-type',
    'large',
    'twice',
  )
  return fc.tuple(value, how).map(([content, way]) => {
    const body = Buffer.from(JSON.stringify(content) ?? '')
    const ways: Readonly<Record<string, () => FuzzBody>> = {
      cut: () => ({ type, body: body.subarray(0, Math.floor(body.length / 2)) }),
      bytes: () => ({
        type,
        body: Buffer.concat([body.subarray(0, 10), Buffer.from([0xff, 0xfe, 0, 0xc0]), body.subarray(10)]),
      }),
      mark: () => ({ type, body: Buffer.concat([Buffer.from('\ufeff'), body]) }),
      pressed: () => ({ type, body: gzipSync(body), headers: [['content-encoding', 'gzip']] }),
      type: () => ({ type: 'text/plain', body }),
      'no-type': () => ({ type: '', body }),
      large: () => ({ type, body, headers: [['content-length', '99999999']] }),
      twice: () => ({ type, body: Buffer.concat([body, body]) }),
    }
    return ways[way]?.() ?? { type, body }
  })
}

type Part = { readonly name: string; readonly value: string; readonly file?: string }

/** A form of several parts, as a browser writes it or broken: without its end, its border or a part's head. */
export function asForm(parts: fc.Arbitrary<readonly Part[]>): fc.Arbitrary<FuzzBody> {
  const how = fc.constantFrom(
    'plain',
    'plain',
    'plain',
    'plain',
    'plain',
    'plain',
    'cut',
    'no-border',
    'other-border',
    'no-head',
    'large',
    'address',
  )
  return fc.tuple(parts, how, text).map(([all, way, border]) => {
    const boundary = 'quinces'
    const type = `multipart/form-data; boundary=${boundary}`
    const body = Buffer.from(`${all.map((part) => partText(part, boundary)).join('')}--${boundary}--\r\n`)
    const ways: Readonly<Record<string, () => FuzzBody>> = {
      cut: () => ({ type, body: body.subarray(0, Math.floor(body.length * 0.7)) }),
      'no-border': () => ({ type: 'multipart/form-data', body }),
      'other-border': () => ({ type: `multipart/form-data; boundary="${border.replaceAll(/[^ -~]/g, '')}"`, body }),
      'no-head': () => ({ type, body: Buffer.from(body.toString().replace(/content-disposition[^\r]*/, 'x')) }),
      large: () => ({ type, body, headers: [['content-length', '99999999']] }),
      address: () => ({
        type: 'application/x-www-form-urlencoded',
        body: Buffer.from(`${new URLSearchParams(all.map(({ name, value }): [string, string] => [name, value]))}`),
      }),
    }
    return ways[way]?.() ?? { type, body }
  })
}

function partText({ name, value, file }: Part, boundary: string): string {
  const fileText =
    file === undefined ? '' : `; filename="${file.replaceAll(/["\r\n]/g, ' ')}"\r\ncontent-type: text/csv`
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, ' ')}"${fileText}\r\n\r\n${value}\r\n`
}
