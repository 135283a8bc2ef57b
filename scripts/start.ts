/**
 * `npm start` and, with `--dev`, `npm run dev`: everything, from an empty directory to the address. This process is
 * the supervisor: it starts the database, fills it, builds, starts web and worker, and stops all of it in the opposite
 * order when it is told to.
 */
import { join } from 'node:path'
import { backupSchedule } from '#platform/backup/backup-settings.ts'
import { buildIfStale, generateClientIfStale, requireBuildablePath } from '#platform/build.ts'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import {
  ConfigurationError,
  checkEnvironment,
  childEnvironment,
  dataDirectory,
  metricsListener,
  port,
  publicUrl,
  secretSetting,
  webProcesses,
  workerProcesses,
} from '#platform/env.ts'
import { withoutSecrets } from '#platform/environment-variables.ts'
import { actionKey } from '#platform/keys.ts'
import { requireFreePort } from '#platform/processes/ports.ts'
import { type Service, startService } from '#platform/processes/service.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { readTlsKey, tlsFiles } from '#platform/tls/tls-files.ts'
import { announcement, greeting } from './start/announce.ts'
import { type Connections, connectDatabase } from './start/connections.ts'
import { fillDatabase } from './start/contents.ts'
import { replicaUrlFor } from './start/replica-url.ts'
import { keepBackups } from './start/scheduled-backups.ts'
import { webNodeOptions } from './start/web-node-options.ts'

const root = join(import.meta.dirname, '..')
const oldestNode = 24
const stopping = new AbortController()
const { signal } = stopping
const services: Service[] = []
let database: Connections | null = null
/** Why everything is stopped, where it is not simply the wish of the person who started it. */
let problem: string | null = null

function stop(reason: string | null): void {
  if (signal.aborted) return
  problem = reason
  process.stdout.write('Stopping …\n')
  stopping.abort(new ConfigurationError(reason ?? 'Stopped.'))
}

// A terminal that was closed must not keep anything from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(null))

await runMain(async () => {
  try {
    await start()
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  } catch (error) {
    // What was under way when everything was told to stop fails, and that is no news.
    if (!signal.aborted) throw error
  } finally {
    stopping.abort()
    // First those that write to the database.
    await Promise.all(services.map((service) => service.stop()))
    await database?.stop()
  }
  if (problem !== null) throw new ConfigurationError(problem)
})
process.exit()

async function start(): Promise<void> {
  const startedAt = performance.now()
  const { values } = readArguments({ options: { dev: { type: 'boolean' } } }, 'npm start, or npm run dev')
  const mode = values.dev === true ? 'development' : 'production'
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new ConfigurationError(`Node ${oldestNode} is needed, and this is ${process.version}: use npm start.`)
  }
  requireBuildablePath(root)
  checkEnvironment()
  const tls = tlsFiles()
  if (tls !== null) readTlsKey(tls)
  await requireFreePort(port())
  await prepareDataDirectory(dataDirectory())
  const [connections] = await Promise.all([connect(), generateClientIfStale({ signal })])
  // What cannot start has said why by now, in one line.
  process.stdout.write(greeting)
  const { ownerUrl, processUrls, sessionSecret, signingKey, passwordKeys, webhookKeys, demoPassword } = connections

  // What fills the database does as web and as worker do, and owns it.
  const ofOwner = childEnvironment({
    ...withoutSecrets,
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: ownerUrl,
    PASSWORD_KEYS: passwordKeys,
    DEMO_PASSWORD: demoPassword ?? undefined,
    NODE_ENV: mode,
  })
  await Promise.all([
    fillDatabase({
      environment: ofOwner,
      signal,
      demo: demoPassword === null ? 'none' : 'wanted',
      publishing: mode === 'production' ? 'unless-unchanged' : 'always',
    }),
    mode === 'production' ? buildIfStale({ signal, actionKey: actionKey(sessionSecret) }) : null,
  ])
  // Web and worker never get the owner's connection, nor one another's, nor what the other one's secrets are for.
  const environment = childEnvironment({
    ...withoutSecrets,
    ...secretSetting('SMTP_URL'),
    ...secretSetting('OUTBOUND_PROXY'),
    ...secretSetting('OTEL_EXPORTER_OTLP_HEADERS'),
    NODE_ENV: mode,
    NEXTAUTH_URL: publicUrl(),
    PUBLIC_URL: publicUrl(),
    PORT: `${port()}`,
  })
  const ofWeb = {
    DATABASE_APP_URL: processUrls.web,
    DATABASE_REPLICA_URL: replicaUrlFor(processUrls.web),
    NEXTAUTH_SECRET: sessionSecret,
    SIGNING_KEY: signingKey,
    PASSWORD_KEYS: passwordKeys,
    WEBHOOK_KEYS: webhookKeys,
  }
  const ofWorker = { DATABASE_APP_URL: processUrls.worker, WEBHOOK_KEYS: webhookKeys }
  const webs = mode === 'production' && webProcesses() > 1 ? 'webs' : 'web'
  await Promise.all([
    startServer('web', join(root, `server/${webs}.ts`), { ...environment, ...ofWeb }),
    ...Array.from({ length: workerProcesses() }, (_, place) =>
      startServer('worker', join(root, 'server/worker.ts'), { ...environment, ...ofWorker, ...metricsOf(place) }),
    ),
    mode === 'development' ? startServer('content', join(root, 'scripts/publish-changes.ts'), ofOwner) : null,
  ])
  const backups = backupSchedule()
  if (backups !== null && mode === 'production') await keepBackups(backups, { environment: ofOwner, signal })
  signal.throwIfAborted()
  process.stdout.write(announcement({ demoPassword, seconds: (performance.now() - startedAt) / 1000 }))
}

/** The first worker's metrics are served on the port after the web's, and so on. */
function metricsOf(place: number): { METRICS_PORT?: string } {
  const listener = metricsListener('web')
  return listener === null ? {} : { METRICS_PORT: `${listener.port + place}` }
}

async function connect(): Promise<Connections> {
  database = await connectDatabase({ signal, onGivenUp: stop })
  return database
}

async function startServer(
  name: 'web' | 'worker' | 'content',
  entry: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const nodeOptions = name === 'web' ? webNodeOptions : []
  services.push(
    await startService({ name, entry, nodeOptions, environment, signal, endWithinMs: 8000, onGivenUp: stop }),
  )
}
