import type { Day } from '#scripts/year/model/days.ts'
import type { Rule } from '#scripts/year/model/hospital-model.ts'
import { teamPlan } from './teams.ts'

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

/** Which module is asked for what. */
export const modules = {
  everyone: ['the-call-that-dropped', 'one-login-for-the-ward'],
  department: 'rather-not-on-video',
  nurses: 'the-invite-from-it',
  north: 'the-kitchen-table-clinic',
  quarterly: 'the-scribe-is-listening',
  late: 'the-update-can-wait',
  byManager: 'the-whatsapp-photo',
} as const

export const asks = (kind: Rule['kind'], value: string): Rule => ({ side: 'asked', kind, value })
export const spares = (kind: Rule['kind'], value: string): Rule => ({ side: 'spared', kind, value })

/** So many of them, each at most once, by chance. */
export function pick<One>(random: () => number, all: readonly One[], most = 1): One[] {
  const left = [...all]
  return Array.from({ length: Math.min(most, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}
