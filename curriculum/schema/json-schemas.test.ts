import { describe, expect, it } from 'vitest'
import { realFile } from '#curriculum/test-folder.ts'
import { jsonSchemas } from './json-schemas.ts'

describe('the JSON Schemas for editors', () => {
  it.each(jsonSchemas())('$file is what `npm run content:schema` writes', ({ file, text }) => {
    expect(realFile(file)).toBe(text)
  })
})
