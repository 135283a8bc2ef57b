import { shownVersion } from '#data/shown-version.ts'

/**
 * Whether someone else changed settings since a form showed them, so that saving it would undo what they did unseen. Ask it
 * inside the transaction that writes, once nobody else can write any more. `seen`: the version that the form showed, see
 * shownVersion(); left out by whatever shows nobody a form. Settings that are wanted and in force already overtake nothing:
 * it is the same form sent again.
 */
export function isOvertaken({
  inForce,
  wanted,
  seen,
}: {
  inForce: unknown
  /** Null: it cannot be said that these are in force already. */
  wanted: object | null
  seen: string | undefined
}): boolean {
  if (seen === undefined) return false
  const version = shownVersion(inForce)
  return version !== seen && (wanted === null || version !== shownVersion(wanted))
}
