import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation, type NewPerson } from '#data/people/make-organisation.ts'
import { type Administrator, type Clinician, dangerouslyDutiesOfPerson, type Manager } from '#data/viewer.ts'
import { insertLives } from '#simulation/bulk/insert-lives.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import { day } from '#simulation/model/days.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'

/** An organisation in which there is something to report: six clinicians in one team, a seventh in another below it. */
export type LivedOrganisation = {
  readonly organisationId: string
  readonly administrator: Administrator
  readonly manager: Manager
  readonly clinicians: readonly Clinician[]
  readonly teams: { readonly ward: string; readonly bay: string }
}

/**
 * Makes it and lets its clinicians go through two modules of their own choice, one of them twice, and the follow-ups that
 * fall due. The last clinician has answered nothing.
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
  const organisation = await makeOrganisation(owner, {
    name,
    policy: initialPolicy,
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
  const { organisationId } = organisation
  const duties = async (local: string) => {
    const ofPerson = await dangerouslyDutiesOfPerson({
      organisationId,
      personId: organisation.personId(`${local}@${name}.example`),
    })
    if (ofPerson === null) throw new Error(`${local} cannot act`)
    return ofPerson
  }
  const clinicians = await Promise.all(locals.map(async (local) => present((await duties(local)).clinician)))
  const curriculum = await simulatedCurriculum({ organisationId })
  const later = (days: number) => new Date(from.getTime() + days * day)
  const [first = '', second = ''] = curriculum.modules.keys()
  const lives = clinicians.slice(0, 6).map(({ personId }, place) => {
    const random = seededRandom(500 + place)
    const mean = place / 3 - 0.8
    const clinician = simulateClinician(random, { practices: curriculum.practices.map(({ id }) => id), mean })
    const runs = [
      { moduleSlug: first, days: 1 },
      { moduleSlug: second, days: 12 },
      { moduleSlug: first, days: 60 },
    ].map(({ moduleSlug, days }) => {
      return { moduleSlug, startedAt: later(days + place), calledAwayAfter: null, because: 'own-choice' as const }
    })
    const plan = { assignments: [], runs, doesFollowUps: 1, leavesFollowUpsFrom: null, gain: 0.8, enoughAnswers: null }
    return { personId, life: liveThrough(clinician, { ...plan, until: later(96) }, { curriculum, random }) }
  })
  await insertLives(owner, { organisationId, curriculum, lives, random: seededRandom(500) })
  return {
    organisationId,
    administrator: present((await duties('admin')).administrator),
    manager: present((await duties('manager')).manager),
    clinicians,
    teams: { ward: organisation.teamId('Ward'), bay: organisation.teamId('Bay') },
  }
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The person lacks the duty')
  return value
}
