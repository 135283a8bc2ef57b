import type { KeyObject } from 'node:crypto'
import { signingKey } from '#platform/env.ts'
import { signingKeyFrom } from '#platform/signing/signing-key.ts'

let cachedKey: KeyObject | null | undefined

/** The key that this application signs packs with; null where none is set. */
export function applicationKey(): KeyObject | null {
  if (cachedKey === undefined) {
    const secret = signingKey()
    cachedKey = secret === null ? null : signingKeyFrom(secret)
  }
  return cachedKey
}
