import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { checkAuditChain } from './auditing/check-audit-chain.ts'
import { listAuditEvents } from './auditing/list-audit-events.ts'
import { beUnmistakable, columnsWith, secretWords, whereStands } from './erasure.testing.ts'
import { actOnPeople } from './people/act-on-people.ts'
import { findPerson } from './people/find-person.ts'
import { invitePerson } from './people/invite-person.ts'
import { listPeople } from './people/list-people.ts'
import { reinstatePerson } from './people/reinstate-person.ts'
import { undoPeopleAct } from './people/undo-people-act.ts'
import { dangerouslyTakeSnapshot } from './reports/snapshots.ts'
import { erasePerson } from './retention/erase-person.ts'
import { findErasedPerson } from './retention/find-erased-person.ts'
import { previewErasure } from './retention/preview-erasure.ts'
import type { Clinician } from './viewer.ts'

setUpLivedOrganisation()

const now = new Date('2026-06-01T10:00:00Z')
const pseudonym = 'Someone who left (erased Jun 1, 2026)'
/** Columns in which someone who was erased stands still, as an id that nothing else says to be them. */
const underPseudonym = [
  ...['answer.person_id', 'attempt.person_id', 'enrolment.person_id', 'follow_up.person_id'],
  ...['assignment.person_id', 'assignment_audience.person_id', 'person_role.person_id'],
  ...[
    'webhook.created_by_id',
    'api_token.created_by_id',
    'assignment.created_by_id',
    'assignment_act.by_id',
    'contest.replied_by_id',
  ],
  ...['item_decision.decided_by_id', 'notice.by_id', 'people_act.by_id', 'policy.created_by_id'],
  ...['people_act.people', 'people_act.touched', 'notice.about_id'],
  ...['people_import.applied_by_id', 'people_import.made_by_id', 'people_import.undone_by_id'],
  ...['lent_view.from_id', 'lent_view.to_id', 'scim_token.created_by_id', 'team_look.viewer_id'],
  ...['waiver.person_id', 'waiver.made_by_id', 'waiver.ended_by_id'],
  ...['data_request.person_id', 'data_request.replied_by_id'],
  ...['audit_event.actor_id', 'audit_event.subject_id'],
]

let leaver: Clinician

beforeAll(async () => {
  const [first] = livedOrganisation.clinicians
  if (first === undefined) throw new Error('Nobody lives here')
  leaver = first
  await beUnmistakable(owner, livedOrganisation, { leaver, now })
})

describe('erasing someone who left', () => {
  let leaving = ''
  const erasureRequest = () => ({
    personId: leaver.personId,
    typedName: 'zephyrine  QUILLFEATHER',
    reason: 'Asked for',
    pseudonym,
  })

  test('is refused while they work here, and under another name', async () => {
    expect(await erasePerson(livedOrganisation.administrator, erasureRequest(), { now })).toBe('still-here')
    const selection = { these: 'chosen', personIds: [leaver.personId] } as const
    leaving = randomUUID()
    const act = { kind: 'leave' } as const
    const at = { now, id: leaving }
    expect(await actOnPeople(livedOrganisation.administrator, { act, selection, expected: 1 }, at)).toMatchObject({
      ok: true,
    })
    expect(
      await erasePerson(livedOrganisation.administrator, { ...erasureRequest(), typedName: 'Zephyrine' }, { now }),
    ).toBe('other-name')
    const requestWithName = { ...erasureRequest(), reason: 'Zephyrine Quillfeather asked' }
    expect(await erasePerson(livedOrganisation.administrator, requestWithName, { now })).toBe('name-in-reason')
    expect((await whereStands(owner, secretWords)).length).toBeGreaterThan(10)
  })

  test('leaves nothing that says who they were, and changes no figure', async () => {
    const { organisationId, personId } = leaver
    const night = new Date('2026-06-02T02:00:00Z')
    await dangerouslyTakeSnapshot(organisationId, { now: night })
    const figures = async () => ({
      groups: await owner.groupSnapshot.findMany({
        where: { organisationId, day: new Date('2026-06-02') },
        orderBy: [{ kind: 'asc' }, { groupId: 'asc' }],
      }),
      others: await owner.understanding.findMany({
        where: { organisationId, personId: { not: personId } },
        orderBy: [{ personId: 'asc' }, { practiceId: 'asc' }],
      }),
    })
    const before = await figures()
    const evidence = await owner.answer.count({ where: { personId } })
    const preview = await previewErasure(livedOrganisation.administrator, personId)
    expect(preview).toMatchObject({
      answers: evidence,
      months: 72,
      isInDirectory: false,
      directoryUsers: 1,
      contests: 1,
    })
    expect(await erasePerson(livedOrganisation.administrator, erasureRequest(), { now })).toBe('erased')
    expect(await whereStands(owner, secretWords)).toEqual([])
    expect((await columnsWith(owner, personId)).filter((column) => !underPseudonym.includes(column))).toEqual([])
    expect(await owner.answer.count({ where: { personId } })).toBe(evidence)
    expect(evidence).toBeGreaterThan(10)
    await dangerouslyTakeSnapshot(organisationId, { now: night })
    expect(await figures()).toEqual(before)
    expect(before.groups.some(({ shown }) => shown === 'shown')).toBe(true)
    expect(await findErasedPerson(livedOrganisation.administrator, personId)).toEqual({
      pseudonym,
      erasedAt: now,
      evidenceUntil: new Date('2032-06-01T10:00:00Z'),
    })
  })

  test('has its place in the audit trail, whose chain holds, and does not where something else was taken out', async () => {
    const { events } = await listAuditEvents(livedOrganisation.administrator, { before: null })
    const own = events.find(({ action }) => action === 'person.erased')
    expect(own).toMatchObject({ subject: pseudonym, detail: { reason: 'Asked for' } })
    expect(events.filter(({ action }) => action === 'person.signed-in')).not.toHaveLength(0)
    expect(await checkAuditChain(livedOrganisation.administrator)).toMatchObject({ holds: 'yes', checked: 'whole' })
    const [other] = await owner.auditEvent.findMany({
      where: { organisationId: leaver.organisationId, redactedAt: null },
      orderBy: { place: 'asc' },
      take: 1,
    })
    const is = { where: { organisationId: leaver.organisationId, id: other?.id ?? '' } }
    await owner.auditEvent.updateMany({ ...is, data: { redactedAt: now } })
    expect(await checkAuditChain(livedOrganisation.administrator)).toMatchObject({
      holds: 'no',
      place: Number(other?.place),
    })
    await owner.auditEvent.updateMany({ ...is, data: { redactedAt: null } })
  })

  test('is for good: nobody finds them, brings them back or erases them again', async () => {
    const { personId } = leaver
    const { administrator } = livedOrganisation
    expect(await findPerson(administrator, personId)).toBeNull()
    expect((await listPeople(administrator, { page: 1, status: 'left' })).people).toEqual([])
    expect(await reinstatePerson(administrator, personId, { now })).toBe('not-found')
    await undoPeopleAct(administrator, leaving, { now })
    expect(await previewErasure(administrator, personId)).toBeNull()
    expect(await erasePerson(administrator, { ...erasureRequest(), typedName: pseudonym }, { now })).toBe('not-found')
    expect(await owner.person.findFirstOrThrow({ where: { id: personId } })).toMatchObject({ status: 'suspended' })
  })

  test('lets someone with their address begin anew', async () => {
    const person = { givenName: 'Zephyrine', familyName: 'Quillfeather', email: 'quill@hospital.example' }
    const delivery = { by: 'mail' as const, mailId: randomUUID() }
    const invitation = await invitePerson(
      livedOrganisation.administrator,
      { ...person, profession: 'Nurse', roles: ['clinician'], teamId: null, language: 'en', delivery },
      { now },
    )
    expect(invitation).toMatchObject({ ok: true })
    const [anew] = await owner.person.findMany({ where: { email: person.email } })
    expect(anew?.id).not.toBe(leaver.personId)
    expect(await owner.answer.count({ where: { personId: anew?.id ?? '' } })).toBe(0)
  })
})
