import fc from 'fast-check'
import type { Cookies } from './addresses.ts'
import { asForm, asJson, changedObject } from './bodies.ts'
import { type FuzzRequest, headerAbuse } from './request.ts'
import { text } from './values.ts'

const pages = [
  '/search',
  '/admin/people',
  '/admin/people#list',
  '/admin/audit',
  '/admin/certificates',
  '/admin/assignments/new',
  '//elsewhere.example/search',
  'https://elsewhere.example/',
  '/search?q=1',
  '/search\r\nset-cookie: a=b',
]

/** What someone looks for, posted by the dialog and by the forms of pages. */
export function ofSearches(cookies: Cookies, origin: string): fc.Arbitrary<FuzzRequest> {
  const dialog = asJson(
    text.chain((q) => changedObject({ q })),
    'application/json',
  ).map((body) => ({ target: '/api/search', body }))
  const field = fc.constantFrom('q', 'find', 'person', 'object', 'words', 'page', 'rule', '__proto__')
  const parts = fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pages) }, { weight: 1, arbitrary: text }),
      fc.array(fc.tuple(field, text), { maxLength: 4 }),
    )
    .map(([page, fields]) => [{ name: 'page', value: page }, ...fields.map(([name, value]) => ({ name, value }))])
  const form = asForm(parts).map((body) => ({ target: '/api/search-words', body }))
  return fc.tuple(fc.oneof(dialog, form), headerAbuse, fc.constantFrom(...Object.keys(cookies))).map(
    ([
      {
        target,
        body: { type, body, headers = [] },
      },
      more,
      role,
    ]) => ({
      what: `a search, as ${role}`,
      method: 'POST',
      target,
      headers: [['cookie', cookies[role] ?? ''], ['origin', origin], ['content-type', type], ...headers, ...more],
      body,
    }),
  )
}
