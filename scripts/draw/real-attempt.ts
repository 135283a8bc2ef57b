import { join } from 'node:path'
import { type CompiledContent, compileContent } from '#curriculum/compile.ts'
import { localise } from '#curriculum/localise.ts'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Module } from '#domain/scenario/module.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { answer, begin, goOn } from '#domain/scenario/play.ts'
import { debriefOf, feedbackOf, sceneOf } from '#domain/scenario/show.ts'

/** A real module, played in memory: what the application's own routes answer, without a database. */
export type RealAttempt = { readonly module: Module; state: AttemptState; readonly answered: Map<string, Feedback> }

const order = { seed: 'look' }
const policy: Policy = {
  ...unsetPolicy,
  tools: { video: ['Clinic Connect'], messaging: ['Wardline'], images: ['Wardline'], ai: [] },
  fallback: 'telephone',
  ownDevices: 'with-conditions',
}

let modules: CompiledContent['modules'] | null = null

function compiledModules(): CompiledContent['modules'] {
  if (modules !== null) return modules
  const compileResult = compileContent(join(import.meta.dirname, '../../content'))
  if (!compileResult.ok) throw new Error(compileResult.findings.map(({ message }) => message).join('\n'))
  modules = compileResult.content.modules
  return modules
}

export function slugs(): string[] {
  return compiledModules().map(({ slug }) => slug)
}

export function realModule(slug: string, language = 'en'): Module {
  const publishedModule = compiledModules().find((module) => module.slug === slug)
  if (publishedModule === undefined) throw new Error(`No module ${slug}`)
  return localise(publishedModule, { language, policy })
}

export function beginReal(module: Module): RealAttempt {
  return { module, state: begin(module), answered: new Map() }
}

export function playViewOf({ module, state }: RealAttempt): { view: LearnerView; debrief: Debrief | null } {
  const view = sceneOf(module, state, order)
  if (view === null) throw new Error(`No scene ${state.sceneId}`)
  return { view, debrief: debriefOf(module, state, order) }
}

export function debriefAfter(module: Module, path: 'safest' | 'worst'): { view: LearnerView; debrief: Debrief | null } {
  const state = path === 'safest' ? safestPath(module) : worstPath(module)
  return playViewOf({ module, state, answered: new Map() })
}

type AnswerBody = { answerId: string; sceneId: string; itemId: string; choice: string[] }

export function takeAnswer(attempt: RealAttempt, answerBody: AnswerBody): { status: number; body: object } {
  const before = attempt.answered.get(answerBody.answerId)
  if (before !== undefined) return { status: 200, body: { feedback: before, ...playViewOf(attempt) } }
  const outcome = answer(attempt.module, attempt.state, answerBody.sceneId, answerBody.itemId, answerBody.choice)
  if (!outcome.ok) return refusal(attempt, outcome.problem)
  const feedback = feedbackOf(attempt.module, answerBody.sceneId, answerBody.choice, order)
  if (feedback === null) return refusal(attempt, 'malformed')
  attempt.state = outcome.state
  attempt.answered.set(answerBody.answerId, feedback)
  return { status: 200, body: { feedback, ...playViewOf(attempt) } }
}

export function takeGoOn(attempt: RealAttempt, { sceneId }: { sceneId: string }): { status: number; body: object } {
  const move = goOn(attempt.module, attempt.state, sceneId)
  if (!move.ok) return refusal(attempt, move.problem)
  attempt.state = move.state
  return { status: 200, body: playViewOf(attempt) }
}

function refusal(attempt: RealAttempt, code: string): { status: number; body: object } {
  const status = code === 'not-current' ? 409 : 400
  return { status, body: { error: { code, message: code }, ...playViewOf(attempt) } }
}
