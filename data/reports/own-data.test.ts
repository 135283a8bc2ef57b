import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#data/viewer.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { keepSomethingAboutEach } from './own-data.testing.ts'
import { ownData } from './own-data.ts'

setUpLivedOrganisation()

const now = new Date('2026-06-01T10:00:00Z')

type OwnData = Awaited<ReturnType<typeof ownData>>

/** For each column that can hold a person: the rows that the viewer takes away because of it. */
const readers: Readonly<Record<string, (data: OwnData) => readonly unknown[]>> = {
  'answer.person_id': ({ answers }) => answers,
  'api_look.people': ({ apiLooks }) => apiLooks,
  'api_token.created_by_id': ({ apiTokensMade }) => apiTokensMade,
  'assignment.created_by_id': ({ assignmentsMade }) => assignmentsMade,
  'assignment.person_id': ({ assignments }) => assignments,
  'assignment_act.by_id': ({ assignmentActs }) => assignmentActs,
  'assignment_audience.person_id': ({ namedIn }) => namedIn,
  'attempt.person_id': ({ attempts }) => attempts,
  'audit_event.actor_id': ({ auditTrail, person }) => auditTrail.filter(({ actorId }) => actorId === person?.id),
  'audit_event.subject_id': ({ auditTrail, person }) => auditTrail.filter(({ subjectId }) => subjectId === person?.id),
  'break_glass.person_id': ({ person }) => [person?.breakGlass].filter(Boolean),
  'calendar_feed.person_id': ({ person }) => [person?.calendarFeed].filter(Boolean),
  'certificate.person_id': ({ certificates }) => certificates,
  'certificate.revoked_by_id': ({ certificatesRevoked }) => certificatesRevoked,
  'contest.person_id': ({ contests }) => contests,
  'contest.replied_by_id': ({ contestsAnswered }) => contestsAnswered,
  'counted_person.person_id': ({ countedAs }) => countedAs,
  'credential.person_id': ({ person }) => [person?.credential].filter(Boolean),
  'data_request.person_id': ({ requests }) => requests,
  'data_request.replied_by_id': ({ requestsAnswered }) => requestsAnswered,
  'enrolment.person_id': ({ enrolments }) => enrolments,
  'excusal.person_id': ({ excusals }) => excusals,
  'follow_up.person_id': ({ followUps }) => followUps,
  'item_decision.decided_by_id': ({ itemDecisions }) => itemDecisions,
  'lent_view.from_id': ({ lentViews, person }) => lentViews.filter(({ fromId }) => fromId === person?.id),
  'lent_view.to_id': ({ lentViews, person }) => lentViews.filter(({ toId }) => toId === person?.id),
  'mail.person_id': ({ mails }) => mails,
  'notice.by_id': ({ reminded }) => reminded,
  'notice.person_id': ({ notices }) => notices,
  'notice_choice.person_id': ({ person }) => [person?.noticeChoice].filter(Boolean),
  'passkey.person_id': ({ person }) => person?.passkeys ?? [],
  'people_act.by_id': ({ actsMade }) => actsMade,
  'people_act.people': ({ actsOnMany }) => actsOnMany,
  'people_import.applied_by_id': ({ imports }) => imports.filter(({ appliedAt }) => appliedAt !== null),
  'people_import.made_by_id': ({ imports }) => imports,
  'people_import.undone_by_id': ({ imports }) => imports.filter(({ undoneAt }) => undoneAt !== null),
  'people_import_row.person_id': ({ importRows }) => importRows,
  'person_role.person_id': ({ person }) => person?.roles ?? [],
  'person_snapshot.person_id': ({ understoodBefore }) => understoodBefore,
  'person_token.person_id': ({ person }) => person?.tokens ?? [],
  'policy.created_by_id': ({ policiesMade }) => policiesMade,
  'remembered_device.person_id': ({ person }) => person?.rememberedDevices ?? [],
  'scim_token.created_by_id': ({ directoryTokensMade }) => directoryTokensMade,
  'scim_user.person_id': ({ person }) => [person?.scimUser].filter(Boolean),
  'second_factor.person_id': ({ person }) => [person?.secondFactor].filter(Boolean),
  'session.person_id': ({ person }) => person?.sessions ?? [],
  'sign_on_account.person_id': ({ person }) => person?.signOnAccounts ?? [],
  'team_look.people': ({ teamLooks }) => teamLooks,
  'team_look.viewer_id': ({ ownTeamLooks }) => ownTeamLooks,
  'team_manager.person_id': ({ person }) => person?.managed ?? [],
  'team_member.person_id': ({ person }) => person?.memberships ?? [],
  'understanding.person_id': ({ understanding }) => understanding,
  'waiver.ended_by_id': ({ waiversMade, person }) => waiversMade.filter(({ endedById }) => endedById === person?.id),
  'waiver.made_by_id': ({ waiversMade, person }) => waiversMade.filter(({ madeById }) => madeById === person?.id),
  'waiver.person_id': ({ waivers }) => waivers,
  'webhook.created_by_id': ({ webhooksMade }) => webhooksMade,
  'webhook_event.person_id': ({ webhookEvents }) => webhookEvents,
  'webhook_status.person_id': ({ webhookStatuses }) => webhookStatuses,
}

/** Columns of ids that the viewer does not take away, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'api_look.token_id': 'a token',
  'notice.about_id': 'what a notice is about; whose it is stands beside it',
  'notice.mail_id': 'a mail',
  'people_act.touched': 'some of those in people_act.people',
  'replayed_person.person_id': 'the understanding of some minutes later, which the web process may not read',
  'team_look.team_id': 'a team',
  'unnamed_answer.respondent': 'answers of people who were deleted, which nothing says to be of anyone',
  'webhook.secret_id': 'a secret',
  'unsubscribe_token.person_id': 'the hash of a link in a mail, which the web process may not read; the mail is there',
}

let viewers: readonly Viewer[]

beforeAll(async () => {
  const [clinician] = livedOrganisation.clinicians
  if (clinician === undefined) throw new Error('Nobody lives here')
  viewers = [clinician, livedOrganisation.manager, livedOrganisation.administrator]
  await keepSomethingAboutEach(owner, viewers, {
    organisationId: livedOrganisation.organisationId,
    teams: livedOrganisation.teams,
    now,
  })
})

/**
 * Columns that can hold a person: foreign keys to one, and ids of a tenant's rows that no foreign key says to be of something
 * else. Nobody has to remember to list a new one.
 */
async function columnsOfPeople(): Promise<string[]> {
  const rows = await owner.$queryRaw<{ column: string }[]>`
    SELECT c.relname || '.' || a.attname AS column
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype) AND a.attname NOT IN ('id', 'organisation_id')
      AND NOT EXISTS (SELECT 1 FROM pg_constraint f
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> 'person'::regclass AND a.attnum = ANY (f.conkey))
    ORDER BY 1`
  return rows.map(({ column }) => column)
}

describe('what is kept about someone', () => {
  test('has every column that can hold a person, or a reason why not', async () => {
    expect([...Object.keys(readers), ...Object.keys(leftOut)].sort()).toEqual((await columnsOfPeople()).sort())
  })

  test('stands in the record of processing, table by table', async () => {
    const record = readFileSync('docs/privacy.md', 'utf8')
    const tables = await owner.$queryRaw<{ name: string }[]>`
      SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`
    const ofNobody = [
      ...['_prisma_migrations', 'job_run', 'publication', 'module_version', 'curriculum_version', 'parameter_version'],
      'item_statistics',
    ]
    const missing = tables.map(({ name }) => name).filter((name) => !record.includes(`\`${name}\``))
    expect(missing.sort()).toEqual(ofNobody.sort())
  })

  test('is all there, row by row, for clinicians, managers and administrators alike', async () => {
    const counts = new Map<string, number>()
    for (const viewer of viewers) {
      const data = await ownData(viewer, { now })
      expect(data.person?.email).toBe(viewer.email)
      for (const [column, rowsOf] of Object.entries(readers)) {
        const [table, name] = column.split('.')
        const [row] = await owner.$queryRawUnsafe<{ count: number }[]>(
          `SELECT count(*)::int AS count FROM ${table} WHERE organisation_id = $1::uuid AND $2::uuid = ANY (ARRAY[]::uuid[] || ${name})`,
          viewer.organisationId,
          viewer.personId,
        )
        expect({ column, rows: rowsOf(data).length }).toEqual({ column, rows: row?.count })
        counts.set(column, (counts.get(column) ?? 0) + (row?.count ?? 0))
      }
    }
    expect([...counts].filter(([, rows]) => rows === 0)).toEqual([])
  })

  test('has an employee number and the network of a session, and neither a hash nor why someone was asked fresh items', async () => {
    const { organisationId, personId: id } = livedOrganisation.manager
    await owner.person.update({ where: { organisationId_id: { organisationId, id } }, data: { externalId: 'E-7' } })
    expect((await ownData(livedOrganisation.manager, { now })).person?.externalId).toBe('E-7')
    const text = JSON.stringify(await ownData(livedOrganisation.administrator, { now }))
    expect(text).toContain('192.0.2.0/24')
    for (const secret of ['sealed', 'passwordHash', 'tokenHash', '"reason":"training"'])
      expect(text).not.toContain(secret)
  })
})
