import type { Transaction } from '#data/database/database.ts'
import { type Claims, giveMeaning, takeMeaning } from '#data/provisioning/shared/give-meaning.ts'
import { meaningOf } from '#data/provisioning/shared/meaning-of.ts'
import type { ClaimedGroups } from '#domain/sign-on/read-groups.ts'

/**
 * Gives someone who signs in what the groups mean that their provider names, and takes what those meant that it names no longer.
 * Where no groups came nothing changes but what is said of it.
 */
export async function applyClaimedGroups(
  transaction: Transaction,
  account: { organisationId: string; issuer: string; subject: string; personId: string },
  { groups, now }: { groups: ClaimedGroups; now: Date },
): Promise<void> {
  const { organisationId, issuer, subject, personId } = account
  const where = { organisationId, issuer, subject }
  if (groups.came === 'nothing') {
    await transaction.signOnAccount.updateMany({ where, data: { groupsProblem: groups.problem } })
    return
  }
  const { groupValues: before } = await transaction.signOnAccount.findFirstOrThrow({
    where,
    select: { groupValues: true },
  })
  const groupValues = new Set(groups.values)
  await transaction.signOnGroup.createMany({
    data: groups.values.map((value) => ({ organisationId, value, firstSeenAt: now })),
    skipDuplicates: true,
  })
  await transaction.signOnAccount.updateMany({
    where,
    data: { groupValues: [...groupValues], groupsAt: now, groupsProblem: null },
  })
  const values = [...new Set([...before, ...groupValues])]
  // A rule that is being changed is waited for: either that sees these groups, or this sees the rule.
  await transaction.$executeRaw`
    SELECT 1 FROM sign_on_group WHERE organisation_id = ${organisationId}::uuid AND value = ANY (${values}::text[])
    ORDER BY id FOR SHARE`
  const ruledGroups = await transaction.signOnGroup.findMany({
    where: { organisationId, value: { in: values }, meaning: { not: 'nothing' } },
    select: { value: true, meaning: true, teamId: true, role: true },
    orderBy: { id: 'asc' },
  })
  const claims: Claims = { organisationId, personId: null, acts: 'sign-on' }
  const change = { personIds: [personId], now }
  const give = async () => {
    for (const group of ruledGroups.filter(({ value }) => groupValues.has(value)))
      await giveMeaning(transaction, claims, { ...change, meaning: meaningOf(group) })
  }
  await give()
  let removals = 0
  for (const group of ruledGroups.filter(({ value }) => !groupValues.has(value)))
    removals += await takeMeaning(transaction, claims, { ...change, meaning: meaningOf(group) })
  // Who is no manager any more manages nothing: but for the teams that another group says.
  if (removals > 0) await give()
}
