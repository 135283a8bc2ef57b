import { practice } from '#e2e/support/authorisation/things-of-clinician.ts'
import { days, yearly } from '#e2e/support/authorisation/work.ts'
import { firstModule } from '#e2e/support/organisation.ts'
import type { ActionRows } from './rows.ts'

/** What clinicians do: server/actions/{learn,contest}-actions.ts. */
export const clinicianActions: ActionRows = {
  begin: { by: 'clinician', form: ({ assigned }) => ({ enrolmentId: assigned }), comes: 'goes /learn/…' },
  choose: { by: 'clinician', form: { moduleSlug: firstModule }, comes: 'goes /learn/…' },
  askForCertificate: {
    by: 'clinician',
    form: { modules: [firstModule], language: 'en' },
    comes: 'goes /learn/certificates',
  },
  withdrawOwnCertificate: {
    by: 'clinician',
    form: ({ certificate }) => ({ certificateId: certificate }),
    comes: 'goes /learn/certificates',
  },
  beginFollowUp: {
    by: 'clinician',
    form: ({ followUp }) => ({ followUpId: followUp }),
    comes: 'goes /learn/follow-ups/…',
  },
  practise: { by: 'clinician', form: { practice }, comes: 'goes /learn/follow-ups/…' },
  contest: {
    by: 'clinician',
    form: ({ answer }) => ({ answerId: answer, kind: 'wrong', reason: 'It is not so here.' }),
    comes: 'done contested',
  },
}

const one = { moduleSlug: 'rather-not-on-video', dueOn: days.later }

/** What managers do with their teams: server/actions/{manage,due-date,waiver,remind,assignment,team}-actions.ts. */
export const managerActions: ActionRows = {
  undoRemindingAsManager: {
    by: 'manager',
    form: ({ asked, askedReminding }) => ({ assignmentId: asked, done: askedReminding }),
    comes: 'goes /teams/assignments/…',
  },
  undoDateAsManager: {
    by: 'manager',
    form: ({ asked, askedRedated }) => ({ assignmentId: asked, done: askedRedated }),
    comes: 'goes /teams/assignments/…',
  },
  changeDateAsManager: {
    by: 'manager',
    form: ({ asked }) => ({ assignmentId: asked, from: days.before, dueOn: days.now }),
    comes: 'goes /teams/assignments/…',
  },
  changeRepeatAsManager: {
    by: 'manager',
    form: ({ asked }) => ({ assignmentId: asked, seen: 'once', ...yearly }),
    comes: 'goes /teams/assignments/…',
  },
  remindUnfinishedAsManager: {
    by: 'manager',
    form: ({ asked }) => ({ assignmentId: asked }),
    comes: 'goes /teams/assignments/…',
  },
  remindAsManager: { by: 'manager', form: ({ person }) => ({ personId: person }), comes: 'refused reminded-today' },
  remindMany: {
    by: 'manager',
    form: ({ team, person }) => ({ teamId: team, personId: [person] }),
    comes: 'goes /teams/…',
  },
  changeDate: { by: 'manager', form: ({ person }) => ({ personId: person, ...one }), comes: 'done due-date-changed' },
  changeDates: {
    by: 'manager',
    form: ({ team, person }) => ({ teamId: team, personId: [person], ...one }),
    comes: 'goes /teams/…',
  },
  assignToMany: {
    by: 'manager',
    form: ({ team, person }) => ({ teamId: team, personId: [person], moduleSlug: firstModule, dueOn: days.later }),
    comes: 'goes /teams/…',
  },
  withdrawAsManager: {
    by: 'manager',
    form: ({ asked }) => ({ assignmentId: asked }),
    comes: 'goes /teams/assignments/…',
  },
  undoWithdrawalAsManager: {
    by: 'manager',
    form: ({ asked, askedRedated }) => ({ assignmentId: asked, done: askedRedated }),
    comes: 'goes /teams/assignments/…',
  },
  waiveAsManager: {
    by: 'manager',
    form: ({ person }) => ({ personId: person, ...one, waiverReason: 'On loan', until: days.later }),
    comes: 'done waived',
  },
  liftAsManager: { by: 'manager', form: ({ waiver }) => ({ waiverId: waiver }), comes: 'done waiver-lifted' },
  lend: {
    by: 'manager',
    form: ({ email }) => ({ email, until: days.now }),
    throughoutOrganisation: true,
    comes: 'done lent',
  },
}
