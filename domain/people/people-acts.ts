import { z } from 'zod'
import { peopleRoles } from './people-filter.ts'

/** What can be done with many people at once, with what it needs beside them. */
export const PeopleActSchema = z.union([
  z.object({ kind: z.enum(['add-to-team', 'remove-from-team']), teamId: z.uuid() }),
  z.object({ kind: z.enum(['add-role', 'remove-role']), role: z.enum(peopleRoles) }),
  z.object({ kind: z.enum(['suspend', 'reinstate', 'invite-again', 'leave', 'come-back']) }),
])
export type PeopleAct = Readonly<z.output<typeof PeopleActSchema>>

export const actKinds = [
  'add-to-team',
  'remove-from-team',
  'add-role',
  'remove-role',
  'invite-again',
  'suspend',
  'reinstate',
  'leave',
  'come-back',
] as const satisfies readonly PeopleAct['kind'][]
export type ActKind = (typeof actKinds)[number]

/** So many are done in one transaction, in about a second or two; of more, so many at a time. */
export const peopleInOneTransaction = 1000

/** The same act the other way round; null: it cannot be taken back. */
export function oppositeAct(act: PeopleAct): PeopleAct | null {
  switch (act.kind) {
    case 'add-to-team':
      return { kind: 'remove-from-team', teamId: act.teamId }
    case 'remove-from-team':
      return { kind: 'add-to-team', teamId: act.teamId }
    case 'add-role':
      return { kind: 'remove-role', role: act.role }
    case 'remove-role':
      return { kind: 'add-role', role: act.role }
    case 'suspend':
      return { kind: 'reinstate' }
    case 'reinstate':
      return { kind: 'suspend' }
    case 'leave':
      return { kind: 'come-back' }
    case 'come-back':
      return { kind: 'leave' }
    case 'invite-again':
      return null
  }
}

export function isUndoable(kind: ActKind): boolean {
  return kind !== 'invite-again'
}
