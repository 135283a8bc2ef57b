import { daysBefore, midnight, workingHour } from '#simulation/model/days.ts'
import type { LifePlan, PlannedAssignment, PlannedRun } from '#simulation/model/life.ts'
import type { Random } from '#simulation/model/random.ts'
import { assignedInTurn, gain, gainOf, stoppedDaysAgo } from './demo-story.ts'

const day = 24 * 60 * 60 * 1000
/** How long ago each wave of assignments was made, in days: eight months of them, the last one hardly begun. */
const waves = [240, 205, 170, 135, 24] as const
const dueAfterDays = 42

export type Wave = { readonly at: Date; readonly dueOn: Date; readonly modules: readonly string[] }

/** Shares the modules in service out over the waves; with few modules the same one comes again. */
export function demoWaves(inService: readonly string[], now: Date): Wave[] {
  const slugs = inService.toSorted((one, other) => turnOf(one) - turnOf(other))
  const aWave = Math.max(1, Math.ceil(slugs.length / waves.length))
  return waves.map((daysAgo, wave) => {
    const at = daysBefore(now, daysAgo)
    const waveSlugs = Array.from({ length: aWave }, (_, place) => slugs[(wave * aWave + place) % slugs.length])
    return {
      at,
      dueOn: midnight(new Date(at.getTime() + dueAfterDays * day)),
      modules: [...new Set(waveSlugs.filter((slug) => slug !== undefined))],
    }
  })
}

/** Modules that the story knows have their turn in it; others come before the last two. */
function turnOf(slug: string): number {
  const turn = assignedInTurn.indexOf(slug)
  return turn === -1 ? assignedInTurn.length - 2.5 : turn
}

/**
 * One clinician's eight months: most do most of what they are asked, some late, some never. `shown`: who signs in as them
 * finds something to do, something under way, and a follow-up that waits.
 */
export function demoPlan(
  assignments: readonly PlannedAssignment[],
  {
    random,
    now,
    until = now,
    who,
    team,
  }: { random: Random; now: Date; until?: Date; who: 'shown' | 'colleague'; team?: string },
): LifePlan {
  const isPresented = who === 'shown'
  const stopDaysAgo = stoppedDaysAgo[team ?? '']
  const diligence = isPresented ? 1 : 0.9 + 0.1 * random()
  const runs = assignments
    .map(({ moduleSlug, at }, place): PlannedRun & { readonly does: boolean } => {
      const startedAt = workingHour(new Date(at.getTime() + (2 + 45 * random() ** 2) * day), random)
      const fromLast = assignments.length - 1 - place
      const hasStopped = stopDaysAgo !== undefined && startedAt > daysBefore(now, stopDaysAgo)
      return {
        moduleSlug,
        because: 'asked',
        // So that the shown clinician's newest follow-up is of these days.
        startedAt: isPresented && fromLast === 0 ? workingHour(daysBefore(now, 10), random) : startedAt,
        does: random() < diligence && !hasStopped && !(isPresented && fromLast === 2),
        calledAwayAfter: (isPresented && fromLast === 1) || random() < 0.03 ? 2 + Math.floor(random() * 4) : null,
      }
    })
    .filter(({ does }) => does)
  return {
    assignments,
    runs,
    doesFollowUps: isPresented || random() < 0.92 ? 0.95 : 0.1,
    leavesFollowUpsFrom: isPresented
      ? daysBefore(now, 13)
      : stopDaysAgo === undefined
        ? null
        : daysBefore(now, stopDaysAgo),
    gain,
    gainOf,
    enoughAnswers: null,
    until,
  }
}
