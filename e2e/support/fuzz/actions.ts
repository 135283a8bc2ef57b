import fc from 'fast-check'
import { initialFormState } from '#domain/forms/form-state.ts'
import { builtActions, placeOf } from '#e2e/support/authorisation/act.ts'
import { actions } from '#e2e/support/authorisation/actions/actions.ts'
import type { Fields } from '#e2e/support/authorisation/actions/rows.ts'
import type { World } from '#e2e/support/authorisation/world.ts'
import type { Cookies } from './addresses.ts'
import { asForm } from './bodies.ts'
import { type FuzzRequest, headerAbuse } from './request.ts'
import { idsOf, text } from './values.ts'

/** What ends the askers' own sessions, after which nothing more would be tried. */
const ending = [
  'leave',
  'endSession',
  'endOthers',
  'signOutEverywhere',
  'changePassword',
  'suspend',
  'signOutPerson',
  'eraseForGood',
]

/** What Next’s client sends before the form: the state before, and where the form stands; and what it never does. */
const calls = fc.constantFrom(
  ...[
    '[]',
    '{}',
    'null',
    '',
    '[null,"$K1"]',
    '["$K1","$K1"]',
    '["$K2"]',
    '[{"__proto__":{"x":1}},"$K1"]',
    '["$F1","$K1"]',
    '["$@1"]',
  ],
  ...[
    '["$Q1"]',
    '["$W1"]',
    '["$i1"]',
    '["$B1"]',
    '["$undefined","$K1"]',
    '["$D9999999","$K1"]',
    '["$n999999999999999999999","$K1"]',
    '["$1:__proto__:x"]',
  ],
  ...[
    '["$1:constructor:constructor","$K1"]',
    `[${'['.repeat(500)}${']'.repeat(500)},"$K1"]`,
    '[{"times":1e309},"$K1"]',
    '[{"times":"x","values":5},"$K1"]',
  ],
)

/** Server actions, as Next's own client calls them and as no client does: with other fields, states and ids. */
export function ofActions(world: World, cookies: Cookies, origin: string): fc.Arbitrary<FuzzRequest> {
  const actionByName = builtActions()
  const ids = [...actionByName.values()].map(({ id }) => id)
  const value = fc.oneof({ weight: 3, arbitrary: text }, { weight: 2, arbitrary: idsOf(world) })
  const requests = Object.entries(actions)
    .filter(([name]) => !ending.includes(name))
    .map(([name, row]) => {
      const action = actionByName.get(name)
      if (action === undefined) throw new Error(`${name} was not built`)
      const fields = typeof row.form === 'function' ? row.form(world.things.own) : row.form
      const usual = row.as ?? (row.by === 'anyone' ? 'clinician' : row.by)
      const state = JSON.stringify(row.alone ? ['$K1'] : [initialFormState, '$K1'])
      const call = fc.oneof({ weight: 4, arbitrary: fc.constant(state) }, { weight: 1, arbitrary: calls })
      const parts = fc
        .tuple(changedFields(fields, value), call, fc.constantFrom('_1_', '_1_', '_1_', '_1_', '_9_', ''))
        .map(([all, zero, prefix]) => [
          ...all.map(([field, content]) => ({ name: `${prefix}${field}`, value: content })),
          { name: '0', value: zero },
        ])
      const id = fc.oneof(
        { weight: 8, arbitrary: fc.constant(action.id) },
        { weight: 1, arbitrary: fc.constantFrom(...ids, 'ff'.repeat(21), '00'.repeat(20)) },
      )
      const role = fc.oneof(
        { weight: 4, arbitrary: fc.constant(usual) },
        { weight: 1, arbitrary: fc.constantFrom(...Object.keys(cookies)) },
      )
      return fc.tuple(id, role, asForm(parts), headerAbuse).map(
        ([as, who, { type, body, headers = [] }, more]): FuzzRequest => ({
          what: `the action ${name}, as ${who}`,
          method: 'POST',
          target: placeOf(action, row, world.things.own),
          headers: [
            ...([
              ['cookie', cookies[who] ?? ''],
              ['origin', origin],
              ['accept', 'text/x-component'],
              ['next-action', as],
              ['content-type', type],
            ] as const),
            ...headers,
            ...more,
          ],
          body,
        }),
      )
    })
  return fc.oneof(...requests, withoutScript(ids, cookies, origin))
}

type Field = readonly [string, string]

function changedFields(own: Fields, value: fc.Arbitrary<string>): fc.Arbitrary<readonly Field[]> {
  const all = Object.entries(own).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((one): Field => [name, one]),
  )
  const names = [...Object.keys(own), 'page', '__proto__', 'actId', 'seen', '$ACTION_ID_x', 'toString']
  const change = fc.tuple(fc.constantFrom(...names), fc.constantFrom('instead', 'instead', 'beside', 'without'), value)
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<readonly Field[]>((fields, [name, how, content]) => {
      const others = how === 'beside' ? fields : fields.filter(([field]) => field !== name)
      return how === 'without' ? others : [...others, [name, content]]
    }, all),
  )
}

/** Forms of a page whose scripts did not run. */
function withoutScript(ids: readonly string[], cookies: Cookies, origin: string): fc.Arbitrary<FuzzRequest> {
  const bound = fc.constantFrom('["$K1"]', '[]', '{"id":"x","bound":null}', '{"id":"x","bound":"$@1"}', 'x', '')
  const parts = fc.tuple(fc.constantFrom(...ids, 'x', '__proto__'), bound, text).map(([id, call, content]) => [
    { name: `$ACTION_ID_${id}`, value: '' },
    { name: '$ACTION_REF_1', value: '' },
    { name: '$ACTION_1:0', value: `{"id":"${id}","bound":"$@1"}` },
    { name: '$ACTION_1:1', value: call },
    { name: '$ACTION_KEY', value: content },
    { name: 'email', value: content },
  ])
  const places = fc.constantFrom(
    '/sign-in',
    '/learn',
    '/admin/people',
    '/account',
    '/forgotten-password',
    '/no-such-page',
  )
  return fc
    .tuple(asForm(parts), places, fc.constantFrom(...Object.keys(cookies)), headerAbuse)
    .map(([{ type, body, headers = [] }, target, role, more]) => ({
      what: `a form without script, as ${role}`,
      method: 'POST',
      target,
      headers: [['cookie', cookies[role] ?? ''], ['origin', origin], ['content-type', type], ...headers, ...more],
      body,
    }))
}
