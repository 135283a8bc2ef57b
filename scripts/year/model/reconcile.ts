import { type Day, monthsAfter } from './days.ts'
import {
  type Asked,
  type Assignment,
  askedOf,
  type Due,
  type Expected,
  isOpen,
  keyOf,
  type Person,
  type Repeat,
} from './expected.ts'

/**
 * Everybody's work as it follows from the assignments, the people and the waivers of today.
 *
 * @param preChecks whether it was looked at what people have shown: before, nobody is asked anew for what has a pre-check.
 */
export function reconcile(expected: Expected, today: Day, preChecks: 'taken' | 'to-come' = 'to-come'): void {
  for (const waiver of expected.waivers) if (waiver.until < today) waiver.isOver = true
  for (const assignment of expected.assignments.values())
    for (const person of expected.people.values())
      for (const module of assignment.modules) settle(expected, { assignment, person, module }, { today, preChecks })
}

type Place = { readonly assignment: Assignment; readonly person: Person; readonly module: string }

type When = { readonly today: Day; readonly preChecks: 'taken' | 'to-come' }

function settle(expected: Expected, place: Place, { today, preChecks }: When): void {
  const { assignment, person, module } = place
  const work = expected.asked.get(person.key) ?? new Map<string, Asked[]>()
  const key = `${assignment.name} ${module}`
  const rounds = work.get(key) ?? []
  const newest = rounds.at(-1)
  if (assignment.isWithdrawn || !isMeant(expected, assignment, person)) {
    if (newest !== undefined && newest.completedOn === null) {
      newest.releasedOn ??= today
      newest.sparedBy = null
    }
    return
  }
  const sparedBy = whySpared(expected, place)
  if (newest === undefined || comesAgain(expected, place, newest, today)) {
    if (assignment.preCheck && preChecks === 'to-come') return
    const round = (newest?.round ?? 0) + 1
    const dueOn = dueWhenAsked(place, round, today)
    const asked = { assignment: assignment.name, person: person.key, module, round, askedOn: today, dueOn }
    const releasedOn = sparedBy === null ? null : today
    work.set(key, [...rounds, { ...asked, dueByHand: false, completedOn: null, releasedOn, sparedBy }])
    expected.asked.set(person.key, work)
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

function whySpared(expected: Expected, { assignment, person, module }: Place): Asked['sparedBy'] {
  const isWaived = expected.waivers.some(
    ({ isOver, person: whose, of }) =>
      !isOver && whose === person.key && ('module' in of ? of.module === module : of.assignment === assignment.name),
  )
  if (isWaived) return 'waiver'
  return expected.excused.has(`${assignment.name} ${person.key} ${module}`) ? 'understanding' : null
}

/** Asked again: with the days that they had left, if they were spared; overdue still, if it was and they did not leave for good. */
function takeUp(asked: Asked, place: Place, today: Day): void {
  const { assignment, person } = place
  const releasedOn = asked.releasedOn ?? today
  const fresh = dueWhenAsked(place, asked.round, today)
  if (asked.sparedBy !== null) {
    const date = assignment.due.by === 'date' ? assignment.due.on : 0
    asked.dueOn = Math.max(asked.dueOn, today + Math.max(7, asked.dueOn - releasedOn), date)
  } else if (asked.dueOn < releasedOn && !(person.cameBackOn !== null && person.cameBackOn >= releasedOn)) {
    // It is overdue still.
  } else if (asked.dueOn >= today && (asked.dueByHand || asked.round > 1 || assignment.due.by === 'asking')) {
    // They have a day of their own.
  } else asked.dueOn = fresh
  asked.dueByHand &&= asked.dueOn >= today
  asked.releasedOn = null
  asked.sparedBy = null
}

function comesAgain(expected: Expected, { assignment, person, module }: Place, newest: Asked, today: Day): boolean {
  const { repeat } = assignment
  if (repeat === null || newest.completedOn === null) return false
  const completed = askedOf(expected, person.key)
    .filter((asked) => asked.module === module)
    .map(({ completedOn }) => completedOn ?? 0)
  return nextRound(repeat, newest.completedOn) <= today && nextRound(repeat, Math.max(...completed)) <= today
}

/** The first day later than a completion on which the rule asks. */
function nextRound(repeat: Repeat, completedOn: Day): Day {
  if (repeat.by === 'completion') return monthsAfter(completedOn, repeat.months)
  for (let round = 0; ; round += 1) {
    const day = monthsAfter(repeat.from, round * repeat.months)
    if (day > completedOn) return day
  }
}

export function isMeant(expected: Expected, { rules }: Assignment, person: Person): boolean {
  if (person.status === 'suspended' || !person.roles.has('clinician')) return false
  const asks = rules.filter(({ side }) => side === 'asked')
  const spares = rules.filter(({ side }) => side === 'spared')
  const matches = ({ kind, value }: Assignment['rules'][number]) => {
    if (kind === 'person') return person.key === value
    if (kind === 'profession') return person.profession === value
    if (kind === 'site') return person.site === value
    return kind === 'team-alone'
      ? person.teams.has(value)
      : [...person.teams].some((team) => isBelow(expected, team, value))
  }
  return (asks.length === 0 || asks.some(matches)) && !spares.some(matches)
}

/** Whether a team is another or below it. */
export function isBelow({ teams }: Expected, team: string, other: string): boolean {
  for (let at: string | null = team; at !== null; at = teams.get(at)?.above ?? null) if (at === other) return true
  return false
}

function dueWhenAsked({ assignment, person }: Place, round: number, today: Day): Day {
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
export function giveTime(expected: Expected, person: Person, today: Day): void {
  for (const asked of askedOf(expected, person.key)) {
    const assignment = expected.assignments.get(asked.assignment)
    if (asked.completedOn !== null || asked.dueOn >= today || assignment === undefined) continue
    const { due, madeOn, repeat } = assignment
    asked.dueOn =
      asked.round > 1 && repeat !== null ? today + repeat.days : dueBy(due, { madeOn, joinedOn: madeOn, today })
  }
}

/** A module is done: whatever asks for it is finished. */
export function complete(expected: Expected, { person, module }: { person: string; module: string }, today: Day): void {
  for (const asked of askedOf(expected, person))
    if (asked.module === module && asked.completedOn === null) asked.completedOn = today
}

/** What someone has to do: by module, of several that ask for it the one that is due first. */
export function openWork(expected: Expected, person: string): Map<string, Asked> {
  const work = new Map<string, Asked>()
  for (const asked of askedOf(expected, person)) {
    if (!isOpen(asked)) continue
    const other = work.get(asked.module)
    if (other === undefined || isBefore(expected, asked, other)) work.set(asked.module, asked)
  }
  return work
}

/** Both are asked for one module: of two that are due and were asked on the same days, the one that was made first. */
function isBefore({ places }: Expected, one: Asked, other: Asked): boolean {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn
  if (one.askedOn !== other.askedOn) return one.askedOn < other.askedOn
  return (places.get(keyOf(one)) ?? 0) < (places.get(keyOf(other)) ?? 0)
}
