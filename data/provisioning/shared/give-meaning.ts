import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import type { PersonRoleName } from '#data/people/person-row.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import { byDirectory } from '#data/provisioning/internal/by-directory.ts'
import { meantFor } from '#data/provisioning/internal/meant-for.ts'
import type { Administrator, Provider } from '#data/viewer.ts'
import { sameMeaning } from './meaning-of.ts'

/** What a sign-in provider said of who has just signed in: nobody in person. */
export type Claims = {
  readonly organisationId: string
  readonly personId: null
  readonly acts: 'sign-on'
}

type Actor = Provider | Administrator | Claims
type Change = { readonly meaning: GroupMeaning; readonly personIds: readonly string[]; readonly now: Date }

/** Puts people into the team, or gives them the role, that a group means. Returns how many did not have it. */
export async function giveMeaning(transaction: Transaction, actor: Actor, change: Change): Promise<number> {
  const { organisationId } = actor
  const { meaning, now } = change
  const personIds = await meantFor(transaction, { organisationId, ...change, has: false })
  if (personIds.length === 0 || meaning.kind === 'nothing') return 0
  if (meaning.kind === 'member')
    await transaction.teamMember.createMany({
      data: personIds.map((personId) => ({ organisationId, personId, teamId: meaning.teamId })),
      skipDuplicates: true,
    })
  if (meaning.kind === 'manager')
    await transaction.teamManager.createMany({
      data: personIds.map((personId) => ({ organisationId, personId, teamId: meaning.teamId })),
      skipDuplicates: true,
    })
  if (meaning.kind !== 'member') await giveRole(transaction, organisationId, personIds, roleIn(meaning))
  await reconcileEnrolments(transaction, { organisationId, personIds, assignmentId: null, now })
  await tell(transaction, actor, { meaning, personIds, happened: 'added' })
  return personIds.length
}

/**
 * Takes people out of the team, or the role from them, unless another group of theirs means the same. The last administrator
 * stays one, and someone without any other role stays a clinician. Returns how many lost it.
 */
export async function takeMeaning(transaction: Transaction, actor: Actor, change: Change): Promise<number> {
  const { organisationId } = actor
  const { meaning, now } = change
  if (meaning.kind === 'nothing' || change.personIds.length === 0) return 0
  const stay = await meantByOtherGroups(transaction, organisationId, change)
  const leaving = change.personIds.filter((personId) => !stay.has(personId))
  const had = await meantFor(transaction, { organisationId, meaning, personIds: leaving, has: true })
  const personIds = meaning.kind === 'role' ? await withoutLast(transaction, organisationId, meaning.role, had) : had
  if (personIds.length === 0) return 0
  const of = { organisationId, personId: { in: personIds } }
  if (meaning.kind === 'member') await transaction.teamMember.deleteMany({ where: { ...of, teamId: meaning.teamId } })
  if (meaning.kind === 'manager') await transaction.teamManager.deleteMany({ where: { ...of, teamId: meaning.teamId } })
  if (meaning.kind === 'role') {
    await transaction.personRole.deleteMany({ where: { ...of, role: meaning.role } })
    if (meaning.role === 'manager') await transaction.teamManager.deleteMany({ where: of })
    const without = await transaction.person.findMany({
      where: { organisationId, id: { in: personIds }, roles: { none: {} } },
      select: { id: true },
    })
    await giveRole(
      transaction,
      organisationId,
      without.map(({ id }) => id),
      'clinician',
    )
  }
  await reconcileEnrolments(transaction, { organisationId, personIds, assignmentId: null, now })
  await tell(transaction, actor, { meaning, personIds, happened: 'removed' })
  return personIds.length
}

/** Who of them is, by the directory or by the sign-in provider, in a group that means the same. */
async function meantByOtherGroups(
  transaction: Transaction,
  organisationId: string,
  { meaning, personIds }: Pick<Change, 'meaning' | 'personIds'>,
): Promise<Set<string | null>> {
  const of = { organisationId, personId: { in: [...personIds] } }
  const byDirectoryGroups = await transaction.scimUser.findMany({
    where: { ...of, groups: { some: { group: { is: sameMeaning(meaning) } } } },
    select: { personId: true },
  })
  const claimedGroups = await transaction.signOnGroup.findMany({
    where: { organisationId, ...sameMeaning(meaning) },
    select: { value: true },
  })
  const byClaims =
    claimedGroups.length === 0
      ? []
      : await transaction.signOnAccount.findMany({
          where: { ...of, groupValues: { hasSome: claimedGroups.map(({ value }) => value) } },
          select: { personId: true },
        })
  return new Set([...byDirectoryGroups, ...byClaims].map(({ personId }) => personId))
}

function roleIn(meaning: Exclude<GroupMeaning, { kind: 'nothing' }>): PersonRoleName {
  return meaning.kind === 'role' ? meaning.role : 'manager'
}

async function giveRole(
  transaction: Transaction,
  organisationId: string,
  personIds: readonly string[],
  role: PersonRoleName,
): Promise<void> {
  await transaction.personRole.createMany({
    data: personIds.map((personId) => ({ organisationId, personId, role })),
    skipDuplicates: true,
  })
}

/** An organisation always has an administrator who can sign in. */
async function withoutLast(
  transaction: Transaction,
  organisationId: string,
  role: PersonRoleName,
  personIds: readonly string[],
): Promise<string[]> {
  if (role !== 'administrator') return [...personIds]
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: roles ${organisationId}`}, 0))`
  const others = await transaction.personRole.count({
    where: { organisationId, role, personId: { notIn: [...personIds] }, person: { is: { status: 'active' } } },
  })
  return others > 0 ? [...personIds] : []
}

/** One event a person, as where an administrator does it by hand. */
async function tell(
  transaction: Transaction,
  actor: Actor,
  {
    meaning,
    personIds,
    happened,
  }: { meaning: GroupMeaning; personIds: readonly string[]; happened: 'added' | 'removed' },
): Promise<void> {
  const by = byWhom(actor)
  for (const personId of personIds) {
    if (meaning.kind === 'member' || meaning.kind === 'manager')
      await audit(transaction, actor, {
        action: `team.${meaning.kind}-${happened}`,
        subject: { type: 'team', id: meaning.teamId },
        detail: { personId, ...by },
      })
    if (meaning.kind === 'role')
      await audit(transaction, actor, {
        action: 'person.changed',
        subject: { type: 'person', id: personId },
        detail: { changed: ['roles'], role: meaning.role, happened, ...by },
      })
  }
}

function byWhom(actor: Actor) {
  switch (actor.acts) {
    case 'provider':
      return byDirectory(actor)
    case 'sign-on':
      return { by: 'single-sign-on' }
    case 'administrator':
      return { by: 'rule' }
  }
}
