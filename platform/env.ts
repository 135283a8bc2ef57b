/** The only reader of `process.env`. Every variable is parsed here, and a wrong one is told in one plain line. */
import { resolve } from 'node:path'
import type { z } from 'zod'
import { type Connection, databaseSettings, encryptedMailUrl, inTheClear } from './encrypted-connections.ts'
import { secrets, variables } from './environment-variables.ts'
import type { MailSender } from './mail-sender.ts'
import { eachWay, fileSetting, givenSecret } from './secret-files.ts'

/** Something outside the program is wrong; its message is one line that says what to do. Nothing else is printed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

type Name = keyof typeof variables
type Value<N extends Name> = z.output<(typeof variables)[N]['schema']>

/** What was read last, and of what: as long as nothing else is said it is the same. */
const read = new Map<Name, { readonly cacheKey: string; readonly value: Value<Name> }>()

/** A variable, parsed; undefined where it is not set. For settings that stand with their subject. */
export function readVariable<N extends Name>(name: N): Value<N> | undefined
export function readVariable(name: Name): Value<Name> | undefined {
  const text = givenText(name)
  if (text === undefined || text === '') return undefined
  // Every request asks for several: parsing the same again took up to 10 µs each time.
  const { ALLOW_UNENCRYPTED, PGHOST, PGSSLMODE, TLS_CERTIFICATE } = process.env
  const cacheKey = [text, ALLOW_UNENCRYPTED, PGHOST, PGSSLMODE, TLS_CERTIFICATE].join('\n')
  const before = read.get(name)
  if (before?.cacheKey === cacheKey) return before.value
  const { schema, expected } = variables[name]
  const parseResult = schema.safeParse(text)
  if (parseResult.success) {
    requireEncryption(name, text)
    read.set(name, { cacheKey, value: parseResult.data })
    return parseResult.data
  }
  // An address may hold a password, so only what cannot be secret is repeated.
  const actual = name === 'PORT' || name === 'PUBLIC_URL' ? `, not "${text}"` : ''
  throw new ConfigurationError(`${name} must be ${expected}${actual}.`)
}

const secretNames: ReadonlySet<Name> = new Set(secrets)

function givenText(name: Name): string | undefined {
  if (!secretNames.has(name)) return process.env[name]
  const secret = givenSecret(name, variables[name].expected, process.env)
  if ('problem' in secret) throw new ConfigurationError(secret.problem)
  return secret.text
}

function requireEncryption(name: Name, text: string): void {
  const { PGHOST, PGSSLMODE } = process.env
  const clear = inTheClear(name, text, { PGHOST, PGSSLMODE })
  if (clear === null || (name === 'METRICS_HOST' && isTlsServed()) || unencryptedConnections().includes(clear.what))
    return
  throw new ConfigurationError(
    `${name} ${clear.problem}, or set ALLOW_UNENCRYPTED=${clear.what} where the network between is yours alone.`,
  )
}

/** What may leave this machine unencrypted. */
export const unencryptedConnections = (): readonly Connection[] => readVariable('ALLOW_UNENCRYPTED') ?? []

/** Whether people on other machines reach the pages in the clear. */
export const arePagesUnencrypted = (): boolean => inTheClear('PUBLIC_URL', publicUrl(), {}) !== null

function requireValue<N extends Name>(name: N): Value<N> {
  const value = readVariable(name)
  if (value === undefined) throw new ConfigurationError(`${name} is missing: ${variables[name].expected}.`)
  return value
}

/** The port that the web process listens on. */
export const port = (): number => readVariable('PORT') ?? 3000
/** How many processes of each `npm start` starts: the webs share the port. */
export const webProcesses = (): number => readVariable('WEB_PROCESSES') ?? 1
export const workerProcesses = (): number => readVariable('WORKER_PROCESSES') ?? 1
/** How many pages one web process has at work before it turns learners’ pages away; undefined: the usual. */
export const requestsAtOnce = (): number | undefined => readVariable('REQUESTS_AT_ONCE')
/** How many pages, searches, acts and files one person may ask for in a minute; undefined: the usual. */
export const requestsAMinute = (): number | undefined => readVariable('REQUESTS_A_MINUTE')

/** Whether the processes speak https themselves: see tls/own-server.ts. */
const isTlsServed = (): boolean => readVariable('TLS_CERTIFICATE') !== undefined
/** Where this machine itself reaches the web process. */
export const ownOrigin = (): string => `${isTlsServed() ? 'https' : 'http'}://localhost:${port()}`

/** Where people reach the application, without a slash at the end. */
export const publicUrl = (): string => (readVariable('PUBLIC_URL') ?? ownOrigin()).replace(/\/+$/, '')

/** Where the embedded database and generated secrets live: an absolute path. */
export const dataDirectory = (): string => resolve(/* turbopackIgnore: true */ readVariable('DATA_DIR') ?? '.data')

/** The owner's connection, for migrating and publishing. Undefined where the embedded database is to be used. */
export const databaseOwnerUrl = (): string | undefined => readVariable('DATABASE_URL')

/** This process's own connection, under row-level security: all of the database that web and worker ever get. */
export const databaseAppUrl = (): string => requireValue('DATABASE_APP_URL')

/** The connection that a process is to get, where it is not the one that start makes. */
export const databaseProcessUrl = (process: 'web' | 'worker'): string | undefined =>
  readVariable(process === 'web' ? 'DATABASE_WEB_URL' : 'DATABASE_WORKER_URL')

/** A replica that figures of a night are read from. Without a login in it, it is the web process's own. */
export const databaseReplicaUrl = (): string | undefined => readVariable('DATABASE_REPLICA_URL')

/** Whether a pooler between gives a connection to each transaction, so that nothing of a session stays. */
export const isPooledByTransaction = (): boolean => readVariable('DATABASE_POOLER') === 'transaction'

/** The installation's keys where they are a setting; see keys.ts. */
export const configuredKeys = (): string | undefined => readVariable('CURTAIN_KEYS')

/** What passwords' hashes are sealed under, as passwordKeysOf() writes it. The web process has it, and no other. */
export const passwordKeys = (): string => requireValue('PASSWORD_KEYS')
/** The same where this process has them. */
export const givenPasswordKeys = (): string | undefined => readVariable('PASSWORD_KEYS')

/** What webhooks' secrets are sealed under, as webhookKeysOf() writes it: web keeps them, the worker signs with them. */
export const webhookKeys = (): string => requireValue('WEBHOOK_KEYS')
/** The same where this process has them. */
export const givenWebhookKeys = (): string | undefined => readVariable('WEBHOOK_KEYS')

/** Signs session cookies; the same on every host. */
export const sessionSecret = (): string => requireValue('NEXTAUTH_SECRET')
/** The same where it is a setting of its own. */
export const namedSessionSecret = (): string | undefined => readVariable('NEXTAUTH_SECRET')

/** The 32 secret bytes that auditor packs are signed with, in hexadecimal; the same on every host. Null: none. */
export const signingKey = (): string | null => readVariable('SIGNING_KEY') ?? null
/** The same where it is a setting of its own. */
export const namedSigningKey = (): string | undefined => readVariable('SIGNING_KEY')

/** The mail server, if there is one; encrypted unless it is on this machine or a setting says otherwise. */
export const smtpUrl = (): string | undefined => {
  const address = readVariable('SMTP_URL')
  return address === undefined || unencryptedConnections().includes('mail') ? address : encryptedMailUrl(address)
}

/** Whom mails come from: many mail servers send only for addresses that they know. */
export const mailFrom = (): MailSender =>
  readVariable('MAIL_FROM') ?? { name: 'Curtain', address: `no-reply@${new URL(publicUrl()).hostname}` }

/** Where a process tells what it measured; null where it does not. Loopback alone, unless a setting says otherwise. */
export function metricsListener(process: 'web' | 'worker'): { host: string; port: number } | null {
  const first = readVariable('METRICS_PORT')
  if (first === undefined) return null
  return { host: readVariable('METRICS_HOST') ?? '127.0.0.1', port: process === 'web' ? first : first + 1 }
}

/** The password that the demo accounts get. */
export const demoPassword = (): string => requireValue('DEMO_PASSWORD')

/** How many reverse proxies of our own stand in front, whose word on a client's address is taken. */
export const trustedProxies = (): number => readVariable('TRUSTED_PROXIES') ?? 0

/** How long a page may wait for a connection and for one statement; undefined in jobs and scripts, which may take long. */
export const databaseTimeout = (): number | undefined => readVariable('DATABASE_TIMEOUT')

/** Whether this process serves the built application rather than its sources. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production'

/** Throws a `ConfigurationError` with a line for each variable that is wrong. */
export function checkEnvironment(): void {
  const findings = (Object.keys(variables) as Name[]).flatMap((name) => {
    try {
      readVariable(name)
      return []
    } catch (error) {
      return error instanceof ConfigurationError ? [error.message] : [`${error}`]
    }
  })
  if (
    findings.length === 0 &&
    readVariable('OUTBOUND_PROXY') !== undefined &&
    readVariable('OUTBOUND_HOSTS') === undefined
  )
    findings.push('OUTBOUND_PROXY needs OUTBOUND_HOSTS: what a name leads to is not seen behind a proxy.')
  if (findings.length > 0) throw new ConfigurationError(findings.join('\n'))
}

/** A child process's environment: this one's, with `changes`, without what only the supervisor may know. */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of eachWay([...ofSupervisor, ...Object.keys(changes)])) delete environment[name]
  return { ...environment, NEXT_TELEMETRY_DISABLED: '1', ...changes }
}

const ofSupervisor = [...databaseSettings, 'CURTAIN_KEYS']

/** A secret for a child process as this one was given it, which may be where it is read. */
export function secretSetting(name: (typeof secrets)[number]): Record<string, string | undefined> {
  const setting = process.env[name] ? name : fileSetting(name)
  return { [setting]: process.env[setting] }
}

/** For a script or a test that plays the part of another process: sets variables as if it had been started with them. */
export function setEnvironment(changes: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(changes)) delete process.env[fileSetting(name)]
  Object.assign(process.env, changes)
}
