import { findPersonForApi } from '#data/api/find-person-for-api.ts'
import { findTeamForApi } from '#data/api/find-team-for-api.ts'
import { listPeopleForApi } from '#data/api/list-people-for-api.ts'
import { listTeamsForApi } from '#data/api/list-teams-for-api.ts'
import { PersonOfApi } from '#data/api/person-of-api.ts'
import { TeamOfApi } from '#data/api/team-of-api.ts'
import { signInStates } from '#domain/people/people-filter.ts'
import { finds, lists, type Operation } from './operation.ts'
import { ChangedSince, Id, OneOf, Page, Words } from './read-query.ts'

export const peopleAndTeams: readonly Operation[] = [
  lists({
    id: 'listPeople',
    path: '/people',
    tag: 'People',
    summary: 'List people',
    description:
      'Everyone in the organisation, including people who have left, in order of id. A team that ends is a change of the team: who was in it is not listed as changed.',
    scope: 'people:read',
    query: Page.extend({
      team: Id('a team: who is in it or in one below it'),
      status: OneOf(signInStates, 'Only people with this status.'),
      email: Words('Only the person with this email, in any case.'),
      externalId: Words('Only the person with this id in your systems.'),
      changedSince: ChangedSince,
    }),
    rowName: 'Person',
    row: PersonOfApi,
    list: (client, { cursor, limit, team, status, email, externalId, changedSince }) =>
      listPeopleForApi(client, {
        after: cursor ?? null,
        limit,
        team: team ?? null,
        status: status ?? null,
        email: email ?? null,
        externalId: externalId ?? null,
        changedSince: changedSince ?? null,
      }),
  }),
  finds({
    id: 'findPerson',
    path: '/people/{id}',
    tag: 'People',
    summary: 'Read a person',
    scope: 'people:read',
    rowName: 'Person',
    row: PersonOfApi,
    find: findPersonForApi,
  }),
  lists({
    id: 'listTeams',
    path: '/teams',
    tag: 'Teams',
    summary: 'List teams',
    description: 'Every team, including archived ones, in order of id.',
    scope: 'teams:read',
    query: Page.extend({
      status: OneOf(['in-use', 'archived'], 'Only teams that are in use, or only archived ones.'),
      changedSince: ChangedSince,
    }),
    rowName: 'Team',
    row: TeamOfApi,
    list: (client, { cursor, limit, status, changedSince }) =>
      listTeamsForApi(client, {
        after: cursor ?? null,
        limit,
        status: status ?? null,
        changedSince: changedSince ?? null,
      }),
  }),
  finds({
    id: 'findTeam',
    path: '/teams/{id}',
    tag: 'Teams',
    summary: 'Read a team',
    scope: 'teams:read',
    rowName: 'Team',
    row: TeamOfApi,
    find: findTeamForApi,
  }),
]
