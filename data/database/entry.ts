import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { entryKeysOf } from '#platform/database/entry-keys.ts'
import { givenPasswordKeys } from '#platform/env.ts'

/** Whose rows are worked with, and who acts; nobody in jobs, and before it is known who asks. */
export type Entering = { readonly organisationId: string; readonly personId?: string | null }

/**
 * How long an entry holds. What was overheard of one is good for nothing but its own organisation, so it need not be short;
 * and the clocks of web and database may be an hour apart.
 */
const holdsMs = 2 * 60 * 60 * 1000

let sealing: { readonly keys: string; readonly key: KeyObject } | undefined

/**
 * What enter_organisation() takes: the organisation, who acts, the time that an answer has, and until when the entry holds,
 * sealed by the web process. A statement that someone slipped in has no key, so it enters no other organisation, writes no
 * answer at another time and no audit event in another's name. A process without the key, as the worker, names the
 * organisation plainly.
 */
export function entryOf({ organisationId, personId }: Entering, { answeredAt }: { answeredAt?: Date } = {}): string {
  const keys = givenPasswordKeys()
  if (keys === undefined) return organisationId
  if (sealing?.keys !== keys) sealing = { keys, key: createSecretKey(entryKeysOf(keys)[0]) }
  const until = Math.ceil((Date.now() + holdsMs) / 1000)
  const statement = `${organisationId}.${personId ?? ''}.${answeredAt?.getTime() ?? ''}.${until}`
  return `${statement}.${createHmac('sha256', sealing.key).update(statement).digest('hex')}`
}
