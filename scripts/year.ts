/**
 * `npm run year [-- --people 300 --weeks 52 --seed 1]`: a year of a hospital in minutes, through the interfaces that it has:
 * people by file, directory and first sign-on, assignments by rules, work over HTTP, mail into a real server. Each difference
 * between what it came to and what the rules as documented say is printed, and ends it with 1.
 */
import { buildIfStale } from '#platform/build.ts'
import { ConfigurationError } from '#platform/env.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { playYear } from './year/play.ts'

const usage = 'npm run year [-- --people 300 --weeks 52 --seed 1]'

await runMain(async () => {
  const { values } = readArguments(
    {
      options: {
        people: { type: 'string', default: '300' },
        weeks: { type: 'string', default: '52' },
        seed: { type: 'string', default: `${1 + Math.floor(Math.random() * 999_999)}` },
      },
    },
    usage,
  )
  const [people, weeks, seed] = [whole(values.people), whole(values.weeks), whole(values.seed)]
  await buildIfStale({ signal: new AbortController().signal })
  const startedAt = performance.now()
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const outcome = await playYear({ people, weeks, seed, say: print })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  print(
    `${outcome.people} people, ${weeks} weeks: ${outcome.asked} modules asked, ${outcome.notices} notices, ${outcome.mails} mails, in ${seconds} s (seed ${seed})`,
  )
  if (outcome.differences.length > 0)
    throw new ConfigurationError(`${outcome.differences.length} differences. The seed was ${seed}.`)
})

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new ConfigurationError(`Expected a whole number, not "${text}".\nUsage: ${usage}`)
  return Number(text)
}
