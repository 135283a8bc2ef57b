import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileContent } from '#curriculum/compile.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { childEnvironment, setEnvironment } from '#platform/env.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { requireFreePort } from '#platform/processes/ports.ts'
import { type Service, startService } from '#platform/processes/service.ts'
import { root } from '#platform/processes/step.ts'
import { fasterThanAnyone } from '#platform/testing/faster-than-anyone.ts'
import { prepareForTests, testPasswordKeys } from '#platform/testing/prepared-database.ts'
import { type Balancer, startBalancer } from './balancer.testing.ts'
import { startPooler } from './pooler.testing.ts'
import type { OwnProgram } from './program.testing.ts'
import { startReplica } from './replica.testing.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.testing.ts'

/** A web process, or several behind one port. */
export type Web = { readonly port: number; readonly service: Service }

/** Everything that an installation of several hosts has, as real processes, with the networks between them. */
export type Installation = {
  readonly origin: string
  readonly ownerUrl: string
  readonly balancer: Balancer
  readonly webs: Web[]
  readonly workers: readonly Service[]
  /** Before everything, between the webs and the database, and between the workers and it. */
  readonly networks: { readonly front: TcpProxy; readonly web: TcpProxy; readonly worker: TcpProxy }
  readonly startWeb: () => Promise<Web>
  /** Null where none was asked for. */
  readonly pooler: OwnProgram | null
  readonly replica: (OwnProgram & { readonly port: number }) | null
  /** To the server and all that it started: a `STOP` of the first alone would stop nobody. */
  readonly signalDatabase: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void
  readonly stop: () => Promise<void>
}

type Options = {
  readonly webs: number
  readonly workers: number
  /** Behind the one port of each web. */
  readonly processesEach?: number
  /** PgBouncer between the processes and PostgreSQL, and a replica beside it. */
  readonly withPooler?: boolean
  readonly withReplica?: boolean
  readonly within?: string
  /** For web and worker. */
  readonly environment?: Readonly<Record<string, string>>
  /** What is done to the database before they connect. */
  readonly prepare?: (ownerUrl: string) => Promise<void>
}

export async function startInstallation({
  webs: many,
  workers: workerCount,
  processesEach = 1,
  withPooler = false,
  withReplica = false,
  within = tmpdir(),
  environment = {},
  prepare = async () => {},
}: Options): Promise<Installation> {
  const directory = await mkdtemp(join(within, 'curtain-faults-'))
  await prepareDataDirectory(directory)
  const ends: (() => unknown)[] = [() => rm(directory, { recursive: true, force: true })]
  const database = await startEmbeddedDatabase(directory, { onGivenUp: giveUp })
  ends.push(database.stop)
  const { ownerUrl } = database
  const urls = await prepareForTests(ownerUrl)
  const balancer = await startBalancer()
  const primaryPort = Number(new URL(ownerUrl).port)
  const port = withPooler ? await findPort() : primaryPort
  const pooler = withPooler ? await startPooler(directory, { port, urls: [urls.web, urls.worker] }) : null
  const replicaPort = await findPort()
  const replica = withReplica ? await startReplica(directory, { port: replicaPort, primaryPort }) : null
  ends.push(...[pooler, replica].flatMap((program) => (program === null ? [] : [program.stop])))
  const networks = {
    front: await startTcpProxy(() => balancer.port),
    web: await startTcpProxy(() => port),
    worker: await startTcpProxy(() => port),
  }
  const origin = `http://127.0.0.1:${networks.front.port}`
  setEnvironment({
    DATABASE_APP_URL: urls.both,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PASSWORD_KEYS: testPasswordKeys,
    PUBLIC_URL: origin,
  })
  const compileResult = compileContent(join(root, 'content'))
  if (!compileResult.ok) throw new Error('The content is broken')
  await asOwner(ownerUrl, (owner) => putInService(owner, compileResult.content))
  await prepare(ownerUrl)

  ends.push(...Object.values(networks).map(({ stop }) => stop))
  const besides = {
    ...(withPooler ? { DATABASE_POOLER: 'transaction' } : {}),
    ...(withReplica ? { DATABASE_REPLICA_URL: at(replicaPort, urls.web) } : {}),
    WEB_PROCESSES: `${processesEach}`,
  }
  const start = (name: 'web' | 'worker', more: Readonly<Record<string, string>>) =>
    startService({
      name,
      entry: join(root, `server/${name === 'web' && processesEach > 1 ? 'webs' : name}.ts`),
      environment: childEnvironment({
        NODE_ENV: 'production',
        NEXTAUTH_URL: origin,
        REQUESTS_A_MINUTE: fasterThanAnyone,
        ...environment,
        ...besides,
        DATABASE_APP_URL: at(networks[name].port, urls[name]),
        ...more,
      }),
      log: 'dropped',
      signal: new AbortController().signal,
      endWithinMs: 8000,
      onGivenUp: giveUp,
    })
  const startWeb = async () => {
    const port = await findPort()
    const web = { port, service: await start('web', { PORT: `${port}` }) }
    ends.push(web.service.stop)
    return web
  }
  const webs = await Promise.all(Array.from({ length: many }, startWeb))
  const workers = await Promise.all(Array.from({ length: workerCount }, () => start('worker', {})))
  ends.push(...workers.map(({ stop }) => stop))
  balancer.lead(webs.map(({ port }) => port))
  ends.push(balancer.stop, dangerouslyDisconnect)
  return {
    ...{ origin, ownerUrl, balancer, webs, workers, networks, startWeb, pooler },
    replica: replica === null ? null : { ...replica, port: replicaPort },
    signalDatabase: (signal) => {
      for (const pid of serverProcesses(directory)) send(pid, signal)
    },
    async stop() {
      for (const end of ends.reverse()) await end()
    },
  }
}

/** Below those that the system gives to connections: of these there are thousands here, and one may come in between. */
async function findPort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  return requireFreePort(port).then(() => port, findPort)
}

function at(port: number, address: string): string {
  const url = new URL(address)
  url.port = `${port}`
  return url.href
}

function giveUp(problem: string): void {
  process.stderr.write(`${problem}\n`)
}

function serverProcesses(directory: string): number[] {
  const [postmaster] = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => parent === postmaster)
  return [Number(postmaster), ...children.map(([pid]) => Number(pid))]
}

/** A process that has ended since needs no signal. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
