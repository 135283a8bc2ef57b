import { describe, expect, test } from 'vitest'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { pairedChange, studentQuantile } from './paired-change.ts'

describe('what changed between two days', () => {
  test('is nothing clear where differences only scatter', () => {
    const change = pairedChange([0.2, -0.2, 0.1, -0.1, 0.05, -0.05], { comparison: 'alone' })
    expect(change).toMatchObject({ verdict: 'unclear', people: 6 })
  })

  test('is clear where everybody moved the same way', () => {
    const differences = [0.2, 0.15, 0.25, 0.2, 0.18, 0.22]
    expect(pairedChange(differences, { comparison: 'alone' })).toMatchObject({ verdict: 'up' })
    expect(
      pairedChange(
        differences.map((difference) => -difference),
        { comparison: 'alone' },
      ),
    ).toMatchObject({ verdict: 'down' })
  })

  test('asks for more where several practices are read together', () => {
    const differences = [0.1, 0.02, 0.09, -0.03, 0.08, 0.04]
    expect(pairedChange(differences, { comparison: 'alone' })).toMatchObject({ verdict: 'up' })
    expect(pairedChange(differences, { comparison: 'with-other-practices' })).toMatchObject({ verdict: 'unclear' })
  })

  test('is not told of fewer than five people', () => {
    expect(pairedChange([0.1, 0.1, 0.1, 0.1], { comparison: 'alone' })).toBe('too-few')
  })

  test.each([6, 12, 60])('calls nothing a change one time in ten among %i people', (people) => {
    const random = seededRandom(people)
    const runs = 2000
    let alarms = 0
    for (let run = 0; run < runs; run++) {
      const change = pairedChange(
        Array.from({ length: people }, () => 0.1 * normal(random)),
        { comparison: 'alone' },
      )
      if (change !== 'too-few' && change.verdict !== 'unclear') alarms += 1
    }
    expect(alarms / runs).toBeGreaterThan(0.08)
    expect(alarms / runs).toBeLessThan(0.12)
  })

  test('uses Student’s quantiles (published tables)', () => {
    expect(studentQuantile(1.6449, 4)).toBeCloseTo(2.132, 2)
    expect(studentQuantile(1.6449, 10)).toBeCloseTo(1.812, 2)
    expect(studentQuantile(2.5758, 30)).toBeCloseTo(2.75, 2)
  })
})
