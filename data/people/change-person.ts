import type { Keeper } from '#data/api-client.ts'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { cancelMailTo } from '#data/mail/shared/cancel-mail-to.ts'
import { personFormValues } from '#data/people/internal/person-form-values.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import { whatIsTaken } from '#data/people/internal/what-is-taken.ts'
import { peopleInScope, withoutErasure } from '#data/scope.ts'
import type { PersonRoleName, PersonRow } from './person-row.ts'

export type PersonDetails = {
  readonly givenName: string
  /** Empty: they have one name. */
  readonly familyName: string
  readonly email: string
  readonly profession: string
  /** Empty: none is known. Left out, as by a form of an earlier build: as it is. */
  readonly site?: string
  /** What the organisation's own systems call them; null: nothing that is known. Left out: as it is. */
  readonly externalId?: string | null
  readonly roles: readonly PersonRoleName[]
}

export type ChangedPerson =
  /** `invitationEnded`: it went to the address that they had. */
  | { readonly ok: true; readonly invitationEnded: boolean }
  | {
      readonly ok: false
      readonly problem: 'not-found' | 'address-taken' | 'number-taken' | 'own-administration' | 'changed-meanwhile'
    }

/**
 * Changes what is known of a person. Another address is what they sign in with from now on, and links that were sent to the
 * one before stop working. What they are asked follows their roles. Who is no manager any more manages no team. Nobody
 * takes their own administration away, so that an organisation always has an administrator.
 * `seen`: see isOvertaken(), of personFormValues().
 */
export async function changePerson(
  viewer: Keeper<'people:write'>,
  { personId, seen, ...details }: PersonDetails & { personId: string; seen?: string },
  { now }: { now: Date },
): Promise<ChangedPerson> {
  const { organisationId } = viewer
  const email = details.email.trim().toLowerCase()
  const roles = [...new Set(details.roles)]
  if (personId === viewer.personId && !roles.includes('administrator'))
    return { ok: false, problem: 'own-administration' }
  try {
    return await inOrganisation(viewer, async (transaction) => {
      // Of two administrators who take each other's administration away at once, the second has none any more.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: roles ${organisationId}`}, 0))`
      const storedPerson = await transaction.person.findFirst({
        where: { AND: [peopleInScope(viewer), { id: personId }] },
        select: personRow,
      })
      if (storedPerson === null || !(await isStillKeeper(transaction, viewer)))
        return { ok: false, problem: 'not-found' }
      const before = presentPerson(storedPerson)
      const changes = whatChanges(before, { ...details, email, roles })
      if (changes.length === 0) return { ok: true, invitationEnded: false }
      if (isOvertaken({ inForce: personFormValues(before), wanted: null, seen }))
        return { ok: false, problem: 'changed-meanwhile' }
      const { givenName, familyName, profession, site, externalId } = details
      const { count } = await transaction.person.updateMany({
        where: { organisationId, id: personId, ...withoutErasure },
        // What is undefined stays as it is.
        data: { givenName, familyName, profession, email, site, externalId },
      })
      if (count === 0) return { ok: false, problem: 'not-found' }
      const endedLinks = changes.includes('email') ? await endLinks(transaction, { organisationId, personId }) : 0
      if (changes.includes('roles')) {
        await transaction.personRole.deleteMany({ where: { organisationId, personId, role: { notIn: roles } } })
        await transaction.personRole.createMany({
          data: roles.map((role) => ({ organisationId, personId, role })),
          skipDuplicates: true,
        })
        if (!roles.includes('manager'))
          await transaction.teamManager.deleteMany({ where: { organisationId, personId } })
        await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
      }
      await audit(transaction, viewer, {
        action: 'person.changed',
        subject: { type: 'person', id: personId },
        detail: { changed: changes, ...(changes.includes('roles') ? { roles } : {}) },
        at: now,
      })
      // One that still waits is sent to the new address.
      const waiting =
        endedLinks > 0 ? await transaction.mail.count({ where: { organisationId, personId, ...invitation } }) : 0
      return { ok: true, invitationEnded: endedLinks > 0 && waiting === 0 && before.status === 'invited' }
    })
  } catch (error) {
    const problem = whatIsTaken(error)
    if (problem === null) throw error
    return { ok: false, problem }
  }
}

/** Someone may have taken their administration away since they asked. */
async function isStillKeeper(transaction: Transaction, viewer: Keeper<'people:write'>): Promise<boolean> {
  if (viewer.acts === 'api-client') return true
  const { organisationId, personId } = viewer
  const own = { organisationId, personId, role: 'administrator' as const }
  return (await transaction.personRole.count({ where: own })) === 1
}

const invitation = { kind: 'invitation', status: 'waiting' }

type Change = 'name' | 'email' | 'profession' | 'site' | 'externalId' | 'roles'

function whatChanges(before: PersonRow, after: PersonDetails): Change[] {
  const sameRoles =
    before.roles.length === after.roles.length && before.roles.every((role) => after.roles.includes(role))
  return [
    ...(before.givenName !== after.givenName || before.familyName !== after.familyName ? (['name'] as const) : []),
    ...(before.email !== after.email ? (['email'] as const) : []),
    ...(before.profession !== after.profession ? (['profession'] as const) : []),
    ...(after.site !== undefined && before.site !== after.site ? (['site'] as const) : []),
    ...(after.externalId !== undefined && before.externalId !== after.externalId ? (['externalId'] as const) : []),
    ...(sameRoles ? [] : (['roles'] as const)),
  ]
}

/** How many links end. What is still to be sent goes to the new address; but whoever asked for a new password named the old one. */
async function endLinks(
  transaction: Transaction,
  person: { readonly organisationId: string; readonly personId: string },
): Promise<number> {
  const { count } = await transaction.personToken.deleteMany({ where: { ...person, usedAt: null } })
  await cancelMailTo(transaction, { personId: person.personId, kinds: ['password-reset'] })
  return count
}
