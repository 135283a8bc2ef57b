import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import { isDecided } from '#domain/comprehension/items/next-item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import type { AnsweredItem } from './follow-up-state.ts'
import {
  type AskedPractice,
  type Candidate,
  isOpen,
  MOST_ITEMS_A_PRACTICE,
  nextQuestion,
  practicesInOrder,
  secondsSpent,
} from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import type { TwinsSeen } from './twins.ts'

const names = ['one', 'two', 'three', 'four']
const items: ExpertItem[] = names.flatMap((practice) =>
  Array.from({ length: 14 }, (_, place) => ({
    id: `${practice}/${place}`,
    practice,
    format: 'single' as const,
    options: 4,
    difficulty: -0.5 + (place % 7) / 7,
    justCompetent: 0.55,
  })),
)
const parameters = expertParameters(items)
const trainedAt = new Date('2026-03-02T09:00:00Z')
const asOf = new Date('2026-03-10T09:00:00Z')

/** The bank: the last eight items of each practice, the modules having asked the others. */
const bank = (seconds = 36): Candidate[] =>
  items
    .filter(({ id }) => Number(id.split('/')[1]) >= 6)
    .map(({ id, practice }) => ({ itemId: id, practice, documentHash: 'hash', seconds }))

/** What somebody shows who was right or wrong in each practice so often. */
function evidenceFrom(right: Readonly<Record<string, readonly boolean[]>>, at = trainedAt): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>()
  for (const [practice, outcomes] of Object.entries(right))
    for (const [place, correct] of outcomes.entries())
      evidence.set(practice, after(evidence.get(practice) ?? null, { itemId: `${practice}/${place}`, correct }, at))
  return evidence
}

function after(before: Evidence | null, answer: { itemId: string; correct: boolean }, answeredAt: Date): Evidence {
  return applyAnswer(
    before,
    { ...answer, confidence: 'fairly', elapsedMs: 25_000, answeredAt, occasion: 'follow-up' },
    parameters,
  )
}

function practicesOf(evidence: ReadonlyMap<string, Evidence>, taught: readonly string[]): AskedPractice[] {
  const reported = names.map((id) => ({ id, critical: false }))
  return readOut(evidence, parameters, { practices: reported, asOf }).map((estimate) => ({
    estimate,
    riskWeight: 1,
    taught: taught.includes(estimate.practice) ? 'by-these-modules' : 'elsewhere',
    policy: 'same',
  }))
}

type Asking = {
  evidence: Map<string, Evidence>
  taught: readonly string[]
  answers: (itemId: string) => boolean
  seed?: string
  candidates?: readonly Candidate[]
  known?: Parameters
}

/** A whole follow-up: everything that it asks, and how it was answered. */
function whole({ evidence, taught, answers, seed = 'a', candidates = bank(), known = parameters }: Asking) {
  const learned = new Map(evidence)
  const answered: AnsweredItem[] = []
  for (;;) {
    const practices = practicesOf(learned, taught)
    const asked = nextQuestion({ practices, answered, candidates, evidence: learned, parameters: known, asOf, seed })
    if (asked === null) return { answered, practices }
    const correct = answers(asked.itemId)
    learned.set(asked.practice, after(learned.get(asked.practice) ?? null, { itemId: asked.itemId, correct }, asOf))
    answered.push({ ...asked, choice: [], correct })
  }
}

const half = [true, false, true, false]

describe('which practices are asked about', () => {
  const estimate = (practice: string, changes: object = {}) => ({
    practice,
    probability: 0.5,
    status: 'developing' as const,
    confidentlyWrong: false,
    answers: 4,
    lastEvidenceAt: new Date('2026-01-02T09:00:00Z'),
    rightOnLaterDayAt: null,
    ...changes,
  })
  const practice = (id: string, changes: object = {}, others: object = {}): AskedPractice => ({
    estimate: estimate(id, changes),
    riskWeight: 1,
    taught: 'elsewhere',
    policy: 'same',
    ...others,
  })

  test('first those faded, confidently wrong or to be confirmed, then those just taught, then others', () => {
    const order = practicesInOrder(
      [
        practice('other'),
        practice('taught', { probability: 0.7 }, { taught: 'by-these-modules' }),
        practice('confirm', { probability: 0.9 }, { policy: 'to-be-confirmed' }),
        practice('faded', { status: 'faded', probability: 0.75 }),
        practice('sure', { confidentlyWrong: true, probability: 0.3 }),
      ],
      { asOf },
    )
    expect(order.slice(0, 3).sort()).toEqual(['confirm', 'faded', 'sure'])
    expect(order.slice(3)).toEqual(['taught', 'other'])
  })

  test('by risk weight times what is unknown', () => {
    const order = practicesInOrder(
      [
        practice('known', { probability: 0.8 }),
        practice('unknown'),
        practice('heavy', { probability: 0.8 }, { riskWeight: 3 }),
      ],
      { asOf },
    )
    expect(order).toEqual(['heavy', 'unknown', 'known'])
  })

  test('not those that nothing taught', () => {
    const unknown = { answers: 0, lastEvidenceAt: null }
    expect(practicesInOrder([practice('one', unknown)], { asOf })).toEqual([])
    expect(practicesInOrder([practice('one', unknown, { taught: 'by-these-modules' })], { asOf })).toEqual(['one'])
  })

  test('not those asked about lately, unless its modules taught them', () => {
    const lately = { confidentlyWrong: true, lastEvidenceAt: new Date('2026-03-01T09:00:00Z') }
    expect(practicesInOrder([practice('one', lately)], { asOf })).toEqual([])
    expect(practicesInOrder([practice('one', lately, { taught: 'by-these-modules' })], { asOf })).toEqual(['one'])
  })

  test.each([
    ['an open question', practice('one'), 0, true],
    ['one answered twice already', practice('one'), MOST_ITEMS_A_PRACTICE, false],
    ['decided, and shown on a later day', practice('one', { probability: 0.9, rightOnLaterDayAt: asOf }), 0, false],
    ['high, and never shown on a later day', practice('one', { probability: 0.9 }), 0, true],
    ['the same after one more answer', practice('one', { probability: 0.9 }), 1, false],
    ['decided to the bad', practice('one', { probability: 0.1 }), 0, false],
    [
      'decided, and the policy has changed',
      practice('one', { probability: 0.95, rightOnLaterDayAt: asOf }, { policy: 'to-be-confirmed' }),
      0,
      true,
    ],
  ])('%s', (_what, asked, times, expected) => {
    expect(isOpen(asked, times)).toBe(expected)
  })
})

describe('a whole follow-up', () => {
  test('asks four or five cases of usual length, and ends within three minutes', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half, three: half }),
      taught: ['one', 'two', 'three'],
      answers: () => true,
    })
    expect([4, 5]).toContain(answered.length)
    expect(secondsSpent(answered)).toBeLessThanOrEqual(LONGEST_SECONDS)
  })

  test('begins with what its modules taught, and goes on to what else was taught some time ago', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half }, new Date('2026-01-02T09:00:00Z')),
      taught: ['two'],
      answers: (id) => id.length % 2 === 0,
    })
    expect(answered[0]?.practice).toBe('two')
    expect(new Set(answered.map(({ practice }) => practice))).toEqual(new Set(['one', 'two']))
  })

  test('asks once about what was shown on the day that taught it, so that it can count as understood', () => {
    const shown = evidenceFrom({ one: Array.from({ length: 6 }, () => true) })
    expect(practicesOf(shown, ['one'])[0]?.estimate).toMatchObject({ status: 'shown-so-far' })
    const { answered, practices } = whole({ evidence: shown, taught: ['one'], answers: () => true })
    expect(answered).toHaveLength(1)
    expect(practices[0]?.estimate.status).toBe('understands')
  })

  test('has nothing to ask where the bank holds nothing unseen', () => {
    const { answered } = whole({
      evidence: evidenceFrom({ one: half }),
      taught: ['one'],
      answers: () => true,
      candidates: [],
    })
    expect(answered).toEqual([])
  })

  test('never asks an item in quarantine', () => {
    const quarantined = Object.fromEntries(
      Object.entries(parameters.items).map(([id, item]) => [id, { ...item, quarantined: id !== 'one/9' }]),
    )
    const { answered } = whole({
      evidence: evidenceFrom({ one: half, two: half }),
      taught: ['one', 'two'],
      answers: () => true,
      known: { ...parameters, items: quarantined },
    })
    expect(answered.map(({ itemId }) => itemId)).toEqual(['one/9'])
  })

  test('asks different people different things', () => {
    const first = (seed: string) =>
      whole({ evidence: evidenceFrom({ one: half }), taught: ['one'], answers: () => true, seed }).answered[0]?.itemId
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(first)).size).toBe(3)
  })

  test('keeps its rules whoever answers whatever', () => {
    const outcomes = fc.array(fc.boolean(), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.record({ one: outcomes, two: outcomes, three: outcomes, four: outcomes }),
        fc.subarray(names, { minLength: 1 }),
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 10, max: 90 }),
        fc.string({ maxLength: 8 }),
        (shown, taught, rights, seconds, seed) => {
          const given = new Map<string, boolean>()
          const asking: Asking = {
            evidence: evidenceFrom(shown),
            taught,
            answers: (itemId) => {
              const correct = given.get(itemId) ?? rights.next().value === true
              given.set(itemId, correct)
              return correct
            },
            seed,
            candidates: bank(seconds),
          }
          const { answered, practices } = whole(asking)
          expect(secondsSpent(answered)).toBeLessThanOrEqual(LONGEST_SECONDS)
          expect(new Set(answered.map(({ itemId }) => itemId)).size).toBe(answered.length)
          for (const name of names)
            expect(answered.filter(({ practice }) => practice === name).length).toBeLessThanOrEqual(
              MOST_ITEMS_A_PRACTICE,
            )
          for (const { itemId } of answered) expect(bank().some((candidate) => candidate.itemId === itemId)).toBe(true)
          // It ends because time is up, or because nothing that was taught is left open.
          const timeIsUp = LONGEST_SECONDS - secondsSpent(answered) < seconds
          for (const practice of practices) {
            const { estimate } = practice
            const times = answered.filter((answer) => answer.practice === estimate.practice).length
            if (timeIsUp || times >= MOST_ITEMS_A_PRACTICE || !taught.includes(estimate.practice)) continue
            expect(isDecided(estimate.probability)).toBe(true)
          }
          expect(whole(asking).answered).toEqual(answered)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('twins in a follow-up', () => {
  const evidence = evidenceFrom({ one: [true, false, true] })
  const practices = practicesOf(evidence, ['one'])
  const twinned = bank().map((candidate, place) => ({ ...candidate, twins: `set-${Math.floor(place / 2)}` }))
  const asked = (twins: TwinsSeen, answered: readonly AnsweredItem[] = []) =>
    nextQuestion({ practices, answered, candidates: twinned, twins, evidence, parameters, asOf, seed: 'a seed' })

  test('of one that was missed comes first', () => {
    for (const { itemId, practice, twins } of twinned.filter((each) => each.practice === 'one')) {
      const next = asked({ askedNow: new Set(), missed: new Set([twins]) })
      expect(next?.practice).toBe(practice)
      expect(twinned.find((each) => each.itemId === next?.itemId)?.twins, itemId).toBe(twins)
    }
  })

  test('of one that was just asked does not come, missed or not', () => {
    const first = asked({ askedNow: new Set(), missed: new Set() })
    if (first === null) throw new Error('nothing asked')
    const set = twinned.find(({ itemId }) => itemId === first.itemId)?.twins ?? ''
    const second = asked({ askedNow: new Set([set]), missed: new Set([set]) }, [
      { ...first, choice: [], correct: false },
    ])
    expect(second?.practice).toBe('one')
    expect(twinned.find(({ itemId }) => itemId === second?.itemId)?.twins).not.toBe(set)
    expect(Object.keys(first).sort()).toEqual(['documentHash', 'itemId', 'practice', 'seconds'])
  })
})
