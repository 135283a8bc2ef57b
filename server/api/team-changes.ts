import { z } from 'zod'
import { findTeamForApi } from '#data/api/find-team-for-api.ts'
import { TeamOfApi } from '#data/api/team-of-api.ts'
import type { ClientWithScope } from '#data/api-client.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { changeTeam } from '#data/people/change-team.ts'
import { createTeam } from '#data/people/create-team.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { shownVersion } from '#data/shown-version.ts'
import { RequiredText } from '#server/actions/fields.ts'
import { changes, conflict, notPossible } from './changes.ts'
import type { Operation } from './operation.ts'

const name = RequiredText.meta({ description: 'What it is called: 1 to 200 characters.' })
const parentId = z
  .uuid()
  .nullable()
  .meta({ description: 'The id of the team that it is below, which is in use; null: at the top.' })
const noParent = () => notPossible('parentId', 'The id of a team that is in use and not below this one, or null.')
const commonFields = { tag: 'Teams', scope: 'teams:write', rowName: 'Team', row: TeamOfApi } as const
const nothing = z.object({})

export const teamChanges: readonly Operation[] = [
  changes({
    ...commonFields,
    id: 'createTeam',
    method: 'POST',
    path: '/teams',
    summary: 'Make a team',
    body: z.object({ name, parentId: parentId.default(null) }),
    makes: ({ id }) => `/teams/${id}`,
    change: async (client, { body }, { id }) => {
      const team = await createTeam(client, body, { id })
      if (!team.ok) throw noParent()
      return findTeamForApi(client, team.teamId)
    },
  }),
  changes({
    ...commonFields,
    id: 'changeTeam',
    method: 'PATCH',
    path: '/teams/{id}',
    summary: 'Rename a team, or put it below another',
    description: 'With all that is below it. What its people are asked follows. What is left out stays as it is.',
    body: z.object({ name, parentId }).partial(),
    change: async (client, { id: teamId, body }, { now }) => {
      const before = await teamInUse(client, teamId)
      if (before === null) return null
      const visibleTeam = { name: before.name, parentId: before.parentId }
      const outcome = await changeTeam(
        client,
        { teamId, ...visibleTeam, ...body, seen: shownVersion(visibleTeam) },
        { now },
      )
      if (outcome === 'not-found') return null
      if (outcome === 'changed-meanwhile')
        throw conflict('', 'Someone else has changed it at the same moment: send it again.')
      if (outcome !== 'changed') throw noParent()
      return findTeamForApi(client, teamId)
    },
  }),
  changes({
    ...commonFields,
    id: 'addTeamMember',
    method: 'PUT',
    path: '/teams/{id}/members/{person}',
    summary: 'Put a person into a team',
    description:
      'They are asked at once what the team is asked. Anyone already in it stays. Administrators are not found here.',
    body: nothing,
    change: async (client, { id: teamId, other: personId }, { now }) => {
      const addition = await addToTeam(client, { teamId, personId, as: 'member' }, { now })
      return addition === 'added' ? findTeamForApi(client, teamId) : null
    },
  }),
  changes({
    ...commonFields,
    id: 'removeTeamMember',
    method: 'DELETE',
    path: '/teams/{id}/members/{person}',
    summary: 'Take a person out of a team',
    description: 'What the team is asked is no longer asked of them; what they did stays. Anyone not in it stays out.',
    body: nothing,
    change: async (client, { id: teamId, other: personId }, { now }) => {
      if ((await teamInUse(client, teamId)) === null) return null
      await removeFromTeam(client, { teamId, personId, as: 'member' }, { now })
      return findTeamForApi(client, teamId)
    },
  }),
  changes({
    ...commonFields,
    id: 'addTeamManager',
    method: 'PUT',
    path: '/teams/{id}/managers/{person}',
    summary: 'Make a person a manager of a team',
    description:
      'Someone whose roles include manager: they see this team and those below it. Anyone who manages it already stays. Administrators are not found here.',
    body: nothing,
    change: async (client, { id: teamId, other: personId }, { now }) => {
      const addition = await addToTeam(client, { teamId, personId, as: 'manager' }, { now })
      if (addition === 'no-manager')
        throw notPossible('person', 'Someone whose roles include manager: see PATCH /people/{id}.')
      return addition === 'added' ? findTeamForApi(client, teamId) : null
    },
  }),
  changes({
    ...commonFields,
    id: 'removeTeamManager',
    method: 'DELETE',
    path: '/teams/{id}/managers/{person}',
    summary: 'Let a person manage a team no more',
    description:
      'They keep their roles, and what they assigned stays. Anyone who does not manage it stays as they are.',
    body: nothing,
    change: async (client, { id: teamId, other: personId }, { now }) => {
      if ((await teamInUse(client, teamId)) === null) return null
      await removeFromTeam(client, { teamId, personId, as: 'manager' }, { now })
      return findTeamForApi(client, teamId)
    },
  }),
]

async function teamInUse(client: ClientWithScope<'teams:write'>, teamId: string): Promise<TeamOfApi | null> {
  const team = await findTeamForApi(client, teamId)
  return team === null || team.archivedAt !== null ? null : team
}
