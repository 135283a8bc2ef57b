/** How long after the training that taught: what a follow-up is called, and for how many days it can be done. */
export const occasions = [
  { occasion: 'week', afterDays: 7, openDays: 14 },
  { occasion: 'month', afterDays: 30, openDays: 30 },
  { occasion: 'season', afterDays: 120, openDays: 45 },
] as const
export type Occasion = (typeof occasions)[number]['occasion']

/** Nobody is asked again before so many days have passed since the follow-up before it was done, or ran out. */
export const REST_DAYS = 6

/**
 * Occasions so soon after one that is due are asked along with it. Never that of the first week: an answer shows that
 * something was kept only when seven days have passed.
 */
export const EARLY_DAYS = 7

/** A module that was completed: the training that a follow-up follows. */
export type Training = { readonly moduleSlug: string; readonly completedAt: Date }

/** A follow-up that there was, or is. Days are midnights UTC. */
export type EarlierFollowUp = {
  readonly dueOn: Date
  /** When it was done, or ran out; null: it is open. */
  readonly closedAt: Date | null
}

/** A follow-up to come. `dueOn` is the first day on which it is offered, `closesOn` the last. */
export type FollowUpDue = {
  readonly occasion: Occasion
  readonly dueOn: Date
  readonly closesOn: Date
  /** The modules that it follows, in the order in which they were completed. */
  readonly modules: readonly string[]
}

type Point = {
  readonly occasion: Occasion
  readonly openDays: number
  readonly training: Training
  readonly on: Date
}

const day = 24 * 60 * 60 * 1000

/**
 * The next follow-up that someone is due, today or on a day to come, or null: none, or one is open. About 7, 30 and 120
 * days after each training, merged, so that nobody is asked twice within a few days. Pure: asked on any day before it is
 * due it says the same, unless there was another training meanwhile; asked late, when nobody had it made on its day, it
 * is due today, as long as it would still have been open.
 */
export function nextFollowUp(
  trainings: readonly Training[],
  earlier: readonly EarlierFollowUp[],
  { now }: { now: Date },
): FollowUpDue | null {
  if (earlier.some(({ closedAt }) => closedAt === null)) return null
  const notBefore = notBeforeOf(earlier, now)
  const open = trainings
    .flatMap(pointsOf)
    .filter((point) => !earlier.some(({ dueOn }) => isAskedOn(point, dueOn)) && !isMissed(point, notBefore))
    .sort((one, other) => one.on.getTime() - other.on.getTime())
  const [first] = open
  if (first === undefined) return null
  const dueOn = latest([first.on, notBefore])
  const dueTrainings = open
    .filter((point) => isAskedOn(point, dueOn))
    .map(({ training }) => training)
    .sort((one, other) => one.completedAt.getTime() - other.completedAt.getTime())
  return {
    occasion: first.occasion,
    dueOn,
    closesOn: plusDays(dueOn, first.openDays),
    modules: [...new Set(dueTrainings.map(({ moduleSlug }) => moduleSlug))],
  }
}

/**
 * A follow-up beside those that are due, as soon as the rest after the last one allows, about whatever was trained lately;
 * null while one is open. It looks like any other.
 */
export function extraFollowUp(
  trainings: readonly Training[],
  earlier: readonly EarlierFollowUp[],
  { now }: { now: Date },
): FollowUpDue | null {
  if (earlier.some(({ closedAt }) => closedAt === null)) return null
  const [{ occasion, openDays }] = occasions
  const dueOn = notBeforeOf(earlier, now)
  const inOrder = [...trainings].sort((one, other) => one.completedAt.getTime() - other.completedAt.getTime())
  return {
    occasion,
    dueOn,
    closesOn: plusDays(dueOn, openDays),
    modules: [...new Set(inOrder.map(({ moduleSlug }) => moduleSlug))],
  }
}

/** Whether the last day has passed, anywhere on earth. */
export function isOver({ closesOn }: { readonly closesOn: Date }, { now }: { now: Date }): boolean {
  return now.getTime() >= closesOn.getTime() + 1.5 * day
}

/** For how long after a training follow-ups can come of it, in days: older ones need not be looked at. */
export const LONGEST_AGO_DAYS = Math.max(...occasions.map(({ afterDays, openDays }) => afterDays + openDays)) + 1

/** The first day, today or later, on which a person who had these is rested. */
function notBeforeOf(earlier: readonly EarlierFollowUp[], now: Date): Date {
  const restEnds = earlier.map(({ dueOn, closedAt }) => plusDays(midnight(closedAt ?? dueOn), REST_DAYS))
  return latest([midnight(now), ...restEnds])
}

function pointsOf(training: Training): Point[] {
  return occasions.map(({ occasion, afterDays, openDays }) => ({
    occasion,
    openDays,
    training,
    on: firstMidnightFrom(plusDays(training.completedAt, afterDays)),
  }))
}

/** Whether a follow-up due on this day asks for this occasion too: because its day has come, or is not far off. */
function isAskedOn({ occasion, on }: Point, dueOn: Date): boolean {
  return on <= dueOn || (occasion !== 'week' && on <= plusDays(dueOn, EARLY_DAYS))
}

/** Whether it would have run out before anyone could be asked. */
function isMissed({ on, openDays }: Point, notBefore: Date): boolean {
  return plusDays(on, openDays) < notBefore
}

function plusDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * day)
}

function midnight(date: Date): Date {
  return new Date(Math.floor(date.getTime() / day) * day)
}

function firstMidnightFrom(date: Date): Date {
  return new Date(Math.ceil(date.getTime() / day) * day)
}

function latest(dates: readonly Date[]): Date {
  return new Date(Math.max(...dates.map((date) => date.getTime())))
}
