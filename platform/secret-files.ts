import { readFileSync, statSync } from 'node:fs'

/** Where a vault hands out files, each secret is one: NAME_FILE is then its path, and NAME is not set. */
export const fileSetting = (name: string): string => `${name}_FILE`

type Environment = Readonly<Record<string, string | undefined>>

const mostBytes = 65_536

/** What each file said: a process reads it once, and what is renewed holds from the next start. */
const texts = new Map<string, string>()

/** The text that a secret is given with, by itself or in its file; else what is wrong, in a line that never has what is in the file. */
export function givenSecret(
  name: string,
  expected: string,
  environment: Environment,
): { readonly text: string | undefined } | { readonly problem: string } {
  const setting = fileSetting(name)
  const text = environment[name] || undefined
  const path = environment[setting]
  if (!path) return { text }
  if (text !== undefined) return { problem: `${name} and ${setting} are both set: keep one of them.` }
  const earlier = texts.get(path)
  if (earlier !== undefined) return { text: earlier }
  try {
    const content = textIn(path)
    texts.set(path, content)
    return { text: content }
  } catch (error) {
    return { problem: `${setting} must name a file with ${expected}: ${path} ${problemOf(error)}.` }
  }
}

/** Every variable that may give a setting: what gives it anew takes the place of each. */
export const eachWay = (settings: readonly string[]): string[] =>
  settings.map((setting) => setting.replace(/_FILE$/, '')).flatMap((name) => [name, fileSetting(name)])

class Unfit extends Error {}

function textIn(path: string): string {
  const stat = statSync(/* turbopackIgnore: true */ path)
  if (stat.isDirectory()) throw new Unfit('is a folder')
  // A pipe can be read once, by one process, and keeps whoever reads it waiting.
  if (!stat.isFile()) throw new Unfit('is no regular file')
  if (stat.size > mostBytes) throw new Unfit('is larger than 64 KB')
  const bytes = readFileSync(/* turbopackIgnore: true */ path)
  const text = textOf(bytes).replace(/\r?\n$/, '')
  if (text === '') throw new Unfit('is empty')
  return text
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unfit('is not text in UTF-8')
  }
}

function problemOf(error: unknown): string {
  if (error instanceof Unfit) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
  if (code === 'ENOENT') return 'is not there'
  return code === 'EACCES' ? 'may not be read by the user that this runs as' : `cannot be read (${code})`
}
