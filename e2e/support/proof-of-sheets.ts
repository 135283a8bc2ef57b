import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '#platform/processes/step.ts'
import type { Sheet } from './scene-sheet.tsx'

const proofs = join(root, 'e2e/proofs')
const fileOf = (slug: string) => join(proofs, `${slug}.txt`)

/** What looks, and how. */
const sources = ['e2e/scenes.spec.ts', 'platform/testing/axe.ts', 'platform/testing/skeleton.ts']

/**
 * A hash of all that decides what a browser and axe find in a module's sheets: their HTML in every language, each style sheet
 * of the build, the browser, axe, and the test itself. What is around the player on its page is looked at in pages.spec.ts.
 */
export function hashOfInputs(sheets: readonly Sheet[], { browserVersion }: { browserVersion: string }): string {
  const require = createRequire(import.meta.url)
  const axe: { version: string } = require('axe-core/package.json')
  const hash = createHash('sha256')
  for (const { html } of sheets) hash.update(`${html}\0`)
  for (const text of styleSheets()) hash.update(`${text}\0`)
  for (const file of sources) hash.update(readFileSync(join(root, file)))
  return hash.update(`${axe.version} ${browserVersion.split('.')[0]}`).digest('hex')
}

/** In an order that does not depend on their names, which a build may choose anew. */
function styleSheets(): string[] {
  const folder = join(root, '.next/static')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  if (names.length === 0) throw new Error(`${folder} has no style sheets: what is looked at is the build in there.`)
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).sort()
}

/** With what inputs nothing was found last, as it was committed. */
export function lastProvedInputs(slug: string): string | undefined {
  try {
    return readFileSync(fileOf(slug), 'utf8').trim()
  } catch {
    return undefined
  }
}

export function recordProvedInputs(slug: string, inputs: string): void {
  writeFileSync(fileOf(slug), `${inputs}\n`)
}
