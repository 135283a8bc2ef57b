import { describe, expect, test } from 'vitest'
import { bytesOf } from '#data/database/bytes-of.ts'
import { remember } from '#data/database/remember.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { forAudience } from './for-audience.ts'

describe('what a document says to an audience', () => {
  test('is worked out once for all organisations whose policies say the same', async () => {
    let tellings = 0
    const title = forAudience({ mostMiB: 1 }, async (hash, { language, policy }) => {
      tellings += 1
      return { words: `${hash} in ${language}, ${policy.country}` }
    })
    for (let organisation = 0; organisation < 1000; organisation++)
      expect(await title('aa', { language: 'en', policy: { ...unsetPolicy } })).toEqual({ words: 'aa in en, null' })
    expect(tellings).toBe(1)
    const abroad = { language: 'en', policy: { ...unsetPolicy, country: 'south-africa' as const } }
    expect(await title('aa', abroad)).toEqual({ words: 'aa in en, south-africa' })
    expect(await title('aa', { ...abroad, language: 'ar' })).toEqual({ words: 'aa in ar, south-africa' })
    expect(tellings).toBe(3)
  })
})

describe('what is remembered', () => {
  test('is bounded by its bytes: the last asked for stay', async () => {
    const keys: string[] = []
    const text = remember({ mostMiB: 1 }, async (key) => {
      keys.push(key)
      return { words: 'x'.repeat(100_000) }
    })
    for (let key = 0; key < 20; key++) await text(`${key}`)
    await text('19')
    await text('16')
    expect(keys).toHaveLength(20)
    await text('0')
    expect(keys).toHaveLength(21)
  })

  test('is asked for once by many at a time, and again after a failure', async () => {
    let tries = 0
    const value = remember({ mostMiB: 1 }, async () => {
      tries += 1
      if (tries === 1) throw new Error('not there')
      return { tries }
    })
    await expect(value('a')).rejects.toThrow('not there')
    expect(await Promise.all([value('a'), value('a'), value('a')])).toEqual(Array(3).fill({ tries: 2 }))
  })

  test('counts every text, number and reference', () => {
    expect(bytesOf(['x'.repeat(1000), 'y'.repeat(1000)])).toBeGreaterThan(4000)
    expect(bytesOf(new Map([['key', { text: 'x'.repeat(1000) }]]))).toBeGreaterThan(2000)
    expect(bytesOf(Array(1000).fill(0.5))).toBeGreaterThanOrEqual(8000)
    expect(bytesOf(null)).toBeGreaterThan(0)
  })
})
