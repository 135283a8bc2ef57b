import { describe, expect, test } from 'vitest'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { putAllOrNoneInService } from '#simulation/testing/all-or-none.ts'
import { owner } from '#simulation/testing/set-up.ts'
import { makePack, setUpPack, verify } from './pack.testing.ts'

setUpPack()

describe('an auditor pack in whose parameters mastery is all or none in some practices', () => {
  test('holds, and has other figures than before', async () => {
    const estimates: string[] = []
    const collect = (name: string, text: string) => {
      if (name === packFiles.estimates) estimates.push(text)
      return text
    }
    await makePack({ change: collect })
    await putAllOrNoneInService(owner)
    const { checked, findings } = await verify(await makePack({ change: collect }))
    expect(findings).toEqual([])
    expect(checked).toContain(`${7 * 10} estimates with their statuses, to one millionth`)
    expect(estimates[0]).toMatch(/^p[0-9a-f]{24},/m)
    expect(estimates[1]).not.toEqual(estimates[0])
  })
})
