import { z } from 'zod'
import { FollowUpFileSchema } from './follow-up-file.ts'
import { ModuleFileSchema } from './module-file.ts'
import {
  MisconceptionsFileSchema,
  NamesFileSchema,
  PlaceholdersFileSchema,
  PracticesFileSchema,
  SourcesFileSchema,
  TranslationFileSchema,
} from './register-files.ts'

const schemas = {
  module: ModuleFileSchema,
  'follow-ups': FollowUpFileSchema,
  practices: PracticesFileSchema,
  misconceptions: MisconceptionsFileSchema,
  sources: SourcesFileSchema,
  placeholders: PlaceholdersFileSchema,
  names: NamesFileSchema,
  translation: TranslationFileSchema,
}

/** The JSON Schemas that editors complete and check YAML with, by file name under `content/`, as they are to be stored. */
export function jsonSchemas(): { readonly file: string; readonly text: string }[] {
  return Object.entries(schemas).map(([name, schema]) => ({
    file: `${name}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`,
  }))
}
