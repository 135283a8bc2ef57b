import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '#platform/database/connection.ts'
import type { Call } from './baseline.ts'

/** Whether PostgreSQL's own benchmark is on this machine. */
export function pgbenchIsHere(): boolean {
  return spawnSync('pgbench', ['--version']).status === 0
}

const script = String.raw`\set n :n + 1
SELECT CASE
  WHEN c.answer IS NULL THEN (SELECT outcome FROM move_attempt_in_session(c.session, enter_organisation(c.organisation::text), c.person, c.attempt, c.revision,
    c.state, c.asked_item, c.asked_practice, c.now))
  ELSE (SELECT outcome FROM record_answer_in_session(c.session, enter_organisation(c.organisation::text), c.person, c.attempt, c.revision, c.state, c.asked_item,
    c.asked_practice, c.answer, c.scene, c.item, c.practice, c.choice, c.correct, c.confidence, c.elapsed_ms, c.misconceptions, c.now,
    c.understanding))
END FROM bench_call c WHERE c.client = :client_id AND c.n = :n;
`

const table = `
  DROP TABLE IF EXISTS bench_call;
  CREATE TABLE bench_call (client int, n int, session uuid, organisation uuid, person uuid, attempt uuid, revision int, state jsonb, asked_item text,
    asked_practice text, now timestamptz, answer uuid, scene text, item text, practice text, choice text[], correct boolean,
    confidence confidence, elapsed_ms int, misconceptions text[], understanding jsonb, PRIMARY KEY (client, n));
  GRANT SELECT ON bench_call TO curtain_web, curtain_worker;`

/**
 * pgbench makes the same calls from a table of their values, each of its clients its share of the plans in order. Durations are
 * those of answers, in milliseconds. `uneven`: all calls are made, though some clients have fewer; else none has more than another.
 */
export async function callByPgbench(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  plans: readonly (readonly Call[])[],
  { connections, uneven = false }: { connections: number; uneven?: boolean },
): Promise<{ answers: number; seconds: number; durations: number[] }> {
  const shares = Array.from({ length: connections }, (_, client) =>
    plans.filter((_plan, index) => index % connections === client).flat(),
  )
  // Every client makes as many calls, for pgbench counts transactions a client; those of which there is nothing to do find no row.
  const lengths = shares.map(({ length }) => length)
  const each = uneven ? Math.max(...lengths) : Math.min(...lengths)
  const made = shares.map((share) => share.slice(0, each))
  await store(ownerUrl, made)
  const folder = await mkdtemp(join(tmpdir(), 'curtain-pgbench-'))
  try {
    const file = join(folder, 'call.sql')
    await writeFile(file, script)
    const options = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${connections}`,
      '-j',
      '2',
      '-t',
      `${each}`,
      '-l',
      `--log-prefix=${join(folder, 'calls')}`,
      '-D',
      'n=0',
      '-f',
      file,
      appUrl,
    ]
    const { stdout } = await promisify(execFile)('pgbench', options)
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    if (!(tps > 0) || !/number of failed transactions: 0\b/.test(stdout)) throw new Error(`pgbench said:\n${stdout}`)
    const durations = await durationsIn(folder, made)
    return { answers: durations.length, seconds: (each * connections) / tps, durations }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Of pgbench's log, a line a call: its client, which of the client's calls from 1, and how many microseconds it took. */
async function durationsIn(folder: string, made: readonly (readonly Call[])[]): Promise<number[]> {
  const logs = (await readdir(folder)).filter((name) => name.startsWith('calls'))
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [client = 0, place = 0, microseconds = 0] = line.split(' ').map(Number)
        return made[client]?.[place - 1]?.calls === 'record_answer_in_session' ? [microseconds / 1000] : []
      }),
  )
}

async function store(ownerUrl: string, shares: readonly (readonly Call[])[]): Promise<void> {
  const client = await connect(ownerUrl)
  try {
    await client.query(`SET synchronous_commit = off;${table}`)
    for (const [number, share] of shares.entries()) {
      for (const [place, { sessionId, calls, values }] of share.entries()) {
        const [organisation, person, attempt, revision, state, item, practice, ...rest] = values
        const answer =
          calls === 'record_answer_in_session'
            ? rest
            : [null, null, null, null, null, null, null, null, null, rest[0], null]
        const row = [
          number,
          place + 1,
          sessionId,
          organisation,
          person,
          attempt,
          revision,
          state,
          item,
          practice,
          ...answer,
        ]
        await client.query(
          `INSERT INTO bench_call (client, n, session, organisation, person, attempt, revision, state, asked_item, asked_practice, answer, scene,
            item, practice, choice, correct, confidence, elapsed_ms, misconceptions, now, understanding)
          VALUES (${row.map((_, index) => `$${index + 1}`).join(', ')})`,
          row,
        )
      }
    }
    await client.query('ANALYZE bench_call')
  } finally {
    await client.end()
  }
}
