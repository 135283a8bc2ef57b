import { randomUUID } from 'node:crypto'
import { makeToken } from '#data/provisioning/make-token.ts'
import type { Administrator } from '#data/viewer.ts'
import { type FrontServer, startFront } from '#server/front.testing.ts'
import { newToken } from '#server/tokens.ts'

export type ScimServer = FrontServer

export async function startScim(): Promise<ScimServer> {
  const { base, close } = await startFront()
  return { base: `${base}/scim/v2`, close }
}

/** A token of the administrator’s organisation, as the directory gets it. */
export async function tokenFor(administrator: Administrator, { now = new Date() } = {}): Promise<string> {
  const { token, tokenHash } = newToken()
  const expiresAt = new Date(now.getTime() + 24 * 60 * 60 * 1000)
  await makeToken(administrator, { id: randomUUID(), name: 'Entra ID', tokenHash, expiresAt }, { now })
  return token
}

export type ScimReply = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** Sends one request as a directory does. */
export function directory({ base }: ScimServer, token: string) {
  return async (method: string, path: string, body?: object): Promise<ScimReply> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }
}
