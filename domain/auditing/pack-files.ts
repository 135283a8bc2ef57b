/** The files of an auditor pack, and their columns: what writes a pack and what verifies one agree on this page. */
export const packFiles = {
  manifest: 'manifest.json',
  manifestSignature: 'manifest.sig',
  publicKey: 'public-key.pem',
  readMe: 'README.txt',
  answers: 'answers.csv',
  items: 'items.csv',
  clinicians: 'clinicians.csv',
  teams: 'teams.csv',
  members: 'members.csv',
  waivers: 'waivers.csv',
  excusals: 'excusals.csv',
  policies: 'policies.jsonl',
  publications: 'publications.csv',
  curriculum: 'curriculum.json',
  parameters: 'parameters.json',
  estimates: 'estimates.csv',
  teamShares: 'team-shares.csv',
  organisationShares: 'organisation-shares.csv',
  auditTrail: 'audit-trail.txt',
  auditHead: 'audit-head.json',
  names: 'names.jsonl',
} as const

/** Where a module version or a follow-up bank lies, by its hash. */
export const documentFile = (hash: string): string => `documents/${hash}.json`

/** Begins with the columns of responses.csv, so that `npm run comprehension` reads it as it is. */
export const answerColumns = [
  'person',
  'item',
  'correct',
  'confidence',
  'elapsed_ms',
  'answered_at',
  'answer',
  'practice',
  'document',
  'policy_version',
  'asked_in',
  'choice',
  /** Those that a wrong answer shows, and those that a right one speaks against. */
  'misconceptions',
  'counts',
] as const

export const clinicianColumns = ['person', 'counted'] as const
export const teamColumns = ['team', 'parent'] as const
export const memberColumns = ['team', 'person'] as const
/** What someone did not have to finish, from when to which last day. The reason is in a pack with names alone. */
export const waiverColumns = ['person', 'modules', 'made_at', 'until', 'ended_at', 'reason'] as const
/**
 * From which module someone was excused because of what they understood, a row a practice that it teaches: the estimate then, and
 * the answers that count of which it was made, ids of answers.csv with a blank between.
 */
export const excusalColumns = [
  ...(['person', 'module', 'practice', 'made_at', 'probability', 'low', 'high', 'answers'] as const),
  ...(['parameters', 'ended_at', 'ended_because'] as const),
] as const
export const publicationColumns = ['published_at', 'curriculum', 'parameters'] as const

export const estimateColumns = [
  'person',
  'practice',
  'probability',
  'low',
  'high',
  'status',
  'confidently_wrong',
  'theta',
  'theta_sd',
  'own_answers',
  'effective_answers',
  'last_evidence_at',
  'right_on_later_day_at',
] as const

/** Of a group in a practice, or in all of them together (`all`). Without figures where the reports show none: `visibility`. */
export const shareColumns = [
  'group',
  'practice',
  'people',
  'share',
  'low',
  'high',
  'not_enough_evidence',
  /** shown, too-few, or protects-others: see docs/measurement.md, *Groups that are not shown*. */
  'visibility',
] as const
export const allPractices = 'all'
export const wholeOrganisation = 'organisation'

/** How far apart a figure of the report and the same figure recomputed may be. */
export const TOLERANCE = 1e-6
