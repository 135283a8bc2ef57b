/**
 * `npm run bench:partitions [-- --sizes 1000000,10000000 --partitions 1,16]`: generates so many answers over many organisations
 * in an embedded database of its own, in one table and in partitions, and times for each what the functions that write answers do
 * and what pages read. A hundred million need 65 GB of disk.
 */
import { execFile } from 'node:child_process'
import { parseArgs, promisify } from 'node:util'
import type pg from 'pg'
import { asOwner } from '#data/database/owner-database.ts'
import { withConnection } from '#platform/database/connection.ts'
import { partitionTable } from '#platform/database/partition/partition-table.ts'
import { childEnvironment } from '#platform/env.ts'
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import {
  answerAll,
  figuresOf,
  type GeneratedAnswers,
  planAnswers,
  type Round,
  type SpeedFigures,
  type Urls,
} from './bench/partitions/measure.ts'
import { multiply } from './bench/partitions/multiply.ts'
import { withGeneratedAnswers } from './bench/partitions/with-generated-answers.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000000,10000000' },
    partitions: { type: 'string', default: '1,16' },
    clinicians: { type: 'string', default: '300' },
    attempts: { type: 'string', default: '6' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const shapes = values.partitions.split(',').map(Number)
/** Of one organisation. */
const organisation = { clinicians: 200, teams: 10, answersEach: 200, number: 1 }

type Figures = SpeedFigures & {
  size: number
  partitions: number
  organisations: number
  table: string
  database: string
  fillSeconds: number
}

type Filled = {
  readonly partitions: number
  readonly generated: GeneratedAnswers
  readonly rounds: Awaited<ReturnType<typeof planAnswers>>
  readonly fillSeconds: number
}

const startedAt = performance.now()
const tell = (what: string) => {
  process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${what.slice(0, 150)}\n`)
}

await runMain(async () => {
  for (const size of sizes) await withEach(size, shapes, [], measureInTurns)
})

/** Fills a database of each shape, one after the other, and works with all of them. */
async function withEach(
  size: number,
  [partitions, ...others]: readonly number[],
  made: readonly (Filled & { readonly urls: Urls })[],
  work: (made: readonly (Filled & { readonly urls: Urls })[]) => Promise<void>,
): Promise<void> {
  if (partitions === undefined) return work(made)
  await withGeneratedAnswers(
    (urls) => fill(urls.ownerUrl, size, partitions),
    (urls, filled) => withEach(size, others, [...made, { ...filled, urls }], work),
  )
}

async function fill(ownerUrl: string, size: number, partitions: number): Promise<Filled> {
  const now = new Date()
  const from = performance.now()
  tell(`${size} answers in ${partitions} partitions`)
  const made = await loadOrganisation(ownerUrl, { ...organisation, now })
  if (partitions > 1) await withConnection(ownerUrl, (owner) => partitionTable(owner, { table: 'answer', partitions }))
  const organisations = await multiply(ownerUrl, made.organisationId, { answers: size, tell })
  const { teamId, managerId } = made
  const generated = { organisations, clinicians: organisation.clinicians, teamId, managerId }
  const fillSeconds = (performance.now() - from) / 1000
  tell('beginning attempts')
  const options = { clinicians: Number(values.clinicians), attemptsEach: Number(values.attempts), now }
  const rounds = await asOwner(ownerUrl, (owner) => planAnswers(owner, generated, options))
  return { partitions, generated, rounds, fillSeconds }
}

/** A round of each shape and then the next: what else the machine does meanwhile is the same for all. */
async function measureInTurns(made: readonly (Filled & { readonly urls: Urls })[]): Promise<void> {
  const rounds = new Map<number, Round[]>(made.map(({ partitions }) => [partitions, []]))
  for (let round = 0; round < Number(values.attempts); round++)
    for (const { partitions, urls, rounds: plans } of made) {
      tell(`round ${round + 1} in ${partitions} partitions`)
      rounds.get(partitions)?.push(await answerAll(urls, plans[round] ?? []))
    }
  for (const { partitions, urls, generated, fillSeconds } of made) {
    tell('reading pages')
    const pages = await timePages(urls.appUrl, generated)
    const stored = await withConnection(urls.ownerUrl, sizesOf)
    const answers = figuresOf(rounds.get(partitions) ?? [])
    print({ ...answers, pages, ...stored, partitions, organisations: generated.organisations, fillSeconds })
  }
}

async function timePages(appUrl: string, generated: GeneratedAnswers): Promise<SpeedFigures['pages']> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/bench/partitions/pages-process.ts', JSON.stringify(generated)],
    { cwd: root, env: childEnvironment({ DATABASE_APP_URL: appUrl }) },
  )
  return JSON.parse(stdout)
}

async function sizesOf(owner: pg.Client): Promise<{ size: number; table: string; database: string }> {
  const { rows } = await owner.query<{ size: string; table: string; database: string }>(
    `SELECT (SELECT count(*) FROM answer) AS size,
       pg_size_pretty(sum(pg_total_relation_size(c.oid))) AS "table", pg_size_pretty(pg_database_size(current_database())) AS database
     FROM pg_class c WHERE c.oid = 'answer'::regclass OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'answer'::regclass)`,
  )
  const [{ size, table, database } = { size: '0', table: '', database: '' }] = rows
  return { size: Number(size), table, database }
}

function print(figures: Figures): void {
  const { size, partitions, organisations, table, database, fillSeconds, answers, p50, p95, pages } = figures
  const ms = (value: number) => `${value.toFixed(1)} ms`
  process.stdout.write(`
${size.toLocaleString('en-GB')} answers of ${organisations} organisations in ${partitions === 1 ? 'one table' : `${partitions} partitions`} (${table} of ${database}), generated in ${fillSeconds.toFixed(0)} s
  answers a second        ${figures.answersASecond.toFixed(0)}, of ${answers}
  p50, p95                ${ms(p50)}, ${ms(p95)}
  an answer costs         ${figures.processorMs.toFixed(2)} ms of processor time, ${figures.blocksFound.toFixed(0)} blocks at hand and ${figures.blocksRead.toFixed(1)} read
${pages.map((page) => `  ${page.name.padEnd(22)}  p50 ${ms(page.p50)}, p95 ${ms(page.p95)}`).join('\n')}
`)
}
