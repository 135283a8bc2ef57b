import { daysBefore, midnight, workingHour } from '#simulation/model/days.ts'
import type { LifePlan, PlannedAssignment, PlannedRun } from '#simulation/model/life.ts'
import type { Random } from '#simulation/model/random.ts'

const day = 24 * 60 * 60 * 1000
/** How long ago each wave of assignments was made, in days: eight months of them, the last one hardly begun. */
const waves = [240, 190, 140, 85, 24] as const
/** Modules that alone teach a practice, asked for last: what they taught is newly shown. */
const assignedLast = ['the-kitchen-table-clinic', 'the-invite-from-it']
const dueAfterDays = 42
/** What one module's training adds to ability here, on the scale of theta. */
const gain = 0.8

export type Wave = { readonly at: Date; readonly dueOn: Date; readonly modules: readonly string[] }

/** Shares the modules in service out over the waves; with few modules the same one comes again. */
export function demoWaves(inService: readonly string[], now: Date): Wave[] {
  const slugs = inService.toSorted((one, other) => assignedLast.indexOf(one) - assignedLast.indexOf(other))
  const aWave = Math.max(1, Math.ceil(slugs.length / waves.length))
  return waves.map((daysAgo, wave) => {
    const at = daysBefore(now, daysAgo)
    const chosen = Array.from({ length: aWave }, (_, place) => slugs[(wave * aWave + place) % slugs.length])
    return {
      at,
      dueOn: midnight(new Date(at.getTime() + dueAfterDays * day)),
      modules: [...new Set(chosen.filter((slug) => slug !== undefined))],
    }
  })
}

/**
 * One clinician's eight months: most do most of what they are asked, some late, some never. `shown`: who signs in as them
 * finds something to do, something under way, and a follow-up that waits.
 */
export function demoPlan(
  assignments: readonly PlannedAssignment[],
  { random, now, who }: { random: Random; now: Date; who: 'shown' | 'colleague' },
): LifePlan {
  const isPresented = who === 'shown'
  const diligence = isPresented ? 1 : 0.85 + 0.15 * random()
  const runs = assignments
    .map(({ moduleSlug, at }, place): PlannedRun & { readonly does: boolean } => {
      const startedAt = workingHour(new Date(at.getTime() + (2 + 45 * random() ** 2) * day), random)
      const fromLast = assignments.length - 1 - place
      return {
        moduleSlug,
        because: 'asked',
        // So that the shown clinician's newest follow-up is of these days.
        startedAt: isPresented && fromLast === 0 ? workingHour(daysBefore(now, 10), random) : startedAt,
        does: random() < diligence && !(isPresented && fromLast === 2),
        calledAwayAfter: (isPresented && fromLast === 1) || random() < 0.03 ? 2 + Math.floor(random() * 4) : null,
      }
    })
    .filter(({ does }) => does)
  return {
    assignments,
    runs,
    // Some never find the three minutes: what they knew fades.
    doesFollowUps: isPresented || random() < 0.6 ? 0.9 : 0.1,
    leavesFollowUpsFrom: isPresented ? daysBefore(now, 13) : null,
    gain,
    enoughAnswers: null,
    until: now,
  }
}
