import type pg from 'pg'

/** An audit trail as long as a year of looking at everybody makes it: so many looks at each clinician, past the chain's trigger. */
export async function addLongTrail(
  client: pg.Client,
  { organisationId, managerId }: { organisationId: string; managerId: string },
  { looks }: { looks: number },
): Promise<void> {
  await client.query('ALTER TABLE audit_event DISABLE TRIGGER USER')
  await client.query(
    `INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at, place)
     SELECT organisation_id, gen_random_uuid(), $2, 'understanding.viewed', 'person', id, '{}', now() - look * interval '1 day' - row_number() OVER () * interval '1 millisecond',
       row_number() OVER ()
     FROM person, generate_series(1, $3) look WHERE organisation_id = $1`,
    [organisationId, managerId, looks],
  )
  await client.query(
    `INSERT INTO audit_head (organisation_id, place, hash)
     SELECT organisation_id, max(place), '' FROM audit_event WHERE organisation_id = $1 GROUP BY organisation_id
     ON CONFLICT (organisation_id) DO UPDATE SET place = excluded.place`,
    [organisationId],
  )
  await client.query('ALTER TABLE audit_event ENABLE TRIGGER USER')
  await client.query('ANALYZE')
}
