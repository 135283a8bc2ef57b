import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { moment } from '#data/database/columns.ts'
import { contains, inOrderOf } from '#data/database/names.ts'
import { readReport, reportReaderIn } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { CutSensitivity } from '#domain/comprehension/cut-sensitivity.ts'
import { type ChangeDocument, ChangeDocumentSchema } from './internal/change-document.ts'
import { type GroupNight, GroupRow, groupNight, type TrendPoint, trendOf } from './internal/read-groups.ts'
import type { GroupKind } from './shared/organisation-groups.ts'

export type OrganisationGroupReport = GroupNight & {
  /** A team's id, or the name. */
  readonly id: string
  readonly name: string
}

export type OrganisationTeamReport = OrganisationGroupReport & {
  /** The team that it belongs to. */
  readonly above: string | null
}

export type OrganisationReport = {
  /** When the night was taken that all figures are of. */
  readonly asOf: Date
  readonly people: number
  readonly practices: readonly PracticeTexts[]
  readonly organisation: GroupNight
  readonly teams: {
    readonly rows: readonly OrganisationTeamReport[]
    /** How many there are in all that the search finds. */
    readonly total: number
    readonly page: number
    readonly pages: number
  }
  /** Those who need help first come first. */
  readonly professions: readonly OrganisationGroupReport[]
  readonly sites: readonly OrganisationGroupReport[]
  readonly change: (ChangeDocument & { readonly since: Date }) | null
  readonly trend: readonly TrendPoint[]
  /** By practice: of `n` people with answers, how many would have another status, had the judges set the cut lower or higher. */
  readonly cutSensitivity: ReadonlyMap<string, CutSensitivity>
}

const CutSensitivitySchema: z.ZodType<Record<string, CutSensitivity>> = z.record(
  z.string(),
  z.object({ n: z.number(), lower: z.number(), higher: z.number() }),
)

const NightRow = z.object({
  day: moment,
  as_of: moment,
  practices: z.array(z.string()),
  people: z.number(),
  compared_with: moment.nullable(),
  change: ChangeDocumentSchema.nullable(),
  cut_sensitivity: CutSensitivitySchema.nullable(),
})

export const teamsAPage = 25

export type TeamsQuery = { readonly search: string; readonly page: number | 'all' }

/**
 * Who understands what across the organisation, as of last night, from what the night has written: nobody's answers and
 * nobody's understanding are read. 'no-night-yet': nothing was written yet.
 */
export async function organisationReport(
  viewer: Administrator,
  query: TeamsQuery,
  { now }: { now: Date },
): Promise<OrganisationReport | 'no-night-yet'> {
  const curriculum = await curriculumInService(viewer)
  const [night] = await readReport(
    viewer,
    NightRow,
    sql`SELECT * FROM snapshot WHERE organisation_id = ${viewer.organisationId}::uuid ORDER BY day DESC LIMIT 1`,
  )
  if (night === undefined) return 'no-night-yet'
  const practices = practicesFor(viewer, curriculum).filter(({ id }) => night.practices.includes(id))
  const ids = practices.map(({ id }) => id)
  const show = (row: GroupRow) => groupNight(row, { measured: night.practices, practices: ids })
  const [groups, teams, trend] = await Promise.all([
    readGroups(viewer, night.day),
    readTeams(viewer, { day: night.day, query, show }),
    trendOf(reportReaderIn(viewer), { ...viewer, kind: 'organisation', groupId: '', practices: ids, now }),
  ])
  const organisation = groups.find(({ kind }) => kind === 'organisation')
  if (organisation === undefined) throw new Error(`The night of ${night.day.toISOString()} lacks the organisation`)
  const namedGroups = (kind: GroupKind) =>
    groups.filter((row) => row.kind === kind).map((row) => ({ ...show(row), id: row.group_id, name: row.group_id }))
  return {
    asOf: night.as_of,
    people: night.people,
    practices,
    organisation: show(organisation),
    teams,
    professions: namedGroups('profession'),
    sites: namedGroups('site'),
    change:
      night.compared_with === null || night.change === null ? null : { ...night.change, since: night.compared_with },
    cutSensitivity: new Map(Object.entries(night.cut_sensitivity ?? {})),
    trend,
  }
}

const GroupRowOfKind = GroupRow.extend({ kind: z.string() })

/**
 * The organisation, its professions and its sites. Those who are surely low come first: by the upper end of the interval.
 * Those without figures come last.
 */
function readGroups(viewer: Administrator, day: Date): Promise<z.output<typeof GroupRowOfKind>[]> {
  const { organisationId } = viewer
  return readReport(
    viewer,
    GroupRowOfKind,
    sql`
      SELECT g.* FROM group_snapshot g
      WHERE g.organisation_id = ${organisationId}::uuid AND g.day = ${day}::date
        AND g.kind IN ('organisation', 'profession', 'site')
      ORDER BY g.high NULLS LAST, ${inOrderOf(viewer, sql`g.group_id`)}`,
  )
}

const TeamRow = GroupRow.extend({ name: z.string(), above: z.string().nullable(), total: z.number() })

async function readTeams(
  viewer: Administrator,
  {
    day,
    query,
    show,
  }: {
    day: Date
    query: TeamsQuery
    show: (row: GroupRow) => GroupNight
  },
): Promise<OrganisationReport['teams']> {
  const { organisationId } = viewer
  const [limit, offset] = query.page === 'all' ? [null, 0] : [teamsAPage, (query.page - 1) * teamsAPage]
  const rows = await readReport(
    { organisationId },
    TeamRow,
    sql`
    SELECT g.*, t.name, a.name AS above, (count(*) OVER ())::integer AS total
    FROM group_snapshot g
    JOIN team t ON t.organisation_id = g.organisation_id AND t.id::text = g.group_id
    LEFT JOIN team a ON a.organisation_id = t.organisation_id AND a.id = t.parent_id
    WHERE g.organisation_id = ${organisationId}::uuid AND g.day = ${day}::date AND g.kind = 'team' AND ${contains(sql`t.name`, query.search)}
    ORDER BY g.high NULLS LAST, ${inOrderOf(viewer, sql`t.name`)}, t.id LIMIT ${limit}::integer OFFSET ${offset}::integer`,
  )
  const total = rows[0]?.total ?? 0
  return {
    rows: rows.map((row) => ({ ...show(row), id: row.group_id, name: row.name, above: row.above })),
    total,
    page: query.page === 'all' ? 1 : query.page,
    pages: query.page === 'all' ? 1 : Math.max(1, Math.ceil(total / teamsAPage)),
  }
}
