import { z } from 'zod'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import type { SessionReference } from '#data/viewer.ts'

/** Someone who is signed in and has to set up a second factor before anything else. No Viewer: nothing that takes one is open to them. */
export type SettingUp = {
  readonly organisationId: string
  readonly personId: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly language: string
  readonly organisationName: string
  /** Why: by the organisation's rule, or whatever it says: past the provider of single sign-on, or with a short password. */
  readonly because: 'rule' | 'break-glass' | 'short-password'
}

const settingUpOfSession = {
  name: 'setting_up_of_session',
  text: 'SELECT * FROM setting_up_of_session(enter_organisation($1), $2, $3)',
  row: z.object({
    person_id: z.string(),
    email: z.string(),
    given_name: z.string(),
    family_name: z.string(),
    language: z.string(),
    organisation_name: z.string(),
    way_in: z.enum(['password', 'short-password', 'passkey', 'break-glass']),
  }),
}

/** Who it is that has to set one up first; null where the session holds no more, or is good for everything. */
export async function dangerouslyFindSettingUp(
  { organisationId, sessionId }: SessionReference,
  { now }: { now: Date },
): Promise<SettingUp | null> {
  const [row] = await call(settingUpOfSession, [entryOf({ organisationId }), sessionId, now])
  if (row === undefined) return null
  return {
    organisationId,
    personId: row.person_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    language: row.language,
    organisationName: row.organisation_name,
    because: row.way_in === 'password' || row.way_in === 'passkey' ? 'rule' : row.way_in,
  }
}
