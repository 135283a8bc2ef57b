import { describe, expect, test } from 'vitest'
import type { CompiledContent } from '#curriculum/compile.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { teamReport } from '#data/reports/team.ts'
import { token } from '#data/strangers.testing.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { dangerouslyListToReconcile, dangerouslyReconcilePutOff } from './reconcile-organisation.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const slug = 'the-call-that-dropped'
const other = 'the-scribe-is-listening'
const now = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-06-10T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')

setUpFreshHome()

/** What the first clinician of the ward has to do or has begun, by module. */
async function open(clinician = home.wardClinicians[0]): Promise<string[]> {
  const { toDo, underWay } = await listEnrolments(clinician, { now: later })
  return [...toDo, ...underWay].map(({ module }) => module.slug)
}

/** What publishing leaves to the worker. */
async function byTheWorker(): Promise<void> {
  for (const organisationId of await dangerouslyListToReconcile())
    await dangerouslyReconcilePutOff(organisationId, { now: later })
}

async function assign(modules: string[], audience: Parameters<typeof createAssignment>[1]['audience'], at = now) {
  const assignment = await createAssignment(home.administrator, { modules, audience, dueOn }, { now: at })
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

const ward = () => ({ for: 'team' as const, teamId: home.teams.ward })
const bay = () => ({ for: 'team' as const, teamId: home.teams.bay })
const everyone = { for: 'everyone' as const }

describe('what someone has to do follows', () => {
  test('a suspended person who is reinstated: what was assigned meanwhile is theirs, what was withdrawn is not', async () => {
    const [{ personId }] = home.wardClinicians
    const withdrawnId = await assign([other], everyone)
    await suspendPerson(home.administrator, personId, { now })
    const enrolments = () =>
      owner.enrolment.count({ where: { organisationId: home.organisationId, personId, releasedAt: null } })
    expect(await enrolments()).toBe(0)
    await assign([slug], everyone)
    await withdrawAssignment(home.administrator, withdrawnId, { now })
    await reinstatePerson(home.administrator, personId, { now: later })
    expect(await open()).toEqual([slug])
  })

  test('a person who moves: the old team’s goes, the new team’s comes, and what was begun or finished stays', async () => {
    const { administrator, teams } = home
    const [, mover] = home.wardClinicians
    await assign([slug, other, 'the-whatsapp-photo'], ward())
    await assign(['the-wrong-mrs-khan'], bay())
    await completeModule(mover, other, { now })
    const { toDo } = await listEnrolments(mover, { now })
    await beginAttempt(mover, { enrolmentId: toDo.find(({ module }) => module.slug === slug)?.id ?? '', now })
    const place = { personId: mover.personId, as: 'member' as const }
    await removeFromTeam(administrator, { ...place, teamId: teams.ward }, { now: later })
    const left = await listEnrolments(mover, { now: later })
    expect(left.toDo).toEqual([])
    expect(left.underWay).toMatchObject([{ module: { slug }, assigned: false, dueOn: null, overdue: false }])
    expect(left.done.map(({ module }) => module.slug)).toEqual([other])
    // The bay lies below the ward: what the ward is asked is asked again, with all that was done.
    await addToTeam(administrator, { ...place, teamId: teams.bay }, { now: later })
    const learning = await listEnrolments(mover, { now: later })
    expect(learning.toDo.map(({ module }) => module.slug).sort()).toEqual(['the-whatsapp-photo', 'the-wrong-mrs-khan'])
    expect(learning.underWay).toMatchObject([{ module: { slug }, assigned: true, dueOn }])
  })

  test('a person who left counts in no figure of the team, and one who joins in each', async () => {
    const { administrator, teams, wardManager } = home
    await assign([slug], bay())
    const leaver = { personId: home.bayClinicians[0].personId, teamId: teams.bay, as: 'member' as const }
    await removeFromTeam(administrator, leaver, { now })
    await addToTeam(administrator, { ...leaver, teamId: teams.ward }, { now })
    const completionNow = async () => (await teamReport(wardManager, teams.ward, { now: later }))?.completed
    expect(await completionNow()).toEqual({ done: 0, assigned: 1 })
    await addToTeam(administrator, { ...leaver, personId: home.wardClinicians[0].personId }, { now })
    expect(await completionNow()).toEqual({ done: 0, assigned: 2 })
  })

  test('someone who joins after the due date: they have as many days as the others had', async () => {
    const assignmentId = await assign([slug], everyone)
    const joinDay = new Date('2026-09-01T10:00:00Z')
    const invitation = await invitePerson(
      home.administrator,
      {
        email: `late@${home.organisationId}.example`,
        givenName: 'Late',
        familyName: 'Comer',
        profession: 'Nurse',
        roles: ['clinician'],
        teamId: null,
        language: 'en',
        delivery: { by: 'link', ...token() },
      },
      { now: joinDay },
    )
    if (!invitation.ok) throw new Error(invitation.problem)
    expect(
      await owner.enrolment.findMany({
        where: { personId: invitation.personId },
        select: { assignmentId: true, dueOn: true },
      }),
    ).toEqual([{ assignmentId, dueOn: new Date('2026-10-01T00:00:00Z') }])
  })

  test('an assignment that is made while someone joins: they have it, whichever is first', async () => {
    const [, mover] = home.wardClinicians
    for (const module of [slug, other]) {
      await removeFromTeam(
        home.administrator,
        { personId: mover.personId, teamId: home.teams.ward, as: 'member' },
        { now },
      )
      await Promise.all([
        assign([module], ward()),
        addToTeam(home.administrator, { personId: mover.personId, teamId: home.teams.ward, as: 'member' }, { now }),
      ])
      expect(await open(mover)).toContain(module)
    }
  })

  test('a module that goes out of service is asked of nobody, and is again when it returns; a new version changes nothing', async () => {
    const content = compiledContent()
    await assign([slug, other], ward())
    const completionNow = async () =>
      (await teamReport(home.wardManager, home.teams.ward, { now: new Date() }))?.completed
    expect(await completionNow()).toEqual({ done: 0, assigned: 8 })
    const without: CompiledContent = { ...content, modules: content.modules.filter((module) => module.slug !== other) }
    await putInService(owner, without)
    expect(await completionNow()).toEqual({ done: 0, assigned: 4 })
    expect(await open()).toEqual([slug])
    await putInService(owner, content)
    await byTheWorker()
    expect(await completionNow()).toEqual({ done: 0, assigned: 8 })
    const count = await owner.enrolment.count({ where: { organisationId: home.organisationId } })
    expect(count).toBe(8)
  })
})
