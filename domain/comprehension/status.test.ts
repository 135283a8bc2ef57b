import { describe, expect, it } from 'vitest'
import { type StatusEvidence, statusOf, type Verdict } from './status.ts'

const later = new Date(0)
const clear: StatusEvidence = {
  probability: 0.95,
  probabilityUnforgotten: 0.95,
  effectiveAnswers: 6,
  engagedShare: 1,
  rightOnLaterDay: later,
  critical: false,
}

/** Each row differs from a clinician who clearly understands, and says what status comes of it. */
const table: [string, Partial<StatusEvidence>, Verdict][] = [
  ['clearly understands', {}, { status: 'understands' }],
  [
    'fewer than three answers come before all else',
    { effectiveAnswers: 2.99 },
    { status: 'not-enough-evidence', because: 'few-answers' },
  ],
  ['three are enough', { effectiveAnswers: 3 }, { status: 'understands' }],
  ['so does rapid guessing', { engagedShare: 0.899 }, { status: 'not-enough-evidence', because: 'rapid-guessing' }],
  ['exactly 0.90 engaged is enough', { engagedShare: 0.9 }, { status: 'understands' }],
  ['0.80 is enough', { probability: 0.8 }, { status: 'understands' }],
  ['without a later day it is only shown so far', { rightOnLaterDay: null }, { status: 'shown-so-far' }],
  ['shown so far needs the threshold too', { probability: 0.79, rightOnLaterDay: null }, { status: 'faded' }],
  ['reached but for forgetting', { probability: 0.79 }, { status: 'faded' }],
  ['faded comes before not understanding', { probability: 0.1 }, { status: 'faded' }],
  [
    'critical practices ask for 0.90',
    { probability: 0.89, probabilityUnforgotten: 0.89, critical: true },
    { status: 'developing' },
  ],
  ['and get it', { probability: 0.9, critical: true }, { status: 'understands' }],
  ['critical and faded', { probability: 0.89, critical: true }, { status: 'faded' }],
  [
    '0.20 is not understanding yet',
    { probability: 0.2, probabilityUnforgotten: 0.2 },
    { status: 'does-not-understand-yet' },
  ],
  [
    'that needs three answers only',
    { probability: 0.2, probabilityUnforgotten: 0.2, effectiveAnswers: 3 },
    { status: 'does-not-understand-yet' },
  ],
  [
    'in between with five answers',
    { probability: 0.5, probabilityUnforgotten: 0.5, effectiveAnswers: 5 },
    { status: 'developing' },
  ],
  [
    'in between with fewer',
    { probability: 0.5, probabilityUnforgotten: 0.5, effectiveAnswers: 4.9 },
    { status: 'not-enough-evidence', because: 'undecided' },
  ],
]

describe('the status', () => {
  it.each(table)('%s', (_, difference, verdict) => {
    expect(statusOf({ ...clear, ...difference })).toEqual(verdict)
  })
})
