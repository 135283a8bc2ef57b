/**
 * What each of the application's processes may do with the database's tables: the stated table, which start makes true
 * (apply-rights.ts) and rights.test.ts holds the catalogue to, as it does for functions (function-rights.ts). A table or a
 * function without a row fails that test; in service nobody but the owner may use it.
 */

import type { ProcessName } from './process-roles.ts'

/** For each process what it may, as `GRANT` says it; of single columns `SELECT(name)`. */
export type TableRights = Readonly<Record<ProcessName, readonly string[]>>

const [s, i, u, d] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const

/** Rights to single columns of a table. */
const of = (verb: string, columns: string) => columns.split(' ').map((column) => `${verb}(${column})`)

const counts =
  'counted_at people finished open_people open_enrolments overdue_people next_due_on waived_people excused_people'

const hook = [
  'organisation_id id name address events secret_id former_until created_by_id created_at',
  'switched_off_at switched_off_because failing_since last_delivered_at rests_until audit_place',
  'form hears language scope team_id',
].join(' ')

export const tableRights: Readonly<Record<string, TableRights>> = {
  api_look: { web: [s, i], worker: [] },
  api_request: { web: [s, i, u, d], worker: [] },
  api_token: { web: [s, i, u, d], worker: [] },
  answer: { web: [s, i], worker: [s] },
  // At night the worker counts afresh what the list of assignments says.
  assignment: { web: [s, i, u], worker: [s, ...of(u, counts)] },
  assignment_act: { web: [s, i, `${u}(undone_at)`], worker: [s] },
  assignment_audience: { web: [s, i, ...of(u, 'team_id term'), d], worker: [s] },
  assignment_module: { web: [s, i, d], worker: [s] },
  attempt: { web: [s, i, u], worker: [s] },
  audit_event: { web: [s, i], worker: [] },
  audit_head: { web: [s], worker: [] },
  break_glass: { web: [s, i, d], worker: [] },
  calendar_feed: { web: [s, i, u, d], worker: [] },
  // What it says is never changed: it is revoked, and the database's functions delete.
  certificate: {
    web: [s, i, ...of(u, 'revoked_at revoked_by_id revoked_because revoked_words')],
    worker: [],
  },
  contest: {
    web: [s, i, ...of(u, 'outcome reply replied_by_id replied_at')],
    worker: [],
  },
  counted_person: { web: [s], worker: [s, i, `${u}(until_day)`, d] },
  // The hash itself is handed out for one address at a time, by sign_in_candidate().
  credential: {
    web: [...of(s, 'organisation_id person_id changed_at is_short'), i, u],
    worker: [],
  },
  curriculum_version: { web: [s], worker: [s] },
  enrolment: { web: [s, i, u], worker: [s, i, u] },
  // The worker decides who has shown what a module teaches; an excusal is ended and never deleted.
  excusal: { web: [s], worker: [s, i, ...of(u, 'ended_at ended_because')] },
  export_key: { web: [s, i], worker: [] },
  data_request: {
    web: [s, i, ...of(u, 'outcome reply replied_by_id replied_at')],
    // Whether one is open still, for the mail that tells of it.
    worker: of(s, 'organisation_id id outcome'),
  },
  // Asked for by the job, and made by whoever practises.
  follow_up: { web: [s, i, u], worker: [s, i, u] },
  group_snapshot: { web: [s], worker: [s, i, d] },
  // Never changed: someone who thinks again decides again.
  item_decision: {
    web: [s, i],
    // What counts, and not who decided it nor why.
    worker: of(s, 'organisation_id id item_id decision contested decided_at'),
  },
  item_statistics: { web: [s], worker: [s] },
  // The administrator's home says which job did not run: names and times alone.
  job_run: { web: [s], worker: [s, i, u] },
  // What becomes of a mail is decided by functions alone.
  learning_path: { web: [s, i, ...of(u, 'name in_order archived_at changed_from')], worker: [] },
  learning_path_step: { web: [s, i, d], worker: [] },
  // A row is ended and never deleted: the audit trail names it.
  lent_view: { web: [s, i, `${u}(ended_at)`], worker: [s] },
  mail: {
    web: [s, ...of(i, 'organisation_id id person_id kind parameters created_at started_at give_up_at next_try_at')],
    worker: [],
  },
  module_effect: { web: [s], worker: [s, i, d] },
  module_version: { web: [s], worker: [s] },
  // The web process says what was read, and takes a reminder back; which mail a notice goes with is queue_notices()'s to say.
  notice: { web: [s, i, `${u}(read_at)`, d], worker: [s, i] },
  notice_choice: { web: [s, i, u], worker: [s] },
  organisation: {
    web: [
      s,
      ...of(
        u,
        'time_zone session_idle_minutes session_longest_minutes statuses_kept_months evidence_kept_months trail_kept_months networks_kept_months statuses_shown_to factor_administrators_from factor_managers_from factor_clinicians_from devices_remembered_days',
      ),
    ],
    worker: [s],
  },
  own_parameters: { web: [s], worker: [s] },
  parameter_version: { web: [s], worker: [s] },
  passkey: { web: [s, i, u, d], worker: of(s, 'organisation_id person_id') },
  people_act: {
    web: [s, i, ...of(u, 'done touched before undone undone_at')],
    worker: [],
  },
  // What an import makes of people is decided by functions alone: the worker keeps the file's rows and what they would do.
  people_import: { web: [s, i, u, d], worker: [s, u] },
  people_import_row: { web: [s, d], worker: [s, i, u, d] },
  // At night the worker computes statuses again of someone who came back, and says so.
  person: { web: [s, i, u], worker: [s, `${u}(statuses_deleted_at)`] },
  person_role: { web: [s, i, d], worker: [s] },
  person_snapshot: { web: [s], worker: [s, i, d] },
  person_token: { web: [s, i, u, d], worker: [] },
  policy: { web: [s, i], worker: [s] },
  policy_effect: { web: [s, i], worker: [s] },
  publication: { web: [s], worker: [s] },
  rate_limit: { web: [s, i, u, d], worker: [] },
  remembered_device: { web: [s, i, u, d], worker: [] },
  replay: { web: [s], worker: [s, d] },
  replayed_person: { web: [], worker: [s, i, u, d] },
  // What was deleted is for the functions that delete to say.
  retention_deletion: { web: [s], worker: [s] },
  scim_group: { web: [s, i, u, d], worker: [] },
  scim_member: { web: [s, i, u, d], worker: [] },
  scim_token: { web: [s, i, d], worker: [] },
  scim_user: { web: [s, i, u], worker: [] },
  // The worker tells who is to set one up, and looks whether they have.
  second_factor: {
    web: [s, i, u, d],
    worker: of(s, 'organisation_id person_id confirmed_at'),
  },
  session: { web: [s, i, u, d], worker: [] },
  sign_on: { web: [s, i, u, d], worker: [] },
  sign_on_account: { web: [s, i, u, d], worker: [] },
  sign_on_group: { web: [s, i, u], worker: [] },
  sign_on_answer: { web: [s, i, `${u}(claims)`], worker: [] },
  sign_on_domain: { web: [s, i, d], worker: [] },
  sign_on_spent: { web: [s, i], worker: [] },
  snapshot: { web: [s], worker: [s, i, d] },
  team: { web: [s, i, u, d], worker: [s] },
  team_look: { web: [s, i], worker: [] },
  team_manager: { web: [s, i, u, d], worker: [s] },
  team_member: { web: [s, i, u, d], worker: [s] },
  // Links that stop mails: made by claim_mail(), read by unsubscribe_subject().
  unsubscribe_token: { web: [], worker: [] },
  understanding: { web: [s, i, u], worker: [s, i, u] },
  // Of nobody: read by counted_answers() alone.
  unnamed_answer: { web: [], worker: [] },
  // What messages are signed with is handed out by claim_webhook_delivery() alone.
  webhook: {
    web: [...of(s, hook), i, u, d],
    worker: of(s, 'organisation_id id events form switched_off_at switched_off_because'),
  },
  // Sent again by an administrator; anything else that becomes of a message is said by functions.
  webhook_delivery: {
    web: [s, i, ...of(u, 'status next_try_at started_at ended_at claimed_at')],
    worker: [],
  },
  webhook_event: { web: [s], worker: [] },
  webhook_status: { web: [s], worker: [s, i, u, d] },
  webhook_watch: { web: [s], worker: [s, i, u, d] },
  // A waiver is ended and never deleted. Why it was made is for no job to know.
  waiver: {
    web: [s, i, ...of(u, 'ended_at ended_by_id')],
    worker: of(s, 'organisation_id person_id assignment_id module_slug until_day ended_at'),
  },
  // Prisma's, which the owner alone uses.
  _prisma_migrations: { web: [], worker: [] },
}
