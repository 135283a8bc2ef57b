import { describe, expect, it } from 'vitest'
import type { Item } from '#domain/scenario/module.ts'
import { type BankItem, checkKeyLengths, keyLength } from './bank.ts'

const words = (text: string) => ({ text, language: 'en' })

function item(id: string, lengths: readonly number[]): Item {
  return {
    id,
    kind: 'decision',
    practice: 'approved-tools',
    format: 'single',
    prompt: words('What now?'),
    options: lengths.map((length, place) => ({
      id: `option-${place}`,
      text: words('x'.repeat(length)),
      correct: place === 0,
      why: words('Because.'),
      misconception: null,
      exposes: [],
      region: null,
    })),
    picture: null,
    principle: words('A principle.'),
    sources: [],
    difficulty: 0,
    justCompetent: 0.5,
  }
}

function bank(lengths: readonly (readonly number[])[]) {
  const messages: string[] = []
  const bank = lengths.map(
    (each, place): BankItem => ({
      item: item(`item-${place}`, each),
      path: ['scenes', `item-${place}`],
      texts: {
        file: 'a.yaml',
        collectedTexts: [],
        text: () => ({ en: '' }),
        report: (_rule, path) => messages.push(path.join('.')),
      },
    }),
  )
  return { banked: bank, messages }
}

const keyLongest = [40, 30, 30, 30]
const keyShort = [30, 40, 30, 30]

describe('the length of keys over the bank', () => {
  it('counts how often the key is the longest option, a tie in part, beside chance', () => {
    const { banked } = bank([keyLongest, keyShort, [40, 40, 30, 30]])
    expect(keyLength(banked)).toEqual({ items: 3, longest: 1.5, byChance: 0.75, ratio: 2 })
  })

  it('is a finding at every such item once it tells more than 1.3 times chance would', () => {
    const telling = bank([...Array(9).fill(keyLongest), ...Array(15).fill(keyShort)])
    checkKeyLengths(telling.banked)
    expect(telling.messages).toHaveLength(9)
    const even = bank([...Array(6).fill(keyLongest), ...Array(18).fill(keyShort)])
    checkKeyLengths(even.banked)
    expect(even.messages).toEqual([])
  })
})
