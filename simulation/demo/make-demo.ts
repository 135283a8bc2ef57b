import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { deleteOrganisation } from '#data/people/delete-organisation.ts'
import { type MadeOrganisation, makeOrganisation } from '#data/people/make-organisation.ts'
import { savePolicy } from '#data/policy/save-policy.ts'
import { type Administrator, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { guessingByFormat } from '#domain/comprehension/expert-parameters.ts'
import { insertLives } from '#simulation/bulk/insert-lives.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import type { SimulatedItem } from '#simulation/model/answer.ts'
import { type SimulatedClinician, simulateClinician } from '#simulation/model/clinician.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { daysBefore, midnight } from '#simulation/model/days.ts'
import type { PlannedAssignment } from '#simulation/model/life.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { assignPath } from './assign-path.ts'
import { demoPeople, demoTeams } from './demo-people.ts'
import { demoPlan, demoWaves } from './demo-plan.ts'
import { changedPolicy, demoPolicy } from './demo-policy.ts'
import { abilityOf, knownBefore, stuckTeam, visibleAbility } from './demo-story.ts'
import { waiveForSome } from './waive-for-some.ts'

const finishedDemo = 'Fernhill Hospitals (demonstration)'
/** Its name until its eight months are lived through: one that was interrupted is made again. */
const unfinishedDemo = 'Fernhill Hospitals (being made)'

export const demoAdministrator = 'admin@demo.curtain.example'
export const demoClinician = 'clinician@demo.curtain.example'

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
 * Makes the demo organisation with eight months of lives: the same people and the same chance each time, with dates counted
 * back from `now`. What was assigned goes through the application; what came of it is written in bulk, the very rows that
 * the application would have written (simulation/bulk/same-rows.test.ts).
 */
export async function makeDemo(owner: OwnerDatabase, { now, passwordHash }: DemoOptions): Promise<MadeOrganisation> {
  const people = demoPeople(passwordHash)
  // Yesterday at ten: nobody has answered anything since, so nobody has confirmed anything yet.
  const policyChangedAt = daysBefore(midnight(now), 14 / 24)
  const organisation = await makeOrganisation(owner, {
    name: unfinishedDemo,
    nameInTrail: finishedDemo,
    policy: demoPolicy,
    teams: demoTeams,
    people,
    createdAt: daysBefore(now, 250),
  })
  const { organisationId, personId } = organisation
  const duties = await dangerouslyDutiesOfPerson({ organisationId, personId: personId(demoAdministrator) })
  if (duties?.administrator == null) throw new Error(`${demoAdministrator} is no administrator`)
  const curriculum = withBlindGuesses(await simulatedCurriculum({ organisationId }))
  const assignments = await assignInWaves(duties.administrator, { inService: [...curriculum.modules.keys()], now })
  const practices = curriculum.practices.map(({ id }) => id)
  const lives = people.flatMap(({ email, roles, memberOf }, index) => {
    if (!roles.includes('clinician')) return []
    const random = seededRandom(1000 + index)
    const [team = ''] = memberOf
    const who = email === demoClinician ? 'shown' : 'colleague'
    const habits = { practices, mean: who === 'shown' ? visibleAbility : (abilityOf[team] ?? 0) }
    const simulatedClinician = simulateClinician(random, {
      ...habits,
      ...(team === stuckTeam.name && { stuckOn: stuckTeam.belief }),
    })
    const clinician = { ...simulatedClinician, untrained: beforeTraining(simulatedClinician) }
    const plan = demoPlan(assignments, { random, now, until: policyChangedAt, who, team })
    return [{ personId: personId(email), life: liveThrough(clinician, plan, { curriculum, random }) }]
  })
  await insertLives(owner, { organisationId, curriculum, lives, random: seededRandom(1) })
  const newest = assignments.at(-1)
  if (newest !== undefined)
    await waiveForSome(duties.administrator, owner, {
      ...{ assignmentId: newest.assignmentId, except: personId(demoClinician), now },
    })
  const inTurn = [-3, -2, 0].flatMap((place) => assignments.at(place)?.moduleSlug ?? [])
  const path = { personId: personId(demoClinician), steps: [...new Set(inTurn)], now }
  await assignPath(duties.administrator, path)
  const next = { policy: changedPolicy, basedOn: 1 }
  const policyChange = await savePolicy(duties.administrator, next, { now: policyChangedAt })
  if (!policyChange.ok) throw new Error(`The demo's policy was refused: ${policyChange.problem}`)
  await owner.organisation.update({ where: { id: organisationId }, data: { name: finishedDemo } })
  return organisation
}

/**
 * Whoever knows nothing here chooses blindly: what the words of options give away, which changes whenever one is reworded, is
 * no part of the story.
 */
function withBlindGuesses(curriculum: SimulatedCurriculum): SimulatedCurriculum {
  const items = [...curriculum.items].map(([id, item]): [string, SimulatedItem] => {
    const c = guessingByFormat(item.format, item.options.length, item.trays?.length)
    return [id, { ...item, parameters: { ...item.parameters, c } }]
  })
  return { ...curriculum, items: new Map(items) }
}

/** What someone is able to, practice by practice, where the story says that more or less is known of it here. */
function beforeTraining({ untrained, stuckOn }: SimulatedClinician): SimulatedClinician['untrained'] {
  const abilities = Object.entries(untrained).map(([practice, ability]): [string, number] => {
    const isStuck = stuckOn !== null && practice === stuckTeam.practice
    return [practice, ability + (knownBefore[practice] ?? 0) - (isStuck ? stuckTeam.knowsLess : 0)]
  })
  return Object.fromEntries(abilities)
}

/** Every wave is asked of everyone. */
async function assignInWaves(
  administrator: Administrator,
  { inService, now }: { inService: readonly string[]; now: Date },
): Promise<PlannedAssignment[]> {
  const assignments: PlannedAssignment[] = []
  for (const { at, dueOn, modules } of demoWaves(inService, now)) {
    const assignment = await createAssignment(
      administrator,
      { modules, audience: { for: 'everyone' }, dueOn },
      { now: at },
    )
    if (!assignment.ok) throw new Error(`The demo's assignment was refused: ${assignment.problem}`)
    for (const moduleSlug of modules) assignments.push({ assignmentId: assignment.assignmentId, moduleSlug, at, dueOn })
  }
  return assignments
}
