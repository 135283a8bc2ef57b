import { listEnrolments } from '#data/enrolments.ts'
import { inOrganisation } from '#data/internal/database.ts'
import { followUpFacts } from '#data/internal/follow-up-facts.ts'
import { closeFollowUps, schedulePeople } from '#data/internal/schedule-people.ts'
import { type SimulatedRun, simulateAttempt } from '#data/owner/simulate-attempt.ts'
import { simulateFollowUp } from '#data/owner/simulate-follow-up.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { isOver, nextFollowUp } from '#domain/follow-ups/schedule.ts'
import type { SimulatedClinician } from '#domain/simulation/clinician.ts'
import type { Random } from '#domain/simulation/random.ts'
import { day, workingHour } from './days.ts'

const hour = day / 24
/** The night's job runs about this long after midnight. */
const scheduledAfter = 4 * hour
/** Whoever does a follow-up does it within so many days, most of them soon. */
const doneWithinDays = 10

/** A module that a clinician does at some moment. */
export type PlannedRun = Omit<SimulatedRun, 'enrolmentId'> & { readonly moduleSlug: string }

export type Plan = {
  readonly runs: readonly PlannedRun[]
  /** How likely they are to do a follow-up that waits for them. */
  readonly doesFollowUps: number
  /** From when on they leave follow-ups waiting: who signs in as them finds one. Null: never. */
  readonly leavesFollowUpsFrom: Date | null
}

type World = { readonly random: Random; readonly parameters: Parameters; readonly now: Date }

type Life = {
  readonly clinician: SimulatedClinician
  readonly at: Date
  /** The follow-up that is open, and when they will do it, if at all. */
  readonly open: { readonly id: string; readonly closesOn: Date; readonly doneAt: Date | null } | null
}

/**
 * A simulated clinician's months up to now: each module when they do it, and in between the follow-ups that fall due,
 * scheduled, asked and closed by the functions that serve real people.
 */
export async function live(viewer: Clinician, clinician: SimulatedClinician, plan: Plan, world: World): Promise<void> {
  const runs = [...plan.runs].sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
  let life: Life = { clinician, at: runs[0]?.startedAt ?? world.now, open: null }
  for (const run of runs) {
    life = await followUpsUntil(run.startedAt, viewer, life, plan, world)
    life = { ...life, ...(await doRun(viewer, life.clinician, run, world)) }
  }
  await followUpsUntil(world.now, viewer, life, plan, world)
}

async function doRun(
  viewer: Clinician,
  clinician: SimulatedClinician,
  { moduleSlug, ...run }: PlannedRun,
  { random, parameters, now }: World,
): Promise<Pick<Life, 'clinician' | 'at'>> {
  const { toDo, underWay } = await listEnrolments(viewer, { now })
  const enrolmentId = [...toDo, ...underWay].find(({ module }) => module.slug === moduleSlug)?.id
  if (enrolmentId === undefined) return { clinician, at: run.startedAt }
  const left = await simulateAttempt(viewer, clinician, { enrolmentId, ...run }, { parameters, random })
  return { clinician: left, at: new Date(run.startedAt.getTime() + hour) }
}

/** Everything about follow-ups that happens before a moment. */
async function followUpsUntil(until: Date, viewer: Clinician, before: Life, plan: Plan, world: World): Promise<Life> {
  let { clinician, at, open } = before
  for (;;) {
    if (open === null) {
      const due = await nextDue(viewer, at)
      if (due === null || due >= until) return { clinician, at, open }
      at = due
      open = await schedule(viewer, at, plan, world)
    } else if (open.doneAt !== null && open.doneAt < until) {
      at = open.doneAt
      clinician = await simulateFollowUp(viewer, clinician, { followUpId: open.id, startedAt: at }, world)
      open = null
    } else if (isOver(open, { now: until })) {
      at = new Date(open.closesOn.getTime() + 2 * day)
      await closeFollowUps({ organisationId: viewer.organisationId, personId: viewer.personId, now: at })
      open = null
    } else return { clinician, at, open }
  }
}

async function nextDue({ organisationId, personId }: Clinician, at: Date): Promise<Date | null> {
  const facts = await inOrganisation({ organisationId }, async (transaction) =>
    (await followUpFacts(transaction, { organisationId, personIds: [personId], now: at }))(personId),
  )
  const due = nextFollowUp(facts.trainings, facts.earlier, { now: at })
  return due === null ? null : new Date(Math.max(at.getTime(), due.dueOn.getTime() + scheduledAfter))
}

/** Null: there is nothing to ask them. */
async function schedule(
  { organisationId, personId }: Clinician,
  at: Date,
  { doesFollowUps, leavesFollowUpsFrom }: Plan,
  { random }: World,
): Promise<Life['open']> {
  await schedulePeople({ organisationId, personIds: [personId], now: at })
  const found = await inOrganisation({ organisationId }, (transaction) =>
    transaction.followUp.findFirst({
      where: { organisationId, personId, endedAt: null, expiredAt: null },
      select: { id: true, closesOn: true },
    }),
  )
  if (found === null) return null
  const does = random() < doesFollowUps && (leavesFollowUpsFrom === null || at < leavesFollowUpsFrom)
  const doneOn = new Date(at.getTime() + doneWithinDays * random() ** 2 * day)
  return { ...found, doneAt: does ? new Date(Math.max(at.getTime(), workingHour(doneOn, random).getTime())) : null }
}
