import { confidences, type Draft, type UnsentAnswer } from './unsent-answer.ts'

/** What comes out of a browser's storage may be anything: these say what it is. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function isAnswer(value: unknown): value is UnsentAnswer {
  return (
    isRecord(value) &&
    typeof value.answerId === 'string' &&
    typeof value.sceneId === 'string' &&
    typeof value.itemId === 'string' &&
    typeof value.elapsedMs === 'number' &&
    isChoice(value.choice) &&
    isConfidence(value.confidence) &&
    (value.next === undefined || value.next === 'held')
  )
}

export function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    typeof value.sceneId === 'string' &&
    typeof value.elapsedMs === 'number' &&
    isChoice(value.choice) &&
    (value.confidence === null || isConfidence(value.confidence))
  )
}

function isChoice(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => typeof part === 'string')
}

function isConfidence(value: unknown): boolean {
  return confidences.some((confidence) => confidence === value)
}
