import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { actIdOf } from './act-id.ts'

const form = (actId: string) => {
  const data = new FormData()
  data.set('actId', actId)
  return data
}

describe('the id of what a form makes', () => {
  const personId = randomUUID()
  const actId = randomUUID()
  const input = { name: 'Night shift', parentId: null }

  test('is a UUID, and the same for the same form sent twice', () => {
    const id = actIdOf(form(actId), { personId, input })
    expect(z.uuid().safeParse(id).success).toBe(true)
    expect(actIdOf(form(actId), { personId, input: { ...input } })).toBe(id)
  })

  test('is another for another form, another person and another content', () => {
    const ids = [
      actIdOf(form(actId), { personId, input }),
      actIdOf(form(randomUUID()), { personId, input }),
      actIdOf(form(actId), { personId: randomUUID(), input }),
      actIdOf(form(actId), { personId, input: { ...input, name: 'Day shift' } }),
    ]
    expect(new Set(ids).size).toBe(4)
  })

  test('is none where the form brought none', () => {
    expect(actIdOf(new FormData(), { personId, input })).toBeNull()
    expect(actIdOf(form('1'), { personId, input })).toBeNull()
  })
})
