/**
 * `npm run bench:pack [-- --sizes 1000,10000 --answers 120]`: generates organisations as `bench:reports` does, makes an
 * auditor pack of each into a file and verifies it, and prints how long both take, how large the pack is, and how much
 * memory each takes in a process of its own.
 */
import { fork } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { auditorPack } from '#data/auditing/auditor-pack.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { childEnvironment, databaseAppUrl } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import { signingKeyFrom } from '#platform/signing/signing-key.ts'
import { writePack } from '#server/auditor-pack/write-pack.ts'
import { verifyPack } from '#verifier/verify-pack.ts'
import { loadWithAnalysis } from './bench/pack/load-with-analysis.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    answers: { type: 'string', default: '120' },
    /** What the two halves are started with, each in a process of its own. */
    write: { type: 'string' },
    verify: { type: 'string' },
    file: { type: 'string', default: '' },
  },
})

const Half = z.object({ seconds: z.number(), peakMiB: z.number(), findings: z.array(z.string()) })
type Half = z.infer<typeof Half>

await runMain(async () => {
  if (values.write !== undefined) report(await write(values.write, values.file))
  else if (values.verify !== undefined) report(await verify(values.verify))
  else await withBenchDatabase(measure)
})

async function measure({ ownerUrl, directory }: BenchDatabase): Promise<void> {
  for (const [number, size] of values.sizes.split(',').entries()) {
    const clinicians = Number(size)
    const organisation = await loadWithAnalysis(ownerUrl, {
      clinicians,
      answersEach: Number(values.answers),
      number: number + 1,
    })
    const file = join(directory, `pack-${size}.zip`)
    const writeFigures = await inOwnProcess([
      '--write',
      `${organisation.organisationId} ${organisation.administratorId}`,
      '--file',
      file,
    ])
    const verifyFigures = await inOwnProcess(['--verify', file])
    const { size: bytes } = await stat(file)
    const figures = ({ seconds, peakMiB }: Half) => `${seconds.toFixed(1)} s, ${peakMiB.toFixed(0)} MiB at most`
    process.stdout.write(
      `${clinicians.toLocaleString('en-GB')} clinicians, ${organisation.answers.toLocaleString('en-GB')} answers
  written in    ${figures(writeFigures)}
  the pack has  ${(bytes / 2 ** 20).toFixed(1)} MiB
  verified in   ${figures(verifyFigures)}
  findings      ${verifyFigures.findings.length === 0 ? 'none' : verifyFigures.findings.join('\n                ')}
`,
    )
  }
}

/** One half of the work in a process of its own, whose memory is then that half's alone. */
function inOwnProcess(parameters: readonly string[]): Promise<Half> {
  const child = fork(import.meta.filename, [...parameters], {
    env: childEnvironment({ DATABASE_APP_URL: databaseAppUrl() }),
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(Half.parse(message)))
    child.once('exit', (status) => reject(new Error(`${parameters.join(' ')} ended with status ${status}`)))
  })
}

async function write(organisationAndPerson: string, file: string): Promise<Half> {
  const [organisationId = '', personId = ''] = organisationAndPerson.split(' ')
  const administrator = (await dangerouslyDutiesOfPerson({ organisationId, personId }))?.administrator
  if (administrator == null) throw new Error('The generated organisation has no administrator')
  const startedAt = performance.now()
  const pack = await auditorPack(administrator, { now: new Date(), names: 'without-names' })
  if (!pack.ok) throw new Error(pack.problem)
  const key = signingKeyFrom('00'.repeat(32))
  await pipeline(writePack(pack.files, { facts: pack.facts, key, version: 'bench' }), createWriteStream(file))
  const seconds = (performance.now() - startedAt) / 1000
  await dangerouslyDisconnect()
  return { seconds, peakMiB: process.resourceUsage().maxRSS / 1024, findings: [] }
}

async function verify(file: string): Promise<Half> {
  const startedAt = performance.now()
  const { findings } = await verifyPack(file, { key: null, fingerprint: null })
  const seconds = (performance.now() - startedAt) / 1000
  return { seconds, peakMiB: process.resourceUsage().maxRSS / 1024, findings: [...findings] }
}

function report(half: Half): void {
  process.send?.(half)
  process.disconnect()
}
