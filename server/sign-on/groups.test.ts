import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import { groupsComing, listClaimedGroups, previewClaimedMeaning } from '#data/sign-on/claimed-groups.ts'
import { chooseGroupClaim, enterClaimedGroup, setClaimedMeaning } from '#data/sign-on/decide-groups.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { makeSigningOn, type SigningOn, signOnAs } from './sign-on.testing.ts'

setUpOwner()

let at: SigningOn

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  at = await makeSigningOn(owner, { makesAccounts: true })
  expect(await chooseGroupClaim(at.organisation.administrator, { claim: 'groups' })).toBe('done')
})

afterAll(async () => {
  await at.provider.stop()
})

const now = new Date()
const subjects = new Map<string, string>()

/** Signs someone in, of whom the provider says this; what they are here afterwards. */
async function signInWith(local: string, claims: Record<string, unknown>) {
  const email = at.emailOf(local)
  const subject = subjects.get(local) ?? randomUUID()
  subjects.set(local, subject)
  at.provider.accounts.set(subject, { email, email_verified: true, given_name: 'Ada', family_name: local, ...claims })
  expect(await signOnAs(at, email)).toMatchObject({ kind: 'signed-in' })
  const person = await owner.person.findFirstOrThrow({
    where: { email },
    include: { roles: true, memberships: true, managed: true },
  })
  return {
    roles: person.roles.map(({ role }) => role).sort(),
    teams: person.memberships.map(({ teamId }) => teamId),
    manages: person.managed.map(({ teamId }) => teamId),
  }
}

async function decide(value: string, meaning: GroupMeaning) {
  const { administrator } = at.organisation
  const groupId = await enterClaimedGroup(administrator, { value }, { id: randomUUID(), now })
  const preview = await previewClaimedMeaning(administrator, { groupId, meaning })
  const outcome = await setClaimedMeaning(administrator, { groupId, meaning, seen: preview?.version ?? '' }, { now })
  return { preview, outcome }
}

test('groups mean nothing until a rule says so; it touches whom its preview names, and then every sign-in decides', async () => {
  const { administrator, teams } = at.organisation
  const came = await signInWith('ada', { groups: ['Nurses', 'Leads'] })
  expect(came).toEqual({ roles: ['clinician'], teams: [], manages: [] })
  const { groups } = await listClaimedGroups(administrator, { search: '', page: 1 })
  expect(groups.map(({ value, members, meaning }) => [value, members, meaning])).toEqual([
    ['Leads', 1, 'nothing'],
    ['Nurses', 1, 'nothing'],
  ])
  const member = await decide('Nurses', { kind: 'member', teamId: teams.ward })
  expect(member.preview).toMatchObject({ gain: { count: 1, names: [{ familyName: 'ada' }] }, have: 0 })
  expect(member.outcome).toEqual({ ok: true, gained: 1, lost: 0 })
  await decide('Leads', { kind: 'manager', teamId: teams.bay })
  const lead = { roles: ['clinician', 'manager'], teams: [teams.ward], manages: [teams.bay] }
  expect(await signInWith('ada', { groups: ['Leads', 'Nurses'] })).toEqual(lead)
  // A new person has it from the first time on, and the token says it or userinfo.
  at.provider.intercept = (request, response) => {
    if (request.url !== '/me') return false
    const claims = { sub: subjects.get('brook'), groups: 'Nurses' }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(claims))
    return true
  }
  expect(await signInWith('brook', {})).toMatchObject({ roles: ['clinician'], teams: [teams.ward] })
  at.provider.intercept = null
  // Where nothing is said nothing changes, and why is in the audit trail and on the page.
  expect(await signInWith('ada', { groups: null })).toEqual(lead)
  expect(await signInWith('brook', { hasgroups: true })).toMatchObject({ teams: [teams.ward] })
  const signedIn = { organisationId: administrator.organisationId, action: 'person.signed-in' }
  const event = await owner.auditEvent.findFirstOrThrow({ where: signedIn, orderBy: { place: 'desc' } })
  expect(event.detail).toMatchObject({ by: 'single-sign-on', groups: 'too-many' })
  expect(await groupsComing(administrator)).toMatchObject({ came: 0, missing: 1, tooMany: 1 })
  // Who is in it no longer loses it, by a rule that ends or by the next sign-in.
  const decision = await decide('Leads', { kind: 'nothing' })
  expect(decision.preview?.lose.count).toBe(1)
  expect(await signInWith('ada', { groups: [] })).toMatchObject({ teams: [], manages: [] })
  const removalEvent = { action: 'team.member-removed', subjectId: teams.ward }
  expect(await owner.auditEvent.findFirstOrThrow({ where: removalEvent })).toMatchObject({
    actorId: null,
    detail: { by: 'single-sign-on' },
  })
})

test('two groups that mean the same hold each other, also where the directory sends one of them', async () => {
  const { administrator, teams } = at.organisation
  const { organisationId } = administrator
  for (const value of ['Day', 'Night']) await decide(value, { kind: 'member', teamId: teams.bay })
  expect(await signInWith('cleo', { groups: ['Day', 'Night'] })).toMatchObject({ teams: [teams.bay] })
  expect(await signInWith('cleo', { groups: ['Night'] })).toMatchObject({ teams: [teams.bay] })
  const { id: personId } = await owner.person.findFirstOrThrow({ where: { email: at.emailOf('cleo') } })
  const times = { createdAt: now, changedAt: now }
  const user = await owner.scimUser.create({
    data: { organisationId, userName: 'cleo', personId, active: true, document: {}, ...times },
  })
  const group = await owner.scimGroup.create({
    data: { organisationId, displayName: 'Bay', meaning: 'member', teamId: teams.bay, ...times },
  })
  await owner.scimMember.create({ data: { organisationId, groupId: group.id, userId: user.id } })
  expect(await signInWith('cleo', { groups: [] })).toMatchObject({ teams: [teams.bay] })
})

test('an administrator is made by a rule alone, and the last one stays', async () => {
  const { organisationId } = at.organisation
  await owner.personRole.deleteMany({
    where: { organisationId, role: 'administrator', person: { email: at.emailOf('admin') } },
  })
  const roles = async (groups: string[]) => (await signInWith('dara', { groups })).roles
  expect(await roles(['administrator', 'Admins'])).toEqual(['clinician'])
  await decide('Admins', { kind: 'role', role: 'administrator' })
  expect(await roles(['Admins'])).toEqual(['administrator', 'clinician'])
  expect(await roles([])).toEqual(['administrator', 'clinician'])
})
