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
  const claimed = await dangerouslyClaimImport({ now: clock(), claimEnds: inMs(clock(), claimMs) })
  if (claimed === null) return null
  const hold = () => dangerouslyHoldImport(claimed, { claimEnds: inMs(clock(), claimMs) })
  const saying = setInterval(
    () => hold().catch((error: unknown) => logError('an import is not held', error)),
    sayEveryMs,
  )
  try {
    await traceJob('import', () => workOn(claimed, { clock }))
  } finally {
    clearInterval(saying)
    await dangerouslyHoldImport(claimed, { claimEnds: clock() })
  }
  return claimed
}

async function workOn(claimed: ClaimedImport, { clock }: { clock: () => Date }): Promise<void> {
  switch (claimed.state) {
    case 'reading':
      if (claimed.tries > mostTries) return dangerouslyRefuseFile(claimed, { problem: 'failed', row: null })
      return read(claimed)
    case 'applying':
      if (claimed.tries > mostTries) return dangerouslyJudgeAgain(claimed)
      await dangerouslyApplyImport(claimed, { now: clock() })
      return
    case 'undoing':
      // What it did stands in the trail before what undid it.
      await trail(claimed)
      await dangerouslyUndoImport(claimed, { now: clock() })
      return
    case 'judged':
    case 'unreadable':
    case 'applied':
    case 'undone':
      return trail(claimed)
  }
}

async function read(claimed: ClaimedImport): Promise<void> {
  const bytes = await dangerouslyFindUpload(claimed)
  if (bytes !== null) {
    const file = await readInThread(bytes)
    if (!file.ok) return dangerouslyRefuseFile(claimed, file)
    if ((await dangerouslyKeepTable(claimed, file.records)) === 'only-heads')
      return dangerouslyRefuseFile(claimed, { problem: 'only-heads', row: null })
  }
  await dangerouslyJudgeImport(claimed, { languages: languages.map(({ tag }) => tag) })
}

async function trail(claimed: ClaimedImport): Promise<void> {
  while (await dangerouslyTrailImport(claimed)) {}
}

function inMs(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds)
}
