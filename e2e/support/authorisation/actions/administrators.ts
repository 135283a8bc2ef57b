import { randomUUID } from 'node:crypto'
import { initialPolicy } from '#data/people/make-organisation.ts'
import { days, yearly } from '#e2e/support/authorisation/work.ts'
import { firstModule } from '#e2e/support/organisation.ts'
import { writeDraft } from '#server/policy-form.ts'
import { by } from './by-administrator.ts'
import { programmeActions } from './of-programmes.ts'
import type { ActionRows } from './rows.ts'

const newcomer = `newcomer-${randomUUID()}@newcomers.example`
const assignmentFields = { modules: [firstModule], dueOn: days.later }
const noTools = Object.fromEntries(
  ['video', 'messaging', 'images', 'ai'].map((purpose) => [`${purpose}-decision`, 'undecided']),
)
const seat = { as: 'member' }

/** What administrators do with assignments: server/actions/{assignment,waiver,audience,admin,contest,item}-actions.ts. */
const assignments: ActionRows = {
  undoRemindingAsAdministrator: by(
    ({ assignment, reminding }) => ({ assignmentId: assignment, done: reminding }),
    'goes /admin/assignments/…',
  ),
  undoDateAsAdministrator: by(
    ({ assignment, redated }) => ({ assignmentId: assignment, done: redated }),
    'goes /admin/assignments/…',
  ),
  changeDateAsAdministrator: by(
    ({ assignment }) => ({ assignmentId: assignment, from: days.before, dueOn: days.now }),
    'goes /admin/assignments/…',
  ),
  changeRepeatAsAdministrator: by(
    ({ assignment }) => ({ assignmentId: assignment, seen: 'once', ...yearly }),
    'goes /admin/assignments/…',
  ),
  remindUnfinishedAsAdministrator: by(({ assignment }) => ({ assignmentId: assignment }), 'goes /admin/assignments/…'),
  withdrawAsAdministrator: by(({ assignment }) => ({ assignmentId: assignment }), 'goes /admin/assignments/…'),
  undoWithdrawalAsAdministrator: by(
    ({ assignment, redated }) => ({ assignmentId: assignment, done: redated }),
    'goes /admin/assignments/…',
  ),
  changeAudienceTo: by(
    ({ assignment, person, seen }) => ({ assignmentId: assignment, rules: [`asked.person.${person}`], seen }),
    'goes /admin/assignments/…',
  ),
  waiveAsAdministrator: by(
    ({ person }) => ({
      personId: person,
      moduleSlug: 'rather-not-on-video',
      waiverReason: 'On loan',
      until: days.later,
    }),
    'done waived',
  ),
  liftAsAdministrator: by(({ otherWaiver }) => ({ waiverId: otherWaiver }), 'done waiver-lifted'),
  assignByRules: by(
    ({ team }) => ({ rules: [`asked.team.${team}`], ...assignmentFields }),
    'goes /admin/assignments/…',
  ),
  assign: by(({ team }) => ({ teamId: team, ...assignmentFields }), 'goes /admin/assignments'),
  remindAsAdministrator: by(({ person }) => ({ personId: person }), 'refused reminded-today'),
  remindSelection: by(({ person }) => ({ person: [person], expected: '1' }), 'refused nobody-to-remind'),
  reply: by(({ contest }) => ({ contestId: contest, outcome: 'kept', reply: 'It is so.' }), 'done contest-answered'),
  decide: by({ itemId: 'no-such-item', decision: 'stays-out', why: 'Because.' }, 'refused not-in-doubt'),
}

/** With the directory, mails, and imports: server/actions/{provisioning,mail,import}-actions.ts. */
const surroundings: ActionRows = {
  makeDirectoryToken: by({ tokenName: 'Directory', days: '90' }, 'done directory-token-made'),
  decideOnGroup: by(
    ({ group, team }) => ({ groupId: group, meaning: `member:${team}` }),
    'goes /admin/provisioning',
    ({ group, team }) => `/admin/provisioning/${group}?meaning=member:${team}`,
  ),
  decideOnSuspensions: by({ decision: 'keep', count: '1' }, 'refused directory-moved-on'),
  endDirectoryToken: by(({ directoryToken }) => ({ tokenId: directoryToken }), 'goes /admin/provisioning'),
  sendMailAgain: by(({ mail }) => ({ mailId: mail }), 'goes /admin/mail'),
  takeMailBack: by(({ mail }) => ({ mailId: mail }), 'goes /admin/mail'),
  matchImportColumns: by(
    ({ import: id }) => ({ importId: id, unknownTeams: 'make', 'column-0': 'email' }),
    'goes /admin/people/import/…',
  ),
  // It was not applied yet.
  undoPeopleImport: by(({ import: id }) => ({ importId: id }), 'refused not-found'),
  discardPeopleImport: by(({ import: id }) => ({ importId: id }), 'goes /admin/people/import'),
  // What was thrown away is not there any more.
  applyPeopleImport: by(({ import: id }) => ({ importId: id }), 'refused not-found'),
}

/** With the organisation itself: server/actions/{organisation,policy,retention,saml,sign-on,sign-on-group}-actions.ts. */
const organisation: ActionRows = {
  preview: by(noTools, 'goes /admin/policy/preview'),
  bringIntoForce: by(
    { draft: writeDraft({ ...initialPolicy, recording: 'never' }), basedOn: '1' },
    'goes /admin/policy',
  ),
  chooseOrganisationTimeZone: by({ timeZone: 'Europe/Madrid' }, 'goes /admin/time-zone', '/admin/time-zone'),
  changeSignIn: by({ idleMinutes: '30', longestMinutes: '720' }, 'goes /admin/sign-in', '/admin/sign-in'),
  rememberDevicesFor: by({ days: '7' }, 'goes /admin/sign-in', '/admin/sign-in'),
  chooseStatusReaders: by({ readers: 'managers' }, 'goes /admin/statuses', '/admin/statuses?readers=managers'),
  changeFactors: by(
    { administratorFrom: '', managerFrom: '', clinicianFrom: days.later },
    'goes /admin/sign-in',
    '/admin/sign-in',
  ),
  keepForSoLong: by(
    { kind: 'statuses', months: '6' },
    'goes /admin/retention',
    '/admin/retention?kind=statuses&months=6',
  ),
  answerAboutData: by(
    ({ request }) => ({ requestId: request, outcome: 'done', reply: 'It is so.' }),
    'goes /admin/requests',
  ),
  // Its holder has taken it back before.
  revokeForGood: by(
    ({ certificate }) => ({ certificateId: certificate, because: 'other', words: 'Because.' }),
    'refused not-found',
  ),
  // They work here still.
  eraseForGood: by(({ person }) => ({ personId: person, reason: 'Asked', typedName: 'Any' }), 'refused still-here'),
  keepSignOn: by(
    { issuer: 'no-address', clientId: 'curtain', clientSecret: 'secret', domains: 'quinces.example' },
    'refused not-an-issuer',
  ),
  keepSaml: by({ metadata: 'no metadata', domains: 'quinces.example' }, 'refused metadata-unreadable'),
  // There is no provider whose form could have been shown.
  switchSingleSignOn: by({ requirement: 'optional' }, 'refused changed-meanwhile'),
  chooseStrength: by({ strength: 'phr' }, 'refused not-found'),
  chooseClaim: by({ claim: 'groups' }, 'refused not-found'),
  enterGroup: by({ value: 'Nurses' }, 'goes /admin/single-sign-on/groups/…'),
  decideOnClaimedGroup: by(
    ({ claimedGroup, team }) => ({ groupId: claimedGroup, meaning: `member:${team}` }),
    'goes /admin/single-sign-on/groups',
    ({ claimedGroup, team }) => `/admin/single-sign-on/groups/${claimedGroup}?meaning=member:${team}`,
  ),
  // They are no administrator.
  decideBreakGlass: by(({ person }) => ({ personId: person, may: 'yes' }), 'refused not-found'),
}

/** With people and teams: server/actions/{admin,people,people-act,team,second-factor}-actions.ts. */
const people: ActionRows = {
  renameInList: by({ kind: 'profession', from: 'Nurse', to: 'Ward nurse', expected: '7' }, 'goes /admin/lists'),
  doToPeople: by(
    ({ person }) => ({ person: [person], expected: '1', back: '', kind: 'add-role', role: 'manager' }),
    'goes /admin/people',
  ),
  continueActOnPeople: by(({ peopleAct }) => ({ actId: peopleAct }), 'done went-on'),
  undoActOnPeople: by(({ peopleAct }) => ({ actId: peopleAct }), 'done undone'),
  invite: by(
    ({ team }) => ({ givenName: 'New', email: newcomer, profession: 'Nurse', roles: ['clinician'], teamId: team }),
    'done invited-by-link',
  ),
  // They have come already, so that there is nobody to invite.
  inviteOnceMore: by(({ person }) => ({ personId: person }), 'refused not-found'),
  linkToPassOn: by(({ person }) => ({ personId: person }), 'refused not-found'),
  resetLinkToPassOn: by(({ person }) => ({ personId: person }), 'done reset-link-to-pass-on'),
  // They have none.
  resetFactor: by(({ person }) => ({ personId: person }), 'refused not-found'),
  correctPerson: by(
    ({ person, email }) => ({ personId: person, email, givenName: 'Other', profession: 'Nurse', roles: ['clinician'] }),
    'done saved',
    ({ person }) => `/admin/people/${person}`,
  ),
  signOutPerson: by(({ person }) => ({ personId: person }), 'done signed-out'),
  suspend: by(({ person }) => ({ personId: person }), 'done suspended'),
  reinstate: by(({ person }) => ({ personId: person }), 'done reinstated'),
  makeTeam: by(({ team }) => ({ name: 'Below', parentId: team }), 'done team-made'),
  joinTeam: by(({ into, person }) => ({ teamId: into, personId: person, ...seat }), 'done added-to-team'),
  leaveTeam: by(({ into, person }) => ({ teamId: into, personId: person, ...seat }), 'done removed-from-team'),
  correctTeam: by(
    ({ team, into }) => ({ teamId: team, name: 'Renamed', parentId: into }),
    'done saved',
    ({ team }) => `/admin/teams/${team}`,
  ),
  merge: by(({ team, into }) => ({ teamId: team, intoId: into }), 'goes /admin/teams/…'),
  archive: by(({ into }) => ({ teamId: into }), 'goes /admin/teams'),
}

export const administratorActions: ActionRows = {
  ...assignments,
  ...surroundings,
  ...programmeActions,
  ...organisation,
  ...people,
}
