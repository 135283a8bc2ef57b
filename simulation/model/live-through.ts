import type { SimulatedClinician } from './clinician.ts'
import type { SimulatedCurriculum } from './curriculum.ts'
import { emptyDiary, hasEnough } from './diary.ts'
import { followUpsUntil } from './do-follow-ups.ts'
import { doModule } from './do-module.ts'
import type { Life, LifePlan } from './life.ts'
import type { Random } from './random.ts'

/**
 * A simulated clinician's training up to a moment: each module when they do it, and in between the follow-ups that fall
 * due. Pure but for the draws from `random`: the same seed lives the same life. `living/` goes through it by the
 * application's own functions, `bulk/` writes the rows that these would have written.
 */
export function liveThrough(
  clinician: SimulatedClinician,
  plan: LifePlan,
  { curriculum, random }: { readonly curriculum: SimulatedCurriculum; readonly random: Random },
): Life {
  const world = { curriculum, plan, random }
  const diary = emptyDiary(clinician, plan)
  const runs = plan.runs
    .filter(({ startedAt }) => startedAt < plan.until)
    .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
  for (const run of runs) {
    followUpsUntil(run.startedAt, diary, world)
    if (hasEnough(diary, plan)) break
    diary.at = new Date(Math.max(diary.at.getTime(), run.startedAt.getTime()))
    doModule(diary, world, run)
  }
  followUpsUntil(plan.until, diary, world)
  const { enrolments, attempts, followUps, answers, understanding, steps } = diary
  return { enrolments, attempts, followUps, answers, understanding, steps }
}
