import { daysAfter } from '#domain/dates/days-after.ts'

/** How many modules a path has at least and at most. */
export const leastSteps = 2
export const mostSteps = 30

/**
 * One step of someone's path. `spared`: they need not do it, because it is waived, they have shown what it teaches, or its module
 * is no longer in service.
 */
export type StepState = 'done' | 'open' | 'locked' | 'spared'

/**
 * Whether a locked step opens, by the states of those before it: none of them is left to do. The same as
 * prisma/functions/open_steps.sql.
 */
export function opensNow(before: readonly StepState[]): boolean {
  return before.every((state) => state === 'done' || state === 'spared')
}

/** The shortest time that anyone has for a step that had been locked, in days. */
const week = 7

/**
 * The last day on time of a step that had been locked, as of the day on which it opens: that of its rule, but a week from then at
 * the earliest (or as many days as the rule gives, where those are fewer), and never before the day of a step that came before
 * it. All are midnight UTC. The same as prisma/functions/due_when_opened.sql.
 */
export function dueDateAfterOpening({
  dueOn,
  days,
  openedOn,
  dueBefore,
}: {
  readonly dueOn: Date
  /** Null: the rule is one day for all. */
  readonly days: number | null
  readonly openedOn: Date
  /** Null: no step before it was due. */
  readonly dueBefore: Date | null
}): Date {
  const earliest = daysAfter(openedOn, Math.min(week, days ?? week))
  return [earliest, ...(dueBefore === null ? [] : [dueBefore])].reduce((last, day) => (day > last ? day : last), dueOn)
}

/** What becomes of a path when it is given other steps, by the names of modules; `moved`: in both, and now after another. */
export type PathChange = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly moved: readonly string[]
}

export function pathChange(before: readonly string[], after: readonly string[]): PathChange {
  const commonSlugs = before.filter((slug) => after.includes(slug))
  const now = after.filter((slug) => before.includes(slug))
  return {
    added: after.filter((slug) => !before.includes(slug)),
    removed: before.filter((slug) => !after.includes(slug)),
    moved: now.filter((slug, place) => commonSlugs[place] !== slug),
  }
}

/** The steps that a form sends, a module or nothing at each place; or what is wrong with them: a key of the interface texts, `forms`. */
export function readSteps(
  slugs: readonly string[],
): { readonly ok: true; readonly steps: readonly string[] } | { readonly ok: false; readonly problem: StepsProblem } {
  const steps = slugs.filter((slug) => slug !== '')
  if (steps.length < leastSteps) return { ok: false, problem: 'two-steps' }
  if (steps.length > mostSteps) return { ok: false, problem: 'too-many-steps' }
  return new Set(steps).size === steps.length ? { ok: true, steps } : { ok: false, problem: 'step-twice' }
}
export type StepsProblem = 'two-steps' | 'too-many-steps' | 'step-twice'
