import { openBrowser } from '#scripts/year/hospital/browser.ts'
import type { Day } from '#scripts/year/model/days.ts'
import { personOf } from '#scripts/year/model/expected.ts'
import { openWork } from '#scripts/year/model/reconcile.ts'
import { changeProfession, comeBack, directoryFails, goAway, move, rename, twoAtOnce } from './changes.ts'
import { comeByDirectory, comeByFile, comeBySignOn, enter, inviteAgain, learnIds } from './newcomers.ts'
import { activeOf, draw, professions } from './someone.ts'
import { archiveTeam, makeTeams, mergeTeam, teamPlan } from './teams.ts'
import { someoneOf, type Turn } from './turn.ts'
import { askOfTeam, assign, changeRules, remind, unfinishedIn, waive, withdraw } from './work.ts'

/** What is planned beyond a day: who is away, and how far the numbers of people have come. */
export type Year = {
  readonly weeks: number
  readonly people: number
  readonly teams: ReturnType<typeof teamPlan>
  readonly away: {
    readonly key: string
    readonly how: 'suspended' | 'gone'
    readonly hadJoined: boolean
    readonly since: Day
  }[]
  next: number
}

export function planYear({ people, weeks }: { people: number; weeks: number }): Year {
  return { people, weeks, teams: teamPlan(people), away: [], next: 1 }
}

const modules = [
  ...['the-call-that-dropped', 'one-login-for-the-ward', 'rather-not-on-video', 'the-invite-from-it'],
  ...['the-kitchen-table-clinic', 'the-scribe-is-listening', 'the-update-can-wait', 'the-whatsapp-photo'],
] as const
const [first, second, ofTeam, ofNurses, yearly, quarterly, late, byManager] = modules

/** The first day: teams, people by file and directory, and what everybody is asked. */
export async function beginYear(turn: Turn, year: Year): Promise<void> {
  const { hospital, random, day } = turn
  const { teams, people } = year
  await makeTeams(turn, teams)
  const kept = (by: 'directory' | 'file') => teams.wards.filter(({ keptBy }) => keptBy === by).map(({ name }) => name)
  const rows = Array.from({ length: Math.round(people * 0.45) }, (_, place) => ({
    number: year.next++,
    team: draw(random, kept('file')),
    ...(teams.departments[place] === undefined ? {} : { manages: teams.departments[place] }),
  }))
  await comeByFile(turn, rows)
  while (year.next <= people) await comeByDirectory(turn, year.next++, draw(random, kept('directory')))
  await learnIds(turn)
  await assign(turn, {
    ...{ name: 'everyone', modules: [first, second], rules: [], repeat: null },
    due: { by: 'date', on: day + 40 },
  })
  await assign(turn, {
    ...{ name: 'department', modules: [ofTeam], rules: [asks('team', 'Department 1')], repeat: null },
    due: { by: 'joining', days: 21 },
  })
  await assign(turn, {
    ...{ name: 'nurses', modules: [ofNurses], repeat: null, due: { by: 'asking', days: 14 } },
    rules: [asks('profession', 'Nurse'), spares('team', kept('file')[0] ?? '')],
  })
  await assign(turn, {
    ...{ name: 'north', modules: [yearly], rules: [asks('site', 'North')], due: { by: 'date', on: day + 30 } },
    repeat: { by: 'completion', months: 5, days: 28 },
  })
  await hospital.rounds.mails()
}

const asks = (kind: 'team' | 'team-alone' | 'profession' | 'site' | 'person', value: string) =>
  ({ side: 'asked', kind, value }) as const
const spares = (kind: 'team' | 'profession' | 'person', value: string) => ({ side: 'spared', kind, value }) as const

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
    if (mover !== undefined)
      await move(
        turn,
        mover.key,
        draw(
          random,
          wards(by).filter((name) => !mover.teams.has(name)),
        ),
      )
  }
  if (weekday === 3) {
    const [leaver] = pick(random, someone(week % 2 === 0 ? 'file' : 'directory'))
    if (leaver !== undefined) await away(turn, year, leaver.key, week % 3 === 2 ? 'suspended' : 'gone')
  }
  if (weekday === 4) {
    const back = year.away.findIndex(({ since }) => since <= day - 14)
    const [returner] = back >= 0 && random() < 0.6 ? year.away.splice(back, 1) : []
    if (returner !== undefined) await comeBack(turn, returner.key, returner)
    const [changed] = pick(random, someone('file').concat(someone('directory')))
    if (changed !== undefined) await changeProfession(turn, changed.key, draw(random, professions))
    const [renamed] = pick(random, someone('directory'))
    if (renamed !== undefined && week % 2 === 0) await rename(turn, renamed.key)
  }
  if (weekday === 5) {
    const [spared] = pick(
      random,
      someone().filter(({ key }) => openWork(expected, key).size > 0),
    )
    const [module] = spared === undefined ? [] : [...openWork(expected, spared.key).keys()]
    if (spared !== undefined && module !== undefined && week % 2 === 0)
      await waive(turn, spared.key, { module }, day + 10 + Math.floor(random() * 40))
    if (week % 3 === 1) await comeBySignOn(turn, year.next++)
  }
  await learnIds(turn)
  await special(turn, year, { week, weekday })
}

async function away(turn: Turn, year: Year, key: string, how: 'suspended' | 'gone'): Promise<void> {
  const hadJoined = personOf(turn.expected, key).status === 'active'
  await goAway(turn, key, how)
  year.away.push({ key, how, hadJoined, since: turn.day })
}

/** What happens once, spread over the year however long it is. */
async function special(turn: Turn, year: Year, { week, weekday }: { week: number; weekday: number }): Promise<void> {
  const { day, expected, random } = turn
  const files = year.teams.wards.filter(({ keptBy }) => keptBy === 'file').map(({ name }) => name)
  const [one = '', other = ''] = [files.at(-1), files.at(-2)]
  const happenings: readonly [part: number, weekday: number, does: () => Promise<void>][] = [
    [
      0.05,
      3,
      () =>
        assign(turn, {
          name: 'ward-first',
          modules: [first],
          rules: [asks('team-alone', files[0] ?? '')],
          due: { by: 'date', on: day + 10 },
          repeat: null,
        }),
    ],
    [
      0.1,
      4,
      () =>
        assign(turn, {
          name: 'quarterly',
          modules: [quarterly],
          rules: [asks('team', 'Department 2')],
          due: { by: 'asking', days: 20 },
          repeat: { by: 'calendar', months: 3, days: 21, from: day + 60 },
        }),
    ],
    [0.2, 4, () => directoryFails(turn)],
    [
      0.25,
      2,
      async () => {
        const [person] = pick(
          random,
          activeOf(expected).filter(({ roles }) => roles.size === 1),
        )
        if (person) await twoAtOnce(turn, person.key, 'Nurse')
      },
    ],
    [0.35, 1, () => mergeTeam(turn, one, other)],
    [
      0.4,
      2,
      () =>
        assign(turn, {
          name: 'late',
          modules: [late],
          rules: [spares('profession', 'Doctor')],
          due: { by: 'date', on: day + 35 },
          repeat: null,
        }),
    ],
    [0.5, 3, () => changeRules(turn, 'nurses', [asks('profession', 'Nurse'), asks('profession', 'Midwife')])],
    [0.6, 5, () => archiveTeam(turn, files[1] === other ? (files[0] ?? '') : (files[1] ?? ''))],
    [0.8, 2, () => withdraw(turn, 'late')],
  ]
  for (const [part, on, does] of happenings) if (on === weekday && Math.floor(part * year.weeks) === week) await does()
}

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
        module: byManager,
        dueOn: day + 20,
      })
    for (const key of pick(random, others, 2)) await remind(turn, browser, team, key)
  }
}

function pick<One>(random: () => number, all: readonly One[], most = 1): One[] {
  const left = [...all]
  return Array.from({ length: Math.min(most, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}
