import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readFile } from '#platform/spreadsheets/read-file.ts'
import { UnreadableFile } from '#platform/spreadsheets/unreadable-file.ts'
import type { ReadFile } from './read-in-thread.ts'

/** Reads one file, in a thread that may be stopped: see read-in-thread.ts. */
const { bytes } = z.object({ bytes: z.instanceof(Uint8Array) }).parse(workerData)
const read: ReadFile = await readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
  (records) => ({ ok: true, records }),
  (error: unknown) => {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem, row: error.row }
    throw error
  },
)
parentPort?.postMessage(read)
