import { z } from 'zod'
import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import { inOrderOf } from '#data/database/names.ts'
import { readReport } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { TeamReport } from '#data/reports/team.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { figuresOfLastNight } from './figures-of-last-night.ts'
import { type NightlyStanding, nightlyStanding, TeamNights, teamNights, twoNights } from './nights-of-teams.ts'
import type { TeamOfMany } from './read-team.ts'

/** So many teams directly below are shown. */
const mostBelow = 100

export type TeamBelow = NightlyStanding & { readonly id: string; readonly name: string }

const BelowRow = z.object({ id: z.string(), name: z.string(), ...TeamNights })

/**
 * A team's report where so many are in it that nobody is named: last night's figures, and how the teams directly below stood,
 * the one that understands least first. Nobody's understanding is read for it, so it is no look at anyone.
 */
export async function teamOfMany(
  viewer: Manager | Administrator,
  { team, statusesShown }: TeamOfMany,
  { practices, now, namingLimit }: { practices: readonly PracticeTexts[]; now: Date; namingLimit: number },
): Promise<TeamReport> {
  const [{ visibility, people, completed, spared, ...figures }, below] = await Promise.all([
    figuresOfLastNight(viewer, team.id, { practices, now }),
    teamsBelow(viewer, team.id, practices),
  ])
  return {
    team,
    ...figures,
    statusesShown,
    tooMany: { people, namingLimit, below: below.slice(0, mostBelow), areMore: below.length > mostBelow },
    practices,
    people: [],
    visibility: visibility ?? 'not-yet',
    completed: completed ?? { done: 0, assigned: 0 },
    spared: spared ?? { waived: 0, excused: 0 },
    helpFirst: [],
    together: [],
    notKnown: [],
  }
}

/** Those without figures last, by name. */
async function teamsBelow(
  viewer: Manager | Administrator,
  teamId: string,
  practices: readonly PracticeTexts[],
): Promise<TeamBelow[]> {
  const byName = sql`${inOrderOf(viewer, sql`team.name`)}, team.id`
  const rows = await readReport(
    viewer,
    BelowRow,
    sql`
      WITH ${twoNights(viewer.organisationId)}, below AS (
        SELECT team.organisation_id, team.id, team.name, (
          SELECT g.share FROM group_snapshot g
          WHERE g.organisation_id = team.organisation_id AND g.kind = 'team' AND g.group_id = team.id::text
            AND g.day = (SELECT day FROM newest)
        ) AS share
        FROM team WHERE ${teamIsInScope(viewer)} AND team.parent_id = ${teamId}::uuid
        ORDER BY share, ${byName} LIMIT ${mostBelow + 1}::integer
      )
      SELECT team.id, team.name, ${teamNights} FROM below team ORDER BY team.share, ${byName}`,
  )
  const ids = practices.map(({ id }) => id)
  return rows.map(({ id, name, newest, earlier }) => ({ id, name, ...nightlyStanding({ newest, earlier }, ids) }))
}
