import { type Day, dayAt, isWorkday, mondayOf, workdayAfter } from './days.ts'
import {
  type Asked,
  type Expected,
  everyAsked,
  isOpen,
  keyOf,
  type NoticeKind,
  type Person,
  personOf,
  type Told,
} from './expected.ts'
import { isBelow, openWork } from './reconcile.ts'

const timesOverdue = 8
const hours = { from: 8, to: 18 }

/** A follow-up that the application has made and nobody has begun. */
export type OpenFollowUp = { readonly id: string; readonly person: string; readonly dueOn: Day; readonly closesOn: Day }

export type Round = {
  readonly moment: Date
  /** The hospital's. */
  readonly timeZone: string
  readonly followUps: readonly OpenFollowUp[]
}

/** Tells everybody what they are to be told at a moment, and sends what can be sent then. */
export function tell(expected: Expected, round: Round): void {
  const today = dayAt(round.moment, round.timeZone)
  const active = [...expected.people.values()].filter(({ status }) => status === 'active')
  for (const person of active) {
    const say = (kind: NoticeKind, about: string, day: Day) => note(expected, person.key, kind, about, day)
    for (const asked of openWork(expected, person.key).values())
      for (const [kind, day] of dueNotices(asked, today)) say(kind, keyOf(asked), day)
    for (const { id, person: whose, dueOn, closesOn } of round.followUps)
      if (whose === person.key && dueOn <= today && today <= closesOn) say('follow-up', id, dueOn)
    if (!isWorkday(today)) continue
    if (person.roles.has('manager') && hasPeople(expected, person)) say('manager-digest', person.key, mondayOf(today))
    if (person.roles.has('administrator') && needsAdministrator(expected, today))
      say('administrator-digest', person.key, mondayOf(today))
  }
  for (const person of expected.people.values()) send(expected, person, round)
}

/** By the table in docs/decisions/notices.md. */
function dueNotices({ askedOn, dueOn }: Asked, today: Day): [NoticeKind, Day][] {
  const notices: [NoticeKind, Day][] = []
  if (askedOn > today - 14 && dueOn >= today) notices.push(['assigned', askedOn])
  const next = workdayAfter(today)
  if (dueOn > next && dueOn <= today + 7 && askedOn < dueOn - 7) notices.push(['due-soon', dueOn - 7])
  if (dueOn >= today && dueOn <= next && askedOn < dueOn - 1 && askedOn < today) notices.push(['due-soon', dueOn - 1])
  const late = today - dueOn - 1
  if (late >= 0 && late < 7 * timesOverdue) notices.push(['overdue', dueOn + 1 + 7 * Math.floor(late / 7)])
  return notices
}

function hasPeople(expected: Expected, { manages }: Person): boolean {
  return [...manages].some((managed) =>
    [...expected.people.values()].some(({ teams }) => [...teams].some((team) => isBelow(expected, team, managed))),
  )
}

function needsAdministrator(expected: Expected, today: Day): boolean {
  const people = [...expected.people.values()]
  const late = everyAsked(expected).some(
    (asked) => isOpen(asked) && asked.dueOn < today && personOf(expected, asked.person).status === 'active',
  )
  return (
    late || people.some(({ status, invitedOn }) => status === 'invited' && invitedOn !== null && invitedOn <= today - 7)
  )
}

export function note(expected: Expected, person: string, kind: NoticeKind, about: string, day: Day): void {
  const key = `${person} ${kind} ${about} ${day}`
  if (expected.told.has(key)) return
  const told = { person, kind, about, day }
  expected.told.set(key, told)
  expected.waiting.set(person, [...(expected.waiting.get(person) ?? []), told])
}

/** One mail a day of theirs with all that waits, in their hours; and one more where someone reminds them. */
function send(expected: Expected, person: Person, { moment, timeZone, followUps }: Round): void {
  const waiting = expected.waiting.get(person.key) ?? []
  if (waiting.length === 0) return
  const zone = person.timeZone ?? timeZone
  if (person.status === 'active' && !isMailTime(moment, zone)) return
  const isWanted = (told: Told) => person.status === 'active' && isStillSo(expected, told, followUps)
  const wanted = waiting.filter(isWanted)
  const day = dayAt(moment, zone)
  const isReminded = wanted.some(({ kind }) => kind === 'reminder')
  const hadOne = expected.mails.some(
    (mail) =>
      mail.person === person.key && mail.kind === 'notices' && mail.day === day && mail.isReminder === isReminded,
  )
  expected.waiting.set(person.key, hadOne ? wanted : [])
  if (wanted.length === 0 || hadOne) return
  const work = openWork(expected, person.key)
  const named = new Set(wanted.flatMap(({ about }) => about.split(' ')[2] ?? []))
  const modules = [...work.keys()].filter((module) => isReminded || named.has(module)).sort()
  expected.mails.push({ person: person.key, to: person.email, kind: 'notices', day, modules, isReminder: isReminded })
}

function isStillSo(expected: Expected, { kind, about }: Told, followUps: readonly OpenFollowUp[]): boolean {
  if (kind === 'follow-up') return followUps.some(({ id }) => id === about)
  if (kind !== 'assigned' && kind !== 'due-soon' && kind !== 'overdue') return true
  const [assignment, person = '', module, round] = about.split(' ')
  const rounds = expected.asked.get(person)?.get(`${assignment} ${module}`)
  const asked = rounds?.find((each) => `${each.round}` === round)
  return asked !== undefined && isOpen(asked)
}

function isMailTime(moment: Date, timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(moment))
  return isWorkday(dayAt(moment, timeZone)) && hour >= hours.from && hour < hours.to
}
