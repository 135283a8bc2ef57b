import { type Room, rooms, roomsOfTests, type Subject, subjects } from './floors.ts'

type Pattern = { readonly group: readonly string[]; readonly message: string }
/** One entry of `overrides` in biome.json. A later one replaces an earlier one's patterns, so each repeats what it keeps. */
export type Override = { readonly includes: readonly string[]; readonly linter: { readonly rules: object } }

const relative: Pattern = {
  group: ['../**'],
  message: 'Name a file of another folder as #folder/path/file.ts, one of the same folder as ./file.ts.',
}
const framework = ['next', 'next/**', 'next-intl', 'next-intl/**', 'react', 'react-dom', 'react-dom/**']
const nextAuth: Pattern = {
  group: ['next-auth', 'next-auth/**'],
  message: 'Only server/, app/api/auth and proxy.ts know next-auth.',
}
const driver: Pattern = {
  group: ['@prisma/**', 'pg', 'pg/**', '#prisma/**', '#data/generated/**'],
  message: 'Only data/ talks to the database.',
}
const bareDriver: Pattern = {
  group: ['@prisma/**', 'pg', 'pg/**'],
  message: 'Queries go through data/database/, which parses every row: docs/decisions/one-statement-a-read.md.',
}
const behindTheVerbs: Pattern = {
  group: ['#data/database/**', '#data/*/shared/**', '#data/*/internal/**'],
  message: 'data/ is reached through a viewer, by the verbs that stand beside each other in its folders.',
}
const internal: Pattern = {
  group: ['#data/*/internal/**'],
  message: "A subject's internal/ is its own: what another needs of it stands in its shared/ or beside its verbs.",
}
const withoutFramework: Pattern = {
  group: [...framework, 'next-auth', 'next-auth/**'],
  message: 'This floor knows no framework.',
}
const pure: Pattern = {
  group: [...framework, 'next-auth', 'next-auth/**', '@prisma/**', 'pg', 'pg/**', 'node:*'],
  message: 'domain/ is pure: no framework, database, files, clock or chance.',
}

/** What a room may not import besides the rooms above it. */
const ofRoom: { readonly [room in Room]?: readonly Pattern[] } = {
  domain: [pure],
  platform: [withoutFramework],
  curriculum: [withoutFramework, driver],
  i18n: [driver],
  data: [withoutFramework],
  simulation: [withoutFramework, internal],
  server: [driver, behindTheVerbs],
  components: [driver, nextAuth],
  app: [driver, behindTheVerbs, nextAuth],
  verifier: [withoutFramework, driver],
  e2e: [internal],
  scripts: [internal],
}

/** The linter's rules for every room, its tests after it. */
export function lintRules(): Override[] {
  const names = Object.keys(rooms) as Room[]
  const app = patternsOf('app')
  return [
    ...names.map((room) => restrict([`${room}/**`], patternsOf(room))),
    restrict(
      ['app/api/auth/**'],
      app.filter((pattern) => pattern !== nextAuth),
    ),
    restrict(
      ['data/*.ts'],
      [...patternsOf('data'), ...above('data/', Object.keys(subjects), ['database']), bareDriver],
    ),
    ...(Object.keys(subjects) as Subject[]).map((subject) =>
      restrict([`data/${subject}/**`], [...patternsOf('data'), ...patternsOfSubject(subject)]),
    ),
    restrict(['platform/testing/**', 'simulation/**'], patternsOf('simulation')),
    // Tests may set up what they need with the rooms above.
    restrict(['domain/**/*.{test,testing}.ts'], [relative, ...above('', names, ['domain', 'simulation']), pure]),
    restrict(
      ['data', 'server', 'platform', 'curriculum'].map((room) => `${room}/**/*.{test,testing}.ts`),
      [relative],
    ),
    {
      includes: ['platform/env.ts', 'prisma.config.ts', 'instrumentation.ts'],
      linter: { rules: { style: { noProcessEnv: 'off' } } },
    },
  ]
}

function patternsOf(room: Room): Pattern[] {
  const names = Object.keys(rooms) as Room[]
  const mayUseTests = room === 'e2e' || room === 'scripts' || room === 'simulation'
  const ofTests: Pattern = {
    group: [...roomsOfTests],
    message: 'Only tests, scripts and the simulation itself use it.',
  }
  return [
    relative,
    ...above('', names, [room, ...rooms[room]]),
    ...(mayUseTests ? [] : [ofTests]),
    ...(ofRoom[room] ?? []),
  ]
}

function patternsOfSubject(subject: Subject): Pattern[] {
  const others = Object.keys(subjects).filter((other) => other !== subject)
  const ofOthers = { ...internal, group: others.map((other) => `#data/${other}/internal/**`) }
  const driverPatterns = subject === 'database' ? [] : [bareDriver]
  return [...above('data/', Object.keys(subjects), [subject, ...subjects[subject]]), ofOthers, ...driverPatterns]
}

function above(prefix: string, all: readonly string[], below: readonly string[]): Pattern[] {
  const deniedRooms = all.filter((name) => !below.includes(name))
  if (deniedRooms.length === 0) return []
  return [
    {
      group: deniedRooms.map((name) => `#${prefix}${name}/**`),
      message: 'Imports run one way, from a floor to those it rests on: docs/architecture.md.',
    },
  ]
}

function restrict(includes: readonly string[], patterns: readonly Pattern[]): Override {
  return {
    includes,
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  }
}
