import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import type { TeamReport } from '#data/reports/team.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { figuresOfLastNight } from './figures-of-last-night.ts'
import type { TeamWithMembers } from './read-team.ts'
import { completedOf, sparedOf, workOf } from './team-work.ts'

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
  const { visibility, asOf, understood, shares, history } = await figuresOfLastNight(viewer, team.id, {
    practices,
    now,
  })
  return {
    team,
    ...{ asOf, understood, shares, history },
    statusesShown: false,
    tooMany: null,
    practices,
    people: people.map((person) => ({
      ...workOf(person, { today }),
      cells: [],
      help: { harm: 0, needs: [], unknown: [] },
      lastActive: null,
    })),
    visibility: visibility ?? (people.length < SMALLEST_GROUP ? 'too-few' : 'not-yet'),
    completed: completedOf(people),
    // Who is excused has shown something, which is not for this reader to know.
    spared: { ...sparedOf(people), excused: 0 },
    helpFirst: [],
    together: [],
    notKnown: [],
  }
}
