import { join } from 'node:path'
import { defineConfig } from 'prisma/config'

// The CLI reads this variable after it has loaded this file; docs/decisions/schema-engine.md says what it names.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, 'prisma/schema-engine/schema-engine')

const url = process.env.DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
})
