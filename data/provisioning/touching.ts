import { z } from 'zod'

export const TouchedPeople = z.object({
  count: z.number(),
  names: z.array(z.object({ givenName: z.string(), familyName: z.string() })),
})

/** Whom a change of what a group means would touch: so many, of whom some are named. */
export type AffectedPeople = Readonly<z.output<typeof TouchedPeople>>

export type Touching = {
  /** Of what the group means now: see shownVersion(). */
  readonly version: string
  /** They are put into the team, or get the role. */
  readonly gain: AffectedPeople
  /** They are in it, or have it, already. */
  readonly have: number
  /** What the group meant until now is taken from them. */
  readonly lose: AffectedPeople
}
