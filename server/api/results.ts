import { AssignmentOfApi } from '#data/api/assignment-of-api.ts'
import { findAssignmentForApi } from '#data/api/find-assignment-for-api.ts'
import { listAssignmentsForApi } from '#data/api/list-assignments-for-api.ts'
import { CompletionOfApi, completionStatuses, listCompletionForApi } from '#data/api/list-completion-for-api.ts'
import { listPathsForApi, PathOfApi } from '#data/api/list-paths-for-api.ts'
import {
  listUnderstandingForApi,
  UnderstandingOfApi,
  understandingStatuses,
} from '#data/api/list-understanding-for-api.ts'
import { GroupOfApi, groupKinds, listGroupsForApi } from '#data/reports/list-groups-for-api.ts'
import { finds, lists, type Operation } from './operation.ts'
import { ChangedSince, Id, OneOf, Page, PageByName, Words, YesOrNo } from './read-query.ts'

export const results: readonly Operation[] = [
  lists({
    id: 'listAssignments',
    path: '/assignments',
    tag: 'Assignments',
    summary: 'List assignments',
    description:
      'What was assigned, withdrawn assignments too. Without a team, a person and an audience, it is for everyone.',
    scope: 'assignments:read',
    query: Page.extend({
      team: Id('a team: only what is assigned to the team itself'),
      status: OneOf(['asked', 'withdrawn'], 'Only what is asked now, or only what was withdrawn.'),
      changedSince: ChangedSince,
    }),
    rowName: 'Assignment',
    row: AssignmentOfApi,
    list: (client, { cursor, limit, team, status, changedSince }) =>
      listAssignmentsForApi(client, {
        after: cursor ?? null,
        limit,
        team: team ?? null,
        status: status ?? null,
        changedSince: changedSince ?? null,
      }),
  }),
  finds({
    id: 'findAssignment',
    path: '/assignments/{id}',
    tag: 'Assignments',
    summary: 'Read an assignment',
    scope: 'assignments:read',
    rowName: 'Assignment',
    row: AssignmentOfApi,
    find: findAssignmentForApi,
  }),
  lists({
    id: 'listPaths',
    path: '/paths',
    tag: 'Assignments',
    summary: 'List paths',
    description: 'Lists of modules that can be assigned as a whole, archived ones too.',
    scope: 'assignments:read',
    query: Page,
    rowName: 'Path',
    row: PathOfApi,
    list: (client, { cursor, limit }) => listPathsForApi(client, { after: cursor ?? null, limit }),
  }),
  lists({
    id: 'listCompletion',
    path: '/completion',
    tag: 'Completion',
    summary: 'List who has completed what',
    description:
      'One entry for each person, module and round. Completing a module is not understanding it: no figure has both. People see that your system read their results.',
    scope: 'completion:read',
    query: Page.extend({
      person: Id('a person'),
      team: Id('a team: who is in it or in one below it'),
      module: Words('Only this module.'),
      status: OneOf(completionStatuses, 'Only entries with this status.'),
      overdue: YesOrNo('Only what is overdue, or only what is not.'),
      changedSince: ChangedSince,
    }),
    rowName: 'Completion',
    row: CompletionOfApi,
    list: (client, { cursor, limit, person, team, module, status, overdue, changedSince }, { now }) =>
      listCompletionForApi(
        client,
        {
          after: cursor ?? null,
          limit,
          person: person ?? null,
          team: team ?? null,
          module: module ?? null,
          status: status ?? null,
          overdue: overdue ?? null,
          changedSince: changedSince ?? null,
        },
        { now },
      ),
  }),
  lists({
    id: 'listUnderstanding',
    path: '/understanding/people',
    tag: 'Understanding',
    summary: 'List what people understand',
    description:
      'Clinicians who work here, each with a status, a probability and its interval by practice, as reports have them. With a status or a practice, a page may have fewer people than its limit, or none: go on until "next" is null. People see that your system read their results. The problem not-shown: the organisation shows it by name to people alone, or to nobody.',
    scope: 'understanding:read',
    query: Page.extend({
      person: Id('a person'),
      team: Id('a team: who is in it or in one below it'),
      practice: Words('Only this practice.'),
      status: OneOf(understandingStatuses, 'Only practices with this status, and people who have one.'),
      changedSince: ChangedSince.meta({
        description: 'A date and time with its zone: only people who have answered since.',
      }),
    }),
    rowName: 'Understanding',
    row: UnderstandingOfApi,
    list: (client, { cursor, limit, person, team, practice, status, changedSince }, { now }) =>
      listUnderstandingForApi(
        client,
        {
          after: cursor ?? null,
          limit,
          person: person ?? null,
          team: team ?? null,
          practice: practice ?? null,
          status: status ?? null,
          changedSince: changedSince ?? null,
        },
        { now },
      ),
  }),
  lists({
    id: 'listUnderstandingOfGroups',
    path: '/understanding/groups',
    tag: 'Understanding',
    summary: 'List what groups understand',
    description:
      'The organisation, teams with those below them, professions or sites, as of last night. Groups of fewer than five people have no figures, as in reports.',
    scope: 'understanding:read',
    query: PageByName.extend({
      kind: OneOf(groupKinds, 'Which groups; teams if left out.'),
    }),
    rowName: 'Group',
    row: GroupOfApi,
    list: (client, { cursor, limit, kind }) =>
      listGroupsForApi(client, { kind: kind ?? 'team', after: cursor ?? null, limit }),
  }),
]
