import { seededRandom } from '#simulation/model/random.ts'
import { compareWithApi } from './compare/compare-api.ts'
import { compareMails, compareNotices } from './compare/compare-told.ts'
import { noDifferences } from './compare/differences.ts'
import { explain } from './compare/explain.ts'
import { inviteColleague, openHospital, timeZone } from './hospital/hospital.ts'
import { type Day, momentAt, parseDay, weekdayOf, writeDay } from './model/days.ts'
import { emptyHospital } from './model/expected.ts'
import type { Turn } from './plan/turn.ts'
import { planYear } from './plan/year.ts'
import { expectAdministrators, playDay } from './play-day.ts'

/** A Monday, far from the machine's own time. */
const firstDay = parseDay('2030-01-07')

export type Played = {
  readonly differences: readonly string[]
  readonly people: number
  readonly asked: number
  readonly notices: number
  readonly mails: number
}

type Asked = {
  readonly people: number
  readonly weeks: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** Plays so many weeks of a hospital, and compares each day what it came to with what was expected. */
export async function playYear({ people, weeks, seed, say }: Asked): Promise<Played> {
  const hospital = await openHospital(momentAt(firstDay, 8, timeZone), firstDay)
  try {
    const year = planYear({ people, weeks })
    const expected = emptyHospital()
    const turn = { hospital, expected, staff: new Map() }
    const differences = noDifferences(say)
    const troubled = new Set<Day>()
    await inviteColleague(hospital, firstDay)
    await expectAdministrators(hospital, expected, firstDay)
    const began = performance.now()
    for (let day = firstDay; day < firstDay + 7 * weeks; day += 1) {
      // Each day has chances of its own, so that what one day came to moves nobody on another.
      const random = seededRandom(seed * 100_000 + day - firstDay)
      const today: Turn = { ...turn, random, day, say: (happening) => say(`${writeDay(day)}  ${happening}`) }
      await playDay(today, year, { differences, troubled, firstDay })
      if (weekdayOf(day) !== 0) continue
      say(
        `${Math.floor((day - firstDay) / 7) + 1} of ${weeks} weeks after ${Math.round((performance.now() - began) / 1000)} s`,
      )
      await compareNotices(hospital, expected, { day, differences })
      compareMails(hospital, expected, { day, differences, troubled })
      await compareWithApi(hospital, expected, { day, differences })
    }
    await explain(hospital, differences, say)
    const longest = await hospital.rounds.longest()
    say(`jobs that took the longest: ${longest.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`)
    const asked = [...expected.asked.values()].reduce((sum, { size }) => sum + size, 0)
    const counts = { people: year.next - 1, asked, notices: expected.told.size, mails: expected.mails.length }
    return { differences: differences.all(), ...counts }
  } finally {
    await hospital.stop()
  }
}
