/**
 * `npm run bench:reports [-- --sizes 1000,10000,100000 --answers 120 --backup]`: generates organisations of so many simulated
 * clinicians with a year of answers each, in an embedded database of its own, and times what reports need: loading, the
 * nightly snapshot and effects, the pages' reading, and the whole pages over HTTP with their documents' sizes. Also counts
 * how many rows of answers a page reads: none. `--backup` also times a backup of all of it and its restoring.
 */
import { parseArgs } from 'node:util'
import { buildIfStale } from '#platform/build.ts'
import { runMain } from '#platform/run-main.ts'
import { type BackupFigures, measureBackup } from './bench/reports/backup.ts'
import { measureSize, type SizeFigures } from './bench/reports/measure.ts'
import { prepareWeb } from './bench/web.ts'
import { withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    answers: { type: 'string', default: '120' },
    backup: { type: 'boolean', default: false },
  },
})
const sizes = values.sizes.split(',').map(Number)
const answersEach = Number(values.answers)
const goals = { teamMs: 150, teamKB: 60, organisationMs: 500, loadingMinutes: 15, backupMinutes: 20 }
/** A hundred clinicians a team, as in the largest organisation, and a few at least. */
const cliniciansATeam = 100
const fewestTeams = 10

await runMain(async () => {
  await buildIfStale({ signal: new AbortController().signal })
  await withBenchDatabase(async ({ ownerUrl, appUrl, directory }) => {
    const web = await prepareWeb(appUrl)
    const figures: SizeFigures[] = []
    for (const [place, clinicians] of sizes.entries()) {
      const teams = Math.max(fewestTeams, Math.round(clinicians / cliniciansATeam))
      const sizeFigures = await measureSize(ownerUrl, { clinicians, teams, answersEach, number: place + 1 }, web)
      print(sizeFigures)
      figures.push(sizeFigures)
    }
    if (values.backup) printBackup(await measureBackup(ownerUrl, directory))
    compare(figures)
  })
})

function print(figures: SizeFigures): void {
  const { clinicians, teams, answers, loadingMs, snapshotMs, effectsMs, team, organisation, rowsRead } = figures
  const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
  const times = ({ p50, p95 }: { p50: number; p95: number }) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
  process.stdout.write(`
${whole(clinicians)} clinicians, ${whole(teams)} teams, ${whole(answers)} answers
  loaded in                 ${(loadingMs / 1000).toFixed(1)} s (${whole(answers / (loadingMs / 1000))} answers a second)
  a night's snapshot        ${(snapshotMs / 1000).toFixed(1)} s
  a night's effects         ${(effectsMs / 1000).toFixed(1)} s
  team report (${team.people} people)   ${times(team)}
  organisation report       ${times(organisation)}
  rows read for one report  team ${whole(rowsRead.team)}, organisation ${whole(rowsRead.organisation)}; of answers: ${rowsRead.answers}
  database                  ${whole(figures.databaseMiB)} MiB
  whole pages, over HTTP
${figures.pages.map((page) => `    ${page.name.padEnd(22)}  ${times(page)}; ${kilobytes(page.plainBytes)} KB, ${kilobytes(page.sentBytes)} KB as sent`).join('\n')}
`)
}

function printBackup({ rows, fileMiB, writtenMs, restoredMs }: BackupFigures): void {
  const minutes = (ms: number) => `${(ms / 60_000).toFixed(1)} minutes`
  const verdict = Math.max(writtenMs, restoredMs) < goals.backupMinutes * 60_000 ? 'met' : 'NOT MET'
  process.stdout.write(`
a backup of ${rows.toLocaleString('en-GB')} rows, encrypted
  written in                ${minutes(writtenMs)}, ${fileMiB.toFixed(0)} MiB
  restored and compared in  ${minutes(restoredMs)}
  each under ${goals.backupMinutes} minutes: ${verdict}
`)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function compare(figures: readonly SizeFigures[]): void {
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'NOT MET')
  const worst = (of: (size: SizeFigures) => number) => Math.max(...figures.map(of))
  const slowest = { team: worst(({ team }) => team.p95), organisation: worst(({ organisation }) => organisation.p95) }
  const teamPages = figures.flatMap(({ pages }) => pages.filter(({ name }) => name === 'team report'))
  const page = {
    p95: Math.max(...teamPages.map(({ p95 }) => p95)),
    sentKB: Math.max(...teamPages.map(({ sentBytes }) => sentBytes)) / 1000,
  }
  const minutes = worst(({ loadingMs }) => loadingMs) / 60_000
  const none = figures.every(({ rowsRead }) => rowsRead.answers === 0)
  process.stdout.write(`
goals, at every size
  team's whole page p95 at most ${goals.teamMs} ms: ${page.p95.toFixed(1)} ms, ${verdict(page.p95 <= goals.teamMs)}
  its document at most ${goals.teamKB} KB as sent: ${page.sentKB.toFixed(1)} KB, ${verdict(page.sentKB <= goals.teamKB)}
  team report's data p95 at most ${goals.teamMs} ms: ${slowest.team.toFixed(1)} ms, ${verdict(slowest.team <= goals.teamMs)}
  organisation report's data p95 at most ${goals.organisationMs} ms: ${slowest.organisation.toFixed(1)} ms, ${verdict(slowest.organisation <= goals.organisationMs)}
  loading at most ${goals.loadingMinutes} minutes: ${minutes.toFixed(1)} minutes, ${verdict(minutes <= goals.loadingMinutes)}
  no report reads answers: ${verdict(none)}
`)
}
