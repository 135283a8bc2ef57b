import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '#platform/processes/step.ts'

const Manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) })

/** The id by which a browser calls each server action of the build, by the action's name. */
export function builtActions(): ReadonlyMap<string, string> {
  const file = join(root, '.next/server/server-reference-manifest.json')
  const { node } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
}
