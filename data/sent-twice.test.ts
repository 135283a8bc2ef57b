import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { chooseModule } from './assignments/choose-module.ts'
import { createAssignment } from './assignments/create-assignment.ts'
import { contestItem } from './contests/contest-item.ts'
import { createTeam } from './people/create-team.ts'
import { inviteAgain } from './people/invite-again.ts'
import { invitePerson } from './people/invite-person.ts'
import { policyVersions } from './policy/policy-versions.ts'
import { savePolicy } from './policy/save-policy.ts'

const slug = 'the-call-that-dropped'
const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')

setUpFreshHome()

/** Three times: two at once, and one when those are done. */
async function thrice<Result>(send: () => Promise<Result>): Promise<Result[]> {
  const atOnce = await Promise.all([send(), send()])
  return [...atOnce, await send()]
}

const inHome = () => ({ where: { organisationId: home.organisationId } })
const events = (action: string) => owner.auditEvent.count({ where: { organisationId: home.organisationId, action } })

describe('the same form, sent several times,', () => {
  test('makes one assignment, and says each time that it was made', async () => {
    const id = randomUUID()
    const results = await thrice(() =>
      createAssignment(home.administrator, { modules: [slug], audience: { for: 'everyone' }, dueOn }, { now, id }),
    )
    expect(results).toMatchObject(Array.from({ length: 3 }, () => ({ ok: true, assignmentId: id })))
    expect(await owner.assignment.count(inHome())).toBe(1)
    expect(await owner.enrolment.count(inHome())).toBe(4)
    expect(await events('assignment.created')).toBe(1)
  })

  test('makes one team', async () => {
    const id = randomUUID()
    const results = await thrice(() => createTeam(home.administrator, { name: 'Night', parentId: null }, { id }))
    expect(results).toEqual(Array.from({ length: 3 }, () => ({ ok: true, teamId: id })))
    expect(await owner.team.count({ where: { organisationId: home.organisationId, name: 'Night' } })).toBe(1)
    expect(await events('team.created')).toBe(1)
  })

  test('invites one person, whose link works whichever answer is shown', async () => {
    const id = randomUUID()
    const tokenHash = randomUUID()
    const invitation = {
      email: `twice@${id}.example`,
      givenName: 'Ada',
      familyName: 'Twice',
      profession: 'Nurse',
      roles: ['clinician' as const],
      teamId: home.teams.ward,
      language: 'en',
      delivery: { by: 'link' as const, tokenHash, expiresAt: dueOn },
    }
    const results = await thrice(() => invitePerson(home.administrator, invitation, { now, id }))
    expect(results.map((result) => result.ok && result.personId)).toEqual([id, id, id])
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1)
    expect(await owner.personToken.findMany({ where: { personId: id } })).toMatchObject([{ tokenHash, usedAt: null }])
    // Someone else's invitation of the same address is refused as before.
    expect(await invitePerson(home.administrator, invitation, { now, id: randomUUID() })).toEqual({
      ok: false,
      problem: 'address-taken',
    })
    const again = randomUUID()
    const repeats = await thrice(() =>
      inviteAgain(
        home.administrator,
        { personId: id, delivery: { by: 'link', tokenHash: again, expiresAt: dueOn } },
        { now },
      ),
    )
    expect(repeats.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await owner.personToken.findMany({ where: { personId: id } })).toMatchObject([{ tokenHash: again }])
    expect(await events('person.invited')).toBe(2)
  })

  test('makes one contest', async () => {
    const [clinician] = home.wardClinicians
    await completeModule(clinician, slug, { now })
    const answer = await owner.answer.findFirstOrThrow({ where: { personId: clinician.personId } })
    const id = randomUUID()
    const results = await thrice(() =>
      contestItem(clinician, { answerId: answer.id, kind: 'wrong', reason: 'Because.' }, { now, id }),
    )
    expect(results).toEqual(Array.from({ length: 3 }, () => ({ ok: true, contestId: id })))
    expect(await owner.contest.count(inHome())).toBe(1)
  })

  test('brings one version of the policy into force', async () => {
    const [{ version, policy }] = await policyVersions(home.administrator)
    const next = { ...policy, incidentContact: 'The desk, extension 1234' }
    const results = await thrice(() => savePolicy(home.administrator, { policy: next, basedOn: version }, { now }))
    expect(results).toEqual(Array.from({ length: 3 }, () => ({ ok: true, version: version + 1 })))
    expect(await owner.policy.count(inHome())).toBe(2)
  })

  test('chooses a module once', async () => {
    const [clinician] = home.wardClinicians
    const results = await thrice(() => chooseModule(clinician, slug, { now }))
    expect(new Set(results.map((result) => result.ok && result.enrolmentId)).size).toBe(1)
    expect(await owner.enrolment.count(inHome())).toBe(1)
  })

  test('chooses a module once, also where both have looked before either may write', async () => {
    const [, clinician] = home.wardClinicians
    const choose = () => chooseModule(clinician, slug, { now })
    const both = await owner.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`LOCK TABLE enrolment IN SHARE MODE`
        const choices = [choose(), choose()]
        const heldCount = async () => {
          const [waiting] = await transaction.$queryRaw<{ count: number }[]>`
            SELECT count(*)::integer AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE NOT l.granted AND d.datname = current_database()`
          return waiting?.count
        }
        await expect.poll(heldCount, { timeout: 20_000 }).toBe(2)
        return { choices }
      },
      { timeout: 30_000 },
    )
    const results = await Promise.all(both.choices)
    expect(new Set(results.map((result) => result.ok && result.enrolmentId)).size).toBe(1)
    expect(await owner.enrolment.count(inHome())).toBe(1)
  })
})
