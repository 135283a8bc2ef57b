import { z } from 'zod'
import { initialFormState, type ProofRequest } from '#domain/forms/form-state.ts'
import { builtActions } from './built-actions.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What a form came to: where it leads, or the word that the page gets back; and what it shows this once. */
export type Came = { readonly goes: string | null; readonly said: string; readonly secret: string | null }

/** A browser of one person: their cookies, pages, and forms sent as Next's own client sends them. */
export type Browser = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly page: (path: string) => Promise<string>
  readonly post: (path: string, body: BodyInit, type?: string) => Promise<Response>
  /** The form of a page. Throws where it is refused. */
  readonly act: (action: string, at: string, fields: Fields) => Promise<Came>
  /** The same; what it is refused for is returned. */
  readonly tryTo: (action: string, at: string, fields: Fields) => Promise<Came>
  /** How its person shows again who they are, since they signed in: what a form asks for it is sent again with the fields returned. */
  readonly proveBy: (prove: Prove) => void
}

/** Throws where they are asked for something that they do not have. */
export type Prove = (by: ProofRequest['by']) => Promise<Fields>

const State = z.object({
  outcome: z.enum(['refused', 'done']),
  done: z.string().nullable(),
  secret: z.string().nullable().optional(),
  problems: z.array(z.object({ field: z.string(), problem: z.string() })),
  proof: z.object({ by: z.enum(['password', 'password-and-code', 'passkey', 'single-sign-on']) }).nullable(),
})

type Answer = Came & { readonly proof: ProofRequest['by'] | null }

const ids = new Map<string, string>()

export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>()
  let prove: Prove | null = null
  const send = async (path: string, request: RequestInit) => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin,
      'sec-fetch-site': 'same-origin',
      ...Object.fromEntries(new Headers(request.headers)),
    }
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...request, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const sendForm = async (action: string, at: string, fields: Fields): Promise<Answer> => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields))
      for (const text of typeof value === 'string' ? [value] : value) form.append(`_1_${name}`, text)
    form.append('0', JSON.stringify([initialFormState, '$K1']))
    const headers = { accept: 'text/x-component', 'next-action': idOf(action) }
    const response = await send(at, { method: 'POST', headers, body: form })
    const goes = response.headers.get('x-action-redirect') ?? response.headers.get('location')
    const body = await response.text()
    if (goes !== null) {
      if (/^(https?:\/\/[^/]+)?\/sign-in\b/.test(goes) && !at.startsWith('/sign-in') && !at.startsWith('/invitation'))
        throw new Error(`${action} at ${at} leads to signing in`)
      return { goes: goes.split(';')[0] ?? goes, said: 'goes', secret: null, proof: null }
    }
    const line = /^1:(\{"outcome":.*\})$/m.exec(body)?.[1]
    if (response.status !== 200 || line === undefined)
      throw new Error(`${action} at ${at}: ${response.status} ${body.slice(0, 1500)}`)
    const { outcome, done, problems, secret, proof } = State.parse(JSON.parse(line))
    const outcomeText =
      outcome === 'done' ? `${done}` : problems.map((each) => `${each.field} ${each.problem}`).join(', ')
    return { goes: null, said: `${outcome} ${outcomeText}`, secret: secret ?? null, proof: proof?.by ?? null }
  }
  // As a person does: the form asks them who they are, they show it, and send it again.
  const tryTo: Browser['tryTo'] = async (action, at, fields) => {
    const came = await sendForm(action, at, fields)
    if (came.proof === null || prove === null) return came
    return sendForm(action, at, { ...fields, ...(await prove(came.proof)) })
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    page: async (path) => {
      const response = await send(path, {})
      if (response.status !== 200)
        throw new Error(`${path}: ${response.status} ${response.headers.get('location') ?? ''}`)
      return response.text()
    },
    post: (path, body, type) =>
      send(path, { method: 'POST', body, headers: type === undefined ? {} : { 'content-type': type } }),
    act: async (action, at, fields) => {
      const came = await tryTo(action, at, fields)
      if (came.said.startsWith('refused'))
        throw new Error(`${action} at ${at}: ${came.said} (${JSON.stringify(fields)})`)
      return came
    },
    tryTo,
    proveBy: (how) => {
      prove = how
    },
  }
}

function idOf(action: string): string {
  if (ids.size === 0) for (const [name, id] of builtActions()) ids.set(name, id)
  const id = ids.get(action)
  if (id === undefined) throw new Error(`The build has no action ${action}`)
  return id
}
