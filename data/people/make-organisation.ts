import { randomUUID } from 'node:crypto'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'

export type NewPerson = {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly roles: readonly ('clinician' | 'manager' | 'administrator')[]
  /** Names of teams of this organisation. */
  readonly memberOf: readonly string[]
  readonly manages: readonly string[]
  /** argon2id, PHC string; null: invited and not yet joined. */
  readonly passwordHash: string | null
}

export type NewOrganisation = {
  readonly name: string
  /** As the audit trail calls it, where `name` is for the time of making alone. */
  readonly nameInTrail?: string
  /** IANA; left out: UTC. */
  readonly timeZone?: string
  readonly policy: Policy
  /** Parents before what is below them. */
  readonly teams: readonly { readonly name: string; readonly above: string | null }[]
  readonly people: readonly NewPerson[]
  readonly createdAt: Date
}

export type MadeOrganisation = {
  readonly organisationId: string
  readonly teamId: (name: string) => string
  readonly personId: (email: string) => string
}

/** Makes an organisation with its policy, teams and people, whole or not at all. Throws when two people have one address. */
export async function makeOrganisation(owner: OwnerDatabase, organisation: NewOrganisation): Promise<MadeOrganisation> {
  const { createdAt } = organisation
  const organisationId = randomUUID()
  const teams = new Map(organisation.teams.map(({ name }) => [name, randomUUID()]))
  const people = new Map(organisation.people.map(({ email }) => [email, randomUUID()]))
  const teamId = (name: string) => idOf(teams, name, 'team')
  const personId = (email: string) => idOf(people, email, 'person')
  const policy: Prisma.InputJsonObject = { ...PolicySchema.parse(organisation.policy) }
  await owner.$transaction(async (transaction) => {
    const { name, timeZone } = organisation
    await transaction.organisation.create({
      data: { id: organisationId, name, timeZone, createdAt, looksKeptSince: createdAt },
    })
    await transaction.policy.create({ data: { organisationId, version: 1, document: policy, createdAt } })
    await transaction.team.createMany({
      data: organisation.teams.map(({ name, above }) => ({
        organisationId,
        id: teamId(name),
        name,
        parentId: above === null ? null : teamId(above),
        createdAt,
      })),
    })
    await transaction.person.createMany({
      data: organisation.people.map(({ email, givenName, familyName, profession, passwordHash }) => ({
        organisationId,
        id: personId(email),
        email,
        givenName,
        familyName,
        profession,
        status: passwordHash === null ? ('invited' as const) : ('active' as const),
        createdAt,
      })),
    })
    await transaction.credential.createMany({
      data: organisation.people.flatMap(({ email, passwordHash }) =>
        passwordHash === null
          ? []
          : [{ organisationId, personId: personId(email), passwordHash, changedAt: createdAt }],
      ),
    })
    await transaction.personRole.createMany({
      data: organisation.people.flatMap(({ email, roles }) =>
        roles.map((role) => ({ organisationId, personId: personId(email), role })),
      ),
    })
    await transaction.teamMember.createMany({
      data: organisation.people.flatMap(({ email, memberOf }) =>
        memberOf.map((name) => ({ organisationId, personId: personId(email), teamId: teamId(name), since: createdAt })),
      ),
    })
    await transaction.teamManager.createMany({
      data: organisation.people.flatMap(({ email, manages }) =>
        manages.map((name) => ({ organisationId, personId: personId(email), teamId: teamId(name) })),
      ),
    })
    await transaction.auditEvent.create({
      data: {
        organisationId,
        action: 'organisation.created',
        subjectType: 'organisation',
        subjectId: organisationId,
        detail: { name: organisation.nameInTrail ?? name },
        at: createdAt,
      },
    })
  })
  return { organisationId, teamId, personId }
}

/** An organisation that has decided nothing yet: its texts fall back to "check with …". */
export const initialPolicy = unsetPolicy

function idOf(ids: ReadonlyMap<string, string>, name: string, kind: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`No ${kind} "${name}" in the organisation that is being made`)
  return id
}
