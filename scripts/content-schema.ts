import { writeFileSync } from 'node:fs'
import { jsonSchemas } from '#curriculum/schema/json-schemas.ts'

const folder = new URL('../content/', import.meta.url)

for (const { file, text } of jsonSchemas()) {
  writeFileSync(new URL(file, folder), text)
  process.stdout.write(`content/${file}\n`)
}
