import type { Role } from './askers.ts'
import type { Getting, Row } from './rows.ts'
import { type Owner, owners, type Things } from './world.ts'

/** What a request came to, as the tables say it. */
export type Outcome = { readonly status: number; readonly location: string | null; readonly body: string }

export async function ask(address: string, request: RequestInit): Promise<Outcome> {
  const response = await fetch(address, { redirect: 'manual', ...request })
  const location = response.headers.get('location') ?? response.headers.get('x-action-redirect')
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  if (body !== '') requireType(address, response.headers.get('content-type') ?? '')
  return { status: response.status, location, body }
}

/** A browser that is not told what something is guesses. JSON, and what Next's own client reads, are UTF-8 by their definition. */
function requireType(address: string, type: string): void {
  const isText = /^text\/(?!x-component)/.test(type)
  if (!/^[a-z]+\/[\w.+-]+/.test(type) || (isText && !/; ?charset=utf-8/i.test(type)))
    throw new Error(`${address} is of type “${type}”, which does not say how it is to be read`)
}

/** In a word: led to signing in, or the status. */
export function inAWord({ status, location }: Outcome): string {
  return /^(https?:\/\/[^/]+)?\/sign-in\b/.test(location ?? '') ? 'sign-in' : `${status}`
}

/** What the table says that a role is answered. */
export function expectedAnswer({ gets, status = 200, others = 404, signedOut }: Row, role: Role, owner: Owner): string {
  if (rolesThatGet(gets, owner).includes(role)) return `${status}`
  if (role !== 'nobody' && role !== 'suspended') return `${others}`
  return signedOut === undefined ? 'sign-in' : `${signedOut}`
}

/** How a row is asked for by someone: as their browser would from a page of the application. */
export function requestOf({ posts }: Row, asker: { readonly cookie: string }, baseUrl: string): RequestInit {
  if (posts === undefined) return { headers: asker }
  const body = 'json' in posts ? JSON.stringify(posts.json) : new URLSearchParams(posts.form)
  const headers = new Headers({ ...asker, origin: baseUrl, 'sec-fetch-site': 'same-origin' })
  if ('json' in posts) headers.set('content-type', 'application/json')
  return { method: 'POST', body, headers }
}

/** The addresses of a row: one, or one for each of those whose it may be. */
export function addressesOf({ at, gets }: Row, things: Readonly<Record<Owner, Things>>) {
  if (typeof at === 'string') return [{ owner: 'own' as const, address: at }]
  const distinct = rolesByOwner(gets) ? owners : owners.slice(0, 1)
  return distinct.map((owner) => ({ owner, address: at(things[owner]) }))
}

function rolesThatGet(gets: Getting, owner: Owner): readonly Role[] {
  return rolesByOwner(gets) ? gets[owner] : gets
}

function rolesByOwner(gets: Getting): gets is Readonly<Record<Owner, readonly Role[]>> {
  return !Array.isArray(gets)
}
