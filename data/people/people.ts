import { enrol } from '#data/assignments/shared/enrol.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

export type PersonStatus = 'invited' | 'active' | 'suspended'
export type PersonRoleName = 'clinician' | 'manager' | 'administrator'

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly profession: string
  readonly status: PersonStatus
  readonly roles: readonly PersonRoleName[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly managedTeams: readonly { readonly id: string; readonly name: string }[]
}

export type PeoplePage = {
  readonly people: readonly PersonRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const peopleAPage = 50

const personRow = {
  id: true,
  givenName: true,
  familyName: true,
  email: true,
  profession: true,
  status: true,
  roles: { select: { role: true } },
  memberships: { select: { team: { select: { id: true, name: true } } } },
  managed: { select: { team: { select: { id: true, name: true } } } },
} satisfies Prisma.PersonSelect

/** One page of the organisation's people by name; `search` is found in names and addresses, page counts from 1. */
export async function listPeople(
  viewer: Administrator,
  { search, page }: { search: string; page: number },
): Promise<PeoplePage> {
  const where: Prisma.PersonWhereInput = {
    AND: [
      peopleInScope(viewer),
      ...search
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => ({
          OR: (['givenName', 'familyName', 'email'] as const).map((field) => ({
            [field]: { contains: word, mode: 'insensitive' as const },
          })),
        })),
    ],
  }
  return inOrganisation(viewer, async (transaction) => {
    const total = await transaction.person.count({ where })
    const pages = Math.max(1, Math.ceil(total / peopleAPage))
    const shown = Math.min(Math.max(1, page), pages)
    const people = await transaction.person.findMany({
      where,
      select: personRow,
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      skip: (shown - 1) * peopleAPage,
      take: peopleAPage,
    })
    return { people: people.map(presentPerson), total, page: shown, pages }
  })
}

/** One person of the organisation, or null: not found. */
export async function findPerson(viewer: Administrator, personId: string): Promise<PersonRow | null> {
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { AND: [peopleInScope(viewer), { id: personId }] },
      select: personRow,
    })
    return person === null ? null : presentPerson(person)
  })
}

export type Invitation = {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly roles: readonly PersonRoleName[]
  readonly teamId: string | null
  readonly tokenHash: string
  readonly expiresAt: Date
}

/**
 * Adds somebody who can sign in once they have opened their invitation. They are enrolled at once in what is assigned
 * to everyone and to their team. `address-taken` when the address is known already, `no-such-team` when the team is not found.
 */
export async function invitePerson(
  viewer: Administrator,
  invitation: Invitation,
  { now }: { now: Date },
): Promise<{ ok: true; personId: string } | { ok: false; problem: 'address-taken' | 'no-such-team' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if (
      invitation.teamId !== null &&
      (await transaction.team.count({ where: { organisationId, id: invitation.teamId } })) === 0
    )
      return { ok: false, problem: 'no-such-team' }
    const { count } = await transaction.person.createMany({
      data: {
        organisationId,
        email: invitation.email.trim().toLowerCase(),
        givenName: invitation.givenName,
        familyName: invitation.familyName,
        profession: invitation.profession,
      },
      skipDuplicates: true,
    })
    // Row-level security hides another organisation's person: the unique address alone tells that it is taken.
    if (count === 0) return { ok: false, problem: 'address-taken' }
    const { id: personId } = await transaction.person.findFirstOrThrow({
      where: { organisationId, email: invitation.email.trim().toLowerCase() },
      select: { id: true },
    })
    await transaction.personRole.createMany({
      data: invitation.roles.map((role) => ({ organisationId, personId, role })),
    })
    if (invitation.teamId !== null)
      await transaction.teamMember.createMany({ data: { organisationId, personId, teamId: invitation.teamId } })
    await enrol(transaction, { organisationId, personId, assignmentId: null, now })
    await transaction.personToken.createMany({
      data: {
        organisationId,
        personId,
        purpose: 'invitation',
        tokenHash: invitation.tokenHash,
        expiresAt: invitation.expiresAt,
      },
    })
    await audit(transaction, viewer, {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { roles: [...invitation.roles], teamId: invitation.teamId },
    })
    return { ok: true, personId }
  })
}

/** A fresh invitation for somebody who has not joined yet; earlier ones stop working. */
export async function inviteAgain(
  viewer: Administrator,
  { personId, tokenHash, expiresAt }: { personId: string; tokenHash: string; expiresAt: Date },
): Promise<{ ok: true; email: string } | { ok: false; problem: 'not-found' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { organisationId, id: personId, status: 'invited' },
      select: { email: true },
    })
    if (person === null) return { ok: false, problem: 'not-found' }
    await transaction.personToken.deleteMany({ where: { organisationId, personId, usedAt: null } })
    await transaction.personToken.createMany({
      data: { organisationId, personId, purpose: 'invitation', tokenHash, expiresAt },
    })
    await audit(transaction, viewer, {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { again: true },
    })
    return { ok: true, email: person.email }
  })
}

/** Suspends a person: they are signed out everywhere at once and cannot sign in. Nobody suspends themselves. */
export async function suspendPerson(
  viewer: Administrator,
  personId: string,
): Promise<'suspended' | 'not-found' | 'yourself'> {
  if (personId === viewer.personId) return 'yourself'
  return changeStatus(viewer, personId, { from: ['active', 'invited'], to: 'suspended' })
}

/** Lets a suspended person sign in again, with the password that they had; without one they stay invited. */
export async function reinstatePerson(viewer: Administrator, personId: string): Promise<'active' | 'not-found'> {
  return changeStatus(viewer, personId, { from: ['suspended'], to: 'active' })
}

async function changeStatus<To extends 'active' | 'suspended'>(
  viewer: Administrator,
  personId: string,
  { from, to }: { from: PersonStatus[]; to: To },
): Promise<To | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const joined = await transaction.credential.findFirst({
      where: { organisationId, personId },
      select: { personId: true },
    })
    const status = to === 'active' && joined === null ? 'invited' : to
    const { count } = await transaction.person.updateMany({
      where: { AND: [peopleInScope(viewer), { id: personId, status: { in: from } }] },
      data: { status },
    })
    if (count === 0) return 'not-found'
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(transaction, viewer, {
      action: to === 'suspended' ? 'person.suspended' : 'person.reinstated',
      subject: { type: 'person', id: personId },
    })
    return to
  })
}

/** Ends every session of a person's, when a phone is lost or a password may be known. */
export async function signPersonOut(viewer: Administrator, personId: string): Promise<'signed-out' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if ((await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })) === 0)
      return 'not-found'
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(transaction, viewer, { action: 'person.signed-out', subject: { type: 'person', id: personId } })
    return 'signed-out'
  })
}

function presentPerson(person: Prisma.PersonGetPayload<{ select: typeof personRow }>): PersonRow {
  return {
    id: person.id,
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email,
    profession: person.profession,
    status: person.status,
    roles: person.roles.map(({ role }) => role),
    teams: person.memberships.map(({ team }) => team),
    managedTeams: person.managed.map(({ team }) => team),
  }
}
