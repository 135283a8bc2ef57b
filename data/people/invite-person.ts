import { randomUUID } from 'node:crypto'
import type { Keeper } from '#data/api-client.ts'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { teamsInScope } from '#data/scope.ts'
import { deliverInvitation } from './internal/deliver-invitation.ts'
import type { InvitationDelivery } from './invitation-delivery.ts'
import type { PersonRoleName } from './person-row.ts'

export type Invitation = {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly site?: string
  /** What the organisation's own systems call them. */
  readonly externalId?: string | null
  readonly roles: readonly PersonRoleName[]
  readonly teamId: string | null
  /** What they are written to in. */
  readonly language: string
  readonly delivery: InvitationDelivery
}

/**
 * Adds someone who can sign in once they have opened their invitation. They are enrolled at once in what is assigned
 * to everyone and to their team. With an id that is there already nobody else is invited: the same form was sent twice,
 * and `repeated` says so. `address-taken` and `number-taken` when someone
 * here has the address or the number, `no-such-team` when the team is not found.
 */
export async function invitePerson(
  viewer: Keeper<'people:write'>,
  invitation: Invitation,
  { now, id: personId = randomUUID() }: { now: Date; id?: string },
): Promise<
  | { ok: true; personId: string; repeated: boolean }
  | { ok: false; problem: 'address-taken' | 'number-taken' | 'no-such-team' }
> {
  const { organisationId } = viewer
  const email = invitation.email.trim().toLowerCase()
  const roles = [...new Set(invitation.roles)]
  return inOrganisation(viewer, async (transaction) => {
    if (
      invitation.teamId !== null &&
      (await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: invitation.teamId }] } })) === 0
    )
      return { ok: false, problem: 'no-such-team' }
    const { count } = await transaction.person.createMany({
      data: {
        organisationId,
        id: personId,
        email,
        givenName: invitation.givenName,
        familyName: invitation.familyName,
        profession: invitation.profession,
        site: invitation.site ?? '',
        externalId: invitation.externalId ?? null,
        language: invitation.language,
        createdAt: now,
      },
      skipDuplicates: true,
    })
    if (count === 0) {
      const repeatCount = await transaction.person.count({ where: { organisationId, id: personId, email } })
      if (repeatCount === 1) return { ok: true, personId, repeated: true }
      const addressCount = await transaction.person.count({ where: { organisationId, email } })
      return { ok: false, problem: addressCount > 0 ? 'address-taken' : 'number-taken' }
    }
    await transaction.personRole.createMany({
      data: roles.map((role) => ({ organisationId, personId, role })),
    })
    if (invitation.teamId !== null)
      await transaction.teamMember.createMany({ data: { organisationId, personId, teamId: invitation.teamId } })
    await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
    await deliverInvitation(transaction, { organisationId, personId }, invitation.delivery, { now })
    await audit(transaction, viewer, {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { roles, teamId: invitation.teamId },
    })
    return { ok: true, personId, repeated: false }
  })
}
