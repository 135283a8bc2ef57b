import { countTogether, type EarlierNight } from './count-together.ts'
import type { CountedPerson, CountedState } from './counted-state.ts'

/**
 * How everybody counts in the figures of a night whose readers see no names. First who is in which group: who came, left or
 * moved counts in every practice, so among five of these. Then each practice for itself, as five who answered something may be
 * one who answered this.
 *
 * @param counted how everybody counted last.
 * @param today how everybody would count if nobody had to wait.
 * @param earlier the nights before that, of which figures may have been kept.
 */
export function countNight(
  countedState: CountedState,
  today: CountedState,
  { practices, earlier }: { practices: readonly string[]; earlier: readonly EarlierNight[] },
): CountedState {
  const nights = [{ state: () => countedState }, ...earlier]
  const members = countTogether(countedState, withAnswersOf(countedState, today), { earlier: nights, aspect: 'groups' })
  const standing = inGroupsOf(members, today)
  const byPractice = practices.map((practice) => ({
    practice,
    state: countTogether(members, standing, { earlier: nights, aspect: { practice } }),
  }))
  return new Map(
    Array.from(members, ([person, { groups, answered: before }]): [string, CountedPerson] => {
      const answerTimes = new Map(before)
      for (const { practice, state } of byPractice) {
        const at = state.get(person)?.answered.get(practice)
        if (at === undefined) answerTimes.delete(practice)
        else answerTimes.set(practice, at)
      }
      return [person, { groups, answered: answerTimes }]
    }),
  )
}

/** Everybody in today's groups; with the answers that counted already, where any did. */
function withAnswersOf(countedState: CountedState, today: CountedState): CountedState {
  return new Map(
    Array.from(today, ([person, { groups, answered }]) => [
      person,
      { groups, answered: countedState.get(person)?.answered ?? answered },
    ]),
  )
}

/** Everybody in the groups that they count in, with today's answers. */
function inGroupsOf(members: CountedState, today: CountedState): CountedState {
  return new Map(
    Array.from(members, ([person, { groups, answered }]) => [
      person,
      { groups, answered: today.get(person)?.answered ?? answered },
    ]),
  )
}
