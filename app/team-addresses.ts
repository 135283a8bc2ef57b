import type { GridAct } from '#components/understanding/grid-controls.tsx'
import { writeRule } from '#domain/assignments/audience-rule.ts'
import type { Arrangement } from '#domain/reports/arrange-people.ts'

/** Who reads the reports of teams and their people. */
export type ReportReader = 'manager' | 'administrator'

/** Where a reader's teams are: reports lie below it. */
export function teamsHome(reader: ReportReader): string {
  return reader === 'manager' ? '/teams' : '/admin/teams'
}

/** Where a reader's assignments are, and the page of each below it. */
export function assignmentsHome(reader: ReportReader): string {
  return reader === 'manager' ? '/teams/assignments' : '/admin/assignments'
}

/** Where a module is assigned to people of a team. */
export function assignHref(
  reader: ReportReader,
  { teamId, people, module }: { teamId: string; people: readonly string[]; module: string },
): string {
  const search = new URLSearchParams([...people.map((id) => ['person', id]), ['module', module]])
  return reader === 'manager' ? `/teams/${teamId}/assign?${search}` : `/admin/assignments/new?${search}`
}

/** What each reader can do for those who are ticked in a team's grid, and where each act goes. */
export function gridActs(reader: ReportReader, teamId: string): readonly GridAct[] {
  const assign = `/teams/${teamId}/assign`
  return reader === 'manager'
    ? (['ask', 'remind', 'date', 'waive'] as const).map((act) => ({ act, name: 'act', value: act, to: assign }))
    : [
        { act: 'ask', name: 'act', value: 'ask', to: '/admin/assignments/new' },
        { act: 'remind', name: 'kind', value: 'remind', to: '/admin/people/act' },
      ]
}

/**
 * Where everyone in a team and below it is listed, and where they are asked at once: for administrators, whose lists and rules
 * are of any size.
 */
export function wholeTeamHrefs(reader: ReportReader, teamId: string): { people: string; assign: string } | null {
  if (reader === 'manager') return null
  const rule = writeRule({ side: 'asked', kind: 'team', value: teamId })
  return {
    people: `/admin/people?${new URLSearchParams({ team: teamId })}`,
    assign: `/admin/assignments/new?${new URLSearchParams({ rule })}`,
  }
}

/** The address of a team's grid, arranged in some way. */
export function gridHref(
  teamHref: string,
  { show, order, practice, page }: Arrangement,
  { select = false }: { select?: boolean } = {},
): string {
  const search = new URLSearchParams()
  if (show !== 'all') search.set('show', show)
  if (order !== 'help') search.set('order', order)
  if (practice !== null) search.set('practice', practice)
  if (page > 1) search.set('page', `${page}`)
  if (select) search.set('select', 'everyone')
  const query = search.toString()
  return `${teamHref}${query === '' ? '' : `?${query}`}#grid`
}
