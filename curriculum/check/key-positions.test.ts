import { describe, expect, it } from 'vitest'
import type { Item } from '#domain/scenario/module.ts'
import { shownOptions } from '#domain/scenario/option-order.ts'
import type { BankItem } from './bank.ts'
import { checkKeyPositions, keyPositions, showOften } from './key-positions.ts'

const words = (text: string) => ({ text, language: 'en' })

function bankItem(id: string, messages: string[]): BankItem {
  const item: Item = {
    id,
    kind: 'decision',
    practice: 'approved-tools',
    format: 'single',
    prompt: words('What now?'),
    options: ['a', 'b', 'c', 'd'].map((option, place) => ({
      id: `${option}-${id}`,
      text: words(option),
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
  const report = (rule: string, _path: unknown, message: string) => void messages.push(`${rule}: ${message}`)
  return { item, path: ['scenes', id], texts: { file: 'a.yaml', collectedTexts: [], text: () => ({ en: '' }), report } }
}

const bank = (messages: string[]) => Array.from({ length: 30 }, (_, number) => bankItem(`item-${number}`, messages))

describe('where the key stands once options are shuffled', () => {
  it('is every position about as often, whatever order the author wrote', () => {
    const messages: string[] = []
    checkKeyPositions(showOften(bank(messages)))
    expect(messages).toEqual([])
    const [four] = keyPositions(showOften(bank([])))
    expect(four).toMatchObject({ options: 4, items: 30 })
    for (const share of four?.shares ?? []) expect(share).toBeCloseTo(0.25, 1)
  })

  it('is found where it is not, as without any shuffling', () => {
    const messages: string[] = []
    const asWritten = (item: Item) => item.options
    checkKeyPositions(showOften(bank(messages).slice(0, 1), asWritten))
    expect(messages).toContain(
      'key-position: found what is right at position 1 in 100 of 100 attempts, expected about 25',
    )
    expect(keyPositions(showOften(bank([]), asWritten))[0]?.shares).toEqual([1, 0, 0, 0])
  })

  it('is found where the first position is likelier than the others', () => {
    const messages: string[] = []
    const favouredOrder = (item: Item, { seed }: { readonly seed: string }) =>
      Number(seed.split(' ')[1]) % 3 === 0 ? item.options : shownOptions(item, { seed })
    checkKeyPositions(showOften(bank(messages).slice(0, 1), favouredOrder))
    expect(messages.length).toBeGreaterThan(0)
  })
})
