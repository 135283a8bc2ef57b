import { comeByDirectory, comeByFile, learnIds } from './newcomers.ts'
import { draw } from './someone.ts'
import { makeTeams } from './teams.ts'
import type { Turn } from './turn.ts'
import { assign } from './work.ts'
import { asks, modules, spares, type Year } from './year.ts'

/** The first day: teams, people by file and directory, and what everybody is asked. */
export async function beginYear(turn: Turn, year: Year): Promise<void> {
  const { hospital, random, day } = turn
  const { teams, people } = year
  await makeTeams(turn, teams)
  const wardsKeptBy = (by: 'directory' | 'file') =>
    teams.wards.filter(({ keptBy }) => keptBy === by).map(({ name }) => name)
  const rows = Array.from({ length: Math.round(people * 0.45) }, (_, place) => ({
    number: year.next++,
    team: draw(random, wardsKeptBy('file')),
    ...(teams.departments[place] === undefined ? {} : { manages: teams.departments[place] }),
  }))
  await comeByFile(turn, rows)
  while (year.next <= people) await comeByDirectory(turn, year.next++, draw(random, wardsKeptBy('directory')))
  await learnIds(turn)
  await assign(turn, {
    ...{ name: 'everyone', modules: modules.everyone, rules: [], repeat: null },
    due: { by: 'date', on: day + 40 },
  })
  await assign(turn, {
    ...{ name: 'department', modules: [modules.department], rules: [asks('team', 'Department 1')], repeat: null },
    due: { by: 'joining', days: 21 },
  })
  await assign(turn, {
    ...{ name: 'nurses', modules: [modules.nurses], repeat: null, due: { by: 'asking', days: 14 } },
    rules: [asks('profession', 'Nurse'), spares('team', wardsKeptBy('file')[0] ?? '')],
  })
  await assign(turn, {
    ...{ name: 'north', modules: [modules.north], rules: [asks('site', 'North')], due: { by: 'date', on: day + 30 } },
    repeat: { by: 'completion', months: 5, days: 28 },
  })
  await hospital.rounds.mails()
}
