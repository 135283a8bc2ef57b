import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { makeToken } from '#data/provisioning/make-token.ts'
import type { Administrator } from '#data/viewer.ts'
import { answer, routeOf } from '#server/front.ts'
import { newToken } from '#server/tokens.ts'

export type ScimServer = { readonly base: string; readonly close: () => void }

/** The application’s own front, on a port of its own; behind it stands nothing. */
export async function startScim(): Promise<ScimServer> {
  const server: Server = createServer((request, response) => {
    void answer(request, response, routeOf(request, randomUUID()), async () => {
      response.writeHead(404).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  vi.stubEnv('PUBLIC_URL', `http://127.0.0.1:${port}`)
  return {
    base: `http://127.0.0.1:${port}/scim/v2`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A token of the administrator’s organisation, as the directory gets it. */
export async function tokenFor(administrator: Administrator, { now = new Date() } = {}): Promise<string> {
  const { token, tokenHash } = newToken()
  const expiresAt = new Date(now.getTime() + 24 * 60 * 60 * 1000)
  await makeToken(administrator, { id: randomUUID(), name: 'Entra ID', tokenHash, expiresAt }, { now })
  return token
}

export type Answered = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** Sends one request as a directory does. */
export function directory({ base }: ScimServer, token: string) {
  return async (method: string, path: string, body?: object): Promise<Answered> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }
}
