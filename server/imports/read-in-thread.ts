import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FileProblem } from '#domain/people-import/file-problems.ts'
import type { CsvRecord } from '#platform/csv/read-csv.ts'

export type ReadFile =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly problem: FileProblem; readonly row: number | null }

/** 50,000 people in a workbook take less than half of either. */
export const readingLimits = { megabytes: 512, milliseconds: 60_000 }

/**
 * Reads a file in a thread of its own: whatever is in it, it takes no more memory and time than that, and this process goes on
 * with what else it does.
 */
export async function readInThread(
  bytes: Uint8Array,
  { megabytes, milliseconds }: typeof readingLimits = readingLimits,
): Promise<ReadFile> {
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  })
  try {
    const [read] = await once(thread, 'message', { signal: AbortSignal.timeout(milliseconds) })
    return read
  } catch (error) {
    if (isCalled(error, 'ABORT_ERR')) return { ok: false, problem: 'took-too-long', row: null }
    if (isCalled(error, 'ERR_WORKER_OUT_OF_MEMORY')) return { ok: false, problem: 'too-much-memory', row: null }
    throw error
  } finally {
    await thread.terminate()
  }
}

function isCalled(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
