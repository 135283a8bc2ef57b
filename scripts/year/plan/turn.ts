import type { Hospital } from '#scripts/year/hospital/hospital.ts'
import type { Day } from '#scripts/year/model/days.ts'
import type { HospitalModel } from '#scripts/year/model/hospital-model.ts'
import type { Random } from '#simulation/model/random.ts'
import type { Someone } from './someone.ts'

/** What happens on a day happens twice: in the hospital, and in what is expected of it. */
export type Turn = {
  readonly hospital: Hospital
  readonly expected: HospitalModel
  readonly random: Random
  readonly day: Day
  readonly staff: Map<string, Someone>
  /** Says what happened, for who reads what differs. */
  readonly say: (happening: string) => void
}

export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`Nothing is known as ${name}`)
  return id
}

export function someoneOf({ staff }: Turn, key: string): Someone {
  const someone = staff.get(key)
  if (someone === undefined) throw new Error(`Nobody of the plan is ${key}`)
  return someone
}
