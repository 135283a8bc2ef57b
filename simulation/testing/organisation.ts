import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation, type NewPerson } from '#data/people/make-organisation.ts'
import { type Administrator, type Clinician, dangerouslyDutiesOfPerson, type Manager } from '#data/viewer.ts'

/** An organisation with an administrator, two teams (one below the other), a manager of each, and two clinicians in each. */
export type TestOrganisation = {
  readonly organisationId: string
  readonly teams: { readonly ward: string; readonly bay: string }
  readonly administrator: Administrator
  /** Manages the ward, and so the bay below it. */
  readonly wardManager: Manager
  readonly bayManager: Manager
  readonly wardClinicians: readonly [Clinician, Clinician]
  readonly bayClinicians: readonly [Clinician, Clinician]
}

/** Makes it, with addresses under `name`. The passwords' hash is whatever is given: no test but those of sign-in needs one. */
export async function makeTestOrganisation(
  owner: OwnerDatabase,
  name: string,
  { passwordHash = 'unusable' }: { passwordHash?: string } = {},
): Promise<TestOrganisation> {
  const email = (local: string) => `${local}@${name}.example`
  const person = (local: string, roles: NewPerson['roles'], places: Partial<NewPerson> = {}): NewPerson => ({
    email: email(local),
    givenName: local,
    familyName: name,
    profession: 'Nurse',
    roles,
    memberOf: [],
    manages: [],
    passwordHash,
    ...places,
  })
  const organisation = await makeOrganisation(owner, {
    name,
    policy: initialPolicy,
    teams: [
      { name: 'Ward', above: null },
      { name: 'Bay', above: 'Ward' },
    ],
    people: [
      person('admin', ['administrator']),
      person('ward-manager', ['manager'], { manages: ['Ward'] }),
      person('bay-manager', ['manager'], { manages: ['Bay'] }),
      person('ward-one', ['clinician'], { memberOf: ['Ward'] }),
      person('ward-two', ['clinician'], { memberOf: ['Ward'] }),
      person('bay-one', ['clinician'], { memberOf: ['Bay'] }),
      person('bay-two', ['clinician'], { memberOf: ['Bay'] }),
    ],
    createdAt: new Date('2026-01-05T09:00:00Z'),
  })
  const { organisationId } = organisation
  const duties = async (local: string) => {
    const ofPerson = await dangerouslyDutiesOfPerson({ organisationId, personId: organisation.personId(email(local)) })
    if (ofPerson === null) throw new Error(`${local} cannot act`)
    return ofPerson
  }
  const clinician = async (local: string) => present((await duties(local)).clinician)
  const manager = async (local: string) => present((await duties(local)).manager)
  return {
    organisationId,
    teams: { ward: organisation.teamId('Ward'), bay: organisation.teamId('Bay') },
    administrator: present((await duties('admin')).administrator),
    wardManager: await manager('ward-manager'),
    bayManager: await manager('bay-manager'),
    wardClinicians: [await clinician('ward-one'), await clinician('ward-two')],
    bayClinicians: [await clinician('bay-one'), await clinician('bay-two')],
  }
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The person lacks the duty')
  return value
}
