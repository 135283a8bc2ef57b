import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { day } from '#simulation/model/days.ts'
import type { LifePlan, PlannedAssignment } from '#simulation/model/life.ts'
import type { Random } from '#simulation/model/random.ts'

/** The year is as long as the modules take, one every so many days, with the last ones hardly over. */
const betweenModulesDays = 27
const startsWithinDays = 25
const notBegunDays = 40
/** What training adds, on the scale of theta. */
const gain = 0.45

/** A year in a large organisation: everybody begins with another module and goes through them until they have answered enough. */
export function yearPlan(
  { modules }: SimulatedCurriculum,
  {
    assignments,
    enoughAnswers,
    now,
    random,
  }: { assignments: readonly PlannedAssignment[]; enoughAnswers: number; now: Date; random: Random },
): LifePlan {
  const slugs = [...modules.keys()]
  const startTime = now.getTime() - (slugs.length * betweenModulesDays + notBegunDays) * day
  const first = Math.floor(random() * slugs.length)
  const runs = slugs.map((_, turn) => ({
    moduleSlug: slugs[(first + turn) % slugs.length] ?? '',
    startedAt: new Date(Math.round(startTime + (turn * betweenModulesDays + startsWithinDays * random()) * day)),
    calledAwayAfter: null,
    because: 'asked' as const,
  }))
  return { assignments, runs, doesFollowUps: 0.8, leavesFollowUpsFrom: null, gain, enoughAnswers, until: now }
}
