import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
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
}

/** The organisation's administrators who can sign in, with who of them may do so without the provider. */
export async function listBreakGlass(viewer: Administrator): Promise<BreakGlassAdministrator[]> {
  const { organisationId } = viewer
  const people = await inOrganisation(viewer, (transaction) =>
    transaction.person.findMany({
      where: { organisationId, status: 'active', roles: { some: { role: 'administrator' } } },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      take: 200,
      select: {
        id: true,
        givenName: true,
        familyName: true,
        email: true,
        breakGlass: { select: { namedAt: true } },
        credential: { select: { personId: true } },
      },
    }),
  )
  return people.map(({ breakGlass, credential, ...person }) => ({
    ...person,
    namedAt: breakGlass?.namedAt ?? null,
    hasPassword: credential !== null,
  }))
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
