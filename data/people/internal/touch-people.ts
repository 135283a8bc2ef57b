import { z } from 'zod'
import { reconcilePeople } from '#data/assignments/shared/reconcile-assignment.ts'
import { type AuditAction, auditEach } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import { givesUpAt } from '#domain/mail/mail-kinds.ts'
import type { PeopleAct } from '#domain/people/people-acts.ts'
import { canBeTouched } from './can-be-touched.ts'
import { type Before, takeDuties } from './duties.ts'

const Id = z.object({ id: z.string() })

/**
 * Does one act to those of these people whom it would change, with an audit event for each, and lets what they are asked
 * follow. Returns whom it changed, and what they had that the opposite act alone would not give back.
 */
export async function touchPeople(
  transaction: Transaction,
  viewer: Administrator,
  { act, personIds, doneTo = 'act' }: { act: PeopleAct; personIds: readonly string[]; doneTo?: 'act' | 'undo' },
  { now }: { now: Date },
): Promise<{ touchedIds: string[]; before: Before[] }> {
  const { organisationId } = viewer
  const touchedIds = (
    await readerWithin(transaction)(
      Id,
      // In one order, so that of two administrators who act at once the second waits and sees what the first has done.
      sql`SELECT person.id FROM person WHERE ${personIsInScope(viewer)} AND person.id = ANY (${personIds}::uuid[])
        AND ${canBeTouched(viewer, act)} ORDER BY person.id FOR UPDATE`,
    )
  ).map(({ id }) => id)
  if (touchedIds.length === 0) return { touchedIds, before: [] }
  const before = await change(transaction, viewer, act, touchedIds, { now, doneTo })
  if (act.kind !== 'invite-again') await reconcilePeople(transaction, { organisationId, personIds: touchedIds, now })
  await auditEach(
    transaction,
    viewer,
    touchedIds.map((personId) => ({
      ...eventOf(act, personId),
      at: now,
    })),
  )
  return { touchedIds, before }
}

async function change(
  transaction: Transaction,
  viewer: Administrator,
  act: PeopleAct,
  personIds: string[],
  { now, doneTo }: { now: Date; doneTo: 'act' | 'undo' },
): Promise<Before[]> {
  const { organisationId } = viewer
  const these = { organisationId, personId: { in: personIds } }
  switch (act.kind) {
    case 'add-to-team':
      await transaction.teamMember.createMany({
        data: personIds.map((personId) => ({ organisationId, teamId: act.teamId, personId, since: now })),
        skipDuplicates: true,
      })
      return []
    case 'remove-from-team':
      await transaction.teamMember.deleteMany({ where: { ...these, teamId: act.teamId } })
      return []
    case 'add-role':
      await transaction.personRole.createMany({
        data: personIds.map((personId) => ({ organisationId, personId, role: act.role })),
        skipDuplicates: true,
      })
      return []
    case 'remove-role':
      return takeDuties(transaction, { organisationId, personIds, roles: [act.role] })
    case 'suspend':
      await transaction.person.updateMany({
        where: { organisationId, id: { in: personIds } },
        data: { status: 'suspended' },
      })
      await endAccess(transaction, viewer, personIds, ['password-reset'])
      return []
    case 'leave': {
      const suspendedPeople = await transaction.person.findMany({
        where: { organisationId, id: { in: personIds }, status: 'suspended' },
        select: { id: true },
      })
      await transaction.person.updateMany({
        where: { organisationId, id: { in: personIds } },
        data: { status: 'suspended', leftAt: now },
      })
      await endAccess(transaction, viewer, personIds, ['password-reset', 'invitation'])
      await transaction.personToken.deleteMany({ where: { ...these, usedAt: null } })
      return [
        ...(await takeDuties(transaction, { organisationId, personIds, roles: ['manager', 'administrator'] })),
        ...suspendedPeople.map(({ id }) => ({ personId: id, roles: [], manages: [], suspended: true })),
      ]
    }
    case 'reinstate':
    case 'come-back':
      await letIn(transaction, viewer, personIds, { cameBackAt: doneTo === 'undo' ? null : now })
      return []
    case 'invite-again':
      await transaction.personToken.deleteMany({ where: { ...these, usedAt: null } })
      await cancelMails(transaction, personIds, ['invitation'], { now })
      await transaction.$executeRaw`
        INSERT INTO mail (organisation_id, id, person_id, kind, created_at, started_at, give_up_at, next_try_at)
        SELECT ${organisationId}::uuid, gen_random_uuid(), invited, 'invitation', ${now}, ${now}, ${givesUpAt('invitation', { now })}, ${now}
        FROM unnest(${personIds}::uuid[]) invited`
      return []
  }
}

/** Signs people out everywhere, and ends their links to a new password and what of these kinds is still to be sent to them. */
async function endAccess(
  transaction: Transaction,
  { organisationId }: Administrator,
  personIds: string[],
  kinds: string[],
): Promise<void> {
  const these = { organisationId, personId: { in: personIds } }
  await transaction.session.deleteMany({ where: these })
  await transaction.personToken.deleteMany({ where: { ...these, purpose: 'password_reset', usedAt: null } })
  await cancelMails(transaction, personIds, kinds, { now: new Date() })
}

async function cancelMails(
  transaction: Transaction,
  personIds: string[],
  kinds: string[],
  { now }: { now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    SELECT cancel_mail(each_person, ${kinds}::text[], NULL, NULL, ${now}) FROM unnest(${personIds}::uuid[]) each_person`
}

/** As they came in before, by password or at the provider; who never came is invited still. Who has no role any more is a clinician. */
async function letIn(
  transaction: Transaction,
  { organisationId }: Administrator,
  personIds: string[],
  /** Null: they never left, as it is undone. */
  { cameBackAt }: { cameBackAt: Date | null },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE person p SET left_at = NULL, came_back_at = CASE WHEN p.left_at IS NULL THEN p.came_back_at
        ELSE coalesce(${cameBackAt}::timestamptz, p.came_back_at) END, status = CASE WHEN EXISTS (
        SELECT FROM credential c WHERE c.organisation_id = p.organisation_id AND c.person_id = p.id
      ) OR EXISTS (
        SELECT FROM sign_on_account a WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id
      ) THEN 'active'::person_status ELSE 'invited'::person_status END
    WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ANY (${personIds}::uuid[])`
  await transaction.$executeRaw`
    INSERT INTO person_role (organisation_id, person_id, role)
    SELECT ${organisationId}::uuid, back, 'clinician' FROM unnest(${personIds}::uuid[]) back
    WHERE NOT EXISTS (SELECT FROM person_role r WHERE r.organisation_id = ${organisationId}::uuid AND r.person_id = back)`
}

function eventOf(act: PeopleAct, personId: string) {
  const person = { type: 'person' as const, id: personId }
  switch (act.kind) {
    case 'add-to-team':
    case 'remove-from-team':
      return {
        action: act.kind === 'add-to-team' ? ('team.member-added' as const) : ('team.member-removed' as const),
        subject: { type: 'team' as const, id: act.teamId },
        detail: { personId },
      }
    case 'add-role':
    case 'remove-role':
      return {
        action: act.kind === 'add-role' ? ('person.role-added' as const) : ('person.role-removed' as const),
        subject: person,
        detail: { role: act.role },
      }
    case 'suspend':
    case 'reinstate':
    case 'leave':
    case 'come-back':
      return { action: personActions[act.kind], subject: person }
    case 'invite-again':
      return { action: 'person.invited' as const, subject: person, detail: { again: true } }
  }
}

const personActions = {
  suspend: 'person.suspended',
  reinstate: 'person.reinstated',
  leave: 'person.left',
  'come-back': 'person.came-back',
} as const satisfies Record<string, AuditAction>
