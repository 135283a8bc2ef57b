import { type Day, monthsAfter } from './days.ts'
import {
  type AskedModule,
  type Assignment,
  askedOf,
  type Due,
  type HospitalModel,
  isOpen,
  keyOf,
  type Person,
  type Repeat,
} from './hospital-model.ts'

/**
 * Everybody's work as it follows from the assignments, the people and the waivers of today.
 *
 * @param preChecks whether it was looked at what people have shown: before, nobody is asked anew for what has a pre-check.
 */
export function reconcile(model: HospitalModel, today: Day, preChecks: 'taken' | 'to-come' = 'to-come'): void {
  for (const waiver of model.waivers) if (waiver.until < today) waiver.isOver = true
  for (const assignment of model.assignments.values())
    for (const person of model.people.values())
      for (const module of assignment.modules) settle(model, { assignment, person, module }, { today, preChecks })
}

type Place = { readonly assignment: Assignment; readonly person: Person; readonly module: string }

type When = { readonly today: Day; readonly preChecks: 'taken' | 'to-come' }

function settle(model: HospitalModel, place: Place, { today, preChecks }: When): void {
  const { assignment, person, module } = place
  const work = model.asked.get(person.key) ?? new Map<string, AskedModule[]>()
  const key = `${assignment.name} ${module}`
  const rounds = work.get(key) ?? []
  const newest = rounds.at(-1)
  if (assignment.isWithdrawn || !isMeant(model, assignment, person)) {
    if (newest !== undefined && newest.completedOn === null) {
      newest.releasedOn ??= today
      newest.sparedBy = null
    }
    return
  }
  const sparedBy = spareReason(model, place)
  if (newest === undefined || comesAgain(model, place, newest, today)) {
    if (assignment.preCheck && preChecks === 'to-come') return
    const round = (newest?.round ?? 0) + 1
    const dueOn = dueDayOf(place, round, today)
    const askedModule = { assignment: assignment.name, person: person.key, module, round, askedOn: today, dueOn }
    const releasedOn = sparedBy === null ? null : today
    work.set(key, [...rounds, { ...askedModule, dueByHand: false, completedOn: null, releasedOn, sparedBy }])
    model.asked.set(person.key, work)
    return
  }
  if (newest.completedOn !== null) return
  if (sparedBy !== null) {
    newest.releasedOn ??= today
    newest.sparedBy = sparedBy
    return
  }
  if (newest.releasedOn !== null) takeUp(newest, place, today)
}

function spareReason(model: HospitalModel, { assignment, person, module }: Place): AskedModule['sparedBy'] {
  const isWaived = model.waivers.some(
    ({ isOver, person: whose, of }) =>
      !isOver && whose === person.key && ('module' in of ? of.module === module : of.assignment === assignment.name),
  )
  if (isWaived) return 'waiver'
  return model.excused.has(`${assignment.name} ${person.key} ${module}`) ? 'understanding' : null
}

/** Asked again: with the days that they had left, if they were spared; overdue still, if it was and they did not leave for good. */
function takeUp(askedModule: AskedModule, place: Place, today: Day): void {
  const { assignment, person } = place
  const releasedOn = askedModule.releasedOn ?? today
  const fresh = dueDayOf(place, askedModule.round, today)
  if (askedModule.sparedBy !== null) {
    const date = assignment.due.by === 'date' ? assignment.due.on : 0
    askedModule.dueOn = Math.max(askedModule.dueOn, today + Math.max(7, askedModule.dueOn - releasedOn), date)
  } else if (askedModule.dueOn < releasedOn && !(person.cameBackOn !== null && person.cameBackOn >= releasedOn)) {
    // It is overdue still.
  } else if (
    askedModule.dueOn >= today &&
    (askedModule.dueByHand || askedModule.round > 1 || assignment.due.by === 'asking')
  ) {
    // They have a day of their own.
  } else askedModule.dueOn = fresh
  askedModule.dueByHand &&= askedModule.dueOn >= today
  askedModule.releasedOn = null
  askedModule.sparedBy = null
}

function comesAgain(
  model: HospitalModel,
  { assignment, person, module }: Place,
  newest: AskedModule,
  today: Day,
): boolean {
  const { repeat } = assignment
  if (repeat === null || newest.completedOn === null) return false
  const completionDays = askedOf(model, person.key)
    .filter((askedModule) => askedModule.module === module)
    .map(({ completedOn }) => completedOn ?? 0)
  return nextRound(repeat, newest.completedOn) <= today && nextRound(repeat, Math.max(...completionDays)) <= today
}

/** The first day later than a completion on which the rule asks. */
function nextRound(repeat: Repeat, completedOn: Day): Day {
  if (repeat.by === 'completion') return monthsAfter(completedOn, repeat.months)
  for (let round = 0; ; round += 1) {
    const day = monthsAfter(repeat.from, round * repeat.months)
    if (day > completedOn) return day
  }
}

export function isMeant(model: HospitalModel, { rules }: Assignment, person: Person): boolean {
  if (person.status === 'suspended' || !person.roles.has('clinician')) return false
  const asks = rules.filter(({ side }) => side === 'asked')
  const spares = rules.filter(({ side }) => side === 'spared')
  const matches = ({ kind, value }: Assignment['rules'][number]) => {
    if (kind === 'person') return person.key === value
    if (kind === 'profession') return person.profession === value
    if (kind === 'site') return person.site === value
    return kind === 'team-alone'
      ? person.teams.has(value)
      : [...person.teams].some((team) => isBelow(model, team, value))
  }
  return (asks.length === 0 || asks.some(matches)) && !spares.some(matches)
}

/** Whether a team is another or below it. */
export function isBelow({ teams }: HospitalModel, team: string, other: string): boolean {
  for (let at: string | null = team; at !== null; at = teams.get(at)?.above ?? null) if (at === other) return true
  return false
}

function dueDayOf({ assignment, person }: Place, round: number, today: Day): Day {
  if (round > 1 && assignment.repeat !== null) return today + assignment.repeat.days
  return dueBy(assignment.due, { madeOn: assignment.madeOn, joinedOn: person.cameBackOn ?? person.createdOn, today })
}

function dueBy(due: Due, { madeOn, joinedOn, today }: { madeOn: Day; joinedOn: Day; today: Day }): Day {
  if (due.by === 'date') return due.on >= today ? due.on : today + Math.max(7, due.on - madeOn)
  if (due.by === 'asking') return today + due.days
  const from = Math.max(joinedOn, madeOn)
  return from + due.days >= today ? from + due.days : today + due.days
}

/** Someone invited comes for the first time: what was overdue before is due later, as if it were asked today. */
export function giveTime(model: HospitalModel, person: Person, today: Day): void {
  for (const askedModule of askedOf(model, person.key)) {
    const assignment = model.assignments.get(askedModule.assignment)
    if (askedModule.completedOn !== null || askedModule.dueOn >= today || assignment === undefined) continue
    const { due, madeOn, repeat } = assignment
    askedModule.dueOn =
      askedModule.round > 1 && repeat !== null ? today + repeat.days : dueBy(due, { madeOn, joinedOn: madeOn, today })
  }
}

/** A module is done: whatever asks for it is finished. */
export function complete(
  model: HospitalModel,
  { person, module }: { person: string; module: string },
  today: Day,
): void {
  for (const askedModule of askedOf(model, person))
    if (askedModule.module === module && askedModule.completedOn === null) askedModule.completedOn = today
}

/** What someone has to do: by module, of several that ask for it the one that is due first. */
export function openWork(model: HospitalModel, person: string): Map<string, AskedModule> {
  const work = new Map<string, AskedModule>()
  for (const askedModule of askedOf(model, person)) {
    if (!isOpen(askedModule)) continue
    const other = work.get(askedModule.module)
    if (other === undefined || isBefore(model, askedModule, other)) work.set(askedModule.module, askedModule)
  }
  return work
}

/** Both are asked for one module: of two that are due and were asked on the same days, the one that was made first. */
function isBefore({ places }: HospitalModel, one: AskedModule, other: AskedModule): boolean {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn
  if (one.askedOn !== other.askedOn) return one.askedOn < other.askedOn
  return (places.get(keyOf(one)) ?? 0) < (places.get(keyOf(other)) ?? 0)
}
