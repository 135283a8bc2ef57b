import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { countUsable } from './internal/count-usable.ts'

export type BreakGlassAdministrator = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  /** Since when they may sign in without the provider; null: they may not. */
  readonly namedAt: Date | null
  /** Whether they have a password. */
  readonly hasPassword: boolean
  /** Whether they have the second factor that they need for it, an app or a passkey; without, they set one up when they come. */
  readonly hasFactor: boolean
}

/** More administrators than this are not listed; those who are named are always among them. */
const maxAdministrators = 200

const ListedRow = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  namedAt: moment.nullable(),
  hasPassword: z.boolean(),
  hasFactor: z.boolean(),
})

/** The organisation's administrators who can sign in, with who of them may do so without the provider. */
export async function listBreakGlass(viewer: Administrator): Promise<BreakGlassAdministrator[]> {
  const { organisationId } = viewer
  return readInOrganisation(
    viewer,
    ListedRow,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.email,
        named.named_at AS "namedAt", c.person_id IS NOT NULL AS "hasPassword",
        has_factor(person.organisation_id, person.id) AS "hasFactor"
      FROM person
      LEFT JOIN break_glass named ON named.organisation_id = person.organisation_id AND named.person_id = person.id
      LEFT JOIN credential c ON c.organisation_id = person.organisation_id AND c.person_id = person.id
      WHERE person.organisation_id = ${organisationId}::uuid AND person.status = 'active'
        AND person.id = ANY (ARRAY(SELECT administrators_of(${organisationId}::uuid)))
      ORDER BY named.named_at IS NULL, ${personByName(viewer)} LIMIT ${maxAdministrators}::integer`,
  )
}

/** Lets an administrator sign in with their password where single sign-on is required. */
export async function nameBreakGlass(
  viewer: Administrator,
  { personId, now }: { personId: string; now: Date },
): Promise<'done' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const isAdministrator = await transaction.personRole.count({
      where: { organisationId, personId, role: 'administrator' },
    })
    if (isAdministrator === 0) return 'not-found'
    const { count } = await transaction.breakGlass.createMany({
      data: { organisationId, personId, namedAt: now },
      skipDuplicates: true,
    })
    if (count > 0)
      await audit(transaction, viewer, { action: 'break-glass.named', subject: { type: 'person', id: personId } })
    return 'done'
  })
}

/** Takes it from them; not from the last who could get in while single sign-on is required. */
export async function unnameBreakGlass(
  viewer: Administrator,
  { personId }: { personId: string },
): Promise<'done' | 'last-break-glass'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    // Two at once would each leave the other.
    await transaction.$executeRaw`SELECT 1 FROM sign_on WHERE organisation_id = ${organisationId}::uuid FOR UPDATE`
    const isRequired = (await transaction.signOn.count({ where: { organisationId, requirement: 'required' } })) > 0
    if (isRequired && (await countUsable(transaction, organisationId, { but: [personId] })) === 0)
      return 'last-break-glass'
    const { count } = await transaction.breakGlass.deleteMany({ where: { organisationId, personId } })
    if (count === 0) return 'done'
    await audit(transaction, viewer, { action: 'break-glass.unnamed', subject: { type: 'person', id: personId } })
    return 'done'
  })
}
