import { findScene } from '#domain/scenario/play.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import type { Life, LivedAttempt, LivedUnderstanding } from '#simulation/model/life.ts'

/** What a column of a row can hold here; objects are stored as JSON. */
export type Value = string | number | boolean | null | Date | readonly string[] | readonly number[] | object
export type Row = Readonly<Record<string, Value>>

/** Tables in the order in which their rows can be written, with the columns that are. */
export const columnsOf = {
  enrolment: ['id', 'person_id', 'assignment_id', 'module_slug', 'due_on', 'created_at', 'completed_at'],
  attempt: [
    ...['id', 'enrolment_id', 'person_id', 'module_version_hash', 'policy_version', 'seed', 'state'],
    ...['asked_item_id', 'asked_practice_id', 'revision', 'started_at', 'last_moved_at', 'ended_at'],
  ],
  follow_up: [
    ...['id', 'person_id', 'occasion', 'reason', 'modules', 'due_on', 'closes_on', 'policy_version', 'seed', 'state'],
    ...['revision', 'created_at', 'started_at', 'last_moved_at', 'ended_at', 'expired_at'],
  ],
  answer: [
    ...['id', 'person_id', 'attempt_id', 'follow_up_id', 'scene_id', 'item_id', 'practice_id', 'choice', 'correct'],
    ...['confidence', 'elapsed_ms', 'misconceptions', 'counts', 'answered_at'],
  ],
  understanding: [
    ...['person_id', 'practice_id', 'parameters_hash', 'likelihood', 'answers', 'effective_answers'],
    ...['last_evidence_at', 'stability_days', 'trained_at', 'right_on_later_day_at', 'sure_and_wrong'],
    ...['misconceptions', 'revision'],
  ],
} as const

export type Table = keyof typeof columnsOf
export const tables = Object.keys(columnsOf) as Table[]
export type Rows = Readonly<Record<Table, Row[]>>

export type IdKind = 'person' | 'enrolment' | 'attempt' | 'followUp' | 'answer'
/** The id of what stands at this place in the life's list of its kind; of the person it is 0. */
export type LifeIds = (kind: IdKind, place: number) => string

/**
 * Adds the rows that the application's functions would have written of a life. What they draw at random is not the same:
 * ids, and the seed that orders an attempt's options, which is its id here.
 */
export function addRows(rows: Rows, life: Life, ids: LifeIds, curriculum: SimulatedCurriculum): void {
  const personId = ids('person', 0)
  const { policyVersion, parametersHash } = curriculum
  for (const [place, { assignmentId, moduleSlug, dueOn, createdAt, completedAt }] of life.enrolments.entries())
    rows.enrolment.push({
      id: ids('enrolment', place),
      person_id: personId,
      assignment_id: assignmentId,
      module_slug: moduleSlug,
      due_on: dueOn,
      created_at: createdAt,
      completed_at: completedAt,
    })
  for (const [place, attempt] of life.attempts.entries())
    rows.attempt.push({
      id: ids('attempt', place),
      enrolment_id: ids('enrolment', attempt.enrolment),
      person_id: personId,
      module_version_hash: attempt.moduleVersionHash,
      policy_version: policyVersion,
      seed: ids('attempt', place),
      state: attempt.state,
      ...questionIn(attempt, curriculum),
      revision: attempt.revision,
      started_at: attempt.startedAt,
      last_moved_at: attempt.lastMovedAt,
      ended_at: attempt.endedAt,
    })
  for (const [place, followUp] of life.followUps.entries())
    rows.follow_up.push({
      id: ids('followUp', place),
      person_id: personId,
      occasion: followUp.occasion,
      reason: 'training',
      modules: followUp.modules,
      due_on: followUp.dueOn,
      closes_on: followUp.closesOn,
      policy_version: followUp.state === null ? null : policyVersion,
      seed: followUp.seed,
      state: followUp.state,
      revision: followUp.revision,
      created_at: followUp.createdAt,
      started_at: followUp.startedAt,
      last_moved_at: followUp.lastMovedAt,
      ended_at: followUp.endedAt,
      expired_at: followUp.expiredAt,
    })
  for (const [place, answer] of life.answers.entries())
    rows.answer.push({
      id: ids('answer', place),
      person_id: personId,
      attempt_id: answer.in === 'attempt' ? ids('attempt', answer.place) : null,
      follow_up_id: answer.in === 'follow-up' ? ids('followUp', answer.place) : null,
      scene_id: answer.sceneId,
      item_id: answer.itemId,
      practice_id: answer.practice,
      choice: answer.choice,
      correct: answer.correct,
      confidence: answer.confidence,
      elapsed_ms: answer.elapsedMs,
      misconceptions: answer.misconceptions,
      counts: answer.understanding !== null,
      answered_at: answer.answeredAt,
    })
  for (const [practice, understanding] of life.understanding)
    rows.understanding.push({
      person_id: personId,
      practice_id: practice,
      parameters_hash: parametersHash,
      ...understandingColumns(understanding),
    })
}

export function noRows(): Rows {
  return { enrolment: [], attempt: [], follow_up: [], answer: [], understanding: [] }
}

function questionIn({ moduleSlug, state }: LivedAttempt, { modules }: SimulatedCurriculum): Row {
  const module = modules.get(moduleSlug)
  const scene = module === undefined ? null : findScene(module, state.sceneId)
  if (scene?.then.do !== 'ask') return { asked_item_id: null, asked_practice_id: null }
  return { asked_item_id: scene.then.item.id, asked_practice_id: scene.then.item.practice }
}

/** What a life has shown in a practice, as the table's columns. */
export function understandingColumns({ evidence, beliefs, revision }: LivedUnderstanding): Row {
  return {
    likelihood: evidence.likelihood,
    answers: evidence.answers,
    effective_answers: evidence.effectiveAnswers,
    last_evidence_at: evidence.lastEvidenceAt,
    stability_days: evidence.stabilityDays,
    trained_at: evidence.trainedAt,
    right_on_later_day_at: evidence.rightOnLaterDayAt,
    sure_and_wrong: evidence.sureAndWrong,
    misconceptions: beliefs,
    revision,
  }
}
