import fc from 'fast-check'
import { apiRequests, type Request, scimRequests } from '#e2e/support/authorisation/programmes.ts'
import { owners, type World } from '#e2e/support/authorisation/world.ts'
import { openApiDocument } from '#server/api/document.ts'
import { asJson, changedObject, type FuzzBody } from './bodies.ts'
import { anyMethod, type FuzzRequest, headerAbuse } from './request.ts'
import { addressPart, escapeText, idsOf } from './values.ts'

type Query = fc.Arbitrary<string>
type Header = readonly [string, string]

function queryOf(names: readonly string[], value: fc.Arbitrary<string>): Query {
  const one = fc.tuple(fc.constantFrom(...names), value, fc.boolean())
  return fc.array(one, { maxLength: 3 }).map((all) => {
    const pairs = all.flatMap(([name, part, twice]) =>
      Array.from({ length: twice ? 2 : 1 }, () => `${escapeText(name)}=${part}`),
    )
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`
  })
}

/** The API by its own description: each path, with parameters that it has and has not, of every kind of value. */
export function ofApi(world: World, token: string): fc.Arbitrary<FuzzRequest> {
  const value = fc.oneof(
    { weight: 4, arbitrary: addressPart },
    { weight: 3, arbitrary: idsOf(world) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('1', '500', 'true', 'active', '2026-01-01T00:00:00Z', 'WyIiXQ', 'e30', 'bnVsbA'),
    },
  )
  const { paths } = openApiDocument()
  const requests = Object.entries(apiRequests).map(([key, request]) => {
    const [method = '', pattern = ''] = key.split(' ')
    const operationEntry = Object.entries(paths[pattern] ?? {}).find(([name]) => name === method.toLowerCase())
    if (operationEntry === undefined) throw new Error(`The description has no ${key}`)
    const names = operationEntry[1].parameters.flatMap((parameter) =>
      parameter.in === 'query' ? [parameter.name] : [],
    )
    const bodies = request.body === undefined ? null : changedObject({ ...request.body(world.things.own) })
    return requestsOf({ what: 'the API', base: '/api/v1', token, method })({
      targets: fc.oneof(
        fc.constantFrom(...targetsOf(world, request)),
        value.map((id) => pattern.replace('{id}', id)),
      ),
      query: queryOf([...names, 'unknown', '__proto__'], value),
      sent: bodies === null ? fc.constant(null) : asJson(bodies, 'application/json'),
      more: fc.constantFrom<Header[]>([], [['idempotency-key', 'again']], [['idempotency-key', '\u00e9'.repeat(300)]]),
    })
  })
  return fc.oneof(...requests)
}

function targetsOf(world: World, { at }: Pick<Request, 'at'>): string[] {
  return (typeof at === 'string' ? [at] : owners.map((owner) => at(world.things[owner]))).map(
    (target) => target.split('?')[0] ?? '',
  )
}

/** What is asked for by a programme with this token, mostly by the method that there is. */
function requestsOf(programme: { what: string; base: string; token: string; method: string }) {
  const methods = fc.oneof({ weight: 5, arbitrary: fc.constant(programme.method) }, { weight: 1, arbitrary: anyMethod })
  return (parts: {
    targets: fc.Arbitrary<string>
    query: fc.Arbitrary<string>
    sent: fc.Arbitrary<FuzzBody | null>
    more: fc.Arbitrary<Header[]>
  }): fc.Arbitrary<FuzzRequest> =>
    fc
      .tuple(parts.targets, parts.query, methods, parts.sent, headerAbuse, parts.more)
      .map(([target, query, method, requestBody, headers, more]) => ({
        what: programme.what,
        method,
        target: `${programme.base}${target}${query}`,
        headers: [
          ['authorization', `Bearer ${programme.token}`] as const,
          ...(requestBody === null
            ? []
            : [['content-type', requestBody.type] as const, ...(requestBody.headers ?? [])]),
          ...headers,
          ...more,
        ],
        body: requestBody?.body ?? null,
      }))
}

const filters = [
  ...[
    'userName eq "x"',
    'userName eq',
    'userName eq "\\ud800"',
    'not (active eq true) and (emails[type eq "work"] pr',
    'id eq 1',
  ],
  ...[
    'members[value eq "x"]',
    'meta.lastModified gt "0000-00-00T00:00:00Z"',
    'meta.lastModified gt "x"',
    '((((((((((userName pr))))))))))',
  ],
  ...[
    'displayName co "%_\\"',
    'userName sw "\\u0000"',
    'a.b.c.d eq null',
    'urn:x:y:userName pr',
    `userName eq "${'x'.repeat(5000)}"`,
  ],
  ...[`${'('.repeat(2000)}userName pr`, 'userName pr or '.repeat(300)],
]

/** SCIM: each method of each kind, with filters, pages and bodies of every kind. */
export function ofScim(world: World, token: string): fc.Arbitrary<FuzzRequest> {
  const value = fc.oneof(
    { weight: 3, arbitrary: addressPart },
    { weight: 3, arbitrary: fc.constantFrom(...filters).map(escapeText) },
    { weight: 2, arbitrary: idsOf(world) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '0',
        '-1',
        '1',
        '200',
        '999999999',
        '1e9',
        'userName',
        'descending',
        'members',
        'id,,.',
      ),
    },
  )
  const names = [
    'filter',
    'startIndex',
    'count',
    'sortBy',
    'sortOrder',
    'attributes',
    'excludedAttributes',
    'cursor',
    '__proto__',
  ]
  const requests = Object.entries(scimRequests).map(([key, request]) => {
    const { body } = request
    const [method = 'GET'] = key.split(' ')
    return requestsOf({ what: 'SCIM', base: '/scim/v2', token, method })({
      targets: fc.constantFrom(...targetsOf(world, request), '/Users/x', '/Bulk', '/Me', '/Groups//', '/users'),
      query: queryOf(names, value),
      sent:
        body === undefined
          ? fc.constant(null)
          : asJson(
              fc.oneof(changedObject({ ...body(world.things.own) }), changedPatch(idsOf(world))),
              'application/scim+json',
            ),
      more: fc.constant([]),
    })
  })
  return fc.oneof(...requests)
}

/** Operations on parts of a person or group, most of which there are not. */
function changedPatch(id: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const path = fc.constantFrom(
    ...[
      'userName',
      'active',
      'name',
      'name.familyName',
      'emails[type eq "work"].value',
      'members',
      'displayName',
      'externalId',
    ],
    ...['members[value eq "x"]', '__proto__', 'constructor.prototype', 'emails[', 'a.b.c', '', 'id', 'meta', 'schemas'],
  )
  const value = fc.oneof(
    fc.constantFrom(null, '', 'x', 'True', 5, [], {}, [{ value: null }], { familyName: ['x'] }, [[[]]]),
    id.map((of) => [{ value: of }]),
    id,
  )
  const operation = fc.record(
    { op: fc.constantFrom('add', 'Replace', 'remove', 'move', ''), path, value },
    { requiredKeys: [] },
  )
  return fc
    .array(operation, { maxLength: 4 })
    .map((Operations) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }))
}
