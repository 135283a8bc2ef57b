import { expect, it } from 'vitest'
import { z } from 'zod'
import { newAnswerId } from './new-answer-id.ts'

it('is a random UUID of version 4, also where there is no https', () => {
  const ids = Array.from({ length: 200 }, () => newAnswerId())
  for (const id of ids) expect(z.uuid({ version: 'v4' }).safeParse(id).success).toBe(true)
  expect(new Set(ids).size).toBe(200)
})
