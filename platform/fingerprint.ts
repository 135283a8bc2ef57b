import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** What a build never depends on. */
const leftOut =
  /^(node_modules|\.next|\.data|\.git|\.ci|deploy|docs|e2e|scripts|coverage|test-results|playwright-report)$|^data\/generated$|\.(test|testing)\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/

/** A digest of all the files that a build is made of, so that the next start knows whether it must build again. */
export async function fingerprintSources(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const path of await listFiles(root, root)) {
    const content = createHash('sha256').update(await readFile(join(root, path)))
    hash.update(`${path} ${content.digest('hex')}\n`)
  }
  return hash.digest('hex')
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      const name = relative(root, path)
      if (leftOut.test(name)) return []
      if (entry.isDirectory()) return listFiles(root, path)
      return entry.isFile() ? [name] : []
    }),
  )
  return files.flat().sort()
}
