/**
 * Which room rests directly on which, as docs/architecture.md draws it; a room may import from those and from all below
 * them. `npm run boundaries` writes the linter's rules from these tables.
 */
const roomsBelow = {
  domain: [],
  platform: ['domain'],
  curriculum: ['domain'],
  i18n: ['curriculum'],
  data: ['platform', 'curriculum'],
  simulation: ['data'],
  server: ['data', 'i18n'],
  components: ['domain'],
  app: ['server', 'components'],
  verifier: ['platform', 'curriculum'],
  e2e: ['server', 'simulation', 'components'],
  scripts: ['app', 'simulation', 'verifier'],
} as const satisfies Floors

/** The same inside `data/`. Every subject may import `viewer.ts` and `scope.ts`. */
const subjectsBelow = {
  database: [],
  curriculum: ['database'],
  policy: ['curriculum'],
  assignments: ['understanding'],
  mail: ['database'],
  people: ['assignments', 'mail'],
  provisioning: ['people'],
  'sign-on': ['provisioning'],
  understanding: ['policy'],
  retention: ['database'],
  attempts: ['assignments'],
  'follow-ups': ['attempts'],
  reports: ['follow-ups'],
  api: ['people'],
  webhooks: ['understanding'],
  notices: ['assignments', 'mail'],
  contests: ['follow-ups', 'notices'],
  requests: ['notices'],
  certificates: ['understanding'],
  imports: ['people'],
  auditing: ['people', 'reports', 'contests'],
} as const satisfies Floors

export type Floors = Readonly<Record<string, readonly string[]>>
export type Room = keyof typeof roomsBelow
export type Subject = keyof typeof subjectsBelow

export const directlyBelow = { rooms: roomsBelow as Floors, subjects: subjectsBelow as Floors }

/** All that each room, and each subject of `data/`, may import from. */
export const rooms = everythingBelow(roomsBelow) as Readonly<Record<Room, readonly Room[]>>
export const subjects = everythingBelow(subjectsBelow) as Readonly<Record<Subject, readonly Subject[]>>

/** What only tests, scripts and the simulation itself may import; `x.testing.ts` is what several tests of a folder set up. */
export const roomsOfTests = ['#simulation/**', '#platform/testing/**', '**/*.testing.ts'] as const

function everythingBelow(floors: Floors): Floors {
  const below = (name: string): readonly string[] => (floors[name] ?? []).flatMap((next) => [next, ...below(next)])
  return Object.fromEntries(Object.keys(floors).map((name) => [name, [...new Set(below(name))]]))
}
