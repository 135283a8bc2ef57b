import type pg from 'pg'
import { listApiTokens } from '#data/api/list-api-tokens.ts'
import { countAssignment } from '#data/assignments/count-assignment.ts'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { listAssignments } from '#data/assignments/list-assignments.ts'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { listUnfinishedPeople } from '#data/assignments/list-unfinished-people.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { checkAuditChain } from '#data/auditing/check-audit-chain.ts'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { listContests } from '#data/contests/list-contests.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { findPerson } from '#data/people/find-person.ts'
import { findTeam } from '#data/people/find-team.ts'
import { listPeople } from '#data/people/list-people.ts'
import { listTeams, listTeamsByPage } from '#data/people/list-teams.ts'
import { peopleTerms } from '#data/people/people-terms.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { termNames } from '#data/people/term-names.ts'
import { policyVersions } from '#data/policy/policy-versions.ts'
import { administratorHome } from '#data/reports/administrator-home.ts'
import { annotatedModule } from '#data/reports/annotated-content.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { contentOverview } from '#data/reports/content-overview.ts'
import { effectReport } from '#data/reports/effect.ts'
import { itemsReport } from '#data/reports/items.ts'
import { organisationReport } from '#data/reports/organisation.ts'
import { ownAnswers } from '#data/reports/own-answers.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { ownReport, ownUnderstanding } from '#data/reports/own-report.ts'
import { teamReport } from '#data/reports/team.ts'
import { findRetention } from '#data/retention/find-retention.ts'
import { listBreakGlass } from '#data/sign-on/break-glass.ts'
import { groupsComing, listClaimedGroups } from '#data/sign-on/claimed-groups.ts'
import { type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { listChannels } from '#data/webhooks/list-channels.ts'
import { listWebhooks } from '#data/webhooks/list-webhooks.ts'
import { connect } from '#platform/database/connection.ts'
import type { GeneratedOrganisation } from './generated-organisation.ts'
import { counters, differenceOf } from './read-counters.ts'

/** What one page's data functions read. */
export type PageReads = {
  readonly page: string
  /** Rows and entries of indexes that PostgreSQL read, whatever way they were found. */
  readonly rows: number
  readonly milliseconds: number
  /** The same by table. */
  readonly tables: ReadonlyMap<string, number>
  /** Of the tables that were read from end to end, how many rows in all. */
  readonly scanned: ReadonlyMap<string, number>
}

type Page = { readonly page: string; readonly read: () => Promise<unknown> }

/**
 * Opens the data functions of each page once in a generated organisation, over the application's own connections, and asks
 * PostgreSQL what each read. Everything that is remembered is read before, as in a process that has been serving.
 */
export async function pageReads(
  ownerUrl: string,
  organisation: GeneratedOrganisation & { readonly hospitalId: string },
  { now, only }: { now: Date; only?: readonly string[] },
): Promise<PageReads[]> {
  const client = await connect(ownerUrl)
  try {
    const all = await pagesOf(client, organisation, now)
    const pages = only === undefined ? all : all.filter(({ page }) => only.includes(page))
    for (const { read } of pages) await read()
    const reads: PageReads[] = []
    for (const { page, read } of pages) {
      const before = await counters(client)
      const startedAt = performance.now()
      await read()
      const milliseconds = performance.now() - startedAt
      reads.push({ page, milliseconds, ...differenceOf(before, await counters(client)) })
    }
    return reads
  } finally {
    await client.end()
  }
}

async function pagesOf(
  client: pg.Client,
  {
    organisationId,
    administratorId,
    managerId,
    teamId,
    hospitalId,
  }: GeneratedOrganisation & { readonly hospitalId: string },
  now: Date,
): Promise<Page[]> {
  const { rows } = await client.query<{ person: string; enrolment: string; assignment: string }>(
    `SELECT m.person_id AS person, e.id AS enrolment, e.assignment_id AS assignment FROM team_member m
     JOIN enrolment e ON e.organisation_id = m.organisation_id AND e.person_id = m.person_id AND e.completed_at IS NOT NULL
     WHERE m.organisation_id = $1 AND m.team_id = $2 ORDER BY 1, 2 LIMIT 1`,
    [organisationId, teamId],
  )
  const [{ person: personId = '', enrolment = '', assignment = '' } = {}] = rows
  const dutiesOf = async (id: string): Promise<Duties | null> =>
    dangerouslyDutiesOfPerson({ organisationId, personId: id })
  const [clinician, manager, administrator] = [
    (await dutiesOf(personId))?.clinician,
    (await dutiesOf(managerId))?.manager,
    (await dutiesOf(administratorId))?.administrator,
  ]
  if (clinician == null || manager == null || administrator == null)
    throw new Error('The generated organisation lacks who may look')
  const [module] = await listModules(administrator)
  const at = { now }
  const choices = () => teamChoices(administrator, { search: '' })
  const readUnfinishedPeople = (options = {}) => listUnfinishedPeople(administrator, assignment, options)
  return [
    {
      page: '/learn',
      read: () =>
        Promise.all([listEnrolments(clinician, at), ownFollowUps(clinician, at), ownUnderstanding(clinician, at)]),
    },
    { page: '/learn/[enrolment]', read: () => findEnrolment(clinician, enrolment) },
    { page: '/learn/understanding', read: () => Promise.all([ownReport(clinician, at), ownOnlookers(clinician)]) },
    { page: '/learn/answers', read: () => ownAnswers(clinician, { page: 1 }) },
    { page: '/teams', read: () => listTeams(manager) },
    { page: '/teams/[team]', read: () => teamReport(manager, teamId, at) },
    { page: '/teams/[team]/people/[person]', read: () => clinicianReport(manager, personId, at) },
    { page: '/admin', read: () => administratorHome(administrator, at) },
    { page: '/admin/report', read: () => organisationReport(administrator, { search: '', page: 1 }, at) },
    { page: '/admin/effect', read: () => effectReport(administrator) },
    { page: '/admin/items', read: () => itemsReport(administrator) },
    { page: '/admin/content', read: () => contentOverview(administrator, at) },
    { page: '/admin/content/[module]', read: () => annotatedModule(administrator, module?.slug ?? '', at) },
    { page: '/admin/contests', read: () => listContests(administrator, { page: 1 }) },
    { page: '/admin/policy', read: () => policyVersions(administrator) },
    {
      page: '/admin/assignments',
      read: () => Promise.all([listModules(administrator), choices(), listAssignments(administrator, { page: 1 })]),
    },
    {
      page: '/admin/assignments/[assignment]',
      read: () => Promise.all([findAssignment(administrator, assignment), choices(), readUnfinishedPeople()]),
    },
    { page: '/admin/assignments/[assignment]?team=', read: () => readUnfinishedPeople({ teamId }) },
    { page: '/admin/assignments/[assignment]?q=', read: () => readUnfinishedPeople({ search: 'clinician 12' }) },
    { page: '/admin/assignments/[assignment]?ask=', read: () => countAssignment(administrator, assignment, at) },
    { page: '/admin/retention', read: () => findRetention(administrator) },
    { page: '/admin/single-sign-on', read: () => listBreakGlass(administrator) },
    {
      page: '/admin/single-sign-on/groups',
      read: () => Promise.all([listClaimedGroups(administrator, { search: '', page: 1 }), groupsComing(administrator)]),
    },
    { page: '/admin/api', read: () => listApiTokens(administrator) },
    { page: '/admin/webhooks', read: () => listWebhooks(administrator) },
    { page: '/admin/channels', read: () => listChannels(administrator) },
    {
      page: '/admin/teams/[team], of all',
      read: () =>
        Promise.all([choices(), findTeam(administrator, hospitalId), teamReport(administrator, hospitalId, at)]),
    },
    {
      page: '/admin/people',
      read: () =>
        Promise.all([choices(), peopleTerms(administrator), listPeople(administrator, { search: '', page: 1 })]),
    },
    {
      page: '/admin/people?q=',
      read: () => Promise.all([choices(), listPeople(administrator, { search: 'clinician 12', page: 1 })]),
    },
    {
      page: '/admin/people/[person]',
      read: () => Promise.all([choices(), termNames(administrator), findPerson(administrator, personId)]),
    },
    {
      page: '/admin/teams',
      read: () => Promise.all([choices(), listTeamsByPage(administrator, { search: '', page: 1 })]),
    },
    {
      page: '/admin/teams/[team]',
      read: () => Promise.all([choices(), findTeam(administrator, teamId), teamReport(administrator, teamId, at)]),
    },
    { page: '/admin/audit', read: () => listAuditEvents(administrator, { before: null }) },
    { page: '/admin/audit, its chain', read: () => checkAuditChain(administrator) },
  ]
}
