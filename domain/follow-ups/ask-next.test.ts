import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskingFacts, askNext } from './ask-next.ts'
import type { AnsweredItem } from './follow-up-state.ts'
import type { Candidate } from './next-question.ts'
import { asOf, bank, evidenceFrom, names, parameters } from './whole-follow-up.testing.ts'

const day = 24 * 60 * 60 * 1000

type Life = Pick<AskingFacts, 'answered' | 'missed'>

/** One whole follow-up as the application asks it: what was asked, and what was unseen each time. */
function followUp(
  twinItems: readonly Candidate[],
  { answered, missed }: Life,
  { now, seed, isRight }: { now: Date; seed: string; isRight: () => boolean },
) {
  const soFar: AnsweredItem[] = []
  const times = new Map(answered)
  const wrong = new Set(missed)
  const questions: {
    readonly itemId: string
    readonly unseen: readonly Candidate[]
    readonly missed: ReadonlySet<string>
  }[] = []
  for (;;) {
    const facts: AskingFacts = {
      practices: names.map((id) => ({ id, critical: false, riskWeight: 1 })),
      parameters,
      bank: twinItems,
      taught: new Set(names),
      evidence: evidenceFrom({ one: [true, false], two: [true, false], three: [false, true], four: [false, true] }),
      answered: times,
      missed: wrong,
      soFar,
      toConfirm: [],
      seed,
    }
    const next = askNext(facts, { now }).asked
    if (next === null) return { asked: questions, answered: times, missed: wrong }
    questions.push({
      itemId: next.itemId,
      unseen: twinItems.filter(({ itemId, practice }) => practice === next.practice && !times.has(itemId)),
      missed: new Set(wrong),
    })
    const correct = isRight()
    soFar.push({ ...next, choice: [], correct })
    times.set(next.itemId, now)
    if (correct) wrong.delete(next.itemId)
    else wrong.add(next.itemId)
  }
}

/** The bank, in sets of two to four cases of a practice with the same options, some cases alone. */
const twinnedBank = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }).map((sets) =>
  bank().map((candidate, place): Candidate => {
    const set = sets[place % 8]
    return set === 0 ? candidate : { ...candidate, twins: `${candidate.practice}/set-${set}` }
  }),
)

describe('twins, over two follow-ups of one person', () => {
  it('are never asked together, and later the twin of one that was missed comes before all others', () => {
    fc.assert(
      fc.property(
        twinnedBank,
        fc.infiniteStream(fc.boolean()),
        fc.string({ maxLength: 6 }),
        (twinItems, rights, seed) => {
          const setOf = (id: string) => twinItems.find(({ itemId }) => itemId === id)?.twins
          const isRight = () => rights.next().value === true
          const first = followUp(twinItems, { answered: new Map(), missed: new Set() }, { now: asOf, seed, isRight })
          const later = new Date(asOf.getTime() + 30 * day)
          const second = followUp(twinItems, first, { now: later, seed: `${seed}/2`, isRight })
          for (const { asked } of [first, second]) {
            const sets = asked.flatMap(({ itemId }) => setOf(itemId) ?? [])
            expect(new Set(sets).size).toBe(sets.length)
          }
          const askedNow = new Set<string>()
          for (const { itemId, unseen, missed } of second.asked) {
            const missedSets = new Set([...missed].flatMap((id) => setOf(id) ?? []).filter((set) => !askedNow.has(set)))
            const waiting = unseen.filter(({ twins }) => twins !== undefined && missedSets.has(twins))
            if (waiting.length > 0) expect(waiting.map((each) => each.itemId)).toContain(itemId)
            const set = setOf(itemId)
            if (set !== undefined) askedNow.add(set)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are not spent by one of them that was seen: all of a set are asked in time', () => {
    const pair = bank()
      .filter(({ practice }) => practice === 'one')
      .slice(0, 2)
      .map((candidate): Candidate => ({ ...candidate, twins: 'one/set' }))
    const isRight = () => false
    const first = followUp(pair, { answered: new Map(), missed: new Set() }, { now: asOf, seed: 'a', isRight })
    const second = followUp(pair, first, { now: new Date(asOf.getTime() + 30 * day), seed: 'b', isRight })
    expect(first.asked).toHaveLength(1)
    expect([...first.asked, ...second.asked].map(({ itemId }) => itemId).toSorted()).toEqual(
      pair.map(({ itemId }) => itemId).toSorted(),
    )
  })
})
