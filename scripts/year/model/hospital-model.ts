import type { Day } from './days.ts'

/**
 * What ought to be, kept from the plan and the rules as they are documented (docs/decisions/assignment-rules.md,
 * dates-of-each-person.md, waivers-and-pre-checks.md, notices.md). Nothing of it is read from the application, but for what
 * it alone can know: which follow-ups it made, whom it excuses, and in which order it made what it asks.
 */
export type HospitalModel = {
  /** By key. */
  readonly people: Map<string, Person>
  /** By name. */
  readonly teams: Map<string, Team>
  readonly assignments: Map<string, Assignment>
  /** By person, and by `assignment module`: the rounds in order. */
  readonly asked: Map<string, Map<string, AskedModule[]>>
  readonly waivers: Waiver[]
  /** By `assignment person module`: who need not do it, by what the application says that they have shown. */
  readonly excused: Set<string>
  /** By keyOf(): the place of what is asked among all that was, which decides where the same is due and asked on one day. */
  readonly places: Map<string, number>
  /** What was told, by person, kind, object and day. */
  readonly told: Map<string, ModelNotice>
  /** Of these what waits to be sent, by person. */
  readonly waiting: Map<string, ModelNotice[]>
  readonly mails: ExpectedMail[]
}

export type Role = 'clinician' | 'manager' | 'administrator'

export type Person = {
  readonly key: string
  email: string
  status: 'invited' | 'active' | 'suspended'
  hasLeft: boolean
  readonly roles: Set<Role>
  profession: string
  site: string
  readonly teams: Set<string>
  readonly manages: Set<string>
  /** Null: the organisation's. */
  timeZone: string | null
  createdOn: Day
  cameBackOn: Day | null
  invitedOn: Day | null
}

export type Team = { readonly name: string; above: string | null; isArchived: boolean }

export type Rule = {
  readonly side: 'asked' | 'spared'
  readonly kind: 'team' | 'team-alone' | 'profession' | 'site' | 'person'
  readonly value: string
}

export type Due =
  | { readonly by: 'date'; readonly on: Day }
  | { readonly by: 'joining' | 'asking'; readonly days: number }

export type Repeat =
  | { readonly by: 'calendar'; readonly months: number; readonly days: number; readonly from: Day }
  | { readonly by: 'completion'; readonly months: number; readonly days: number }

export type Assignment = {
  readonly name: string
  readonly modules: readonly string[]
  /** Without one that asks: everyone but those who are spared. */
  rules: readonly Rule[]
  due: Due
  readonly repeat: Repeat | null
  /** Whether it asks nobody who has shown what a module teaches. */
  readonly preCheck: boolean
  readonly madeOn: Day
  isWithdrawn: boolean
}

/** One round of one module that an assignment asks of someone. */
export type AskedModule = {
  readonly assignment: string
  readonly person: string
  readonly module: string
  readonly round: number
  readonly askedOn: Day
  dueOn: Day
  dueByHand: boolean
  completedOn: Day | null
  /** Since when it is not asked any more, while it is not finished. */
  releasedOn: Day | null
  /** Why it is not asked of someone who is meant. */
  sparedBy: 'waiver' | 'understanding' | null
}

export type Waiver = {
  readonly person: string
  readonly of: { readonly assignment: string } | { readonly module: string }
  readonly until: Day
  isOver: boolean
}

export type NoticeKind =
  | 'assigned'
  | 'due-soon'
  | 'overdue'
  | 'follow-up'
  | 'reminder'
  | 'manager-digest'
  | 'administrator-digest'

export type ModelNotice = {
  readonly person: string
  readonly kind: NoticeKind
  /** An asked module, as keyOf() writes it; a follow-up's id; or the person. */
  readonly about: string
  readonly day: Day
}

export type ExpectedMail = {
  readonly person: string
  /** The address that they had. */
  readonly to: string
  readonly kind: 'invitation' | 'notices'
  /** The reader's. */
  readonly day: Day
  /** Which modules it says are to do; null: it does not say. */
  readonly modules: readonly string[] | null
  /** Whether it was sent because someone reminded them: besides the day's other one. */
  readonly isReminder: boolean
}

export function emptyHospital(): HospitalModel {
  const maps = { people: new Map(), teams: new Map(), assignments: new Map(), asked: new Map(), told: new Map() }
  return { ...maps, waiting: new Map(), waivers: [], excused: new Set(), places: new Map(), mails: [] }
}

export const isOpen = ({ completedOn, releasedOn }: AskedModule): boolean => completedOn === null && releasedOn === null

export const keyOf = ({
  assignment,
  person,
  module,
  round,
}: Pick<AskedModule, 'assignment' | 'person' | 'module' | 'round'>): string =>
  `${assignment} ${person} ${module} ${round}`

/** All that was ever asked of someone. */
export function askedOf({ asked }: HospitalModel, person: string): AskedModule[] {
  return [...(asked.get(person)?.values() ?? [])].flat()
}

export function everyAskedModule(model: HospitalModel): AskedModule[] {
  return [...model.asked.keys()].flatMap((person) => askedOf(model, person))
}

export function personOf({ people }: HospitalModel, key: string): Person {
  const person = people.get(key)
  if (person === undefined) throw new Error(`Nobody is ${key}`)
  return person
}

export function assignmentOf({ assignments }: HospitalModel, name: string): Assignment {
  const assignment = assignments.get(name)
  if (assignment === undefined) throw new Error(`There is no assignment ${name}`)
  return assignment
}
