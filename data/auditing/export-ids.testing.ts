import { createHmac } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'

/** What exports call the people or the teams of an organisation, by their own ids: computed here, and not by the database. */
export async function exportIdsOf(
  owner: OwnerDatabase,
  organisationId: string,
  letter: 'p' | 't',
): Promise<ReadonlyMap<string, string>> {
  const { innerPad } = await owner.exportKey.findUniqueOrThrow({ where: { organisationId } })
  const key = Buffer.from(innerPad.map((byte) => byte ^ 0x36)).subarray(0, 32)
  const rows =
    letter === 'p'
      ? await owner.person.findMany({ where: { organisationId }, select: { id: true } })
      : await owner.team.findMany({ where: { organisationId }, select: { id: true } })
  const idOf = (id: string) =>
    letter +
    createHmac('sha256', key)
      .update(Buffer.from(id.replaceAll('-', ''), 'hex'))
      .digest('hex')
      .slice(0, 24)
  return new Map(rows.map(({ id }) => [id, idOf(id)]))
}
