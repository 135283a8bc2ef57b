import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, publishContent, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import * as chooseModule from './assignments/choose-module.ts'
import * as createAssignment from './assignments/create-assignment.ts'
import * as listAssignments from './assignments/list-assignments.ts'
import * as listEnrolments from './assignments/list-enrolments.ts'
import * as withdrawAssignment from './assignments/withdraw-assignment.ts'
import * as attemptInSession from './attempts/attempt-in-session.ts'
import * as beginAttempt from './attempts/begin-attempt.ts'
import * as findEnrolment from './attempts/find-enrolment.ts'
import * as goOn from './attempts/go-on.ts'
import * as inHand from './attempts/in-hand.ts'
import * as recordAnswer from './attempts/record-answer.ts'
import * as auditorPack from './auditing/auditor-pack.ts'
import * as checkAuditChain from './auditing/check-audit-chain.ts'
import * as exportItems from './auditing/export-items.ts'
import * as exportParameters from './auditing/export-parameters.ts'
import * as exportResponses from './auditing/export-responses.ts'
import * as listAuditEvents from './auditing/list-audit-events.ts'
import * as answerContest from './contests/answer-contest.ts'
import * as contestItem from './contests/contest-item.ts'
import * as listContests from './contests/list-contests.ts'
import * as moduleList from './curriculum/modules.ts'
import type { OwnerDatabase } from './database/owner-database.ts'
import * as beginFollowUp from './follow-ups/begin-follow-up.ts'
import * as findFollowUp from './follow-ups/find-follow-up.ts'
import * as followUpInSession from './follow-ups/follow-up-in-session.ts'
import * as freshItems from './follow-ups/fresh-items.ts'
import * as ownFollowUps from './follow-ups/own-follow-ups.ts'
import * as recordFollowUpAnswer from './follow-ups/record-follow-up-answer.ts'
import * as scheduleFollowUps from './follow-ups/schedule-follow-ups.ts'
import * as addToTeam from './people/add-to-team.ts'
import * as changeOwnLanguage from './people/change-own-language.ts'
import * as changeOwnPassword from './people/change-own-password.ts'
import * as createTeam from './people/create-team.ts'
import * as endOwnSessions from './people/end-own-sessions.ts'
import * as endSession from './people/end-session.ts'
import * as findPerson from './people/find-person.ts'
import * as findSignIn from './people/find-sign-in.ts'
import * as findToken from './people/find-token.ts'
import * as inviteAgain from './people/invite-again.ts'
import * as invitePerson from './people/invite-person.ts'
import * as keepResetToken from './people/keep-reset-token.ts'
import * as listPeople from './people/list-people.ts'
import * as listTeams from './people/list-teams.ts'
import * as reinstatePerson from './people/reinstate-person.ts'
import * as removeFromTeam from './people/remove-from-team.ts'
import * as signInLimits from './people/sign-in-limits.ts'
import * as signPersonOut from './people/sign-person-out.ts'
import * as spendToken from './people/spend-token.ts'
import * as startSession from './people/start-session.ts'
import * as suspendPerson from './people/suspend-person.ts'
import * as policyVersions from './policy/policy-versions.ts'
import * as previewPolicy from './policy/preview-policy.ts'
import * as savePolicy from './policy/save-policy.ts'
import * as allOwnAnswers from './reports/all-own-answers.ts'
import * as clinicianReport from './reports/clinician.ts'
import * as contentOverview from './reports/content-overview.ts'
import * as effectReport from './reports/effect.ts'
import * as effects from './reports/effects.ts'
import * as findOwnAnswer from './reports/find-own-answer.ts'
import * as itemsReport from './reports/items.ts'
import * as organisationReport from './reports/organisation.ts'
import * as ownAnswers from './reports/own-answers.ts'
import * as ownData from './reports/own-data.ts'
import * as ownOnlookers from './reports/own-onlookers.ts'
import * as ownReport from './reports/own-report.ts'
import * as readContent from './reports/read-content.ts'
import * as snapshots from './reports/snapshots.ts'
import * as teamReport from './reports/team.ts'
import * as system from './system.ts'
import * as recalibration from './understanding/recalibration.ts'
import * as viewer from './viewer.ts'

/**
 * Every function that `data/` exports, called by somebody of another organisation, and where a manager may call it by a
 * manager of other people. An export that is not on a list fails the test: who adds one says here what a stranger gets.
 */

const now = new Date('2026-06-01T10:00:00Z')
const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation
let stranger: TestOrganisation
/** What the home organisation has that a stranger might reach for. */
let theirs: {
  answerId: string
  contestId: string
  followUpId: string
  enrolmentId: string
  attemptId: string
  assignmentId: string
  personId: string
  sceneId: string
}

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
  home = await makeTestOrganisation(owner, 'home')
  stranger = await makeTestOrganisation(owner, 'stranger')
  const [clinician] = home.bayClinicians
  const assigned = await createAssignment.createAssignment(
    home.administrator,
    { modules: [slug], audience: { for: 'team', teamId: home.teams.ward }, dueOn: now },
    { now },
  )
  const { toDo } = await listEnrolments.listEnrolments(clinician, { now })
  const enrolmentId = toDo[0]?.id ?? ''
  const begun = await beginAttempt.beginAttempt(clinician, { enrolmentId, now })
  const page = await findEnrolment.findEnrolment(clinician, enrolmentId)
  if (!assigned.ok || !begun.ok) throw new Error('nothing was made to reach for')
  const followUp = await owner.followUp.create({
    data: {
      organisationId: home.organisationId,
      personId: clinician.personId,
      occasion: 'week',
      modules: [slug],
      dueOn: now,
      closesOn: now,
      seed: 'seed',
    },
  })
  const contested = { organisationId: home.organisationId, personId: clinician.personId, itemId: 'x', practiceId: 'y' }
  const answer = await owner.answer.create({
    data: {
      ...contested,
      id: randomUUID(),
      attemptId: begun.attemptId,
      sceneId: 'elsewhere',
      correct: false,
      confidence: 'guess',
      elapsedMs: 1,
      counts: false,
      answeredAt: now,
    },
  })
  const contest = await owner.contest.create({
    data: {
      ...contested,
      answerId: answer.id,
      documentHash: page?.module.versionHash ?? '',
      policyVersion: 1,
      kind: 'wrong',
      reason: 'Because.',
      madeAt: now,
    },
  })
  theirs = {
    answerId: answer.id,
    contestId: contest.id,
    followUpId: followUp.id,
    enrolmentId,
    attemptId: begun.attemptId,
    assignmentId: assigned.assignmentId,
    personId: clinician.personId,
    sceneId: page?.attempt?.view.scene.id ?? '',
  }
})

afterAll(async () => {
  await close()
  await system.dangerouslyDisconnect()
  await testDatabase.drop()
})

const token = () => ({ tokenHash: randomUUID(), expiresAt: new Date('2027-01-01T00:00:00Z') })
const given = () => ({
  answerId: randomUUID(),
  sceneId: theirs.sceneId,
  itemId: 'x',
  choice: [],
  confidence: 'guess' as const,
  elapsedMs: 1,
})

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

/** What a stranger gets from each: nothing of the home organisation's. */
const asStranger: Record<string, () => Promise<void>> = {
  'endOwnSessions.endOwnSessions': async () => {
    await owner.session.create({
      data: {
        organisationId: home.organisationId,
        personId: theirs.personId,
        expiresAt: new Date('2027-01-01T00:00:00Z'),
      },
    })
    await endOwnSessions.endOwnSessions(stranger.administrator)
    expect(await owner.session.count({ where: { personId: theirs.personId } })).toBe(1)
  },
  'changeOwnLanguage.changeOwnLanguage': async () => {
    await changeOwnLanguage.changeOwnLanguage(stranger.administrator, { language: 'ar' })
    expect(await owner.person.count({ where: { organisationId: home.organisationId, language: 'ar' } })).toBe(0)
  },
  'changeOwnPassword.changeOwnPassword': async () => {
    await changeOwnPassword.changeOwnPassword(stranger.administrator, { passwordHash: 'stolen', now })
    expect(
      await owner.credential.count({ where: { organisationId: home.organisationId, passwordHash: 'stolen' } }),
    ).toBe(0)
  },
  'listAssignments.listAssignments': async () =>
    expect(await listAssignments.listAssignments(stranger.administrator)).toEqual([]),
  'createAssignment.createAssignment': async () =>
    expect(
      await createAssignment.createAssignment(
        stranger.administrator,
        { modules: [slug], audience: { for: 'team', teamId: home.teams.ward }, dueOn: now },
        { now },
      ),
    ).toEqual({
      ok: false,
      problem: 'no-such-audience',
    }),
  'withdrawAssignment.withdrawAssignment': async () =>
    expect(await withdrawAssignment.withdrawAssignment(stranger.administrator, theirs.assignmentId, { now })).toBe(
      'not-found',
    ),
  'goOn.goOnInAttempt': async () =>
    expect(
      await goOn.goOnInAttempt(stranger.wardClinicians[0], {
        attemptId: theirs.attemptId,
        sceneId: theirs.sceneId,
        now,
      }),
    ).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  'findEnrolment.findEnrolment': async () =>
    expect(await findEnrolment.findEnrolment(stranger.wardClinicians[0], theirs.enrolmentId)).toBeNull(),
  'beginAttempt.beginAttempt': async () =>
    expect(
      await beginAttempt.beginAttempt(stranger.wardClinicians[0], { enrolmentId: theirs.enrolmentId, now }),
    ).toEqual({ ok: false, problem: 'not-found' }),
  'ownFollowUps.ownFollowUps': async () =>
    expect(await ownFollowUps.ownFollowUps(stranger.wardClinicians[0], { now })).toEqual({ open: null, nextOn: null }),
  'findFollowUp.findFollowUp': async () =>
    expect(await findFollowUp.findFollowUp(stranger.wardClinicians[0], theirs.followUpId, { now })).toBeNull(),
  'beginFollowUp.beginFollowUp': async () =>
    expect(
      await beginFollowUp.beginFollowUp(stranger.wardClinicians[0], { followUpId: theirs.followUpId, now }),
    ).toEqual({ ok: false, problem: 'not-found' }),
  'recordFollowUpAnswer.recordFollowUpAnswer': async () =>
    expect(
      await recordFollowUpAnswer.recordFollowUpAnswer(stranger.wardClinicians[0], {
        followUpId: theirs.followUpId,
        given: given(),
        now,
      }),
    ).toEqual({ ok: false, problem: 'not-found' }),
  'recordAnswer.recordAnswer': async () =>
    expect(
      await recordAnswer.recordAnswer(stranger.wardClinicians[0], { attemptId: theirs.attemptId, given: given(), now }),
    ).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  'listAuditEvents.listAuditEvents': async () => {
    const { events } = await listAuditEvents.listAuditEvents(stranger.administrator, { before: null })
    expect(events.some(({ action }) => action === 'assignment.created')).toBe(false)
  },
  'checkAuditChain.checkAuditChain': async () => {
    const [theirHead] = await owner.auditHead.findMany({ where: { organisationId: home.organisationId } })
    const check = await checkAuditChain.checkAuditChain(stranger.administrator)
    expect(check).not.toMatchObject({ head: theirHead?.hash })
  },
  'exportResponses.exportResponses': async () =>
    expect(await textOf(await exportResponses.exportResponses(stranger.administrator, { now }))).not.toContain(
      theirs.personId,
    ),
  // The items and the parameters are everybody's.
  'exportItems.exportItems': async () =>
    expect(await textOf(await exportItems.exportItems(stranger.administrator, { now }))).toContain(slug),
  'exportParameters.exportParameters': async () =>
    expect(await exportParameters.exportParameters(stranger.administrator, { now })).toContain(slug),
  'auditorPack.auditorPack': async () => {
    const pack = await auditorPack.auditorPack(stranger.administrator, { now, names: 'with-names' })
    if (!pack.ok) throw new Error(pack.problem)
    let text = ''
    for await (const { pieces } of pack.files) for await (const piece of pieces) text += piece
    for (const id of [home.organisationId, theirs.personId, home.teams.ward]) expect(text).not.toContain(id)
  },
  'ownReport.ownReport': async () => {
    const own = await ownReport.ownReport(stranger.wardClinicians[0], { now })
    expect(own.person.id).toBe(stranger.wardClinicians[0].personId)
    expect(own.history.practices.flatMap(({ evidence }) => evidence)).toEqual([])
  },
  'ownAnswers.ownAnswers': async () =>
    expect(await ownAnswers.ownAnswers(stranger.wardClinicians[0], { page: 1 })).toMatchObject({ total: 0 }),
  'allOwnAnswers.allOwnAnswers': async () =>
    expect(await allOwnAnswers.allOwnAnswers(stranger.wardClinicians[0])).toEqual([]),
  'findOwnAnswer.findOwnAnswer': async () => {
    const { answerId } = theirs
    for (const clinician of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await findOwnAnswer.findOwnAnswer(clinician, { answerId })).toBeNull()
  },
  'ownData.ownData': async () => {
    const text = JSON.stringify(await ownData.ownData(stranger.wardClinicians[0], { now }))
    for (const id of [home.organisationId, theirs.personId, theirs.enrolmentId]) expect(text).not.toContain(id)
  },
  'contestItem.contestItem': async () => {
    const made = { answerId: theirs.answerId, kind: 'wrong', reason: 'Because.' } as const
    for (const clinician of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await contestItem.contestItem(clinician, made, { now })).toEqual({ ok: false, problem: 'not-found' })
  },
  'listContests.listContests': async () =>
    expect(await listContests.listContests(stranger.administrator, { page: 1 })).toMatchObject({
      contests: [],
      open: 0,
    }),
  'answerContest.answerContest': async () =>
    expect(
      await answerContest.answerContest(
        stranger.administrator,
        { contestId: theirs.contestId, outcome: 'kept', reply: 'No.' },
        { now },
      ),
    ).toBe('not-found'),
  'listEnrolments.listEnrolments': async () => {
    const { toDo, underWay, done } = await listEnrolments.listEnrolments(stranger.wardClinicians[0], { now })
    expect([...toDo, ...underWay, ...done]).toEqual([])
  },
  'chooseModule.chooseModule': async () => {
    await chooseModule.chooseModule(stranger.wardClinicians[1], slug, { now })
    expect(await owner.enrolment.count({ where: { organisationId: home.organisationId } })).toBe(4)
  },
  // The modules are everybody's; what fills them is the viewer's own organisation's policy.
  'moduleList.listModules': async () => {
    const listed = await moduleList.listModules(stranger.wardClinicians[0])
    expect(listed.map((face) => face.slug)).toContain(slug)
  },
  'listPeople.listPeople': async () => {
    const page = await listPeople.listPeople(stranger.administrator, { search: 'home', page: 1 })
    expect(page).toMatchObject({ people: [], total: 0 })
  },
  'findPerson.findPerson': async () =>
    expect(await findPerson.findPerson(stranger.administrator, theirs.personId)).toBeNull(),
  'invitePerson.invitePerson': async () => {
    const invitation = {
      email: 'bay-one@home.example',
      givenName: 'A',
      familyName: 'B',
      profession: 'C',
      roles: ['clinician' as const],
      teamId: null,
      ...token(),
    }
    expect(await invitePerson.invitePerson(stranger.administrator, invitation, { now })).toEqual({
      ok: false,
      problem: 'address-taken',
    })
    expect(
      await invitePerson.invitePerson(
        stranger.administrator,
        { ...invitation, email: 'new@stranger.example', teamId: home.teams.ward },
        { now },
      ),
    ).toEqual({
      ok: false,
      problem: 'no-such-team',
    })
  },
  'inviteAgain.inviteAgain': async () =>
    expect(await inviteAgain.inviteAgain(stranger.administrator, { personId: theirs.personId, ...token() })).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  'suspendPerson.suspendPerson': async () =>
    expect(await suspendPerson.suspendPerson(stranger.administrator, theirs.personId)).toBe('not-found'),
  'reinstatePerson.reinstatePerson': async () =>
    expect(await reinstatePerson.reinstatePerson(stranger.administrator, theirs.personId)).toBe('not-found'),
  'signPersonOut.signPersonOut': async () =>
    expect(await signPersonOut.signPersonOut(stranger.administrator, theirs.personId)).toBe('not-found'),
  'contentOverview.contentOverview': async () => {
    // What is published belongs to nobody; only the policy that it is told under is the viewer's own.
    const overview = await contentOverview.contentOverview(stranger.administrator, { now })
    expect(overview.modules.map((module) => module.slug)).toContain(slug)
  },
  'readContent.moduleReading': async () => {
    await savePolicy.savePolicy(
      home.administrator,
      { policy: { ...unsetPolicy, incidentContact: 'a desk at home' }, basedOn: 1 },
      { now },
    )
    const found = await readContent.moduleReading(stranger.administrator, slug, { now })
    expect(JSON.stringify(found)).not.toContain('a desk at home')
  },
  'readContent.followUpReading': async () => {
    const found = await readContent.followUpReading(stranger.administrator, 'report-incidents', { now })
    expect(JSON.stringify(found)).not.toContain('a desk at home')
  },
  'policyVersions.policyVersions': async () => {
    await savePolicy.savePolicy(
      home.administrator,
      { policy: { ...unsetPolicy, recording: 'never' }, basedOn: 1 },
      { now },
    )
    expect(await policyVersions.policyVersions(stranger.administrator)).toHaveLength(1)
  },
  'previewPolicy.previewPolicy': async () =>
    expect((await previewPolicy.previewPolicy(stranger.administrator, unsetPolicy)).changes).toEqual([]),
  'savePolicy.savePolicy': async () => {
    const before = await policyVersions.policyVersions(home.administrator)
    const saved = await savePolicy.savePolicy(
      stranger.administrator,
      { policy: { ...unsetPolicy, recording: 'never' }, basedOn: 1 },
      { now },
    )
    expect(saved.ok).toBe(true)
    expect(await policyVersions.policyVersions(home.administrator)).toEqual(before)
  },
  'clinicianReport.clinicianReport': async () => {
    expect(await clinicianReport.clinicianReport(stranger.administrator, theirs.personId, { now })).toBeNull()
    expect(await clinicianReport.clinicianReport(stranger.wardManager, theirs.personId, { now })).toBeNull()
    expect(await clinicianReport.clinicianReport(home.bayManager, home.wardClinicians[0].personId, { now })).toBeNull()
  },
  'ownReport.ownUnderstanding': async () => {
    const own = await ownReport.ownUnderstanding(stranger.wardClinicians[0], { now })
    expect(own.person.id).toBe(stranger.wardClinicians[0].personId)
  },
  'ownOnlookers.ownOnlookers': async () => {
    const { may } = await ownOnlookers.ownOnlookers(stranger.wardClinicians[0])
    expect(may.map(({ name }) => name).filter((name) => name.includes('home'))).toEqual([])
  },
  'effectReport.effectReport': async () => {
    await effects.dangerouslyMeasureEffects(home.organisationId, { now })
    expect(await effectReport.effectReport(stranger.administrator)).toBe('not-measured-yet')
    expect(await effectReport.effectReport(home.administrator)).toMatchObject({ asOf: now })
  },
  // What all answers say of an item belongs to nobody; only the policy that it is told under is the viewer's own.
  'itemsReport.itemsReport': async () => {
    const { items } = await itemsReport.itemsReport(stranger.administrator)
    expect(items.length).toBeGreaterThan(100)
    expect(JSON.stringify(items)).not.toContain('a desk at home')
  },
  'organisationReport.organisationReport': async () => {
    await snapshots.dangerouslyTakeSnapshot(home.organisationId, { now })
    const asked = { search: '', page: 'all' as const }
    expect(await organisationReport.organisationReport(stranger.administrator, asked, { now })).toBe('no-night-yet')
    expect(await organisationReport.organisationReport(home.administrator, asked, { now })).toMatchObject({ people: 4 })
  },
  'teamReport.teamReport': async () => {
    expect(await teamReport.teamReport(stranger.administrator, home.teams.ward, { now })).toBeNull()
    expect(await teamReport.teamReport(stranger.wardManager, home.teams.ward, { now })).toBeNull()
    expect(await teamReport.teamReport(home.bayManager, home.teams.ward, { now })).toBeNull()
    expect(await teamReport.teamReport(home.wardManager, home.teams.bay, { now })).not.toBeNull()
  },
  'listTeams.listTeams': async () => {
    expect((await listTeams.listTeams(stranger.administrator)).map(({ id }) => id)).not.toContain(home.teams.ward)
    expect((await listTeams.listTeams(home.bayManager)).map(({ id }) => id)).toEqual([home.teams.bay])
  },
  'createTeam.createTeam': async () =>
    expect(await createTeam.createTeam(stranger.administrator, { name: 'Below', parentId: home.teams.ward })).toEqual({
      ok: false,
      problem: 'no-such-parent',
    }),
  'addToTeam.addToTeam': async () => {
    for (const as of ['member', 'manager'] as const) {
      expect(
        await addToTeam.addToTeam(
          stranger.administrator,
          { teamId: home.teams.ward, personId: stranger.wardClinicians[0].personId, as },
          { now },
        ),
      ).toBe('not-found')
      expect(
        await addToTeam.addToTeam(
          stranger.administrator,
          { teamId: stranger.teams.ward, personId: theirs.personId, as },
          { now },
        ),
      ).toBe('not-found')
    }
  },
  'removeFromTeam.removeFromTeam': async () =>
    expect(
      await removeFromTeam.removeFromTeam(stranger.administrator, {
        teamId: home.teams.bay,
        personId: theirs.personId,
        as: 'member',
      }),
    ).toBe('not-found'),
}

/** What has no viewer, and why. */
const withoutViewer = [
  // Making viewers is what this file is for.
  'viewer.dutiesOfSession',
  'viewer.dangerouslyDutiesOfRow',
  'attemptInSession.dutiesAndAttempt',
  'followUpInSession.dutiesAndFollowUp',
  // What they keep is refused by the database unless the session holds: the tests of answers say so.
  'inHand.takeInHand',
  'inHand.keepInHand',
  'viewer.dangerouslyDutiesOfPerson',
  // Before anybody is signed in.
  'signInLimits.dangerouslyTakeSignInTry',
  'signInLimits.dangerouslyForgetSignInTries',
  // The nightly job, inside one organisation at a time.
  'effects.dangerouslyListWithoutEffects',
  'effects.dangerouslyMeasureEffects',
  'snapshots.dangerouslyListWithoutSnapshot',
  'snapshots.dangerouslyTakeSnapshot',
  'snapshots.dangerouslyTakePastSnapshots',
  'system.databaseIsReachable',
  'system.dangerouslyDisconnect',
  'findSignIn.dangerouslyFindSignIn',
  'startSession.dangerouslyStartSession',
  'endSession.dangerouslyEndSession',
  'findToken.dangerouslyFindToken',
  'spendToken.dangerouslySpendToken',
  'keepResetToken.dangerouslyKeepResetToken',
  'system.dangerouslyDeleteExpired',
  // The nightly jobs', inside one organisation.
  'scheduleFollowUps.dangerouslyScheduleFollowUps',
  'freshItems.dangerouslyAskFreshItems',
  // And across all of them, by ids alone.
  'system.dangerouslyListOrganisations',
  'system.dangerouslyLastFinished',
  'system.dangerouslyNoteFinished',
  'recalibration.dangerouslyRecalibrate',
  'recalibration.dangerouslyReplayUnderstanding',
]

/** The owner's, whose connection only scripts and tests can open: the application may not import what makes one. */
const ofTheOwner = ['publish', 'putInService', 'replayUnderstanding', 'makeOrganisation', 'deleteOrganisation']

/** Pure: where-clauses, made from a viewer. */
const clauses = ['peopleInScope', 'teamsInScope', 'personIsInScope', 'teamIsInScope']

const modules = {
  addToTeam,
  allOwnAnswers,
  answerContest,
  beginAttempt,
  changeOwnLanguage,
  changeOwnPassword,
  checkAuditChain,
  chooseModule,
  contentOverview,
  contestItem,
  createAssignment,
  createTeam,
  endOwnSessions,
  endSession,
  exportItems,
  exportParameters,
  exportResponses,
  findEnrolment,
  findFollowUp,
  findOwnAnswer,
  findPerson,
  findSignIn,
  findToken,
  inviteAgain,
  invitePerson,
  keepResetToken,
  listAssignments,
  listAuditEvents,
  listContests,
  listEnrolments,
  listPeople,
  listTeams,
  policyVersions,
  previewPolicy,
  readContent,
  reinstatePerson,
  removeFromTeam,
  savePolicy,
  signPersonOut,
  spendToken,
  startSession,
  suspendPerson,
  withdrawAssignment,
  attemptInSession,
  followUpInSession,
  ownAnswers,
  ownData,
  ownOnlookers,
  ownReport,
  auditorPack,
  goOn,
  inHand,
  beginFollowUp,
  ownFollowUps,
  recordFollowUpAnswer,
  scheduleFollowUps,
  freshItems,
  recalibration,
  recordAnswer,
  moduleList,
  clinicianReport,
  effects,
  effectReport,
  itemsReport,
  organisationReport,
  teamReport,
  signInLimits,
  snapshots,
  system,
  viewer,
}

describe('what a stranger gets', () => {
  test('is known for every function that data/ exports', async () => {
    const exported = Object.entries(modules).flatMap(([name, exports]) =>
      Object.entries(exports).flatMap(([key, value]) => (typeof value === 'function' ? [`${name}.${key}`] : [])),
    )
    expect(exported.sort()).toEqual([...Object.keys(asStranger), ...withoutViewer].sort())
  })

  test('is asked of every file of data/ that the application may import', async () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
      .filter((file) => !/(^|[\\/])(internal|shared|database|generated)[\\/]/.test(file))
    const exportingFunctions = await Promise.all(
      files.map(async (file) => {
        const exports: Record<string, unknown> = await import(join(import.meta.dirname, file))
        const names = Object.entries(exports).flatMap(([key, value]) => (typeof value === 'function' ? [key] : []))
        return names.filter((name) => !clauses.includes(name) && !ofTheOwner.includes(name))
      }),
    )
    const listed = [...Object.keys(asStranger), ...withoutViewer].map((name) => name.split('.')[1])
    expect(exportingFunctions.flat().filter((name) => !listed.includes(name))).toEqual([])
  })

  test.each(Object.keys(asStranger))('from %s is nothing', async (name) => {
    await asStranger[name]?.()
  })
})
