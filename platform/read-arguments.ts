import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ConfigurationError } from '#platform/env.ts'

/** A command's arguments; what is wrong with them is told in one line, with how the command is used. */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new ConfigurationError(`${error instanceof Error ? error.message : error}\nUsage: ${usage}`)
  }
}
