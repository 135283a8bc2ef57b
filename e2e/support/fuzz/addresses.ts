import fc from 'fast-check'
import { downloads } from '#e2e/support/authorisation/downloads.ts'
import { pages } from '#e2e/support/authorisation/pages.ts'
import type { Row } from '#e2e/support/authorisation/rows.ts'
import { owners, type World } from '#e2e/support/authorisation/world.ts'
import { anyMethod, type FuzzRequest, headerAbuse } from './request.ts'
import { addressPart, escapeText, idsOf } from './values.ts'

/** Parameters that pages read, with those that mean something to the framework. */
const parameters = [
  ...[
    'q',
    'search',
    'page',
    'team',
    'person',
    'kind',
    'who',
    'show',
    'before',
    'done',
    'problem',
    'next',
    'step',
    'sort',
  ],
  ...[
    'draft',
    'from',
    'to',
    'readers',
    'months',
    'meaning',
    'answer',
    'format',
    'language',
    'names',
    'state',
    'code',
    'status',
  ],
  ...[
    'profession',
    'role',
    'module',
    'practice',
    'rule',
    'due',
    'told',
    'expected',
    'iss',
    'error',
    'organisation',
    'email',
    'words',
  ],
  ...[
    '_rsc',
    '__nextLocale',
    '__proto__',
    '__proto__[x]',
    'constructor[prototype]',
    'callbackUrl',
    'nxtPteam',
    'id',
    'ids[]',
  ],
]

/** Who comes with a cookie: its value. */
export type Cookies = Readonly<Record<string, string>>

/** Pages and files at addresses that are almost theirs. */
export function ofAddresses(world: World, cookies: Cookies): fc.Arbitrary<FuzzRequest> {
  const knownRows = Object.values({ ...pages, ...downloads }).filter(
    // A pack takes seconds to put together, whoever asks; what a secret opens is whoever's has it.
    ({ at }: Row) =>
      at !== '/api/export/auditor-pack' &&
      !(typeof at === 'function' && /\/feed\/|^\/certificates\//.test(at(world.things.own))),
  )
  const addresses = knownRows.flatMap(({ at }) =>
    typeof at === 'string' ? [at] : owners.map((owner) => at(world.things[owner])),
  )
  const id = idsOf(world)
  const parameter = fc
    .tuple(
      fc.constantFrom(...parameters),
      fc.oneof({ weight: 3, arbitrary: addressPart }, { weight: 2, arbitrary: id }),
      fc.boolean(),
    )
    .map(([name, value, twice]) => `${escapeText(name)}=${value}${twice ? `&${escapeText(name)}=${value}` : ''}`)
  // All at once, each twice: lists where a page may think of one.
  const all = fc
    .oneof(addressPart, id)
    .map((value) => parameters.map((name) => `${escapeText(name)}=${value}&${escapeText(name)}=x`))
  const target = fc
    .tuple(
      fc.constantFrom(...addresses),
      fc.oneof({ weight: 3, arbitrary: fc.array(parameter, { maxLength: 4 }) }, { weight: 1, arbitrary: all }),
      fc.oneof(addressPart, id),
      fc.nat(5),
      pathChange,
    )
    .map(([address, query, part, place, change]) => changeAddress(address, { query, part, place, change }))
  return fc
    .tuple(target, anyMethod, headerAbuse, fc.constantFrom(...Object.keys(cookies)))
    .map(([at, method, headers, role]) => ({
      what: `an address, as ${role}`,
      method,
      target: at,
      headers: [
        ['cookie', cookies[role] ?? ''],
        ...(method === 'POST' ? [['content-length', '0'] as const] : []),
        ...headers,
      ],
      body: null,
    }))
}

const pathChange = fc.constantFrom(
  'none',
  'none',
  'none',
  'part',
  'part',
  'appended',
  'slash',
  'slashes',
  'payload',
  'data',
  'case',
  'absolute',
  'fragment',
)

function changeAddress(
  address: string,
  { query, part, place, change }: { query: readonly string[]; part: string; place: number; change: string },
): string {
  const [path = '/', own] = address.split('?')
  const segments = path.split('/')
  const paths: Readonly<Record<string, () => string>> = {
    part: () => segments.with(1 + (place % Math.max(1, segments.length - 1)), part).join('/'),
    appended: () => `${path}/${part}`,
    slash: () => `${path}/`,
    slashes: () => `/${path}`,
    payload: () => `${path}.rsc`,
    data: () => `/_next/data/${part}${path}.json`,
    case: () => path.toUpperCase(),
    absolute: () => `http://localhost${path}`,
    fragment: () => `${path}#${part}`,
  }
  const queryText = [...(own === undefined ? [] : [own]), ...query].join('&')
  return `${(paths[change]?.() ?? path).replaceAll(' ', '%20')}${queryText === '' ? '' : `?${queryText}`}`
}
