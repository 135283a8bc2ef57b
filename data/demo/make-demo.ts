import { createAssignment } from '#data/assignments.ts'
import { listEnrolments } from '#data/enrolments.ts'
import { curriculumInService } from '#data/internal/curriculum.ts'
import { deleteOrganisation } from '#data/owner/delete-organisation.ts'
import { type MadeOrganisation, makeOrganisation } from '#data/owner/make-organisation.ts'
import type { OwnerDatabase } from '#data/owner/owner-database.ts'
import { simulateAttempt } from '#data/owner/simulate-attempt.ts'
import { type Clinician, type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { type SimulatedClinician, simulateClinician } from '#domain/simulation/clinician.ts'
import { normal, type Random, seededRandom } from '#domain/simulation/random.ts'
import { demoPeople, demoTeams } from './demo-people.ts'

const demoPolicy: Policy = {
  country: 'united-kingdom',
  tools: { video: ['Clinic Connect'], messaging: ['Wardline'], images: ['Wardline'], ai: [] },
  fallback: 'telephone',
  ownDevices: 'with-conditions',
  recording: 'with-agreement',
  incidentContact: 'the information governance desk, extension 2040',
  incidentHours: 'day and night',
}

const finishedDemo = 'Fernhill Hospitals (demonstration)'
/** Its name until its eight months are lived through: one that was interrupted is made again. */
const unfinishedDemo = 'Fernhill Hospitals (being made)'

export const demoAdministrator = 'admin@demo.curtain.example'
export const demoClinician = 'clinician@demo.curtain.example'

const day = 24 * 60 * 60 * 1000
/** How long ago each wave of assignments was made, in days: eight months of them, the last one hardly begun. */
const waves = [240, 190, 140, 85, 32] as const
const peopleAtOnce = 6
/** The general ability of a typical clinician here, in units of theta: below what most practices ask for. */
const typicalAbility = -1.2

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
  const { parameters, practices } = await curriculumInService({ organisationId })
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
  await inTurns(lives, peopleAtOnce, async ({ email, random, clinician }) => {
    const viewer = (await duties(email)).clinician
    if (viewer === null) throw new Error(`${email} is no clinician`)
    await live(viewer, clinician, assigned, { random, parameters, now })
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
 * clinician finds something to do and something under way.
 */
async function live(
  viewer: Clinician,
  simulated: SimulatedClinician,
  assigned: readonly Assigned[],
  { random, parameters, now }: { random: Random; parameters: Parameters; now: Date },
): Promise<void> {
  const isShown = viewer.email === demoClinician
  const diligence = isShown ? 1 : 0.85 + 0.15 * random()
  const runs = assigned
    .map(({ moduleSlug, at }, place) => ({
      moduleSlug,
      startedAt: workingHour(new Date(at.getTime() + (2 + 45 * random() ** 2) * day), random),
      does: random() < diligence && !(isShown && place === assigned.length - 1),
      calledAwayAfter:
        (isShown && place === assigned.length - 2) || random() < 0.03 ? 2 + Math.floor(random() * 4) : null,
    }))
    .filter(({ startedAt, does }) => does && startedAt < now)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  let clinician = simulated
  for (const { moduleSlug, ...run } of runs) {
    const enrolmentId = await findOpenEnrolment(viewer, { moduleSlug, now })
    if (enrolmentId === null) continue
    clinician = await simulateAttempt(viewer, clinician, { enrolmentId, ...run }, { parameters, random })
  }
}

async function findOpenEnrolment(
  viewer: Clinician,
  { moduleSlug, now }: { moduleSlug: string; now: Date },
): Promise<string | null> {
  const { toDo, underWay } = await listEnrolments(viewer, { now })
  return [...toDo, ...underWay].find(({ module }) => module.slug === moduleSlug)?.id ?? null
}

async function actAs(person: { organisationId: string; personId: string }): Promise<Duties> {
  const duties = await dangerouslyDutiesOfPerson(person)
  if (duties === null) throw new Error(`Person ${person.personId} cannot act`)
  return duties
}

/** Runs the work for each, so many at once, in order of the list. */
async function inTurns<Value>(
  values: readonly Value[],
  atOnce: number,
  work: (value: Value) => Promise<void>,
): Promise<void> {
  const waiting = values.values()
  const worker = async () => {
    for (const value of waiting) await work(value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * day)
}

function midnight(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
}

function workingHour(date: Date, random: Random): Date {
  return new Date(midnight(date).getTime() + (7 + 12 * random()) * (day / 24))
}
