import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type EarlierFollowUp,
  extraFollowUp,
  type FollowUpDue,
  isOver,
  nextFollowUp,
  occasions,
  REST_DAYS,
  type Training,
} from './schedule.ts'

const day = 24 * 60 * 60 * 1000
const start = new Date('2026-03-02T00:00:00Z')
const on = (days: number) => new Date(start.getTime() + days * day)
const trainingOn = (days: number, moduleSlug = 'one'): Training => ({ moduleSlug, completedAt: on(days) })
const closedFollowUp = (dueOn: number, closedOn: number): EarlierFollowUp => ({
  dueOn: on(dueOn),
  closedAt: on(closedOn),
})

describe('who is due a follow-up', () => {
  test('is nobody without a training', () => {
    expect(nextFollowUp([], [], { now: start })).toBeNull()
  })

  test('is due after 7, 30 and 120 days, each done on its day', () => {
    const earlier: EarlierFollowUp[] = []
    const days = [7, 30, 120].map((day) => {
      const due = nextFollowUp([trainingOn(0)], earlier, { now: on(day) })
      if (due !== null) earlier.push({ dueOn: due.dueOn, closedAt: due.dueOn })
      return [due?.occasion, due?.dueOn]
    })
    expect(days).toEqual([
      ['week', on(7)],
      ['month', on(30)],
      ['season', on(120)],
    ])
    expect(nextFollowUp([trainingOn(0)], earlier, { now: on(121) })).toBeNull()
  })

  test('says beforehand when the next one comes, and the same on every day before', () => {
    for (let today = 0; today <= 7; today += 1)
      expect(nextFollowUp([trainingOn(0)], [], { now: on(today) })).toMatchObject({ occasion: 'week', dueOn: on(7) })
  })

  test('comes a whole week after a training in the afternoon, not before', () => {
    const due = nextFollowUp([{ moduleSlug: 'one', completedAt: on(0.6) }], [], { now: start })
    expect(due?.dueOn).toEqual(on(8))
  })

  test('asks for modules that fall together at once', () => {
    const due = nextFollowUp(
      [trainingOn(0, 'one'), trainingOn(0.2, 'two'), trainingOn(26, 'three')],
      [closedFollowUp(8, 8)],
      {
        now: on(30),
      },
    )
    expect(due).toMatchObject({ occasion: 'month', modules: ['one', 'two'] })
    const week = nextFollowUp(
      [trainingOn(0, 'one'), trainingOn(0.2, 'two'), trainingOn(26, 'three')],
      [closedFollowUp(30, 31)],
      {
        now: on(33),
      },
    )
    expect(week).toMatchObject({ occasion: 'week', dueOn: on(37), modules: ['three'] })
  })

  test('is one at a time', () => {
    const open = { dueOn: on(7), closedAt: null }
    expect(nextFollowUp([trainingOn(0), trainingOn(2)], [open], { now: on(9) })).toBeNull()
  })

  test('is not made up for once it would have run out', () => {
    expect(nextFollowUp([trainingOn(0)], [], { now: on(22) })).toMatchObject({ occasion: 'month', dueOn: on(30) })
    expect(nextFollowUp([trainingOn(0)], [], { now: on(200) })).toBeNull()
  })

  test('can be one more than those that are due, once the person is rested', () => {
    const extra = (today: number, earlier: EarlierFollowUp[]) =>
      extraFollowUp([trainingOn(0, 'one'), trainingOn(2, 'two')], earlier, { now: on(today) })
    expect(extra(9.5, [])).toMatchObject({ dueOn: on(9), modules: ['one', 'two'] })
    expect(extra(9.5, [closedFollowUp(7, 8)])).toMatchObject({ dueOn: on(8 + REST_DAYS) })
    expect(extra(9.5, [{ dueOn: on(7), closedAt: null }])).toBeNull()
  })

  test('can be done on its last day anywhere on earth, and then no more', () => {
    expect(isOver({ closesOn: on(20) }, { now: on(21.4) })).toBe(false)
    expect(isOver({ closesOn: on(20) }, { now: on(21.6) })).toBe(true)
  })
})

/** One person's life, a day at a time: trainings when they come, each follow-up done after so many days, or never. */
type Life = { readonly trainings: readonly Training[]; readonly doneAfter: readonly (number | null)[] }

const lives: fc.Arbitrary<Life> = fc.record({
  trainings: fc.array(
    fc.record({
      moduleSlug: fc.constantFrom('one', 'two', 'three', 'four'),
      completedAt: fc.integer({ min: 0, max: 150 * 24 }).map((hours) => on(hours / 24)),
    }),
    { maxLength: 12 },
  ),
  doneAfter: fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 40, maxLength: 40 }),
})

type LivedFollowUp = FollowUpDue & { closedAt: Date | null; madeOn: Date }

function live({ trainings, doneAfter }: Life): LivedFollowUp[] {
  const livedFollowUps: LivedFollowUp[] = []
  for (let today = 0; today < 330; today += 1) {
    const now = on(today)
    const trainingsSoFar = trainings.filter(({ completedAt }) => completedAt <= now)
    for (const [place, followUp] of livedFollowUps.entries()) {
      const after = doneAfter[place % doneAfter.length] ?? null
      const isDone = after !== null && now.getTime() >= followUp.dueOn.getTime() + after * day
      if (followUp.closedAt === null && (isDone || isOver(followUp, { now }))) followUp.closedAt = now
    }
    const due = nextFollowUp(trainingsSoFar, livedFollowUps, { now })
    if (due !== null && due.dueOn <= now) {
      livedFollowUps.push({ ...due, closedAt: null, madeOn: now })
      // Running the job again on the same day finds nothing more to do.
      expect(nextFollowUp(trainingsSoFar, livedFollowUps, { now })).toBeNull()
    }
  }
  return livedFollowUps
}

describe('over anyone’s months', () => {
  test('nobody is asked twice within a few days, and never has two open', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const livedFollowUps = live(life)
        for (const [place, followUp] of livedFollowUps.entries()) {
          const before = livedFollowUps[place - 1]
          if (before === undefined) continue
          expect(before.closedAt).not.toBeNull()
          expect(followUp.dueOn.getTime() - (before.closedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(REST_DAYS * day)
        }
      }),
    )
  })

  test('nothing is asked for before seven days have passed since its training', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { modules, dueOn } of live(life))
          for (const slug of modules) {
            const moduleTrainings = life.trainings.filter(({ moduleSlug }) => moduleSlug === slug)
            expect(
              moduleTrainings.some(({ completedAt }) => dueOn.getTime() - completedAt.getTime() >= 7 * day),
              slug,
            ).toBe(true)
          }
      }),
    )
  })

  test('every training is followed three times by those who do each follow-up on its day', () => {
    fc.assert(
      fc.property(lives, ({ trainings }) => {
        const livedFollowUps = live({ trainings, doneAfter: [0] })
        for (const { moduleSlug, completedAt } of trainings)
          for (const { afterDays, openDays } of occasions) {
            const from = completedAt.getTime() + (afterDays - 8) * day
            const to = completedAt.getTime() + (afterDays + openDays + 1) * day
            expect(
              livedFollowUps.some(
                ({ dueOn, modules }) =>
                  modules.includes(moduleSlug) && dueOn.getTime() >= from && dueOn.getTime() <= to,
              ),
            ).toBe(true)
          }
      }),
    )
  })

  test('is the same whatever order things are told in', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 330 }), ({ trainings }, today) => {
        const now = on(today)
        const forwards = nextFollowUp(trainings, [], { now })
        const backwards = nextFollowUp([...trainings].reverse(), [], { now })
        expect(backwards?.dueOn).toEqual(forwards?.dueOn)
        expect(new Set(backwards?.modules)).toEqual(new Set(forwards?.modules))
      }),
    )
  })
})
