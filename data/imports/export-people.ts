import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerIn } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Administrator } from '#data/viewer.ts'

const ExportedPerson = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  site: z.string(),
  language: z.string(),
  teams: z.array(z.string()),
  manages: z.array(z.string()),
  roles: z.array(z.enum(['clinician', 'manager', 'administrator'])),
})
export type ExportedPerson = Readonly<z.output<typeof ExportedPerson>>

const peopleAtOnce = 2000

/** All of the organisation's people, but for those who were erased, with what an import can hold, in batches; the audit trail says who took them. */
export async function* exportPeople(viewer: Administrator, { now }: { now: Date }): AsyncGenerator<ExportedPerson[]> {
  const { organisationId } = viewer
  await inOrganisation(viewer, (transaction) =>
    audit(transaction, viewer, {
      action: 'data.exported',
      subject: { type: 'organisation', id: organisationId },
      detail: { name: 'people' },
      at: now,
    }),
  )
  const read = readerIn(viewer)
  for (let after: string | undefined = noSuchId; after !== undefined; ) {
    const people: ExportedPerson[] = await read(
      ExportedPerson,
      sql`
        SELECT p.id, p.external_id AS "externalId", p.email, p.given_name AS "givenName", p.family_name AS "familyName",
          p.profession, p.site, p.language,
          ARRAY(SELECT t.name FROM team_member m JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id
            WHERE m.organisation_id = p.organisation_id AND m.person_id = p.id ORDER BY t.name) AS teams,
          ARRAY(SELECT t.name FROM team_manager m JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id
            WHERE m.organisation_id = p.organisation_id AND m.person_id = p.id ORDER BY t.name) AS manages,
          ARRAY(SELECT r.role::text FROM person_role r
            WHERE r.organisation_id = p.organisation_id AND r.person_id = p.id ORDER BY r.role) AS roles
        FROM person p WHERE p.organisation_id = ${organisationId}::uuid AND p.erased_at IS NULL AND p.id > ${after}::uuid
        ORDER BY p.id LIMIT ${peopleAtOnce}::integer`,
    )
    if (people.length > 0) yield people
    after = people.length < peopleAtOnce ? undefined : people.at(-1)?.id
  }
}
