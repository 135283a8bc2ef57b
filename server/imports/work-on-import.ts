import {
  dangerouslyApplyImport,
  dangerouslyJudgeAgain,
  dangerouslyTrailImport,
  dangerouslyUndoImport,
} from '#data/imports/carry-out-import.ts'
import { type ClaimedImport, dangerouslyClaimImport, dangerouslyHoldImport } from '#data/imports/claim-import.ts'
import { dangerouslyJudgeImport } from '#data/imports/judge-import.ts'
import { dangerouslyFindUpload, dangerouslyKeepTable, dangerouslyRefuseFile } from '#data/imports/keep-table.ts'
import { languages } from '#i18n/languages.ts'
import { logError } from '#platform/log.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { readInThread } from './read-in-thread.ts'

/** A worker that says nothing for so long is taken to be gone, and another goes on. */
const claimMs = 60_000
const sayEveryMs = 10_000
const mostTries = 3

/** Does what the import that has waited longest needs next; null: none waits. */
export async function workOnNextImport({ clock }: { clock: () => Date }): Promise<ClaimedImport | null> {
  const claim = await dangerouslyClaimImport({ now: clock(), claimEnds: inMs(clock(), claimMs) })
  if (claim === null) return null
  const hold = () => dangerouslyHoldImport(claim, { claimEnds: inMs(clock(), claimMs) })
  const saying = setInterval(
    () => hold().catch((error: unknown) => logError('an import is not held', error)),
    sayEveryMs,
  )
  try {
    await traceJob('import', () => workOn(claim, { clock }))
  } finally {
    clearInterval(saying)
    await dangerouslyHoldImport(claim, { claimEnds: clock() })
  }
  return claim
}

async function workOn(claim: ClaimedImport, { clock }: { clock: () => Date }): Promise<void> {
  switch (claim.state) {
    case 'reading':
      if (claim.tries > mostTries) return dangerouslyRefuseFile(claim, { problem: 'failed', row: null })
      return read(claim)
    case 'applying':
      if (claim.tries > mostTries) return dangerouslyJudgeAgain(claim)
      await dangerouslyApplyImport(claim, { now: clock() })
      return
    case 'undoing':
      // What it did stands in the trail before what undid it.
      await trail(claim)
      await dangerouslyUndoImport(claim, { now: clock() })
      return
    case 'judged':
    case 'unreadable':
    case 'applied':
    case 'undone':
      return trail(claim)
  }
}

async function read(claim: ClaimedImport): Promise<void> {
  const bytes = await dangerouslyFindUpload(claim)
  if (bytes !== null) {
    const file = await readInThread(bytes)
    if (!file.ok) return dangerouslyRefuseFile(claim, file)
    if ((await dangerouslyKeepTable(claim, file.records)) === 'only-heads')
      return dangerouslyRefuseFile(claim, { problem: 'only-heads', row: null })
  }
  await dangerouslyJudgeImport(claim, { languages: languages.map(({ tag }) => tag) })
}

async function trail(claim: ClaimedImport): Promise<void> {
  while (await dangerouslyTrailImport(claim)) {}
}

function inMs(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds)
}
