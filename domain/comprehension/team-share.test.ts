import { describe, expect, it } from 'vitest'
import { applyAnswer, type Evidence } from './evidence.ts'
import { expertParameters } from './expert-parameters.ts'
import { readOut } from './read-out.ts'
import { teamShares } from './team-share.ts'

const now = new Date(Date.UTC(2026, 5, 1))
const items = Array.from({ length: 4 }, (_, index) => ({
  id: `i${index}`,
  practice: 'p',
  format: 'single' as const,
  options: 4,
  difficulty: 0,
  justCompetent: 0.6,
}))
const parameters = expertParameters(items)
const practices = [{ id: 'p', critical: false }]

function person(right: number): ReadonlyMap<string, Evidence> {
  let evidence: Evidence | null = null
  for (const [index, item] of items.entries()) {
    const answer = { itemId: item.id, correct: index < right, confidence: null, elapsedMs: 30_000, answeredAt: now }
    evidence = applyAnswer(evidence, { ...answer, occasion: 'training' }, parameters)
  }
  return new Map(evidence ? [['p', evidence]] : [])
}

function shareOf(people: readonly ReadonlyMap<string, Evidence>[]) {
  const shares = teamShares(people, parameters, { practices, asOf: now })
  const share = shares === 'too-few' ? undefined : shares.get('p')
  if (!share) throw new Error('too few')
  return share
}

describe('the share of a team', () => {
  it('reads a colleague without answers from the team', () => {
    const strong = shareOf([...Array.from({ length: 8 }, () => person(4)), new Map()])
    const weak = shareOf([...Array.from({ length: 8 }, () => person(0)), new Map()])
    expect(strong.share).toBeGreaterThan(0.75)
    expect(weak.share).toBeLessThan(0.25)
    expect(strong.notEnoughEvidence).toBeCloseTo(1 / 9, 10)
  })

  it('goes further from the middle than the members read one by one', () => {
    const people = Array.from({ length: 8 }, () => person(4))
    const [alone] = readOut(person(4), parameters, { practices, asOf: now })
    expect(shareOf(people).share).toBeGreaterThan(alone?.probability ?? 1)
  })

  it('is not shown for fewer than five', () => {
    expect(teamShares([person(1), person(1), person(1), person(1)], parameters, { practices, asOf: now })).toBe(
      'too-few',
    )
  })
})
