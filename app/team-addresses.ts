/** Who reads the reports of teams and their people. */
export type ReportReader = 'manager' | 'administrator'

/** Where a reader's teams are: reports lie below it. */
export function teamsHome(reader: ReportReader): string {
  return reader === 'manager' ? '/teams' : '/admin/teams'
}

/** Where a module is assigned to one person of a team; null for administrators, who assign to many at once elsewhere. */
export function assignHref(
  reader: ReportReader,
  { teamId, person, module }: { teamId: string; person: string; module: string },
): string | null {
  return reader === 'manager' ? `/teams/${teamId}/assign?${new URLSearchParams({ person, module })}` : null
}
