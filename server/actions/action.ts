import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import type { SettingUp } from '#data/people/find-setting-up.ts'
import { takeDaily } from '#data/people/take-daily.ts'
import type { Administrator, Clinician, Manager, Viewer } from '#data/viewer.ts'
import { type FormAction, type FormState, initialFormState } from '#domain/forms/form-state.ts'
import type { LimitedAct } from '#domain/limits/daily-limits.ts'
import { type Language, languageOf } from '#i18n/languages.ts'
import { languageOfRequest } from '#server/language.ts'
import { currentSettingUp, highestDuty, requireDuties, requireViewer } from '#server/session.ts'
import { actIdOf } from './act-id.ts'
import { formWords } from './form-words.ts'
import { type MissingProof, missingProof } from './missing-proof.ts'

export type Outcome =
  /** `page`: `stays` where the page around the form is not to show it yet: it would take what the form says away. */
  | { readonly ok: true; readonly done: string; readonly secret?: string; readonly page?: 'stays' }
  | { readonly ok: true; readonly goTo: string }
  | { readonly ok: false; readonly field: string; readonly problem: string }

type ViewerAs = { clinician: Clinician; manager: Manager; administrator: Administrator; anyone: Viewer }

/** Of what it takes one a person and day, and beside which field it says that there is none left. */
type DailyLimit = { readonly daily: LimitedAct; readonly field: string }

/**
 * A server action is declared: who may, what it takes, what it does. The viewer is read from the database, the form is
 * parsed once, and whatever is expected to go wrong comes back beside its field with what was typed. `id` is for what the
 * action makes: the same form sent again has the same, so that it makes nothing more (components/forms/act-id.tsx).
 */
export function action<As extends keyof ViewerAs, Input>(
  as: As,
  schema: z.ZodType<Input>,
  run: (viewer: ViewerAs[As], input: Input, at: { now: Date; id: string }) => Promise<Outcome>,
  limit?: DailyLimit,
): FormAction {
  return declareAction(as, schema, run, { asks: 'no-proof', limit })
}

/**
 * The same for what changes who gets in or what they may do, how someone signs in, ends one's sessions, opens the organisation to
 * another system or erases for good: whoever does it has shown who they are within the last minutes, or shows it now, in the form
 * itself.
 */
export function provenAction<As extends keyof ViewerAs, Input>(
  as: As,
  schema: z.ZodType<Input>,
  run: (viewer: ViewerAs[As], input: Input, at: { now: Date; id: string }) => Promise<Outcome>,
  limit?: DailyLimit,
): FormAction {
  return declareAction(as, schema, run, { asks: 'proof', limit })
}

function declareAction<As extends keyof ViewerAs, Input>(
  as: As,
  schema: z.ZodType<Input>,
  run: (viewer: ViewerAs[As], input: Input, at: { now: Date; id: string }) => Promise<Outcome>,
  { asks, limit }: { asks: 'proof' | 'no-proof'; limit: DailyLimit | undefined },
): FormAction {
  return async (state, form) => {
    const viewer = await viewerFor(as)
    return perform(state, form, schema, languageOf(viewer.language), async (input) => {
      const now = new Date()
      const missing = asks === 'proof' ? await missingProof(viewer, form, { now }) : null
      if (missing !== null) return missing
      if (limit !== undefined && !(await takeDaily(viewer, limit.daily)))
        return { ok: false, field: limit.field, problem: 'too-many-today' }
      const id = actIdOf(form, { personId: viewer.personId, input }) ?? randomUUID()
      return run(viewer, input, { now, id })
    })
  }
}

/** The same for anyone who is not signed in: signing in, an invitation, a forgotten password. */
export function openAction<Input>(
  schema: z.ZodType<Input>,
  run: (input: Input, at: { now: Date }) => Promise<Outcome>,
): FormAction {
  return async (state, form) =>
    perform(state, form, schema, await languageOfRequest(), (input) => run(input, { now: new Date() }))
}

/** The same for one's own second factor, which who has to set one up first does before they are let in. */
export function settingUpAction<Input>(
  schema: z.ZodType<Input>,
  run: (person: SettingUp | Viewer, input: Input, at: { now: Date }) => Promise<Outcome>,
): FormAction {
  return async (state, form) => {
    const person = (await currentSettingUp()) ?? highestDuty(await requireDuties())
    return perform(state, form, schema, languageOf(person.language), (input) => run(person, input, { now: new Date() }))
  }
}

async function viewerFor<As extends keyof ViewerAs>(as: As): Promise<ViewerAs[As]>
async function viewerFor(as: keyof ViewerAs): Promise<Viewer> {
  return as === 'anyone' ? highestDuty(await requireDuties()) : requireViewer(as)
}

async function perform<Input>(
  state: FormState,
  form: FormData,
  schema: z.ZodType<Input>,
  language: Language,
  run: (input: Input) => Promise<Outcome | MissingProof>,
): Promise<FormState> {
  requireForm(form)
  const words = formWords(language)
  const nextState = { ...initialFormState, times: timesOf(state) + 1 }
  const values = textsOf(form)
  const parseResult = schema.safeParse(
    Object.fromEntries(Object.entries(values).map(([name, texts]) => [name, texts.length > 1 ? texts : texts[0]])),
    // What a schema says no words for is no mistake of whoever typed: a page of another version, or no page at all.
    { error: () => 'not-understood' },
  )
  const echoValues = Object.fromEntries(Object.entries(values).filter(([name]) => !/password|secret|proof/i.test(name)))
  if (!parseResult.success) {
    const problems = parseResult.error.issues.map(({ path, message }) => ({
      field: String(path[0] ?? ''),
      problem: message,
    }))
    const firstProblems = firstOfEachField(problems).map(words.ofProblem)
    return { ...nextState, outcome: 'refused', values: echoValues, problems: firstProblems }
  }
  const outcome = await run(parseResult.data)
  if (!outcome.ok)
    return {
      ...nextState,
      outcome: 'refused',
      values: echoValues,
      problems: [words.ofProblem(outcome)],
      proof: 'proof' in outcome ? { ...outcome.proof, words: words.ofProof(outcome.proof.by) } : null,
    }
  if ('goTo' in outcome) redirect(outcome.goTo)
  // The page around the form shows what it did.
  if (outcome.page !== 'stays') refresh()
  const { done } = outcome
  return { ...nextState, outcome: 'done', done, doneWords: words.ofDone(done), secret: outcome.secret ?? null }
}

/** Anyone may call an action, with whatever they like: what is no form is asked for at nothing that is here. */
export function requireForm(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) notFound()
}

function timesOf(state: unknown): number {
  const times = typeof state === 'object' && state !== null && 'times' in state ? state.times : 0
  return typeof times === 'number' && Number.isSafeInteger(times) ? times : 0
}

function textsOf(form: FormData): Record<string, string[]> {
  // A field may have the name of what every object has.
  const texts = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$ACTION')) texts.set(name, [...(texts.get(name) ?? []), value])
  }
  return Object.fromEntries(texts)
}

function firstOfEachField<Problem extends { readonly field: string }>(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index)
}
