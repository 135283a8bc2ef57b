import { domain } from '#scripts/year/hospital/hospital.ts'
import type { Day } from '#scripts/year/model/days.ts'
import type { HospitalModel, Person } from '#scripts/year/model/hospital-model.ts'
import type { Random } from '#simulation/model/random.ts'

/** Someone of the plan: who they are, how they come, and how they work. */
export type Someone = {
  readonly key: string
  readonly number: number
  readonly givenName: string
  readonly familyName: string
  /** Which system keeps them. */
  readonly cameBy: 'directory' | 'file' | 'sign-on'
  readonly signsInBy: 'provider' | 'password'
  /** The chance of their sitting down to it on a working day on which something is asked. */
  readonly diligence: number
  /** So many days after they are invited they come for the first time; null: never. */
  readonly comesAfter: number | null
}

export const professions = ['Nurse', 'Doctor', 'Midwife', 'Therapist'] as const
export const sites = ['North', 'South'] as const
const givenNames = ['Ana', 'Ben', 'Chloe', 'Dai', 'Elif', 'Femi', 'Grace', 'Hugo', 'Ines', 'Jun', 'Kofi', 'Lena']
const familyNames = ['Abara', 'Brandt', 'Costa', 'Duarte', 'Eze', 'Ferrer', 'Garza', 'Holm', 'Iqbal', 'Jansen', 'Kaya']

export function draw<Choice>(random: Random, choices: readonly Choice[]): Choice {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new Error('There is nothing to choose from')
  return choice
}

export function makeSomeone(random: Random, number: number, cameBy: Someone['cameBy']): Someone {
  const luck = random()
  return {
    ...{ key: `p${number}`, number, cameBy },
    givenName: draw(random, givenNames),
    familyName: draw(random, familyNames),
    signsInBy: cameBy === 'file' && random() < 0.3 ? 'password' : 'provider',
    diligence: luck < 0.08 ? 0 : luck < 0.3 ? 0.03 : luck < 0.6 ? 0.1 : 0.3,
    comesAfter: random() < 0.04 ? null : Math.floor(random() ** 2 * 25),
  }
}

export function emailOf({ key, signsInBy }: Someone): string {
  return `${key}@${signsInBy === 'password' ? 'agency.example' : domain}`
}

/** A clinician as they are on their first day. */
export function personOn(
  day: Day,
  {
    key,
    email,
    profession,
    site = '',
    timeZone = null,
  }: Pick<Person, 'key' | 'email' | 'profession'> & Partial<Person>,
): Person {
  return {
    ...{ key, email, profession, site, timeZone, status: 'invited', hasLeft: false, roles: new Set(['clinician']) },
    ...{ teams: new Set(), manages: new Set(), createdOn: day, cameBackOn: null, invitedOn: day },
  }
}

export function activeOf({ people }: HospitalModel): Person[] {
  return [...people.values()].filter(({ status, roles }) => status === 'active' && roles.has('clinician'))
}
