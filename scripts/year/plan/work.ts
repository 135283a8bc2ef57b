import { z } from 'zod'
import type { Browser } from '#scripts/year/hospital/browser.ts'
import { timeZone } from '#scripts/year/hospital/hospital.ts'
import { type Day, dayAt, writeDay } from '#scripts/year/model/days.ts'
import {
  type Assignment,
  assignmentOf,
  everyAskedModule,
  isOpen,
  personOf,
  type Rule,
  type Waiver,
} from '#scripts/year/model/hospital-model.ts'
import { isMeant, openWork, reconcile } from '#scripts/year/model/reconcile.ts'
import { note } from '#scripts/year/model/tell.ts'
import { idOf, type Turn } from './turn.ts'

type NewAssignment = Pick<Assignment, 'name' | 'modules' | 'rules' | 'due' | 'repeat'> & {
  /** Whether it asks first what people have shown already. */
  readonly preCheck?: 'yes'
}

/** An administrator assigns modules by rules, over the form. */
export async function assign(turn: Turn, request: NewAssignment): Promise<void> {
  const { hospital, expected, day, say } = turn
  const { name, modules, rules, due, repeat, preCheck } = request
  const fields = {
    modules,
    ...(preCheck === undefined ? {} : { preCheck }),
    rules: rules.map((rule) => writeRule(turn, rule)),
    ...(due.by === 'date' ? { dueBy: 'date', dueOn: writeDay(due.on) } : { dueBy: due.by, dueDays: `${due.days}` }),
    ...(repeat === null ? {} : { repeatBy: repeat.by, repeatMonths: `${repeat.months}`, repeatDays: `${repeat.days}` }),
    ...(repeat?.by === 'calendar' ? { repeatFrom: writeDay(repeat.from) } : {}),
  }
  const browser = await hospital.administrator(day)
  const { goes } = await browser.act('assignByRules', '/admin/assignments/new', fields)
  hospital.ids.assignments.set(name, (goes ?? '').split('/').at(-1) ?? '')
  expected.assignments.set(name, { ...request, preCheck: preCheck === 'yes', madeOn: day, isWithdrawn: false })
  reconcile(expected, day)
  say(`${name} is assigned`)
}

function writeRule({ hospital: { ids } }: Turn, { side, kind, value }: Rule): string {
  const dueText =
    kind === 'person'
      ? idOf(ids.people, value)
      : kind === 'team' || kind === 'team-alone'
        ? idOf(ids.teams, value)
        : value
  return `${side}.${kind}.${dueText}`
}

/** Gives an assignment other rules. */
export async function changeRules(turn: Turn, name: string, rules: readonly Rule[]): Promise<void> {
  const { hospital, expected, day, say } = turn
  const assignmentId = idOf(hospital.ids.assignments, name)
  const at = `/admin/assignments/${assignmentId}/audience`
  const ruleTexts = rules.map((rule) => writeRule(turn, rule))
  const browser = await hospital.administrator(day)
  const query = new URLSearchParams(ruleTexts.map((rule) => ['rule', rule]))
  const page = await browser.page(`${at}?${query}`)
  const seenVersion = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
  await browser.act('changeAudienceTo', at, { assignmentId, rules: ruleTexts, seen: seenVersion })
  assignmentOf(expected, name).rules = rules
  reconcile(expected, day)
  say(`${name} has other rules`)
}

export async function withdraw({ hospital, expected, day, say }: Turn, name: string): Promise<void> {
  const assignmentId = idOf(hospital.ids.assignments, name)
  const browser = await hospital.administrator(day)
  await browser.act('withdrawAsAdministrator', `/admin/assignments/${assignmentId}`, { assignmentId })
  assignmentOf(expected, name).isWithdrawn = true
  reconcile(expected, day)
  say(`${name} is withdrawn`)
}

/** All who had the day that it gave, or an earlier one, have another. */
export async function changeDate({ hospital, expected, day, say }: Turn, name: string, to: Day): Promise<void> {
  const assignment = assignmentOf(expected, name)
  const from = assignment.due.by === 'date' ? assignment.due.on : day
  const assignmentId = idOf(hospital.ids.assignments, name)
  const dates = { from: writeDay(from), dueOn: writeDay(to) }
  const browser = await hospital.administrator(day)
  await browser.act('changeDateAsAdministrator', `/admin/assignments/${assignmentId}`, { assignmentId, ...dates })
  for (const askedModule of everyAskedModule(expected))
    if (
      askedModule.assignment === name &&
      isOpen(askedModule) &&
      (askedModule.dueOn === from || askedModule.dueOn < to)
    )
      askedModule.dueOn = to
  assignment.due = { by: 'date', on: to }
  say(`${name} is due on ${writeDay(to)}`)
}

/** An administrator spares someone who has it to do. */
export async function waive({ hospital, expected, day, say }: Turn, key: string, of: Waiver['of'], until: number) {
  const personId = idOf(hospital.ids.people, key)
  const assignmentId = 'module' in of ? '' : idOf(hospital.ids.assignments, of.assignment)
  const work = { assignmentId, moduleSlug: 'module' in of ? of.module : '' }
  const [team = ''] = personOf(expected, key).teams
  const ofPerson = `/admin/teams/${hospital.ids.teams.get(team)}/people/${personId}`
  const at = assignmentId === '' ? ofPerson : `/admin/assignments/${assignmentId}`
  const browser = await hospital.administrator(day)
  await browser.act('waiveAsAdministrator', at, { personId, ...work, waiverReason: 'On loan', until: writeDay(until) })
  expected.waivers.push({ person: key, of, until, isOver: false })
  reconcile(expected, day)
  say(`${key} is spared ${JSON.stringify(of)} until ${writeDay(until)}`)
}

const AssignmentOfApi = z.object({ id: z.string(), personId: z.string().nullable(), modules: z.array(z.string()) })

/** A manager asks some of their people for a module: whoever has it to do already is not asked twice. */
export async function askOfTeam(
  { hospital, expected, day, say }: Turn,
  browser: Browser,
  { team, people, module, dueOn }: { team: string; people: readonly string[]; module: string; dueOn: number },
): Promise<void> {
  const { ids } = hospital
  const teamId = idOf(ids.teams, team)
  const personId = people.map((key) => idOf(ids.people, key))
  await browser.act('assignToMany', `/teams/${teamId}/assign`, {
    teamId,
    personId,
    moduleSlug: module,
    dueOn: writeDay(dueOn),
  })
  const knownIds = new Set(ids.assignments.values())
  const assignments = z.array(AssignmentOfApi).parse(await hospital.api('/assignments?limit=500'))
  for (const key of people) {
    if (openWork(expected, key).has(module)) continue
    const name = `by-manager-${key}-${module}-${day}`
    const rules = [{ side: 'asked', kind: 'person', value: key }] as const
    const due = { by: 'date', on: dueOn } as const
    const assignment = { name, modules: [module], rules, due, repeat: null, preCheck: false }
    if (!isMeant(expected, { ...assignment, madeOn: day, isWithdrawn: false }, personOf(expected, key))) continue
    const own = assignments.find((each) => !knownIds.has(each.id) && each.personId === idOf(ids.people, key))
    if (own === undefined) throw new Error(`Nothing was assigned to ${key}`)
    ids.assignments.set(name, own.id)
    expected.assignments.set(name, { ...assignment, madeOn: day, isWithdrawn: false })
  }
  reconcile(expected, day)
  say(`${people.join(', ')} are asked for ${module} by their manager`)
}

/** Someone with a manager's view reminds a person who has something to do. */
export async function remind({ hospital, expected, say }: Turn, browser: Browser, team: string, key: string) {
  const personId = idOf(hospital.ids.people, key)
  const at = `/teams/${idOf(hospital.ids.teams, team)}/people/${personId}`
  await browser.act('remindAsManager', at, { personId })
  note(expected, key, 'reminder', key, dayAt(new Date(), personOf(expected, key).timeZone ?? timeZone))
  say(`${key} is reminded`)
}

/** A manager lets a colleague see what they see, who is to look after their people meanwhile. */
export async function lend({ expected, say }: Turn, browser: Browser, to: string, until: Day): Promise<void> {
  const { email } = personOf(expected, to)
  await browser.act('lend', '/account/lending', { email, until: writeDay(until) })
  say(`${to} stands in for a manager until ${writeDay(until)}`)
}

/** Whom of a team a reminder finds with something to do. */
export function unfinishedIn({ expected }: Turn, team: string): string[] {
  const open = new Set(
    everyAskedModule(expected).flatMap((askedModule) => (isOpen(askedModule) ? [askedModule.person] : [])),
  )
  return [...expected.people.values()]
    .filter(({ key, status, teams }) => status === 'active' && teams.has(team) && open.has(key))
    .map(({ key }) => key)
}
