import pLimit from 'p-limit'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { deleteOrganisation } from '#data/people/delete-organisation.ts'
import { type MadeOrganisation, makeOrganisation } from '#data/people/make-organisation.ts'
import { type Clinician, type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import { normal, type Random, seededRandom } from '#simulation/model/random.ts'
import { day, daysBefore, midnight, workingHour } from './days.ts'
import { demoPeople, demoTeams } from './demo-people.ts'
import { live, type Plan } from './live.ts'

const demoPolicy: Policy = {
  country: 'united-kingdom',
  tools: { video: ['Clinic Connect'], messaging: ['Wardline'], images: ['Wardline'], ai: [] },
  fallback: 'telephone',
  ownDevices: 'with-conditions',
  ownDeviceImages: 'approved-app',
  recording: 'with-agreement',
  remoteConsent: 'required',
  partnerPlatforms: 'ask-first',
  ownRecord: 'forbidden',
  relativesRecords: 'with-approval',
  passwords: 'second-factor',
  containment: 'by-clinician',
  incidentContact: 'the information governance desk, extension 2040',
  incidentHours: 'day and night',
}

const finishedDemo = 'Fernhill Hospitals (demonstration)'
/** Its name until its eight months are lived through: one that was interrupted is made again. */
const unfinishedDemo = 'Fernhill Hospitals (being made)'

export const demoAdministrator = 'admin@demo.curtain.example'
export const demoClinician = 'clinician@demo.curtain.example'

/** How long ago each wave of assignments was made, in days: eight months of them, the last one hardly begun. */
const waves = [240, 190, 140, 85, 24] as const
/** Modules that alone teach a practice, asked for last: what they taught is newly shown. */
const askedForLast = ['the-kitchen-table-clinic', 'the-invite-from-it']
const peopleAtOnce = 6
/** The general ability of a typical clinician here, in units of theta: below what most practices ask for. */
const typicalAbility = -0.6

/** Makes the demo organisation where there is none, and anew where making it was interrupted. */
export async function ensureDemo(owner: OwnerDatabase, demo: DemoOptions): Promise<'made' | 'there already'> {
  if ((await owner.organisation.count({ where: { name: finishedDemo } })) > 0) return 'there already'
  for (const { id } of await owner.organisation.findMany({ where: { name: unfinishedDemo }, select: { id: true } }))
    await deleteOrganisation(owner, id)
  await makeDemo(owner, demo)
  return 'made'
}

type DemoOptions = { readonly now: Date; readonly passwordHash: { readonly known: string; readonly unknown: string } }

/**
 * Makes the demo organisation and lives through eight months of it: the same people and the same chance each time, with
 * dates counted back from `now`. Every assignment and every answer goes through the functions that serve real ones.
 */
export async function makeDemo(owner: OwnerDatabase, { now, passwordHash }: DemoOptions): Promise<MadeOrganisation> {
  const people = demoPeople(passwordHash)
  const organisation = await makeOrganisation(owner, {
    name: unfinishedDemo,
    policy: demoPolicy,
    teams: demoTeams,
    people,
    createdAt: daysBefore(now, 250),
  })
  const { organisationId } = organisation
  const duties = (email: string) => actAs({ organisationId, personId: organisation.personId(email) })
  const { parameters, practices, policyVersion } = await curriculumInService({ organisationId })
  const assigned = await assignInWaves(await duties(demoAdministrator), now)
  const teamMeans = new Map(
    demoTeams.map(({ name }, index) => [name as string, 0.4 * normal(seededRandom(100 + index))]),
  )
  const lives = people.flatMap(({ email, roles, memberOf }, index) => {
    const random = seededRandom(1000 + index)
    const clinician = simulateClinician(random, {
      practices: practices.map(({ id }) => id),
      mean: typicalAbility + (teamMeans.get(memberOf[0] ?? '') ?? 0),
    })
    return roles.includes('clinician') ? [{ email, random, clinician }] : []
  })
  const atOnce = pLimit(peopleAtOnce)
  await atOnce.map(lives, async ({ email, random, clinician }) => {
    const viewer = (await duties(email)).clinician
    if (viewer === null) throw new Error(`${email} is no clinician`)
    const world = { random, parameters, policyVersion, now }
    await live(viewer, clinician, planFor(viewer, assigned, { random, now }), world)
  })
  await owner.organisation.update({ where: { id: organisationId }, data: { name: finishedDemo } })
  return organisation
}

type Assigned = { readonly moduleSlug: string; readonly at: Date }

/** Shares the modules in service out over the waves, all to everyone; with few modules the same one comes again. */
async function assignInWaves(duties: Duties, now: Date): Promise<Assigned[]> {
  const { administrator } = duties
  if (administrator === null) throw new Error(`${demoAdministrator} is no administrator`)
  const { modules } = await curriculumInService(administrator)
  const slugs = modules.map(({ slug }) => slug)
  slugs.sort((one, other) => askedForLast.indexOf(one) - askedForLast.indexOf(other))
  const aWave = Math.max(1, Math.ceil(slugs.length / waves.length))
  const assigned: Assigned[] = []
  for (const [wave, daysAgo] of waves.entries()) {
    const at = daysBefore(now, daysAgo)
    const chosen = Array.from({ length: aWave }, (_, place) => slugs[(wave * aWave + place) % slugs.length]).filter(
      (slug) => slug !== undefined,
    )
    const created = await createAssignment(
      administrator,
      { modules: chosen, audience: { for: 'everyone' }, dueOn: midnight(new Date(at.getTime() + 42 * day)) },
      { now: at },
    )
    if (!created.ok) throw new Error(`The demo's assignment was refused: ${created.problem}`)
    for (const moduleSlug of new Set(chosen)) assigned.push({ moduleSlug, at })
  }
  return assigned
}

/**
 * One clinician's eight months: most do most of what they are asked, some late, some never. Whoever signs in as the demo's
 * clinician finds something to do, something under way, and a follow-up that waits.
 */
function planFor(
  viewer: Clinician,
  assigned: readonly Assigned[],
  { random, now }: { random: Random; now: Date },
): Plan {
  const isShown = viewer.email === demoClinician
  const diligence = isShown ? 1 : 0.85 + 0.15 * random()
  const runs = assigned
    .map(({ moduleSlug, at }, place) => {
      const startedAt = workingHour(new Date(at.getTime() + (2 + 45 * random() ** 2) * day), random)
      const fromLast = assigned.length - 1 - place
      return {
        moduleSlug,
        // So that the shown clinician's newest follow-up is of these days.
        startedAt: isShown && fromLast === 0 ? workingHour(daysBefore(now, 10), random) : startedAt,
        does: random() < diligence && !(isShown && fromLast === 2),
        calledAwayAfter: (isShown && fromLast === 1) || random() < 0.03 ? 2 + Math.floor(random() * 4) : null,
      }
    })
    .filter(({ startedAt, does }) => does && startedAt < now)
  // Some never find the three minutes: what they knew fades.
  const doesFollowUps = isShown || random() < 0.6 ? 0.9 : 0.1
  return { runs, doesFollowUps, leavesFollowUpsFrom: isShown ? daysBefore(now, 13) : null }
}

async function actAs(person: { organisationId: string; personId: string }): Promise<Duties> {
  const duties = await dangerouslyDutiesOfPerson(person)
  if (duties === null) throw new Error(`Person ${person.personId} cannot act`)
  return duties
}
