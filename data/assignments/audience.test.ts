import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { archiveTeam } from '#data/people/archive-team.ts'
import { type AudienceRule, parseRule } from '#domain/assignments/audience-rule.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { changeAudience } from './change-audience.ts'
import { createAssignment } from './create-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import { listAssignments } from './list-assignments.ts'
import { nameRules } from './name-rules.ts'
import { previewAudience } from './preview-audience.ts'
import { dangerouslyListToReconcile, dangerouslyReconcilePutOff } from './reconcile-organisation.ts'
import { rulesNow } from './rules-now.ts'

const slug = 'the-call-that-dropped'
const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')

setUpFreshHome()

beforeEach(async () => {
  await haveThem({ 'ward-one': ['Physio', 'North'], 'bay-one': ['Physio', 'South'], 'bay-two': ['Nurse', 'North'] })
})
const ofHome = () => ({ organisationId: home.organisationId })

async function haveThem(people: Readonly<Record<string, readonly [profession: string, site: string]>>): Promise<void> {
  for (const [givenName, [profession, site]] of Object.entries(people))
    await owner.person.updateMany({ where: { ...ofHome(), givenName }, data: { profession, site } })
}

const rules = (...texts: string[]): AudienceRule[] => texts.flatMap((text) => parseRule(text) ?? [])

async function assign(...texts: string[]): Promise<string> {
  const assignment = await createAssignment(
    home.administrator,
    { modules: [slug], audience: { for: 'rules', rules: rules(...texts) }, dueOn },
    { now },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

/** By an administrator who has just looked. */
async function changeTo(assignmentId: string, next: readonly AudienceRule[]) {
  const { version } = await rulesNow(home.administrator, assignmentId)
  return changeAudience(home.administrator, { assignmentId, rules: next, seen: version }, { now })
}

async function audienceOf(assignmentId: string): Promise<string[]> {
  const open = await owner.enrolment.findMany({
    where: { ...ofHome(), assignmentId, releasedAt: null },
    select: { person: { select: { givenName: true } } },
  })
  return open.map(({ person }) => person.givenName).sort()
}

/** What happens each minute. */
async function byTheWorker(): Promise<void> {
  for (const organisationId of await dangerouslyListToReconcile())
    await dangerouslyReconcilePutOff(organisationId, { now })
}

test('asks professions, sites, teams with or without those below and named people, and leaves out who is spared', async () => {
  const { ward, bay } = home.teams
  const [one] = home.bayClinicians
  expect(await audienceOf(await assign('asked.profession.Physio'))).toEqual(['bay-one', 'ward-one'])
  expect(await audienceOf(await assign('asked.site.North'))).toEqual(['bay-two', 'ward-one'])
  expect(await audienceOf(await assign(`asked.team.${ward}`))).toHaveLength(4)
  expect(await audienceOf(await assign(`asked.team-alone.${ward}`))).toEqual(['ward-one', 'ward-two'])
  expect(await audienceOf(await assign(`asked.person.${one.personId}`, 'asked.site.North'))).toHaveLength(3)
  expect(await audienceOf(await assign('spared.profession.Physio'))).toEqual(['bay-two', 'ward-two'])
  expect(await audienceOf(await assign(`asked.team.${ward}`, `spared.team.${bay}`, 'asked.site.North'))).toEqual([
    'ward-one',
    'ward-two',
  ])
  const unknown = {
    modules: [slug],
    audience: { for: 'rules', rules: rules(`asked.team.${randomUUID()}`) },
    dueOn,
  } as const
  expect(await createAssignment(home.administrator, unknown, { now })).toEqual({
    ok: false,
    problem: 'no-such-audience',
  })
  const own = { modules: [slug], audience: { for: 'rules', rules: rules(`asked.team.${bay}`) }, dueOn } as const
  expect(await createAssignment(home.bayManager, own, { now })).toEqual({ ok: false, problem: 'no-such-audience' })
})

test('the rules stay true as professions and sites change, within a minute, and when what they name is gone', async () => {
  const physios = await assign('asked.profession.Physio')
  await haveThem({ 'ward-two': ['Physio', ''], 'bay-one': ['Nurse', 'South'] })
  await byTheWorker()
  expect(await audienceOf(physios)).toEqual(['ward-one', 'ward-two'])
  const { personId } = home.wardClinicians[0]
  const personAssignmentId = await assign(`asked.person.${personId}`)
  expect(await audienceOf(personAssignmentId)).toEqual(['ward-one'])
  // It is never for everyone because nobody is named any more.
  await owner.assignmentAudience.deleteMany({ where: { ...ofHome(), assignmentId: personAssignmentId } })
  await owner.assignment.updateMany({ where: { ...ofHome(), id: personAssignmentId }, data: { countedAt: null } })
  await byTheWorker()
  expect(await audienceOf(personAssignmentId)).toEqual([])
})

test('a team that is archived stays among the rules that name it, until it is removed from them', async () => {
  const { bay, ward } = home.teams
  const nurses = await assign(`asked.team.${bay}`, 'asked.profession.Nurse')
  expect(await archiveTeam(home.administrator, { teamId: bay }, { now })).toBe('archived')
  expect(await audienceOf(nurses)).toEqual(['bay-two', 'ward-two'])
  const byName = async () => nameRules(home.administrator, (await rulesNow(home.administrator, nurses)).rules)
  expect((await byName()).map(({ name }) => name)).toEqual(['Nurse', 'Bay'])
  const change = (...texts: string[]) => changeTo(nurses, rules(...texts))
  expect(await change(`asked.team.${bay}`, `asked.team.${ward}`)).toBe('changed')
  expect(await audienceOf(nurses)).toEqual(['ward-one', 'ward-two'])
  expect(await change(`asked.team.${ward}`)).toBe('changed')
  expect(await change(`asked.team.${bay}`, `asked.team.${ward}`)).toBe('no-such-audience')
})

test('says whom a change adds, drops and moves before it acts, and then does that', async () => {
  const [{ personId: wardOne }] = home.wardClinicians
  const physios = await assign('asked.profession.Physio')
  const sooner = await createAssignment(
    home.administrator,
    {
      modules: [slug],
      audience: { for: 'person', personId: home.bayClinicians[1].personId },
      dueOn: new Date('2026-07-20'),
    },
    { now },
  )
  expect(sooner.ok).toBe(true)
  const next = rules('asked.site.North', `asked.person.${home.wardClinicians[1].personId}`)
  const change = { rules: next, modules: [slug], dueOn, assignmentId: physios }
  const preview = await previewAudience(home.administrator, change, { now })
  expect(preview).toMatchObject({ people: 3, adds: 2, drops: 1, dropsBegun: 0, already: 1, moves: 1 })
  expect([preview.addedNames, preview.droppedNames].flat().map((name) => name.split(' ')[0])).toEqual([
    'bay-two',
    'ward-two',
    'bay-one',
  ])
  expect(await audienceOf(physios)).toEqual(['bay-one', 'ward-one'])
  expect(await changeTo(physios, next)).toBe('changed')
  expect(await audienceOf(physios)).toEqual(['bay-two', 'ward-one', 'ward-two'])
  expect((await rulesNow(home.administrator, physios)).rules).toHaveLength(2)
  expect(await findAssignment(home.administrator, physios)).toMatchObject({
    counted: { open: 3, people: 3 },
    rules: [{ kind: 'site', name: 'North' }, { kind: 'person' }],
  })
  const assignments = await listAssignments(home.administrator, { search: 'north', page: 1 }, { now })
  expect(assignments.assignments.map(({ id }) => id)).toEqual([physios])
  const nobody = rules(`spared.person.${wardOne}`)
  expect(await previewAudience(home.administrator, { ...change, rules: nobody }, { now })).toMatchObject({ people: 3 })
})

test('of two administrators at once the second changes nothing that they have not seen, and the same sent twice is one change', async () => {
  const assignmentId = await assign('asked.profession.Physio')
  const { version } = await rulesNow(home.administrator, assignmentId)
  const change = (text: string) =>
    changeAudience(home.administrator, { assignmentId, rules: rules(text), seen: version }, { now })
  const outcomes = await Promise.all([change('asked.site.North'), change('asked.site.South')])
  expect(outcomes.toSorted()).toEqual(['changed', 'changed-meanwhile'])
  const [rule] = (await rulesNow(home.administrator, assignmentId)).rules
  expect(await audienceOf(assignmentId)).toEqual(rule?.value === 'North' ? ['bay-two', 'ward-one'] : ['bay-one'])
  expect(await change(`asked.site.${rule?.value}`)).toBe('changed')
  expect(await change('asked.profession.Nurse')).toBe('changed-meanwhile')
  const changes = { ...ofHome(), action: 'assignment.audience-changed', subjectId: assignmentId }
  expect(await owner.auditEvent.count({ where: changes })).toBe(1)
  // Who has looked again sees what the first did, and may change it.
  expect(await changeTo(assignmentId, rules('asked.profession.Nurse'))).toBe('changed')
})
