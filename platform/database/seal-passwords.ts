import type pg from 'pg'
import { openHash, sealedUnder, sealHash } from '#platform/password.ts'

const atOnce = 500

/**
 * Seals every password's hash that is not sealed under the key in use: those of before there were keys, and those of a
 * former key. In batches of their own transactions; nobody waits for it. A hash that no key opens stays as it is, and its
 * owner chooses a new password by mail.
 *
 * @param keys as passwordKeysOf() writes them.
 * @returns how many were sealed.
 */
export async function sealPasswords(owner: pg.Client, keys: string): Promise<number> {
  let sealed = 0
  let after = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await owner.query<{ organisation_id: string; person_id: string; password_hash: string }>(
      `SELECT organisation_id, person_id, password_hash FROM credential
       WHERE NOT starts_with(password_hash, $1) AND (organisation_id, person_id) > ($2::uuid, $3::uuid)
       ORDER BY organisation_id, person_id LIMIT ${atOnce}`,
      [sealedUnder(keys), ...after],
    )
    const last = rows.at(-1)
    if (last === undefined) return sealed
    after = [last.organisation_id, last.person_id]
    const changes = rows.flatMap((row) => {
      const phc = openHash(row.password_hash, keys)
      return phc === null ? [] : [{ ...row, sealed: sealHash(phc, keys) }]
    })
    // Whoever chose another password meanwhile has one that is sealed already.
    const { rowCount } = await owner.query(
      `UPDATE credential c SET password_hash = n.sealed
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) n(organisation_id, person_id, before, sealed)
       WHERE c.organisation_id = n.organisation_id AND c.person_id = n.person_id AND c.password_hash = n.before`,
      [
        changes.map((row) => row.organisation_id),
        changes.map((row) => row.person_id),
        changes.map((row) => row.password_hash),
        changes.map((row) => row.sealed),
      ],
    )
    sealed += rowCount ?? 0
  }
}
