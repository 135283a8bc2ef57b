import type { Prisma } from '#data/generated/client.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'

export const groupMeaning = { id: true, meaning: true, teamId: true, role: true } satisfies Prisma.ScimGroupSelect

export type MeaningColumns = Pick<
  Prisma.ScimGroupGetPayload<{ select: typeof groupMeaning }>,
  'meaning' | 'teamId' | 'role'
>

/** The database holds that each kind has what it needs. */
export function meaningOf({ meaning, teamId, role }: MeaningColumns): GroupMeaning {
  if ((meaning === 'member' || meaning === 'manager') && teamId !== null) return { kind: meaning, teamId }
  if (meaning === 'role' && role !== null) return { kind: 'role', role }
  return { kind: 'nothing' }
}

/** The groups that mean the same, of the directory or of the sign-in provider. */
export function sameMeaning(
  meaning: GroupMeaning,
): Pick<Prisma.ScimGroupWhereInput & Prisma.SignOnGroupWhereInput, 'meaning' | 'teamId' | 'role'> {
  switch (meaning.kind) {
    case 'nothing':
      return { meaning: 'nothing' }
    case 'member':
    case 'manager':
      return { meaning: meaning.kind, teamId: meaning.teamId }
    case 'role':
      return { meaning: 'role', role: meaning.role }
  }
}
