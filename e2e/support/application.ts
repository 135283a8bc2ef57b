import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Application = z.object({
  baseUrl: z.string(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  sessionSecret: z.string(),
  demoPassword: z.string(),
})

/** The application that the browser tests run on, with its demo organisation: where it is and how to get in. */
export type Application = z.output<typeof Application>

/** Where the set-up tells the workers, which are other processes; by project, so that two checkouts do not mix. */
export const applicationFile = join(
  tmpdir(),
  `curtain-e2e-${Buffer.from(import.meta.dirname)
    .toString('hex')
    .slice(-80)}.json`,
)

export function readApplication(): Application {
  return Application.parse(JSON.parse(readFileSync(applicationFile, 'utf8')))
}
