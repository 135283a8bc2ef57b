import { describe, expect, test } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { expectedRight, type HistoryAnswer, splitAnswers, type TaughtModule } from './split-answers.ts'

const item = (id: string, practice: string, difficulty = 0) => ({
  id,
  practice,
  format: 'single' as const,
  options: 4,
  difficulty,
  justCompetent: 0.6,
})
const parameters = expertParameters([
  ...['m/1', 'm/2', 'n/1', 'n/2', 'f/1'].map((id) => item(id, 'p')),
  item('f/hard', 'p', 2),
  item('other', 'q'),
])
const module = (slug: string): TaughtModule => ({
  slug,
  practices: new Set(['p']),
  items: new Set([`${slug}/1`, `${slug}/2`]),
})
const modules = [module('m'), module('n')]
const [taughtModule] = modules

const at = (day: number, minute = 0) => new Date(Date.UTC(2026, 0, 1 + day, 9, minute))
const answer = (itemId: string, answeredAt: Date, changes: Partial<HistoryAnswer> = {}): HistoryAnswer => ({
  itemId,
  practice: 'p',
  correct: true,
  elapsedMs: 30_000,
  answeredAt,
  ...changes,
})
const attempt = (slug: string, day: number) => ({ slug, startedAt: at(day), endedAt: at(day, 30) })

function split(answers: readonly HistoryAnswer[], attempts: ReturnType<typeof attempt>[]) {
  if (taughtModule === undefined) throw new Error('no module')
  return splitAnswers(taughtModule, { answers, attempts }, { modules, parameters }).map(({ when, answeredAt }) => [
    when,
    answeredAt,
  ])
}

describe('answers before and after a module', () => {
  test('before: what came before it, and the first answer within, which nothing had taught yet', () => {
    const answers = [answer('f/1', at(0)), answer('m/1', at(5, 5)), answer('m/2', at(5, 10))]
    expect(split(answers, [attempt('m', 5)])).toEqual([
      ['before', at(0)],
      ['before', at(5, 5)],
    ])
  })

  test('after: other items from the next day on, until another module teaches the practice', () => {
    const answers = [
      answer('m/1', at(5, 5)),
      answer('f/1', at(5, 50)),
      answer('f/hard', at(12)),
      answer('m/2', at(40)),
      answer('n/1', at(50, 5)),
      answer('n/2', at(50, 10)),
    ]
    expect(split(answers, [attempt('m', 5), attempt('n', 50)])).toEqual([
      ['before', at(5, 5)],
      ['after', at(12)],
      ['after', at(50, 5)],
    ])
  })

  test('someone who has not been through it has all their answers before, and other practices are passed over', () => {
    const answers = [answer('f/1', at(0)), answer('n/1', at(9)), answer('other', at(9), { practice: 'q' })]
    expect(split(answers, [attempt('n', 9)])).toEqual([
      ['before', at(0)],
      ['before', at(9)],
    ])
  })

  test('a rapid guess says nothing', () => {
    expect(split([answer('f/1', at(0), { elapsedMs: 900 })], [])).toEqual([])
  })

  test('difficulty is allowed for: a right answer to a hard item is worth more', () => {
    if (taughtModule === undefined) throw new Error('no module')
    const history = { answers: [answer('f/1', at(0)), answer('f/hard', at(1))], attempts: [] }
    const [easy, hard] = splitAnswers(taughtModule, history, { modules, parameters })
    expect(expectedRight('f/hard', parameters)).toBeLessThan(expectedRight('f/1', parameters))
    expect(hard?.residual ?? 0).toBeGreaterThan(easy?.residual ?? 1)
  })
})
