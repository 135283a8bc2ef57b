import { openBrowser } from '#scripts/year/hospital/browser.ts'
import { enter } from './newcomers.ts'
import { activeOf, draw } from './someone.ts'
import { someoneOf, type Turn } from './turn.ts'
import { askOfTeam, lend, remind, unfinishedIn } from './work.ts'
import { modules, pick, type Year } from './year.ts'

/** In the afternoon of Thursdays managers look after their people: they remind, ask for more, and let a colleague do it. */
export async function manage(turn: Turn, year: Year, week: number): Promise<void> {
  const { expected, hospital, random, day } = turn
  for (const manager of activeOf(expected).filter(({ manages }) => manages.size > 0)) {
    const teams = year.teams.wards.filter(
      ({ name, above }) => manager.manages.has(above) && expected.teams.get(name)?.isArchived === false,
    )
    if (teams.length === 0 || random() < 0.5) continue
    const { name: team } = draw(random, teams)
    const browser = openBrowser(hospital.installation.origin)
    await enter(turn, someoneOf(turn, manager.key), browser)
    const others = unfinishedIn(turn, team).filter((key) => key !== manager.key)
    const members = activeOf(expected).filter(({ key, teams }) => teams.has(team) && key !== manager.key)
    if (week % 6 === 2 && members.length > 1)
      await askOfTeam(turn, browser, {
        team,
        people: members.slice(0, 3).map(({ key }) => key),
        module: modules.byManager,
        dueOn: day + 20,
      })
    const [deputy] = week % 4 === 1 ? pick(random, members) : []
    for (const key of pick(random, others, 2)) {
      if (key === deputy?.key) continue
      if (deputy === undefined) {
        await remind(turn, browser, team, key)
        continue
      }
      await lend(turn, browser, deputy.key, day + 7)
      const theirs = openBrowser(hospital.installation.origin)
      await enter(turn, someoneOf(turn, deputy.key), theirs)
      await remind(turn, theirs, team, key)
    }
  }
}
