import { z } from 'zod'

/** The hospital's directory, as it keeps people and groups over SCIM. Ids are those that the answer gave. */
export type Directory = {
  readonly create: (user: DirectoryUser) => Promise<string>
  readonly set: (id: string, path: string, value: unknown) => Promise<void>
  readonly rename: (id: string, email: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly createGroup: (name: string, members: readonly string[]) => Promise<string>
  readonly join: (group: string, user: string) => Promise<void>
  readonly leave: (group: string, user: string) => Promise<void>
}

export type DirectoryUser = {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly timeZone: string | null
}

const CreatedResource = z.object({ id: z.string() })
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export function openDirectory(origin: string, token: string): Directory {
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
    const response = await fetch(`${origin}/scim/v2${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`SCIM ${method} ${path}: ${response.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
  const patch = async (path: string, ...operations: object[]) => {
    await send('PATCH', path, { schemas: [patchSchema], Operations: operations })
  }
  return {
    create: async ({ email, givenName, familyName, profession, timeZone }) => {
      const user = {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: email,
        externalId: email,
        active: true,
        name: { givenName, familyName },
        title: profession,
        emails: [{ value: email, type: 'work', primary: true }],
        ...(timeZone === null ? {} : { timezone: timeZone }),
      }
      return CreatedResource.parse(await send('POST', '/Users', user)).id
    },
    set: (id, path, value) => patch(`/Users/${id}`, { op: 'Replace', path, value }),
    rename: (id, email) =>
      patch(
        `/Users/${id}`,
        { op: 'Replace', path: 'userName', value: email },
        { op: 'Replace', path: 'emails[type eq "work"].value', value: email },
      ),
    remove: async (id) => {
      await send('DELETE', `/Users/${id}`)
    },
    createGroup: async (displayName, members) => {
      const group = {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName,
        members: members.map((value) => ({ value })),
      }
      return CreatedResource.parse(await send('POST', '/Groups', group)).id
    },
    join: (group, user) => patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: user }] }),
    leave: (group, user) => patch(`/Groups/${group}`, { op: 'Remove', path: `members[value eq "${user}"]` }),
  }
}
