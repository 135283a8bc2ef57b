import { type Day, dayAt, isWorkday, mondayOf, workdayAfter } from './days.ts'
import {
  type AskedModule,
  everyAskedModule,
  type HospitalModel,
  isOpen,
  keyOf,
  type ModelNotice,
  type NoticeKind,
  type Person,
  personOf,
} from './hospital-model.ts'
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
export function tell(model: HospitalModel, round: Round): void {
  const today = dayAt(round.moment, round.timeZone)
  const active = [...model.people.values()].filter(({ status }) => status === 'active')
  for (const person of active) {
    const say = (kind: NoticeKind, about: string, day: Day) => note(model, person.key, kind, about, day)
    for (const askedModule of openWork(model, person.key).values())
      for (const [kind, day] of dueNotices(askedModule, today)) say(kind, keyOf(askedModule), day)
    for (const { id, person: whose, dueOn, closesOn } of round.followUps)
      if (whose === person.key && dueOn <= today && today <= closesOn) say('follow-up', id, dueOn)
    if (!isWorkday(today)) continue
    if (person.roles.has('manager') && hasPeople(model, person)) say('manager-digest', person.key, mondayOf(today))
    if (person.roles.has('administrator') && needsAdministrator(model, today))
      say('administrator-digest', person.key, mondayOf(today))
  }
  for (const person of model.people.values()) send(model, person, round)
}

/** By the table in docs/decisions/notices.md. */
function dueNotices({ askedOn, dueOn }: AskedModule, today: Day): [NoticeKind, Day][] {
  const notices: [NoticeKind, Day][] = []
  if (askedOn > today - 14 && dueOn >= today) notices.push(['assigned', askedOn])
  const next = workdayAfter(today)
  if (dueOn > next && dueOn <= today + 7 && askedOn < dueOn - 7) notices.push(['due-soon', dueOn - 7])
  if (dueOn >= today && dueOn <= next && askedOn < dueOn - 1 && askedOn < today) notices.push(['due-soon', dueOn - 1])
  const late = today - dueOn - 1
  if (late >= 0 && late < 7 * timesOverdue) notices.push(['overdue', dueOn + 1 + 7 * Math.floor(late / 7)])
  return notices
}

function hasPeople(model: HospitalModel, { manages }: Person): boolean {
  return [...manages].some((managedTeam) =>
    [...model.people.values()].some(({ teams }) => [...teams].some((team) => isBelow(model, team, managedTeam))),
  )
}

function needsAdministrator(model: HospitalModel, today: Day): boolean {
  const people = [...model.people.values()]
  const late = everyAskedModule(model).some(
    (askedModule) =>
      isOpen(askedModule) && askedModule.dueOn < today && personOf(model, askedModule.person).status === 'active',
  )
  return (
    late || people.some(({ status, invitedOn }) => status === 'invited' && invitedOn !== null && invitedOn <= today - 7)
  )
}

export function note(model: HospitalModel, person: string, kind: NoticeKind, about: string, day: Day): void {
  const key = `${person} ${kind} ${about} ${day}`
  if (model.told.has(key)) return
  const notice = { person, kind, about, day }
  model.told.set(key, notice)
  model.waiting.set(person, [...(model.waiting.get(person) ?? []), notice])
}

/** One mail a day of theirs with all that waits, in their hours; and one more where someone reminds them. */
function send(model: HospitalModel, person: Person, { moment, timeZone, followUps }: Round): void {
  const waiting = model.waiting.get(person.key) ?? []
  if (waiting.length === 0) return
  const zone = person.timeZone ?? timeZone
  if (person.status === 'active' && !isMailTime(moment, zone)) return
  const isWanted = (notice: ModelNotice) => person.status === 'active' && isStillSo(model, notice, followUps)
  const noticesToMail = waiting.filter(isWanted)
  const day = dayAt(moment, zone)
  const isReminded = noticesToMail.some(({ kind }) => kind === 'reminder')
  const hadOne = model.mails.some(
    (mail) =>
      mail.person === person.key && mail.kind === 'notices' && mail.day === day && mail.isReminder === isReminded,
  )
  model.waiting.set(person.key, hadOne ? noticesToMail : [])
  if (noticesToMail.length === 0 || hadOne) return
  const work = openWork(model, person.key)
  const mentionedModules = new Set(noticesToMail.flatMap(({ about }) => about.split(' ')[2] ?? []))
  const modules = [...work.keys()].filter((module) => isReminded || mentionedModules.has(module)).sort()
  model.mails.push({ person: person.key, to: person.email, kind: 'notices', day, modules, isReminder: isReminded })
}

function isStillSo(model: HospitalModel, { kind, about }: ModelNotice, followUps: readonly OpenFollowUp[]): boolean {
  if (kind === 'follow-up') return followUps.some(({ id }) => id === about)
  if (kind !== 'assigned' && kind !== 'due-soon' && kind !== 'overdue') return true
  const [assignment, person = '', module, round] = about.split(' ')
  const rounds = model.asked.get(person)?.get(`${assignment} ${module}`)
  const askedModule = rounds?.find((each) => `${each.round}` === round)
  return askedModule !== undefined && isOpen(askedModule)
}

function isMailTime(moment: Date, timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(moment))
  return isWorkday(dayAt(moment, timeZone)) && hour >= hours.from && hour < hours.to
}
