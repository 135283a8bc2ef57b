import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/**
 * What decides what the linter finds in a file, beside the file: its rules look into no other, and which of them it has
 * follows from what the project depends on.
 */
const configurations = ['biome.json', 'package.json', 'package-lock.json', 'tsconfig.json']

/** More than these are the whole project: a command line has an end. */
const mostNamed = 1000

type Memory = { readonly configuration: string; readonly passed: Readonly<Record<string, string>> }

/**
 * Which of `files` (paths within `directory`) the linter must see: those that are not as they were when it last found
 * nothing; all there is where the files are not known.
 *
 * @param memory the file that keeps their hashes.
 * @returns `remember` is to be called when nothing was found in them.
 */
export async function filesToLint(
  directory: string,
  files: readonly string[] | null,
  memory: string,
): Promise<{ readonly paths: readonly string[]; readonly remember: () => Promise<void> }> {
  if (files === null) return { paths: ['.'], remember: async () => {} }
  const configuration = await hashOf(directory, configurations)
  const entries = await Promise.all(files.map(async (file) => [file, await hashOf(directory, [file])] as const))
  const remembered = await readMemory(memory, configuration)
  const changed = entries.filter(([file, hash]) => remembered[file] !== hash).map(([file]) => file)
  return {
    // One that is seen each time: with no path at all the linter would take the whole project.
    paths: changed.length > mostNamed ? ['.'] : ['biome.json', ...changed],
    remember: async () => {
      await mkdir(dirname(memory), { recursive: true })
      await writeFile(memory, JSON.stringify({ configuration, passed: Object.fromEntries(entries) } satisfies Memory))
    },
  }
}

/** The files that git has or would have, which are those that the linter looks at; null where there is no repository. */
export async function filesOfRepository(directory: string): Promise<string[] | null> {
  const parameters = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  return promisify(execFile)('git', parameters, { cwd: directory, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout }) => [...new Set(stdout.split('\0').filter((file) => file !== ''))],
    () => null,
  )
}

/** A file that is not there (deleted, and not yet for git) is as good as an empty one. */
async function hashOf(directory: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(directory, file)).catch(() => ''))
  return hash.digest('hex')
}

async function readMemory(memory: string, configuration: string): Promise<Memory['passed']> {
  const kept: Memory | null = await readFile(memory, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  )
  return kept?.configuration === configuration ? kept.passed : {}
}
