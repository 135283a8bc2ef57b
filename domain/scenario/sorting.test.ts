import { describe, expect, it } from 'vitest'
import { guessingByFormat } from '#domain/comprehension/expert-parameters.ts'
import type { Item, ItemFormat, Option } from './module.ts'
import { shownOptions } from './option-order.ts'
import { rightChoice, worstChoice } from './paths.ts'
import { itemFeedback, questionOf } from './show.ts'
import { laidIn, traysOf } from './sorting.ts'
import { beliefsBehind, errorsIn, exposingOptions, fitsItem, isRight } from './verdict.ts'

const words = (text: string) => ({ text, language: 'en' })
const seed = { seed: 'an attempt' }

function option(id: string, parts: Partial<Option>): Option {
  return {
    id,
    text: words(`Words of ${id}`),
    correct: true,
    why: words('SECRET why'),
    misconception: { id: `belief-${id}`, sentence: words('SECRET') },
    exposes: [],
    region: null,
    ...parts,
  }
}

function item(format: ItemFormat, options: readonly Option[], parts: Partial<Item> = {}): Item {
  return {
    id: 'a-module/a-scene',
    kind: 'decision',
    practice: 'approved-tools',
    format,
    prompt: words('What now?'),
    options,
    picture: null,
    principle: words('SECRET principle'),
    sources: [],
    difficulty: 0,
    justCompetent: 0.6,
    ...parts,
  }
}

const trays = ['act', 'check', 'report'].map((id) => ({ id, text: words(id) }))

function sort(things: number, trayCount = 3): Item {
  const ids = Array.from({ length: things }, (_, place) => `thing-${place}`)
  return item(
    'sort',
    ids.map((id, place) => option(id, { tray: trays[place % trayCount]?.id ?? 'act' })),
    { trays: trays.slice(0, trayCount) },
  )
}

const marks = (format: 'strike' | 'where-from', keys: readonly boolean[]) =>
  item(
    format,
    keys.map((correct, place) => option(`line-${place}`, { correct })),
  )

describe('a sort', () => {
  const six = sort(6)
  const right = rightChoice(six)

  it('takes every thing once, in a tray that there is', () => {
    expect(fitsItem(six, right)).toBe(true)
    expect(fitsItem(six, [...right].reverse())).toBe(true)
    for (const choice of [
      right.slice(1),
      [...right.slice(1), 'thing-0:nowhere'],
      [...right.slice(1), 'thing-9:act'],
      [...right.slice(1), 'thing-0'],
      [...right.slice(1), 'thing-0:act:act'],
      [...right, 'thing-0:check'],
      [],
    ])
      expect(fitsItem(six, choice)).toBe(false)
    expect(traysOf(['thing-0'])).toBeNull()
  })

  it('is right with at most one thing in a wrong tray, and names what lies wrong', () => {
    const astray = (count: number) =>
      right.map((entry, place) => (place < count ? laidIn(`thing-${place}`, place % 3 === 0 ? 'check' : 'act') : entry))
    expect([0, 1, 2, 3].map((count) => isRight(six, astray(count)))).toEqual([true, true, false, false])
    expect(errorsIn(six, astray(2)).map(({ id }) => id)).toEqual(['thing-0', 'thing-1'])
    expect(exposingOptions(six, astray(1)).map(({ id }) => id)).toEqual(['thing-0'])
    expect(isRight(six, worstChoice(six))).toBe(false)
    expect(errorsIn(six, worstChoice(six))).toHaveLength(6)
  })

  it('counts a belief once, however many things it led into a wrong tray', () => {
    const misconception = { id: 'encrypted-means-approved', sentence: words('SECRET') }
    const options = six.options.map((thing, place) => (place < 4 ? { ...thing, misconception: misconception } : thing))
    const beliefs = beliefsBehind({ ...six, options }, worstChoice(six)).map(({ id }) => id)
    expect(beliefs).toEqual([misconception.id, 'belief-thing-4', 'belief-thing-5'])
  })

  it('tells after the answer where each thing belongs, and before it nothing of that', () => {
    const question = questionOf(six, seed)
    expect(question.trays).toEqual(trays)
    expect(question.options.flatMap((option) => Object.keys(option))).not.toContain('tray')
    expect(JSON.stringify(question)).not.toContain('SECRET')
    const feedback = itemFeedback(six, ['thing-0:report', ...right.slice(1)], seed)
    expect(feedback?.correct).toBe(true)
    const thing = feedback?.options.find(({ id }) => id === 'thing-0')
    expect(thing).toMatchObject({ correct: false, tray: { right: 'act', chosen: 'report' } })
    expect(feedback?.misconceptions.map(({ id }) => id)).toEqual(['belief-thing-0'])
  })

  it('is shuffled by the attempt', () => {
    const orders = new Set(
      Array.from({ length: 40 }, (_, attempt) =>
        shownOptions(six, { seed: `attempt ${attempt}` })
          .map(({ id }) => id)
          .join(' '),
      ),
    )
    expect(orders.size).toBeGreaterThan(30)
  })
})

describe('striking out and choosing where from', () => {
  const letter = marks('strike', [false, true, false, true, false, false])
  const screen = marks('where-from', [false, false, true, false])

  it('keep the order of the paper and of the screen', () => {
    for (const each of [letter, screen]) expect(shownOptions(each, seed)).toEqual(each.options)
  })

  it('are right for exactly the keys', () => {
    expect(isRight(letter, ['line-3', 'line-1'])).toBe(true)
    expect(isRight(letter, ['line-1'])).toBe(false)
    expect(isRight(letter, ['line-0', 'line-1', 'line-3'])).toBe(false)
    expect(errorsIn(letter, ['line-0', 'line-1']).map(({ id }) => id)).toEqual(['line-0', 'line-3'])
    expect(isRight(screen, ['line-2'])).toBe(true)
    expect(isRight(screen, ['line-1'])).toBe(false)
    expect(fitsItem(screen, [])).toBe(false)
    expect(errorsIn(screen, ['line-1']).map(({ id }) => id)).toEqual(['line-1'])
  })
})

/** Every choice that someone who knows nothing could make, each as likely. */
function everyChoice({ format, options, trays: offeredTrays = [] }: Item): string[][] {
  const ids = options.map(({ id }) => id)
  if (format === 'where-from') return ids.map((id) => [id])
  const ways = (id: string) => (format === 'sort' ? offeredTrays.map((tray) => [laidIn(id, tray.id)]) : [[], [id]])
  return ids.reduce<string[][]>(
    (choices, id) => choices.flatMap((each) => ways(id).map((way) => [...each, ...way])),
    [[]],
  )
}

describe('the chance of guessing', () => {
  it.each([
    ...[6, 7, 8].flatMap((things) => [sort(things, 2), sort(things, 3)]),
    ...[6, 7, 8, 9].map((lines) =>
      marks(
        'strike',
        Array.from({ length: lines }, (_, place) => place % 3 === 0),
      ),
    ),
    ...[3, 4, 6].map((lines) =>
      marks(
        'where-from',
        Array.from({ length: lines }, (_, place) => place === 1),
      ),
    ),
  ])('of $format is the share of all choices that are right', (each) => {
    const choices = everyChoice(each)
    const right = choices.filter((choice) => isRight(each, choice)).length
    expect(guessingByFormat(each.format, each.options.length, each.trays?.length)).toBeCloseTo(
      right / choices.length,
      12,
    )
  })
})
