import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { initialFormState } from '#domain/forms/form-state.ts'
import type { ActionRow, Fields } from './actions/rows.ts'
import { ask, inAWord, type Outcome } from './ask.ts'
import { pages } from './pages.ts'
import type { Things } from './world.ts'

const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})

/** An action as the application under test was built with it: its id, and the patterns of the pages that it is called on. */
export type BuiltAction = { readonly id: string; readonly patterns: readonly string[] }

/** By its exported name. A name that two files export fails: a row could not say which it means. */
export function builtActions(): ReadonlyMap<string, BuiltAction> {
  const file = join(import.meta.dirname, '../../../.next/server/server-reference-manifest.json')
  const { node } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const actionsByName = new Map<string, BuiltAction>()
  for (const [id, { exportedName, filename, workers }] of Object.entries(node)) {
    if (actionsByName.has(exportedName))
      throw new Error(`${filename} exports ${exportedName}, and another file does too`)
    actionsByName.set(exportedName, { id, patterns: Object.keys(workers).map(patternOf) })
  }
  return actionsByName
}

/** `app/(welcome)/sign-in/page` is at `/sign-in`. */
function patternOf(worker: string): string {
  const segments = worker.split('/').slice(1, -1)
  return `/${segments.filter((segment) => !segment.startsWith('(')).join('/')}`
}

/** Where a browser of this role would send it from: of the pages that have it, one that the role gets, if there is one. */
export function placeOf({ patterns }: BuiltAction, { by, as }: ActionRow, things: Things): string {
  const role = as ?? (by === 'anyone' ? 'clinician' : by)
  const knownRows = patterns.flatMap((pattern) => pages[pattern] ?? [])
  const row =
    knownRows.find(({ gets, status = 200 }) => status === 200 && ('own' in gets ? gets.own : gets).includes(role)) ??
    knownRows[0]
  if (row === undefined) throw new Error(`No page of ${patterns.join(', ')} has a row`)
  return typeof row.at === 'string' ? row.at : row.at(things)
}

/** Sends the form as Next's own client does: the state before it and the form, as React writes a call's arguments. */
export async function act(
  baseUrl: string,
  {
    built,
    row,
    fields,
    things,
    headers,
  }: {
    built: BuiltAction
    row: ActionRow
    fields: Fields
    /** Of whom the page is that it is sent from. */
    things: Things
    headers: Readonly<Record<string, string>>
  },
): Promise<Outcome> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const text of typeof value === 'string' ? [value] : value) form.append(`_1_${name}`, text)
  form.append('0', JSON.stringify(row.alone ? ['$K1'] : [initialFormState, '$K1']))
  // In one piece: who is refused by the head alone is answered before a body that follows has been sent.
  const formResponse = new Response(form)
  const requestHeaders = {
    accept: 'text/x-component',
    'content-type': formResponse.headers.get('content-type') ?? '',
    origin: baseUrl,
    'sec-fetch-site': 'same-origin',
    'next-action': built.id,
    ...headers,
  }
  const body = await formResponse.arrayBuffer()
  return ask(`${baseUrl}${placeOf(built, row, things)}`, { method: 'POST', headers: requestHeaders, body })
}

const State = z.object({
  outcome: z.enum(['refused', 'done']),
  done: z.string().nullable(),
  problems: z.array(z.object({ problem: z.string() })),
})

/** What an action came to, as the rows say it. */
export function came(outcome: Outcome): string {
  if (outcome.location !== null) return `goes ${placeIn(outcome.location)}`
  if (outcome.status !== 200) return inAWord(outcome)
  // The first line after the page's own is what the action gave back.
  const line = /^1:(\{"outcome":.*\})$/m.exec(outcome.body)?.[1]
  if (line === undefined) return 'done'
  const { outcome: word, done, problems } = State.parse(JSON.parse(line))
  return `${word} ${word === 'done' ? done : problems.map(({ problem }) => problem).join(', ')}`
}

/** A place without what differs from run to run. */
function placeIn(location: string): string {
  const [path = ''] = location.replace(/^https?:\/\/[^/]+/, '').split(/[?#;]/)
  return path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
}
