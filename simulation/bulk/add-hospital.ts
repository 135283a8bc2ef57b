import type pg from 'pg'
import type { GeneratedOrganisation } from './generated-organisation.ts'

/** Puts all teams of a generated organisation below one more, which everybody is in thereby. Returns its id. */
export async function addHospital(client: pg.Client, { organisationId }: GeneratedOrganisation): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO team (organisation_id, id, name) VALUES ($1, gen_random_uuid(), 'Hospital') RETURNING id`,
    [organisationId],
  )
  const [{ id } = { id: '' }] = rows
  await client.query('UPDATE team SET parent_id = $2 WHERE organisation_id = $1 AND parent_id IS NULL AND id <> $2', [
    organisationId,
    id,
  ])
  return id
}
