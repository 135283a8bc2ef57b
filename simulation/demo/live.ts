import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { closeFollowUps, schedulePeople } from '#data/follow-ups/shared/schedule-people.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type EarlierFollowUp, isOver, nextFollowUp, type Training } from '#domain/follow-ups/schedule.ts'
import type { SimulatedClinician } from '#simulation/model/clinician.ts'
import type { Random } from '#simulation/model/random.ts'
import { type SimulatedRun, simulateAttempt } from '#simulation/simulate-attempt.ts'
import { simulateFollowUp } from '#simulation/simulate-follow-up.ts'
import { uuidFrom } from '#simulation/uuid-from.ts'
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

type World = {
  readonly random: Random
  readonly parameters: Parameters
  readonly policyVersion: number
  readonly now: Date
}

/** What has happened so far: kept here, so that nobody has to be asked on every simulated day whether something is due. */
type Life = {
  readonly clinician: SimulatedClinician
  readonly at: Date
  readonly trainings: readonly Training[]
  readonly closed: readonly EarlierFollowUp[]
  /** The follow-up that is open, and when they will do it, if at all. */
  readonly open: {
    readonly id: string
    readonly dueOn: Date
    readonly closesOn: Date
    readonly doneAt: Date | null
  } | null
}

/**
 * A simulated clinician's months up to now: each module when they do it, and in between the follow-ups that fall due,
 * scheduled, asked and closed by the functions that serve real people.
 */
export async function live(viewer: Clinician, clinician: SimulatedClinician, plan: Plan, world: World): Promise<void> {
  const runs = [...plan.runs].sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
  let life: Life = { clinician, at: runs[0]?.startedAt ?? world.now, trainings: [], closed: [], open: null }
  for (const run of runs) {
    life = await followUpsUntil(run.startedAt, viewer, life, plan, world)
    life = await doRun(viewer, life, run, world)
  }
  await followUpsUntil(world.now, viewer, life, plan, world)
}

async function doRun(
  viewer: Clinician,
  life: Life,
  { moduleSlug, ...run }: PlannedRun,
  { random, parameters, now }: World,
): Promise<Life> {
  const { toDo, underWay } = await listEnrolments(viewer, { now })
  const enrolmentId = [...toDo, ...underWay].find(({ module }) => module.slug === moduleSlug)?.id
  if (enrolmentId === undefined) return life
  const clinician = await simulateAttempt(viewer, life.clinician, { enrolmentId, ...run }, { parameters, random })
  const at = new Date(run.startedAt.getTime() + hour)
  const trained = run.calledAwayAfter === null ? [{ moduleSlug, completedAt: at }] : []
  return { ...life, clinician, at, trainings: [...life.trainings, ...trained] }
}

/** Everything about follow-ups that happens before a moment. */
async function followUpsUntil(until: Date, viewer: Clinician, before: Life, plan: Plan, world: World): Promise<Life> {
  let life = before
  for (;;) {
    const { open } = life
    if (open === null) {
      const due = nextFollowUp(life.trainings, life.closed, { now: life.at })
      const at = due === null ? null : new Date(Math.max(life.at.getTime(), due.dueOn.getTime() + scheduledAfter))
      if (due === null || at === null || at >= until) return life
      const made = await schedule(viewer, at, plan, world)
      const closed = made === null ? [...life.closed, { dueOn: due.dueOn, closedAt: at }] : life.closed
      life = { ...life, at, closed, open: made === null ? null : { ...made, dueOn: due.dueOn } }
    } else if (open.doneAt !== null && open.doneAt < until) {
      const at = open.doneAt
      const done = { followUpId: open.id, startedAt: at }
      const clinician = await simulateFollowUp(viewer, life.clinician, done, world)
      life = { ...life, clinician, at, closed: [...life.closed, { dueOn: open.dueOn, closedAt: at }], open: null }
    } else if (isOver(open, { now: until })) {
      const at = new Date(open.closesOn.getTime() + 2 * day)
      await closeFollowUps({ organisationId: viewer.organisationId, personId: viewer.personId, now: at })
      life = { ...life, at, closed: [...life.closed, { dueOn: open.dueOn, closedAt: at }], open: null }
    } else return life
  }
}

/** Null: there is nothing to ask them. */
async function schedule(
  { organisationId, personId }: Clinician,
  at: Date,
  { doesFollowUps, leavesFollowUpsFrom }: Plan,
  { random, policyVersion }: World,
): Promise<Omit<NonNullable<Life['open']>, 'dueOn'> | null> {
  const [made] = await schedulePeople({
    organisationId,
    personIds: [personId],
    policyVersion,
    now: at,
    newSeed: () => uuidFrom(random),
  })
  if (made === undefined) return null
  const does = random() < doesFollowUps && (leavesFollowUpsFrom === null || at < leavesFollowUpsFrom)
  const doneOn = new Date(at.getTime() + doneWithinDays * random() ** 2 * day)
  const doneAt = does ? new Date(Math.max(at.getTime(), workingHour(doneOn, random).getTime())) : null
  return { id: made.id, closesOn: made.closesOn, doneAt }
}
