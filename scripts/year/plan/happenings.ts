import { directoryFails, twoAtOnce } from './changes.ts'
import { activeOf } from './someone.ts'
import { archiveTeam, mergeTeam } from './teams.ts'
import { someoneOf, type Turn } from './turn.ts'
import { assign, changeDate, changeRules, withdraw } from './work.ts'
import { asks, modules, pick, spares, type Year } from './year.ts'

type Happening = {
  /** Which part of the year is over then. */
  readonly part: number
  /** 1: Monday. */
  readonly on: number
  readonly does: (turn: Turn, wards: readonly string[]) => Promise<void>
}

/** What happens once, spread over the year however long it is. `wards`: those that the file keeps. */
const happenings: readonly Happening[] = [
  {
    part: 0.05,
    on: 3,
    // The same module as everyone has, and sooner.
    does: (turn, [ward = '']) =>
      assign(turn, {
        ...{ name: 'ward-first', modules: [modules.everyone[0]], rules: [asks('team-alone', ward)], repeat: null },
        due: { by: 'date', on: turn.day + 10 },
      }),
  },
  {
    part: 0.1,
    on: 4,
    does: (turn) =>
      assign(turn, {
        ...{ name: 'quarterly', modules: [modules.quarterly], rules: [asks('team', 'Department 2')] },
        due: { by: 'asking', days: 20 },
        repeat: { by: 'calendar', months: 3, days: 21, from: turn.day + 60 },
      }),
  },
  { part: 0.15, on: 5, does: (turn) => changeDate(turn, 'everyone', turn.day + 30) },
  { part: 0.2, on: 4, does: directoryFails },
  {
    part: 0.25,
    on: 2,
    does: async (turn) => {
      // What the directory keeps, it sends again.
      const clinicians = activeOf(turn.expected).filter(
        ({ key, roles }) => roles.size === 1 && someoneOf(turn, key).cameBy !== 'directory',
      )
      for (const { key, profession } of pick(turn.random, clinicians))
        await twoAtOnce(turn, key, profession === 'Nurse' ? 'Doctor' : 'Nurse')
    },
  },
  { part: 0.35, on: 1, does: (turn, wards) => mergeTeam(turn, wards.at(-1) ?? '', wards.at(-2) ?? '') },
  {
    part: 0.4,
    on: 2,
    does: (turn) =>
      assign(turn, {
        ...{ name: 'late', modules: [modules.late], rules: [spares('profession', 'Doctor')], repeat: null },
        ...{ due: { by: 'date', on: turn.day + 35 }, preCheck: 'yes' },
      }),
  },
  {
    part: 0.5,
    on: 3,
    does: (turn) => changeRules(turn, 'nurses', [asks('profession', 'Nurse'), asks('profession', 'Midwife')]),
  },
  { part: 0.6, on: 5, does: (turn, wards) => archiveTeam(turn, wards[1] ?? '') },
  { part: 0.8, on: 2, does: (turn) => withdraw(turn, 'late') },
]

export async function happenOnce(turn: Turn, year: Year, { week, weekday }: { week: number; weekday: number }) {
  const wards = year.teams.wards.filter(({ keptBy }) => keptBy === 'file').map(({ name }) => name)
  for (const { part, on, does } of happenings)
    if (on === weekday && Math.floor(part * year.weeks) === week) await does(turn, wards)
}
