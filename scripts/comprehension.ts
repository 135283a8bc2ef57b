import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { BadInput } from '#verifier/offline/bad-input.ts'
import { estimatesCsv } from '#verifier/offline/estimates-csv.ts'
import { instantFromIso } from '#verifier/offline/iso-instant.ts'
import { readItems } from '#verifier/offline/items-csv.ts'
import { readResponses } from '#verifier/offline/responses-csv.ts'
import { readText, textPieces } from '#verifier/offline/utf8-file.ts'
import { Warnings } from '#verifier/offline/warnings.ts'

const USAGE = `Usage: npm run -s comprehension -- --items items.csv --responses responses.csv
         [--as-of 2026-11-01T00:00:00Z] [--calibrate | --parameters parameters.json] > estimates.csv

Computes from exported answers, without the application, what its report says. See docs/measurement.md.

  --items       item, practice, format, options, difficulty, just_competent [, floor] [, critical]
  --responses   person, item, correct, confidence, elapsed_ms, answered_at
  --as-of       the moment to report for; the newest answer unless given. Later answers are left out, which is
                told on standard error; without it an answer dated in the future is refused
  --calibrate   learn the items' parameters and lambda from these answers; the experts' priors stand otherwise
  --parameters  score with a parameter document that the application exported
`
const BAD_INPUT = 2
/** A day: dates without a zone are read as UTC, and it is tomorrow there before it is here. */
const CLOCKS_DIFFER_BY = 86_400_000

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await main()
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = BAD_INPUT
}

async function main(): Promise<void> {
  const options = readArguments()
  if (options.help) {
    process.stdout.write(USAGE)
    return
  }
  const warnings = new Warnings()
  const { items, practices } = readItems(basename(options.items), await readText(options.items), warnings)
  const ids = new Set(items.map((item) => item.id))
  const fromFile = options.parameters === null ? null : await readParameters(options.parameters, ids)
  const { table, newest } = await readResponses(textPieces(options.responses), {
    file: basename(options.responses),
    isItem: (id) => ids.has(id),
    until: options.asOf ?? Number.POSITIVE_INFINITY,
    latestPossible: options.asOf === null ? Date.now() + CLOCKS_DIFFER_BY : Number.POSITIVE_INFINITY,
    warnings,
  })
  for (const line of warnings.lines()) process.stderr.write(`${line}\n`)
  const parameters = fromFile ?? (options.calibrate ? calibrate(table, items).parameters : expertParameters(items))
  const asOf = new Date(options.asOf ?? newest ?? 0)
  for (const piece of estimatesCsv(table, parameters, { practices, asOf })) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

type Options =
  | { help: true }
  | {
      help: false
      items: string
      responses: string
      asOf: number | null
      calibrate: boolean
      parameters: string | null
    }

function readArguments(): Options {
  const values = parsedArguments()
  if (values.help) return { help: true }
  const { items, responses } = values
  if (items === undefined) throw new BadInput('--items: expected a file, found nothing; --help shows the usage')
  if (responses === undefined) throw new BadInput('--responses: expected a file, found nothing; --help shows the usage')
  const asOfText = values['as-of']
  const asOf = asOfText === undefined ? null : instantFromIso(asOfText)
  if (asOfText !== undefined && asOf === null) {
    throw new BadInput(`--as-of: expected an ISO 8601 date and time such as 2026-11-01T00:00:00Z, found "${asOfText}"`)
  }
  if (values.calibrate && values.parameters !== undefined) {
    throw new BadInput('--parameters: expected either it or --calibrate, found both')
  }
  return {
    help: false,
    items,
    responses,
    asOf,
    calibrate: values.calibrate ?? false,
    parameters: values.parameters ?? null,
  }
}

function parsedArguments() {
  try {
    return parseArgs({
      options: {
        items: { type: 'string' },
        responses: { type: 'string' },
        'as-of': { type: 'string' },
        calibrate: { type: 'boolean' },
        parameters: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}; --help shows the usage`)
  }
}

async function readParameters(path: string, items: ReadonlySet<string>): Promise<Parameters> {
  const { ParametersSchema } = await import('#domain/comprehension/parameters-schema.ts')
  const text = await readText(path)
  const parseResult = ParametersSchema.safeParse(jsonFrom(path, text))
  if (!parseResult.success) {
    const [issue] = parseResult.error.issues
    throw new BadInput(
      `${basename(path)}: expected a parameter document, at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    )
  }
  const missing = [...items].find((id) => !Object.hasOwn(parseResult.data.items, id))
  if (missing !== undefined)
    throw new BadInput(`${basename(path)}: expected parameters of every item, found none of "${missing}"`)
  return parseResult.data
}

function jsonFrom(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadInput(`${basename(path)}: expected JSON`)
  }
}
