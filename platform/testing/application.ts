import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Application = z.object({
  baseUrl: z.string(),
  ownerUrl: z.string(),
  /** What the web process logs in with, and the worker. */
  appUrl: z.string(),
  workerUrl: z.string(),
  sessionSecret: z.string(),
  passwordKeys: z.string(),
  demoPassword: z.string(),
  dataDirectory: z.string(),
  /** The process that started the others, where this one started it. */
  supervisor: z.number().nullable(),
})

/** The application that the browser tests run on, with its demo organisation: where it is and how to get in. */
export type Application = z.output<typeof Application>

/** Where the set-up tells the workers, which are its children: by its process, so that runs beside each other do not mix. */
export function applicationFile(runner: number): string {
  return join(tmpdir(), `curtain-e2e-${runner}.json`)
}

/** What the process that started the application has told: for a worker, the one that it is a child of. */
export function readApplication(runner = process.ppid): Application {
  return Application.parse(JSON.parse(readFileSync(applicationFile(runner), 'utf8')))
}
