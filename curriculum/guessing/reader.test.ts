import { describe, expect, it } from 'vitest'
import { plantedBank } from './planted-bank.ts'
import { rateOf } from './rates.ts'
import { readFileByFile, readFromModules } from './reader.ts'
import type { Riddle } from './riddle.ts'
import { mostRight, twinSets } from './twins.ts'

const share = (guesses: ReturnType<typeof readFileByFile>) => {
  const { items, right } = rateOf(guesses)
  return right / items
}

/** In nine keys of ten and one other option of ten, as in a bank that gives itself away. */
const ringing = plantedBank((words, right, draw) =>
  draw() < (right ? 0.9 : 0.1) ? `${words.slice(1).join(' ')} ring` : words.join(' '),
)
const longer = plantedBank((words, right) => words.slice(0, right ? 7 : 5).join(' '))
const even = plantedBank()

describe('a reader who has learned nothing', () => {
  it('names the key where a word tells, in files that it was not taught on', () => {
    const guesses = readFileByFile(ringing)
    expect(share(guesses)).toBeGreaterThan(0.65)
    expect(share(readFromModules(ringing))).toBeGreaterThan(0.65)
    const [sure] = guesses.filter(({ ofKey }) => (ofKey ?? 0) > 0.6)
    expect(sure?.tells[0]).toMatchObject({ what: expect.stringContaining('ring'), in: 'key' })
  })

  it('names the key where its length tells', () => {
    const guesses = readFileByFile(longer)
    expect(share(guesses)).toBeGreaterThan(0.9)
    expect(guesses[0]?.tells.map(({ kind }) => kind)).toContain('shape')
  })

  it('does no better than chance where nothing tells', () => {
    expect(share(readFileByFile(even))).toBeLessThan(0.35)
    expect(share(readFromModules(even))).toBeLessThan(0.35)
  })

  it('says the same of the same bank each time, in the order of the bank', () => {
    expect(readFileByFile(ringing)).toEqual(readFileByFile(ringing))
    expect(readFileByFile(ringing).map(({ riddle }) => riddle.id)).toEqual(ringing.map(({ id }) => id))
  })

  it('gives chance where there is no other file to be taught on', () => {
    const [one] = readFileByFile(ringing.slice(0, 1))
    expect(one?.ofKey).toBeCloseTo(0.25, 10)
  })

  it('gives all marks of an item, and all steps of an order, at once', () => {
    const [first] = even
    const marks = { ...first, id: 'marks', format: 'multiple', answering: 'marks' } as Riddle
    const order = { ...first, id: 'order', format: 'order', answering: 'order' } as Riddle
    const sort = { ...first, id: 'sort', format: 'sort', answering: 'trays' } as Riddle
    expect(readFileByFile([marks, order, sort]).map(({ ofKey }) => ofKey)).toEqual([1 / 16, 1 / 24, null])
  })

  it('learns what is to be marked, and what comes first', () => {
    const as = (format: Riddle['format'], answering: Riddle['answering']) =>
      ringing.map((riddle) => ({ ...riddle, format, answering }))
    const markedRate = rateOf(readFileByFile(as('multiple', 'marks')))
    expect(markedRate.right / markedRate.items).toBeGreaterThan(0.4)
    const sortedRiddles = as('order', 'order').map((riddle) => ({
      ...riddle,
      options: riddle.options.map((option, place) => ({
        ...option,
        text: `${['first', 'then', 'next', 'last'][place]} ${option.text}`,
      })),
    }))
    expect(share(readFileByFile(sortedRiddles))).toBeGreaterThan(0.9)
  })
})

describe('twins', () => {
  const twins = ringing.flatMap((riddle): Riddle[] => {
    if (riddle.kind !== 'follow-up') return [riddle]
    const options = riddle.options.map((option, place) => ({ ...option, right: place === 0 }))
    const other = riddle.options.map((option, place) => ({ ...option, right: place === 1 }))
    return [
      { ...riddle, twins: riddle.id, options },
      { ...riddle, twins: riddle.id, id: `${riddle.id}-twin`, options: other },
    ]
  })

  it('cannot be told apart by who reads the options alone, so that one of each set at most is right', () => {
    const sets = twinSets(twins)
    expect(sets).toHaveLength(40)
    const guesses = new Map(readFileByFile(twins).map((guess) => [guess.riddle.id, guess]))
    for (const set of sets) {
      const ofSet = set.flatMap(({ id }) => guesses.get(id) ?? [])
      expect(ofSet.reduce((sum, { right }) => sum + right, 0)).toBeLessThanOrEqual(mostRight(set))
      expect(ofSet.reduce((sum, { ofKey }) => sum + (ofKey ?? 0), 0)).toBeLessThanOrEqual(1)
    }
    expect(share([...guesses.values()].filter(({ riddle }) => riddle.kind === 'follow-up'))).toBeLessThanOrEqual(0.5)
  })

  it('are those that a file names as a set, and as many have one key at most as can be right', () => {
    const [one, other] = twinSets(twins)[0] ?? []
    if (one === undefined || other === undefined) throw new Error('no twins')
    expect(twinSets([one, { ...other, twins: null }])).toEqual([])
    expect(mostRight([one, other])).toBe(1)
    expect(mostRight([one, one, other])).toBe(2)
  })
})
