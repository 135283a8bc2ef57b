import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import { readerIn } from '#data/database/read.ts'
import type { TeamReport } from '#data/reports/team.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { type GroupShare, SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { trendOf } from './read-groups.ts'
import type { TeamWithMembers } from './read-team.ts'
import { completedOf, workOf } from './team-work.ts'

/**
 * A team's report for a reader whom the organisation shows no statuses by name: what was asked and finished, and the team's
 * figures as last night wrote them. Nobody's understanding is read for it. Figures of now would move with each answer, and
 * who has just answered could be told from the list of work. Whom a night counts may differ from who is in the team now, see
 * `countNight`: so whether there are figures is the night's to say.
 */
export async function teamWithoutNames(
  viewer: Manager | Administrator,
  { team, people }: TeamWithMembers,
  { practices, now }: { practices: readonly PracticeTexts[]; now: Date },
): Promise<TeamReport> {
  const today = dayIn(viewer.organisationTimeZone, now)
  const ids = practices.map(({ id }) => id)
  const asked = { organisationId: viewer.organisationId, kind: 'team' as const, groupId: team.id, practices: ids, now }
  const trend = await trendOf(readerIn(viewer), asked)
  const night = trend.at(-1)
  const figures = night?.figures ?? null
  return {
    team,
    asOf: night?.day ?? now,
    statusesShown: false,
    practices,
    people: people.map((person) => ({
      ...workOf(person, { today }),
      cells: [],
      help: { harm: 0, needs: [], unknown: [] },
      lastActive: null,
    })),
    visibility: night?.visibility ?? (people.length < SMALLEST_GROUP ? 'too-few' : 'not-yet'),
    shares:
      figures === null
        ? 'too-few'
        : new Map(
            ids.flatMap((id, place): [string, GroupShare][] => {
              const share = figures.shares[place] ?? null
              return share === null ? [] : [[id, share]]
            }),
          ),
    understood: figures?.overall ?? 'too-few',
    completed: completedOf(people),
    helpFirst: [],
    together: [],
    notKnown: [],
    history: { trend, change: null },
  }
}
