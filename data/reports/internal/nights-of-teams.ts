import { z } from 'zod'
import { type Query, sql } from '#data/database/sql.ts'
import { type GroupChange, groupChange } from '#domain/reports/group-change.ts'
import { type GroupNight, GroupRow, groupNight } from './read-groups.ts'

/** So many days back a trend begins, or on the first night after. */
const trendDays = 90

const NightOfTeam = z.object({ row: GroupRow, practices: z.array(z.string()) })

/** What `teamNights` selects. */
export const TeamNights = { newest: NightOfTeam.nullable(), earlier: NightOfTeam.nullable() }

export type NightlyStanding = {
  /** As of last night; null: nothing was written of it yet. */
  readonly night: GroupNight | null
  /** Since the first night of the last quarter; null where one of the two has no figures. */
  readonly change: (GroupChange & { readonly since: Date }) | null
}

/** `newest` and `earlier` for the WITH of a query: last night, and the first of the quarter before it; found once and not for each team. */
export function twoNights(organisationId: string): Query {
  return sql`newest AS MATERIALIZED (
      SELECT day, practices FROM snapshot WHERE organisation_id = ${organisationId}::uuid ORDER BY day DESC LIMIT 1
    ), earlier AS MATERIALIZED (
      SELECT day, practices FROM snapshot
      WHERE organisation_id = ${organisationId}::uuid AND day >= (SELECT day - ${trendDays}::integer FROM newest)
        AND day < (SELECT day FROM newest)
      ORDER BY day LIMIT 1
    )`
}

/** Columns of a query on its table `team`, below `twoNights`: the team's figures of both, with what was measured then. */
export const teamNights = sql`${nightOf(sql`newest`)} AS newest, ${nightOf(sql`earlier`)} AS earlier`

function nightOf(night: Query): Query {
  return sql`(SELECT jsonb_build_object('row', to_jsonb(g), 'practices', to_jsonb(n.practices))
    FROM ${night} n JOIN group_snapshot g ON g.organisation_id = team.organisation_id AND g.kind = 'team'
      AND g.group_id = team.id::text AND g.day = n.day)`
}

/** A team's two nights as reports show them, shares in the order of `practices`. */
export function nightlyStanding(
  { newest, earlier }: z.output<z.ZodObject<typeof TeamNights>>,
  practices: readonly string[],
): NightlyStanding {
  const show = (night: z.output<typeof NightOfTeam> | null) =>
    night && groupNight(night.row, { measured: night.practices, practices })
  const night = show(newest)
  const before = show(earlier)
  return {
    night,
    change:
      night?.figures && before?.figures && earlier
        ? { ...groupChange(before.figures.overall, night.figures.overall), since: earlier.row.day }
        : null,
  }
}
