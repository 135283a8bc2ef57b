import { randomUUID } from 'node:crypto'
import { asOwner } from '#data/database/owner-database.ts'
import type { Application } from '#platform/testing/application.ts'

/**
 * Someone of the demo organisation who is everything at once – clinician, manager of its largest team, administrator –
 * and reads a language of their own, so that no other test reads it with them. Returns the address.
 */
export async function addReader(application: Application, { language }: { language: string }): Promise<string> {
  const id = randomUUID()
  const email = `reader-${id}@demo.curtain.example`
  await asOwner(application.ownerUrl, async (owner) => {
    const demo = await owner.person.findFirstOrThrow({ where: { email: 'admin@demo.curtain.example' } })
    const { organisationId } = demo
    const team = await owner.team.findFirstOrThrow({
      where: { organisationId },
      orderBy: { members: { _count: 'desc' } },
    })
    await owner.$transaction([
      owner.person.create({
        data: {
          organisationId,
          id,
          email,
          givenName: 'Rania',
          familyName: 'Lector',
          profession: 'Dietitian',
          status: 'active',
          language,
        },
      }),
      owner.personRole.createMany({
        data: (['clinician', 'manager', 'administrator'] as const).map((role) => ({
          organisationId,
          personId: id,
          role,
        })),
      }),
      owner.teamManager.create({ data: { organisationId, teamId: team.id, personId: id } }),
    ])
  })
  return email
}
