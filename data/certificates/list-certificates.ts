import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { certificateColumns, columnsOfCertificate } from './internal/certificate-row.ts'

const ListedCertificate = z.object({
  ...certificateColumns,
  personId: z.string(),
  /** As it stands on the paper. */
  name: z.string(),
  /** Null: the holder themselves, or nobody. */
  revokedBy: z.string().nullable(),
})
export type ListedCertificate = Readonly<z.output<typeof ListedCertificate>>

export const maxCertificates = 100

/**
 * The organisation's certificates, the newest first, without their codes and what they say of understanding: who sees that is the
 * organisation's choice, and here the holder's.
 *
 * @param find the beginning of a number, or a part of a name
 */
export async function listCertificates(
  viewer: Administrator,
  { find }: { find: string },
): Promise<readonly ListedCertificate[]> {
  const searchText = find.trim().toLowerCase()
  const number = searchText.replaceAll(/[^0-9a-f]/g, '')
  const isNumber = /^[0-9a-f -]+$/.test(searchText) && number.length >= 4
  return readInOrganisation(
    viewer,
    ListedCertificate,
    sql`
      SELECT ${columnsOfCertificate}, c.person_id AS "personId", c.name, trim(r.given_name || ' ' || r.family_name) AS "revokedBy"
      FROM certificate c
      LEFT JOIN person r ON r.organisation_id = c.organisation_id AND r.id = c.revoked_by_id AND r.id <> c.person_id
      WHERE c.organisation_id = ${viewer.organisationId}::uuid AND (
        strpos(lower(c.name COLLATE "und-x-icu"), ${searchText}) > 0 OR (${isNumber}::boolean AND starts_with(replace(c.id::text, '-', ''), ${number})))
      ORDER BY c.issued_at DESC, c.id LIMIT ${maxCertificates}::integer`,
  )
}
