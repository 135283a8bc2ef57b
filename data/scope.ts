import type { Prisma } from '#data/generated/client.ts'
import type { Administrator, Manager, Viewer } from './viewer.ts'

/** Where every query on people starts: whom this viewer may know of. What is outside is not found. */
export function peopleInScope(viewer: Viewer): Prisma.PersonWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'clinician':
      return { organisationId, id: viewer.personId }
    case 'manager':
      return { organisationId, memberships: { some: { teamId: { in: [...viewer.teamIds] } } } }
    case 'administrator':
      return { organisationId }
  }
}

/** Where every query on teams starts. */
export function teamsInScope(viewer: Manager | Administrator): Prisma.TeamWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'manager':
      return { organisationId, id: { in: [...viewer.teamIds] } }
    case 'administrator':
      return { organisationId }
  }
}
