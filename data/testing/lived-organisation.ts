import { chooseModule } from '#data/enrolments.ts'
import { curriculumInService } from '#data/internal/curriculum.ts'
import { makeOrganisation, type NewPerson, undecided } from '#data/owner/make-organisation.ts'
import type { OwnerDatabase } from '#data/owner/owner-database.ts'
import { simulateAttempt } from '#data/owner/simulate-attempt.ts'
import { type Administrator, type Clinician, dangerouslyDutiesOfPerson, type Manager } from '#data/viewer.ts'
import { simulateClinician } from '#domain/simulation/clinician.ts'
import { seededRandom } from '#domain/simulation/random.ts'

/** An organisation in which there is something to report: six clinicians in one team, a seventh in another below it. */
export type LivedOrganisation = {
  readonly organisationId: string
  readonly administrator: Administrator
  readonly manager: Manager
  readonly clinicians: readonly Clinician[]
  readonly teams: { readonly ward: string; readonly bay: string }
}

const day = 24 * 60 * 60 * 1000

/**
 * Makes it and lets its clinicians go through two modules, one of them twice, weeks apart, by the functions that serve
 * real ones. The last clinician has answered nothing. The same each time.
 */
export async function makeLivedOrganisation(
  owner: OwnerDatabase,
  name: string,
  { from }: { from: Date },
): Promise<LivedOrganisation> {
  const person = (local: string, places: Partial<NewPerson>): NewPerson => ({
    email: `${local}@${name}.example`,
    givenName: local,
    familyName: name,
    profession: 'Nurse',
    roles: ['clinician'],
    memberOf: [],
    manages: [],
    passwordHash: 'unusable',
    ...places,
  })
  const locals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
  const made = await makeOrganisation(owner, {
    name,
    policy: undecided,
    teams: [
      { name: 'Ward', above: null },
      { name: 'Bay', above: 'Ward' },
    ],
    people: [
      person('admin', { roles: ['administrator'] }),
      person('manager', { roles: ['manager'], manages: ['Ward'] }),
      ...locals.map((local, place) => person(local, { memberOf: [place < 6 ? 'Ward' : 'Bay'] })),
    ],
    createdAt: from,
  })
  const { organisationId } = made
  const duties = async (local: string) => {
    const found = await dangerouslyDutiesOfPerson({
      organisationId,
      personId: made.personId(`${local}@${name}.example`),
    })
    if (found === null) throw new Error(`${local} cannot act`)
    return found
  }
  const clinicians = await Promise.all(locals.map(async (local) => present((await duties(local)).clinician)))
  for (const [place, clinician] of clinicians.slice(0, 6).entries()) await live(clinician, place, from)
  return {
    organisationId,
    administrator: present((await duties('admin')).administrator),
    manager: present((await duties('manager')).manager),
    clinicians,
    teams: { ward: made.teamId('Ward'), bay: made.teamId('Bay') },
  }
}

async function live(viewer: Clinician, place: number, from: Date): Promise<void> {
  const random = seededRandom(500 + place)
  const { parameters, practices, modules } = await curriculumInService(viewer)
  let simulated = simulateClinician(random, { practices: practices.map(({ id }) => id), mean: place / 3 - 0.8 })
  const [first, second] = modules
  for (const [module, days] of [
    [first, 1 + place],
    [second, 12 + place],
    [first, 60 + place],
  ] as const) {
    if (module === undefined) continue
    const startedAt = new Date(from.getTime() + days * day)
    const chosen = await chooseModule(viewer, module.slug, { now: startedAt })
    if (!chosen.ok) throw new Error(`${module.slug} cannot be chosen`)
    const run = { enrolmentId: chosen.enrolmentId, startedAt, calledAwayAfter: null }
    simulated = await simulateAttempt(viewer, simulated, run, { parameters, random })
  }
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The person lacks the duty')
  return value
}
