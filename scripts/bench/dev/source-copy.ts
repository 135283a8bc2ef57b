import { rmSync } from 'node:fs'
import { copyFile, cp, link, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '#platform/processes/step.ts'

/** What belongs to one checkout, or is made anew by whoever needs it. */
const leftOut = /^(node_modules|\.next|\.data|\.git|coverage|test-results|playwright-report)$/

/**
 * A copy of the sources that may be changed: the working tree never is, however this ends. Turbopack takes no package from
 * outside its folder, so the packages are there too: linked one by one, and copied where that cannot be.
 */
export async function copySources(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'curtain-dev-'))
  const removeNow = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeNow)
  const remove = async () => {
    await rm(folder, { recursive: true, force: true })
    process.off('exit', removeNow)
  }
  try {
    await cp(root, folder, { recursive: true, filter: (path) => !leftOut.test(relative(root, path)) })
    await linkFolder(join(root, 'node_modules'), join(folder, 'node_modules'))
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, remove }
}

async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to)
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)]
      if (entry.isDirectory()) await linkFolder(source, target)
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
      // A temporary folder on another file system takes no link.
      else await link(source, target).catch(() => copyFile(source, target))
    }),
  )
}
