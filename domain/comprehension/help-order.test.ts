import { describe, expect, test } from 'vitest'
import { byNeed, needsOf } from './help-order.ts'
import type { Estimate } from './read-out.ts'

const practices = [
  { id: 'approved-tools', riskWeight: 3 },
  { id: 'private-surroundings', riskWeight: 1 },
  { id: 'right-patient', riskWeight: 2 },
]

function estimate(
  practice: string,
  status: Estimate['status'],
  probability: number,
  confidentlyWrong = false,
): Estimate {
  return {
    practice,
    probability,
    interval: { low: probability, high: probability },
    theta: 0,
    thetaSd: 1,
    thetaInterval: { low: -1, high: 1 },
    status,
    tooLittle: null,
    confidentlyWrong,
    sureAndWrong: confidentlyWrong ? 2 : 0,
    effectiveAnswers: 5,
    answers: 5,
    engagedShare: 1,
    lastEvidenceAt: null,
    rightOnLaterDayAt: null,
    retained: 1,
    sentence: { probability, low: 0, high: 1, needed: 0.8, answers: 5, daysSinceEvidence: null, laterDayShown: false },
  }
}

describe('what somebody should be helped with', () => {
  test('puts confidently wrong before not understanding, and that before faded', () => {
    const needs = needsOf(
      [
        estimate('private-surroundings', 'faded', 0.7),
        estimate('right-patient', 'does-not-understand-yet', 0.1),
        estimate('approved-tools', 'understands', 0.95, true),
      ],
      practices,
    )
    expect(needs.map(({ because }) => because)).toEqual(['confidently-wrong', 'does-not-understand-yet', 'faded'])
  })

  test('weighs practices alike by risk and by the chance of choosing unsafely', () => {
    const needs = needsOf(
      [
        estimate('private-surroundings', 'does-not-understand-yet', 0.05),
        estimate('approved-tools', 'does-not-understand-yet', 0.2),
      ],
      practices,
    )
    expect(needs.map(({ practice }) => practice)).toEqual(['approved-tools', 'private-surroundings'])
  })

  test('takes too little evidence for no need', () => {
    expect(needsOf([estimate('approved-tools', 'not-enough-evidence', 0.5)], practices)).toEqual([])
  })
})

describe('who needs help first', () => {
  const wrong = needsOf([estimate('private-surroundings', 'developing', 0.4, true)], practices)
  const lost = needsOf([estimate('approved-tools', 'does-not-understand-yet', 0.05)], practices)
  const fine = needsOf([estimate('approved-tools', 'understands', 0.95)], practices)

  test('is whoever is confidently wrong, then whoever does not understand, then the others', () => {
    expect([fine, lost, wrong].sort(byNeed)).toEqual([wrong, lost, fine])
  })
})
