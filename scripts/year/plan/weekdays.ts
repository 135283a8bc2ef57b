import { personOf } from '#scripts/year/model/hospital-model.ts'
import { openWork } from '#scripts/year/model/reconcile.ts'
import { changeProfession, comeBack, goAway, move, rename } from './changes.ts'
import { happenOnce } from './happenings.ts'
import { comeByDirectory, comeByFile, comeBySignOn, inviteAgain, learnIds } from './newcomers.ts'
import { activeOf, draw, professions } from './someone.ts'
import { someoneOf, type Turn } from './turn.ts'
import { waive } from './work.ts'
import { pick, type Year } from './year.ts'

/** What happens on a working day, in the morning. */
export async function happen(
  turn: Turn,
  year: Year,
  { week, weekday }: { week: number; weekday: number },
): Promise<void> {
  const { random, day, expected } = turn
  const wards = (by: 'directory' | 'file') =>
    year.teams.wards
      .filter(({ name, keptBy }) => keptBy === by && expected.teams.get(name)?.isArchived === false)
      .map(({ name }) => name)
  const someone = (by?: 'directory' | 'file') =>
    activeOf(expected).filter(
      ({ key, roles }) => !roles.has('manager') && (by === undefined || someoneOf(turn, key).cameBy === by),
    )
  if (weekday === 1) {
    await inviteAgain(turn)
    if (week % 2 === 1)
      await comeByFile(
        turn,
        [1, 2].map(() => ({ number: year.next++, team: draw(random, wards('file')) })),
      )
  }
  if (weekday === 2) {
    await comeByDirectory(turn, year.next++, draw(random, wards('directory')))
    const by = week % 2 === 0 ? 'directory' : 'file'
    const [mover] = pick(
      random,
      someone(by).filter(({ teams }) => teams.size > 0),
    )
    const places = wards(by).filter((name) => mover?.teams.has(name) === false)
    if (mover !== undefined && places.length > 0) await move(turn, mover.key, draw(random, places))
  }
  if (weekday === 3) {
    const [leaver] = pick(random, someone(week % 2 === 0 ? 'file' : 'directory'))
    if (leaver !== undefined) await away(turn, year, leaver.key, week % 3 === 2 ? 'suspended' : 'gone')
  }
  if (weekday === 4) {
    const back = year.away.findIndex(({ since }) => since <= day - 14)
    const [returner] = back >= 0 && random() < 0.6 ? year.away.splice(back, 1) : []
    if (returner !== undefined) await comeBack(turn, returner.key, returner)
    const [personToChange] = pick(random, someone('file').concat(someone('directory')))
    if (personToChange !== undefined) await changeProfession(turn, personToChange.key, draw(random, professions))
    const [personToRename] = pick(random, someone('directory'))
    if (personToRename !== undefined && week % 2 === 0) await rename(turn, personToRename.key)
  }
  if (weekday === 5) {
    const [personToSpare] = pick(
      random,
      someone().filter(({ key, teams }) => teams.size > 0 && openWork(expected, key).size > 0),
    )
    const [module] = personToSpare === undefined ? [] : [...openWork(expected, personToSpare.key).keys()]
    if (personToSpare !== undefined && module !== undefined && week % 2 === 0)
      await waive(turn, personToSpare.key, { module }, day + 10 + Math.floor(random() * 40))
    if (week % 3 === 1) await comeBySignOn(turn, year.next++)
  }
  await learnIds(turn)
  await happenOnce(turn, year, { week, weekday })
}

async function away(turn: Turn, year: Year, key: string, how: 'suspended' | 'gone'): Promise<void> {
  const hadJoined = personOf(turn.expected, key).status === 'active'
  await goAway(turn, key, how)
  year.away.push({ key, how, hadJoined, since: turn.day })
}
