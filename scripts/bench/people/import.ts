import { setTimeout as pause } from 'node:timers/promises'
import { applyImport } from '#data/imports/apply-import.ts'
import { findImport, type ImportView } from '#data/imports/find-import.ts'
import { listImportRows } from '#data/imports/list-import-rows.ts'
import { matchColumns } from '#data/imports/match-columns.ts'
import type { Administrator } from '#data/viewer.ts'
import { workOnNextImport } from '#server/imports/work-on-import.ts'
import { type Cost, type Figure, type Measure, sumOf } from './figures.ts'

const mostMs = 60_000

/**
 * Takes an upload through the worker as its administrator would who has new teams made: it is read and judged, judged again,
 * looked at and applied. What everybody's events in the audit trail take comes after its result is shown.
 */
export async function importPeople(
  administrator: Administrator,
  { id, uploadCost, measure }: { id: string; uploadCost: Cost; measure: Measure },
): Promise<Figure[]> {
  const read = await measure(() => work(administrator, id))
  const columns = (await viewOf(administrator, id)).columns.map(({ field }) => field)
  await matchColumns(administrator, { id, columns, unknownTeams: 'make' })
  const judgeCost = await measure(() => work(administrator, id))
  const preview = await measure(() => listImportRows(administrator, { id, shown: 'created', page: 1 }))
  await applyImport(administrator, { id, invitations: 'later' })
  const applyCost = await measure(() => work(administrator, id))
  const { state, counts } = await viewOf(administrator, id)
  if (state !== 'applied' || counts?.refused !== 0) throw new Error(`The import is ${state}: ${JSON.stringify(counts)}`)
  const trail = await measure(() => work(administrator, id))
  const part = { unit: 'ms', most: null } as const
  return [
    { name: 'import: uploading', ...uploadCost, ...part },
    { name: 'import: reading and judging', ...read, ...part },
    { name: 'import: judging again with new teams', ...judgeCost, ...part },
    { name: 'import: the first page of its preview', ...preview, ...part },
    { name: 'import: applying', ...applyCost, ...part, note: `${counts.created.toLocaleString('en-GB')} people` },
    { name: 'import in all', ...sumOf([uploadCost, read, judgeCost, preview, applyCost]), unit: 'ms', most: mostMs },
    { name: 'import: audit trail, afterwards', ...trail, ...part },
  ]
}

/** One turn of the worker, with its progress as the page shows it. */
async function work(administrator: Administrator, id: string): Promise<void> {
  const ending = new AbortController()
  const showing = showProgress(administrator, id, ending.signal)
  try {
    await workOnNextImport({ clock: () => new Date() })
  } finally {
    ending.abort()
    await showing
  }
}

async function showProgress(administrator: Administrator, id: string, signal: AbortSignal): Promise<void> {
  let importState = ''
  while (!signal.aborted) {
    const { step, done, total } = await viewOf(administrator, id)
    const now = step === null ? '' : `import: ${step} ${done} of ${total}\n`
    if (now !== importState) process.stderr.write(now)
    importState = now
    await pause(500, undefined, { signal }).catch(() => {})
  }
}

async function viewOf(administrator: Administrator, id: string): Promise<ImportView> {
  const view = await findImport(administrator, id)
  if (view === null) throw new Error('The import is not there')
  return view
}
