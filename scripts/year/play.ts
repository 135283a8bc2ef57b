import { seededRandom } from '#simulation/model/random.ts'
import { compareWithApi } from './compare/compare-api.ts'
import { compareMails, compareNotices } from './compare/compare-told.ts'
import { noDifferences } from './compare/differences.ts'
import { explain } from './compare/explain.ts'
import { inviteColleague, openHospital, timeZone } from './hospital/hospital.ts'
import { type Day, momentAt, parseDay, weekdayOf, writeDay } from './model/days.ts'
import { emptyHospital } from './model/hospital-model.ts'
import type { Turn } from './plan/turn.ts'
import { planYear } from './plan/year.ts'
import { expectAdministrators, playDay } from './play-day.ts'

/** A Monday, far from the machine's own time. */
const firstDay = parseDay('2030-01-07')

export type PlayOutcome = {
  readonly differences: readonly string[]
  readonly people: number
  readonly asked: number
  readonly notices: number
  readonly mails: number
}

type PlayOptions = {
  readonly people: number
  readonly weeks: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** Plays so many weeks of a hospital, and compares each day what it came to with what was expected. */
export async function playYear({ people, weeks, seed, say }: PlayOptions): Promise<PlayOutcome> {
  const hospital = await openHospital(momentAt(firstDay, 8, timeZone), firstDay)
  try {
    const year = planYear({ people, weeks })
    const model = emptyHospital()
    const turn = { hospital, expected: model, staff: new Map() }
    const differences = noDifferences(say)
    const troubledDays = new Set<Day>()
    await inviteColleague(hospital, firstDay)
    await expectAdministrators(hospital, model, firstDay)
    const began = performance.now()
    for (let day = firstDay; day < firstDay + 7 * weeks; day += 1) {
      // Each day has chances of its own, so that what one day came to moves nobody on another.
      const random = seededRandom(seed * 100_000 + day - firstDay)
      const today: Turn = { ...turn, random, day, say: (happening) => say(`${writeDay(day)}  ${happening}`) }
      await playDay(today, year, { differences, troubledDays, firstDay })
      if (weekdayOf(day) !== 0) continue
      say(
        `${Math.floor((day - firstDay) / 7) + 1} of ${weeks} weeks after ${Math.round((performance.now() - began) / 1000)} s`,
      )
      await compareNotices(hospital, model, { day, differences })
      compareMails(hospital, model, { day, differences, troubledDays })
      await compareWithApi(hospital, model, { day, differences })
    }
    await explain(hospital, differences, say)
    const longest = await hospital.rounds.longest()
    say(`jobs that took the longest: ${longest.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`)
    const askedCount = [...model.asked.values()].reduce((sum, { size }) => sum + size, 0)
    const counts = { people: year.next - 1, asked: askedCount, notices: model.told.size, mails: model.mails.length }
    return { differences: differences.all(), ...counts }
  } finally {
    await hospital.stop()
  }
}
