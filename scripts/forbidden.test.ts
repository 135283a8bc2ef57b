import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rooms = ['app', 'components', 'curriculum', 'data', 'domain', 'i18n', 'platform', 'server']
/** Tests, what Prisma writes, and what only tests and drawings are made with. */
const elsewhere = /\.(test|testing)\.tsx?$|^data\/generated\/|^platform\/(testing\/|chromium)/
const starts = ['instrumentation.ts', 'instrumentation-client.ts', 'next.config.js', 'proxy.ts']

/** What runs in production, by file. */
const sources = [
  ...rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  ),
  ...starts,
]
  .filter((file) => /\.(ts|tsx|js)$/.test(file) && !elsewhere.test(file))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const filesWith = (pattern: RegExp, within = /./) =>
  sources.flatMap(({ file, text }) => (within.test(file) && pattern.test(text) ? [file] : []))

test('all rooms are looked through', () => {
  for (const room of rooms) expect(filesWith(/./, new RegExp(`^${room}/`)).length, room).toBeGreaterThan(5)
})

test('no markup and no script is put together from text', () => {
  expect(filesWith(/dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcDoc/)).toEqual([])
  expect(filesWith(/\beval\(|new Function\(|setTimeout\(\s*['"`]|node:vm/)).toEqual([])
})

test('processes are started by files of the supervisor, the build and the embedded database, with lists of arguments and no shell', () => {
  expect(filesWith(/node:child_process/)).toEqual([
    ...['cluster', 'keeper', 'previous-server', 'unprivileged-user'].map((name) => `platform/postgres/${name}.ts`),
    ...['service', 'step', 'task'].map((name) => `platform/processes/${name}.ts`),
  ])
  expect(filesWith(/\bexec\(['"`]|execSync|shell:/, /^platform\/(postgres|processes)\//)).toEqual([])
})

test('regular expressions are written down, but for those of routes, migrations and content, which have nothing of a request', () => {
  expect(filesWith(/new RegExp\(|\bRegExp\(/, /^(?!platform\/migration-check\/|curriculum\/)/)).toEqual([
    'server/api/operations.ts',
    'server/route-patterns.ts',
  ])
})

test('a text is put in lower or upper case alike on every machine, whatever its language', () => {
  expect(filesWith(/toLocale(Lower|Upper)Case\(\)/)).toEqual([])
})

test('chance is the system’s, but for when a mail or a message is tried again', () => {
  expect(filesWith(/Math\.random/)).toEqual(['server/jobs/mail.ts', 'server/jobs/webhooks.ts'])
})

test('hashes are SHA-256, ciphers one, and all cryptography is Node’s, argon2’s, age’s, jose’s and otpauth’s', () => {
  const importNames = sources.flatMap(({ text }) =>
    [...text.matchAll(/create(?:Hash|Hmac)\('?([^',)]*)/g)].map(([, name]) => name),
  )
  expect([...new Set(importNames)]).toEqual(['sha256'])
  expect(filesWith(/createCipheriv|createDecipheriv/)).toEqual(['platform/password.ts'])
  expect(filesWith(/from '(crypto-js|bcrypt\w*|node-forge|tweetnacl|md5|sha1|elliptic|@noble\/.*)'/)).toEqual([])
})

test('requests write no files: what the web process reads from disk is of the build', () => {
  expect(
    filesWith(
      /\b(writeFile|appendFile|createWriteStream|mkdir|copyFile|rename|unlink)(Sync)?\(/,
      /^(app|server|data)\//,
    ),
  ).toEqual([])
})

test('connections to other machines are opened by files that take their address from a setting or hold it to a list', () => {
  const sockets =
    /import \{[^}]*\b(request|get|connect|createConnection|createSocket)\b[^}]*\} from 'node:(https?|http2|net|tls|dgram)'/
  const others = /[^.\w]fetch\(|from 'undici'|new WebSocket|XMLHttpRequest/
  const opening = new RegExp(`${sockets.source}|${others.source}`)
  expect(filesWith(opening, /^(app|data|platform|server)\//)).toEqual([
    'platform/outbound/guarded-fetch.ts',
    // The supervisor's own lock on this machine, and the browser's service worker.
    'platform/processes/named-lock.ts',
    'platform/tracing/send-logs.ts',
    'server/offline/service-worker.ts',
  ])
  expect(filesWith(/new pg\.(Client|Pool)\(\{/, /^(app|server)\//)).toEqual([])
})

test('what is logged goes through one file; what a process says of itself, through those that start it', () => {
  expect(filesWith(/console\.\w|process\.std(out|err)/)).toEqual([
    'platform/log.ts',
    'platform/logged-lines.ts',
    'platform/processes/service.ts',
    'platform/processes/step.ts',
    'platform/run-main.ts',
  ])
  expect(filesWith(/from 'pino'/)).toEqual(['platform/log.ts'])
})

test('a form’s fields are those that its action names, but for the columns of a file of people', () => {
  expect(filesWith(/looseObject|passthrough|catchall|z\.any\(/, /^server\/actions\//)).toEqual([
    'server/actions/import-actions.ts',
  ])
  expect(filesWith(/Object\.assign\(|\.\.\.Object\.fromEntries/, /^server\/actions\//)).toEqual([])
})

test('texts of the interface are keys of the release: none is made by what someone sends', () => {
  expect(filesWith(/new IntlMessageFormat|util\.format\(|printf/)).toEqual([])
})

test('links ask the server when they are pressed, and not before', () => {
  expect(filesWith(/from 'next\/(link|form)'|\.prefetch\(/)).toEqual(['components/ui/link.tsx'])
  expect(filesWith(/prefetch=/)).toEqual(['components/ui/link.tsx'])
})
