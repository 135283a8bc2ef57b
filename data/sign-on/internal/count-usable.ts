import type { Transaction } from '#data/database/database.ts'

/** How many of the named administrators, but for one, could come in with a password today. */
export function countUsable(
  transaction: Transaction,
  organisationId: string,
  { but = [] }: { but?: readonly string[] } = {},
): Promise<number> {
  return transaction.breakGlass.count({
    where: {
      organisationId,
      personId: { notIn: [...but] },
      person: { is: { status: 'active', roles: { some: { role: 'administrator' } }, credential: { isNot: null } } },
    },
  })
}
