import type { Prisma } from '#data/generated/client.ts'
import type { PersonRow } from '#data/people/person-row.ts'

const byName = [{ team: { name: 'asc' } }, { teamId: 'asc' }] satisfies Prisma.TeamMemberOrderByWithRelationInput[]

export const personRow = {
  id: true,
  givenName: true,
  familyName: true,
  email: true,
  profession: true,
  site: true,
  externalId: true,
  status: true,
  leftAt: true,
  lastActiveAt: true,
  roles: { select: { role: true }, orderBy: { role: 'asc' } },
  memberships: { select: { team: { select: { id: true, name: true } } }, orderBy: byName },
  managed: { select: { team: { select: { id: true, name: true } } }, orderBy: byName },
} satisfies Prisma.PersonSelect

export function presentPerson(person: Prisma.PersonGetPayload<{ select: typeof personRow }>): PersonRow {
  return {
    id: person.id,
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email,
    profession: person.profession,
    site: person.site,
    externalId: person.externalId,
    status: person.status,
    signIn: person.leftAt === null ? person.status : 'left',
    lastActiveAt: person.lastActiveAt,
    roles: person.roles.map(({ role }) => role),
    teams: person.memberships.map(({ team }) => team),
    managedTeams: person.managed.map(({ team }) => team),
  }
}
