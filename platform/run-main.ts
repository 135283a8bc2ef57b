import { ConfigurationError } from './env.ts'

/**
 * Runs a script: what is wrong outside the program is told in its one line, anything unexpected with its stack, and
 * either way the exit status is 1.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    const text = error instanceof ConfigurationError ? error.message : error instanceof Error ? error.stack : error
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  }
}
