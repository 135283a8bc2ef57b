import fc from 'fast-check'
import { owners, type World } from '#e2e/support/authorisation/world.ts'
import type { Cookies } from './addresses.ts'
import { asForm, asJson, changedObject } from './bodies.ts'
import type { OpenQuestion } from './open-question.ts'
import { type FuzzRequest, headerAbuse } from './request.ts'
import { addressPart, idsOf, text } from './values.ts'

/** A learner's steps, in attempts and follow-ups of their own and of others. */
export function ofAnswers(
  { world, question, origin }: { world: World; question: OpenQuestion; origin: string },
  cookies: Cookies,
): fc.Arbitrary<FuzzRequest> {
  const id = idsOf(world)
  const { attemptId, ...rest } = question
  const own = owners.flatMap((owner) => [
    `/api/attempts/${world.things[owner].attempt}/answers`,
    `/api/attempts/${world.things[owner].attempt}/continue`,
    `/api/follow-ups/${world.things[owner].followUp}/answers`,
    `/api/follow-ups/${world.things[owner].followUp}/answers?next=held`,
  ])
  const target = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...own) },
    { weight: 3, arbitrary: fc.constant(`/api/attempts/${attemptId}/answers`) },
    { weight: 1, arbitrary: fc.oneof(id, addressPart).map((part) => `/api/attempts/${part}/answers`) },
    {
      weight: 1,
      arbitrary: fc.oneof(id, addressPart).map((part) => `/api/follow-ups/${part}/answers?language=${part}`),
    },
  )
  const bodies = fc
    .oneof(id, fc.uuid())
    .chain((answerId) =>
      asJson(changedObject({ answerId, ...rest, confidence: 'sure', elapsedMs: 4000 }), 'application/json'),
    )
  // Whatever the rest is drawn to, some are right in all: what is known to be taken says that the others could have been.
  const right = fc.uuid().map((answerId) => ({
    type: 'application/json',
    body: Buffer.from(JSON.stringify({ answerId, ...rest, confidence: 'sure', elapsedMs: 4000 })),
    headers: [],
  }))
  const whole = fc.tuple(
    fc.constant(`/api/attempts/${attemptId}/answers`),
    right,
    fc.constant([]),
    fc.constant('clinician'),
  )
  const drawn = fc.tuple(
    target,
    bodies,
    headerAbuse,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('clinician') },
      { weight: 2, arbitrary: fc.constantFrom(...Object.keys(cookies)) },
    ),
  )
  return fc
    .oneof({ weight: 1, arbitrary: whole }, { weight: 30, arbitrary: drawn })
    .map(([at, { type, body, headers = [] }, more, role]) => ({
      what: `an answer, as ${role}`,
      method: 'POST',
      target: at,
      headers: [['cookie', cookies[role] ?? ''], ['origin', origin], ['content-type', type], ...headers, ...more],
      body,
    }))
}

/** Files of people, which are read apart from the request. */
export function ofImports(cookies: Cookies, origin: string): fc.Arbitrary<FuzzRequest> {
  const table = fc
    .array(fc.array(text, { maxLength: 6 }), { maxLength: 6 })
    .map((rows) => rows.map((row) => row.join(',')).join('\n'))
  const content = fc.oneof(
    { weight: 3, arbitrary: table },
    { weight: 1, arbitrary: table.map((rows) => `email,given name,family name,team\n${rows}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'PK\x03\x04',
        `PK\x05\x06${'\0'.repeat(18)}`,
        '%PDF-1.7',
        '\xd0\xcf\x11\xe0',
        '"',
        '"'.repeat(3001),
        ';;;\n,,,',
      ),
    },
  )
  const parts = fc
    .tuple(content, text, text, fc.constantFrom('file', 'pasted', 'actId', '__proto__'))
    .map(([value, file, actId, name]) => [
      { name, value, ...(name === 'file' && { file }) },
      { name: 'actId', value: actId },
    ])
  return fc
    .tuple(asForm(parts), headerAbuse, fc.constantFrom('administrator', 'administrator', 'clinician', 'nobody'))
    .map(([{ type, body, headers = [] }, more, role]) => ({
      what: `an import, as ${role}`,
      method: 'POST',
      target: '/api/people/imports',
      headers: [['cookie', cookies[role] ?? ''], ['origin', origin], ['content-type', type], ...headers, ...more],
      body,
    }))
}

/** What a sign-in provider sends a browser back with, and next-auth's own addresses. */
export function ofSigningIn(world: World, origin: string): fc.Arbitrary<FuzzRequest> {
  const pairs = fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'code',
          'state',
          'iss',
          'error',
          'error_description',
          'session_state',
          'organisation',
          'email',
          'next',
          'purpose',
          'callbackUrl',
          'csrfToken',
          'json',
          '__proto__',
        ),
        fc.oneof(addressPart, idsOf(world)),
      ),
      {
        maxLength: 5,
      },
    )
    .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&'))
  const path = fc.oneof(
    idsOf(world).map((id) => `/api/sign-on/callback/${id}`),
    addressPart.map((part) => `/api/sign-on/callback/${part}`),
    fc.constantFrom(
      '/api/sign-on/start',
      '/sign-in',
      '/sign-in/organisation',
      '/sign-in/second-factor',
      '/sign-in/set-up',
    ),
    fc
      .constantFrom(
        'providers',
        'session',
        'csrf',
        'signin',
        'signin/credentials',
        'callback/credentials',
        'callback/x',
        'signout',
        'error',
        '_log',
        'verify-request',
        '',
      )
      .map((at) => `/api/auth/${at}`),
  )
  const cookie = fc.constantFrom(
    ...[
      '',
      'curtain.sign-on=x',
      'curtain.sign-on=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z',
      'next-auth.csrf-token=a%7Cb',
    ],
    ...[
      'next-auth.callback-url=javascript%3Aalert(1)',
      'next-auth.session-token=..',
      'next-auth.session-token.0=x; next-auth.session-token.1=y',
    ],
  )
  const bodies = fc.oneof(
    pairs.map((query) => ({ type: 'application/x-www-form-urlencoded', body: Buffer.from(query) })),
    asJson(changedObject({ csrfToken: 'x', email: 'x@x.example', password: 'x', json: true }), 'application/json'),
  )
  return fc
    .tuple(path, pairs, cookie, fc.boolean(), bodies, headerAbuse)
    .map(([at, query, value, posts, what, more]) => ({
      what: 'signing in',
      method: posts ? 'POST' : 'GET',
      target: `${at}?${query}`,
      headers: [
        ['cookie', value],
        ['origin', origin],
        ...(posts ? ([['content-type', what.type], ...('headers' in what ? (what.headers ?? []) : [])] as const) : []),
        ...more,
      ],
      body: posts ? what.body : null,
    }))
}
