import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** The JavaScript behind each tool's command, so that it runs under this Node whatever its first line says. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const

/** One tool that is run to its end, and what it said. */
export type StepOutcome = {
  readonly name: string
  readonly ok: boolean
  readonly output: string
  readonly seconds: number
}

/** Runs a tool of node_modules by this process's own Node, keeping what it says. */
export async function runQuietly(
  name: string,
  file: string,
  parameters: readonly string[],
  directory = root,
): Promise<StepOutcome> {
  const startedAt = performance.now()
  const tool = spawn(process.execPath, [file, ...parameters], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [tool.stdout, tool.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const [status] = await once(tool, 'close')
  return { name, ok: status === 0, output: output.trim(), seconds: (performance.now() - startedAt) / 1000 }
}

/** How many letters of what a tool says on its standard error are kept, from the end. */
const lettersKept = 6_000

/** How a tool ended that speaks to the terminal itself: `how` is its status, or the signal that killed it. */
export type Ending = { readonly ok: boolean; readonly how: string }

const endingOf = (status: number | null, signal: NodeJS.Signals | null): Ending => ({
  ok: status === 0,
  how: signal ?? `status ${status}`,
})

/** Runs a tool that speaks to the terminal itself, and keeps the end of what it says on its standard error. */
export async function runAloud(
  file: string,
  parameters: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<Ending & { readonly lastErrors: string }> {
  const tool = spawn(process.execPath, [file, ...parameters], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    env: environment,
  })
  let lastErrors = ''
  tool.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    lastErrors = `${lastErrors}${text}`.slice(-lettersKept)
  })
  const [status, signal] = await once(tool, 'close')
  return { ...endingOf(status, signal), lastErrors: lastErrors.trim() }
}

/**
 * Starts a tool beside another that speaks to the terminal. What it says is kept until `tell` is called, which passes on
 * that and all the rest and returns how the tool ended.
 */
export function runBehind(
  file: string,
  parameters: readonly string[],
  environment?: NodeJS.ProcessEnv,
): { tell: () => Promise<Ending> } {
  const tool = spawn(process.execPath, [file, ...parameters], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: environment,
  })
  const chunks: Buffer[] = []
  let say = (text: Buffer): unknown => chunks.push(text)
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (text: Buffer) => say(text))
  const end = once(tool, 'close')
  return {
    tell: async () => {
      process.stdout.write(Buffer.concat(chunks))
      say = (text) => process.stdout.write(text)
      const [status, signal] = await end
      return endingOf(status, signal)
    },
  }
}
