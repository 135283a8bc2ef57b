import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation, type NewPerson } from './make-organisation.ts'

type FirstAdministrator = Pick<NewPerson, 'email' | 'givenName' | 'familyName' | 'profession'>

/**
 * Makes an organisation and the invitation of its first administrator. Once more for the same organisation and address, for
 * a link that was lost or a first time that was cut short: a new link, and the one before ends. `address-taken`: someone
 * of an organisation of this name has it, or they have joined.
 */
export async function inviteFirstAdministrator(
  owner: OwnerDatabase,
  {
    organisation,
    timeZone,
    administrator,
  }: {
    organisation: string
    /** Of an organisation that is made: IANA; left out: UTC. */
    timeZone?: string
    administrator: FirstAdministrator
  },
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: Date },
  { now }: { now: Date },
): Promise<'made' | 'invited-again' | 'address-taken'> {
  const makeAdministrator = () =>
    owner.person.findFirst({
      where: {
        email: administrator.email,
        status: 'invited',
        organisation: { name: organisation },
        roles: { some: { role: 'administrator' } },
      },
      select: { organisationId: true, id: true },
    })
  const before = await makeAdministrator()
  if (before === null) {
    const here = { email: administrator.email, organisation: { name: organisation } }
    if ((await owner.person.count({ where: here })) > 0) return 'address-taken'
    const person = {
      ...administrator,
      roles: ['administrator' as const],
      memberOf: [],
      manages: [],
      passwordHash: null,
    }
    await makeOrganisation(owner, {
      name: organisation,
      timeZone,
      policy: initialPolicy,
      teams: [],
      people: [person],
      createdAt: now,
    })
  }
  const person = before ?? (await makeAdministrator())
  if (person === null) throw new Error('The administrator who was made is not there')
  const { organisationId, id: personId } = person
  await owner.$transaction([
    owner.personToken.deleteMany({ where: { organisationId, personId, usedAt: null } }),
    owner.personToken.create({ data: { organisationId, personId, purpose: 'invitation', tokenHash, expiresAt } }),
  ])
  return before === null ? 'made' : 'invited-again'
}
