import { describe, expect, it } from 'vitest'
import { plantedBank } from './planted-bank.ts'
import type { Riddle } from './riddle.ts'
import { countOf, type Hints, strategyRates } from './strategies.ts'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { spanish } from './words/es.ts'

const hints: Hints = { lists: english, principleFor: () => new Set(['verify', 'identity']), rarity: () => 1 }

function ratesOf(riddles: readonly Riddle[]) {
  return new Map(strategyRates(riddles, hints).map((rate) => [rate.strategy, rate]))
}

type Plant = Parameters<typeof plantedBank>[0]
const withWords =
  (toKey: string, toOthers: string): Plant =>
  (words, right) =>
    `${words.join(' ')} ${right ? toKey : toOthers}`

/** For each strategy a tell that it lives on, as it stands in the key and in the others. */
const plants: readonly (readonly [string, Plant])[] = [
  ['longest', withWords('and several words more', '')],
  ['shortest', withWords('', 'and several words more')],
  ['odd first word', (words, right) => `${right ? 'Ring' : 'Send'} ${words.join(' ')}`],
  ['odd grammar', (words, right) => `${right ? 'Sending' : 'Send'} ${words.join(' ')}`],
  ['odd length', withWords('and a great many more words than that, which no other option has', '')],
  ['most verbs of safety', withWords('ask and tell', 'send and take')],
  ['fewest absolutes', withWords('most', 'always')],
  ['most careful', withWords('waits', 'anyway')],
  ['least careful', withWords('anyway', 'waits')],
  ['most like the question', withWords('what now', 'and then')],
  ['most like the principle', withWords('verify identity', 'take picture')],
  ['most reasons', withWords('because she waits', 'until she waits')],
  ['fewest reasons', withWords('until she waits', 'because she waits')],
]

describe('a simple strategy', () => {
  it.each(plants)('%s: does far better than chance where its tell is planted', (strategy, plant) => {
    const rate = ratesOf(plantedBank(plant)).get(strategy)
    expect(rate?.items).toBeGreaterThan(40)
    expect(rate?.ratio).toBeGreaterThan(2.4)
  })

  it.each(plants)('%s: does about as well as chance where nothing tells', (strategy) => {
    const telling = new Map(ratesOf(plantedBank())).get(strategy)
    if (telling !== undefined && telling.items >= 24) expect(telling.ratio).toBeLessThan(1.31)
    expect(telling).toBeDefined()
  })

  it('says nothing of items in which all options are alike to it, nor without word lists', () => {
    expect(ratesOf(plantedBank()).get('most verbs of safety')).toMatchObject({ items: 0, ratio: 0 })
    const without = strategyRates(plantedBank(withWords('ask', '')), { ...hints, lists: null })
    expect(without.find(({ strategy }) => strategy === 'most verbs of safety')).toMatchObject({ items: 0 })
  })
})

describe('word lists', () => {
  it.each([
    ['asks, and asked again', english.safety, 2],
    ['a task', english.safety, 0],
    ['so that nobody hears', english.reasons, 2],
    ['Preguntar, y luego llamarla', spanish.safety, 2],
    ['Nunca, ya que nadie mira', spanish.absolutes, 2],
    ['تتحقق من الهوية وتسأل', arabic.safety, 1],
    ['لا أحد، أبدًا', arabic.absolutes, 2],
  ] as const)('%s', (text, terms, count) => {
    expect(countOf(terms, text)).toBe(count)
  })
})
