import { z } from 'zod'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'

const Role = z.enum(['clinician', 'manager', 'administrator'])

/** What being in a group means, as a form’s choice and an address write it: `member:ID`, `manager:ID`, `role:NAME`. */
export function readMeaning(text: string): GroupMeaning {
  const [kind, of = ''] = text.split(':')
  const role = Role.safeParse(of)
  if (kind === 'role' && role.success) return { kind, role: role.data }
  if ((kind === 'member' || kind === 'manager') && z.uuid().safeParse(of).success) return { kind, teamId: of }
  return { kind: 'nothing' }
}

export function writeMeaning(meaning: GroupMeaning): string {
  switch (meaning.kind) {
    case 'nothing':
      return 'nothing'
    case 'role':
      return `role:${meaning.role}`
    default:
      return `${meaning.kind}:${meaning.teamId}`
  }
}
