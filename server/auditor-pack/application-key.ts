import type { KeyObject } from 'node:crypto'
import { signingKey } from '#platform/env.ts'
import { signingKeyFrom } from '#platform/signing/signing-key.ts'

let known: KeyObject | null | undefined

/** The key that this application signs packs with; null where none is set. */
export function applicationKey(): KeyObject | null {
  if (known === undefined) {
    const secret = signingKey()
    known = secret === null ? null : signingKeyFrom(secret)
  }
  return known
}
