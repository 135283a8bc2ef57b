import { describe, expect, it } from 'vitest'
import { checkLimits } from './check-limits.ts'
import type { GuessingResult } from './guess-bank.ts'
import type { Limit } from './limits.ts'
import { plantedBank } from './planted-bank.ts'
import { readFileByFile, readFromModules } from './reader.ts'
import type { Riddle } from './riddle.ts'
import { limitTable, readerTable, strategyTable, twinLine } from './tables.ts'

function resultOf(riddles: readonly Riddle[], language = 'en'): GuessingResult {
  const strategies = [
    { strategy: 'most careful', items: 80, right: 21, byChance: 20, ratio: 1.05 },
    { strategy: 'odd first word', items: 20, right: 17, byChance: 5, ratio: 3.4 },
    { strategy: 'most reasons', items: 6, right: 2, byChance: 1.5, ratio: 1.33 },
  ]
  return { language, guesses: readFileByFile(riddles), fromModules: readFromModules(riddles), strategies }
}

const telling = resultOf(plantedBank((words, right) => `${words.join(' ')} ${right ? 'ring' : ''}`))
const even = resultOf(plantedBank())
const few = resultOf(plantedBank().slice(0, 8), 'es')

const limit = (state: Limit['state']): Limit => ({ says: 'the reader', atMost: 0.35, state })
const verdict = (results: readonly GuessingResult[], state: Limit['state']) =>
  checkLimits(results, { bank: limit(state) })[0]?.verdict

describe('a limit', () => {
  it('that holds is kept or broken', () => {
    expect(verdict([even], 'holds')).toBe('kept')
    expect(verdict([telling], 'holds')).toBe('broken')
    expect(verdict([even, { ...telling, language: 'es' }], 'holds')).toBe('broken')
  })

  it('that was not reached is still not reached, or is to be switched to hold', () => {
    expect(verdict([telling], { notReachedOn: '2026-11-28' })).toBe('not reached')
    expect(verdict([even], { notReachedOn: '2026-11-28' })).toBe('reached')
    expect(verdict([even, { ...telling, language: 'es' }], { notReachedOn: '2026-11-28' })).toBe('not reached')
  })

  it('says nothing of few items', () => {
    expect(verdict([few], 'holds')).toBe('too few')
    expect(verdict([even, few], { notReachedOn: '2026-11-28' })).toBe('too few')
  })

  it('on strategies takes the best of them, and a few items only where chance would hardly do as well', () => {
    const figure = (results: GuessingResult) =>
      checkLimits([results], { strategies: { says: '', atMost: 1.3, state: 'holds' } })[0]?.figures[0]?.figure
    expect(figure(even)).toBe(3.4)
    expect(figure({ ...even, strategies: even.strategies.filter(({ items }) => items !== 20) })).toBe(1.05)
  })
})

describe('the tables', () => {
  it('are aligned: one width of columns in every language', () => {
    const results = [telling, { ...few, language: 'ar' }]
    for (const table of [readerTable(results), strategyTable(results)]) {
      const [head = '', ...rows] = table
      const ends = [...head.matchAll(/ratio/gu)].map(({ index }) => index + 'ratio'.length)
      expect(ends).toHaveLength(2)
      for (const row of rows) {
        expect(row.length).toBe(ends.at(-1))
        expect(row.slice(ends[0] ?? 0, (ends[0] ?? 0) + 2)).toBe('  ')
      }
    }
    expect(twinLine(results)).toContain('no set of twins')
    expect(limitTable(checkLimits(results, { bank: limit('holds') })).at(-1)).toContain('BROKEN')
  })
})
