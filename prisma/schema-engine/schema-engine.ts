import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { z } from 'zod'
import { runConnectionCommand } from './connection-commands.ts'
import { createMigrationAdapterFactory } from './migration-adapter.ts'

/**
 * The Prisma CLI's schema-engine as WebAssembly: one JSON-RPC request a line on stdin, one answer a line on stdout.
 * docs/decisions/schema-engine.md says why the native one is not used.
 */

const Datasource = z.object({ url: z.string().default('') })
const Request = z.object({ id: z.number(), method: z.string(), params: z.unknown().optional() })
const MigrationHistory = z.looseObject({ migrationsList: z.unknown(), filters: z.unknown() })
/** What the native engine would have asked the CLI to print (`migrate diff`). */
const EngineOutput = z.object({ stdout: z.string() })
const Failure = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  meta: z.unknown().optional(),
})

/** The CLI's names for the engine's methods, where they differ. */
const methodNames: Record<string, string> = { getDatabaseVersion: 'version' }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true, default: [] },
    datasource: { type: 'string', default: '{}' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const connectionUrl = Datasource.parse(JSON.parse(values.datasource)).url
const [mode, command] = positionals
if (mode === 'cli' && command) process.exit(await runConnectionCommand(command, connectionUrl))

/** Where the engine leaves the message of a panic before it traps. */
const panics = {
  message: '',
  set_message(message: string) {
    panics.message = message
  },
}
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })

const dataModels = await Promise.all(
  values.datamodels.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
)
// `migrate diff` names its schema in the request and none here; without any the engine panics.
if (dataModels.length === 0) dataModels.push(['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'])
const adapterFactory = bindMigrationAwareSqlAdapterFactory(createMigrationAdapterFactory(connectionUrl))
const createEngine = () => SchemaEngine.new({ datamodels: dataModels }, () => {}, adapterFactory)
let engine = await createEngine()

for await (const line of createInterface({ input: process.stdin })) {
  const request = Request.safeParse(JSON.parse(line))
  // The CLI acknowledges what it was asked to print.
  if (!request.success) continue
  const { id, method, params } = request.data
  panics.message = ''
  try {
    const result = (await run(method, Array.isArray(params) ? params[0] : params)) ?? null
    const engineOutput = EngineOutput.safeParse(result)
    if (engineOutput.success) send({ id, method: 'print', params: { content: engineOutput.data.stdout } })
    send({ id, result })
  } catch (error) {
    const { message, code, meta } = Failure.parse(error)
    const data = { is_panic: false, message: panics.message || message || `${error}`, error_code: code ?? null, meta }
    send({ id, error: { code: 4466, message: 'An error happened.', data } })
  }
}
process.exit(0)

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function run(method: string, parameters: unknown): Promise<unknown> {
  // After `migrate dev --create-only` the engine still remembers the history without the new migration.
  if (method === 'evaluateDataLoss') {
    engine = await createEngine()
    const { migrationsList, filters } = MigrationHistory.parse(parameters)
    await call('devDiagnostic', { migrationsList, filters })
  }
  return call(methodNames[method] ?? method, parameters)
}

async function call(name: string, parameters: unknown): Promise<unknown> {
  const method: unknown = Reflect.get(engine, name)
  if (typeof method !== 'function') throw new Error(`The schema engine has no method ${name}`)
  return Reflect.apply(method, engine, [parameters])
}
