/**
 * Which room rests on which, as docs/architecture.md draws it. `npm run boundaries` writes the linter's rules from these
 * tables; a room that is not named with another may not import from it.
 */
export const rooms = {
  domain: [],
  platform: ['domain'],
  curriculum: ['domain'],
  i18n: ['domain', 'curriculum'],
  data: ['domain', 'platform', 'curriculum'],
  simulation: ['domain', 'platform', 'curriculum', 'data'],
  server: ['domain', 'platform', 'curriculum', 'data', 'i18n'],
  components: ['domain'],
  app: ['domain', 'platform', 'curriculum', 'data', 'server', 'components', 'i18n'],
  verifier: ['domain', 'platform', 'curriculum'],
  e2e: ['domain', 'platform', 'curriculum', 'data', 'simulation', 'server', 'i18n'],
  scripts: [
    'domain',
    'platform',
    'curriculum',
    'data',
    'simulation',
    'server',
    'components',
    'app',
    'verifier',
    'i18n',
  ],
} as const satisfies Record<string, readonly string[]>

export type Room = keyof typeof rooms

/** The same inside `data/`: each subject, and the subjects that it rests on. All may import `viewer.ts` and `scope.ts`. */
export const subjects = {
  database: [],
  curriculum: ['database'],
  policy: ['database', 'curriculum'],
  assignments: ['database', 'curriculum', 'policy'],
  people: ['database', 'curriculum', 'policy', 'assignments'],
  understanding: ['database', 'curriculum', 'policy'],
  attempts: ['database', 'curriculum', 'policy', 'assignments', 'understanding'],
  'follow-ups': ['database', 'curriculum', 'policy', 'assignments', 'understanding', 'attempts'],
  reports: ['database', 'curriculum', 'policy', 'assignments', 'understanding', 'attempts', 'follow-ups'],
  contests: ['database', 'curriculum', 'policy', 'understanding', 'attempts', 'follow-ups'],
  auditing: [
    'database',
    'curriculum',
    'policy',
    'assignments',
    'people',
    'understanding',
    'attempts',
    'follow-ups',
    'reports',
    'contests',
  ],
} as const satisfies Record<string, readonly string[]>

export type Subject = keyof typeof subjects

/** Rooms that only another's tests may import. */
export const roomsOfTests = ['#simulation/**', '#platform/testing/**'] as const
