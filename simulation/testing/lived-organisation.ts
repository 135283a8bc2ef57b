import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { caseAsked } from '#data/curriculum/shared/follow-up-cases.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { beginFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { recordFollowUpAnswer } from '#data/follow-ups/record-follow-up-answer.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { makeOrganisation, type NewPerson, undecided } from '#data/people/make-organisation.ts'
import { type Administrator, type Clinician, dangerouslyDutiesOfPerson, type Manager } from '#data/viewer.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { type SimulatedClinician, simulateClinician } from '#simulation/model/clinician.ts'
import { type Random, seededRandom } from '#simulation/model/random.ts'
import { simulateAttempt } from '#simulation/simulate-attempt.ts'
import { wrongChoice } from './complete-module.ts'

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
 * Makes it and lets its clinicians go through two modules, one of them twice, and the follow-ups that fall due, by the
 * functions that serve real ones. The last clinician has answered nothing.
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
  const { practices, modules } = await curriculumInService({ organisationId })
  const lives = clinicians.slice(0, 6).map((viewer, place): Life => {
    const random = seededRandom(500 + place)
    const abilities = { practices: practices.map(({ id }) => id), mean: place / 3 - 0.8 }
    return { viewer, random, simulated: simulateClinician(random, abilities) }
  })
  const later = (days: number) => new Date(from.getTime() + days * day)
  const [first, second] = modules.map(({ slug }) => slug)
  for (const [slug, days] of [
    [first, 1],
    [second, 12],
    ['follow-ups', 27],
    [first, 60],
    ['follow-ups', 95],
  ] as const) {
    if (slug === undefined) continue
    if (slug === 'follow-ups') await dangerouslyScheduleFollowUps(organisationId, { now: later(days) })
    for (const [place, life] of lives.entries())
      if (slug === 'follow-ups') await followUp(life, owner, later(days))
      else await goThrough(life, slug, later(days + place))
  }
  return {
    organisationId,
    administrator: present((await duties('admin')).administrator),
    manager: present((await duties('manager')).manager),
    clinicians,
    teams: { ward: made.teamId('Ward'), bay: made.teamId('Bay') },
  }
}

type Life = { readonly viewer: Clinician; simulated: SimulatedClinician; readonly random: Random }

async function goThrough(life: Life, moduleSlug: string, startedAt: Date): Promise<void> {
  const { viewer, random } = life
  const { parameters } = await curriculumInService(viewer)
  const chosen = await chooseModule(viewer, moduleSlug, { now: startedAt })
  if (!chosen.ok) throw new Error(`${moduleSlug} cannot be chosen`)
  const run = { enrolmentId: chosen.enrolmentId, startedAt, calledAwayAfter: null }
  life.simulated = await simulateAttempt(viewer, life.simulated, run, { parameters, random })
}

/** The follow-up that is due, if one is: two answers in three are right. */
async function followUp({ viewer, random }: Life, owner: OwnerDatabase, at: Date): Promise<void> {
  const { open } = await ownFollowUps(viewer, { now: at })
  if (open === null) return
  const followUpId = open.id
  await beginFollowUp(viewer, { followUpId, now: at })
  for (let answers = 1; ; answers++) {
    const { state, policyVersion } = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
    const { asked } = Asked.parse(state)
    if (asked === null) return
    const { item } = await caseAsked(viewer, asked, policyVersion ?? 0)
    const choice = random() < 0.67 ? rightChoice(item) : wrongChoice(item)
    const given = {
      answerId: randomUUID(),
      sceneId: item.id,
      itemId: item.id,
      choice,
      confidence: 'sure' as const,
      elapsedMs: 24_000,
    }
    const now = new Date(at.getTime() + answers * 30_000)
    const recorded = await recordFollowUpAnswer(viewer, { followUpId, given, now })
    if (!recorded.ok) throw new Error(recorded.problem)
  }
}

const Asked = z.object({ asked: z.object({ itemId: z.string(), documentHash: z.string() }).nullable() })

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The person lacks the duty')
  return value
}
