import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledContent } from '#curriculum/compile.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { publish } from './publish.ts'
import { readPublishedItems } from './shared/published-items.ts'

let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})

afterAll(async () => {
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** The content with another first module: each of its questions a little harder. */
function withHarderModule(content: CompiledContent, by: number): CompiledContent {
  const [first, ...others] = content.modules
  if (first === undefined) throw new Error('There is no module.')
  const scenes = first.document.scenes.map((scene) =>
    scene.ask === null ? scene : { ...scene, ask: { ...scene.ask, difficulty: scene.ask.difficulty + by } },
  )
  return {
    ...content,
    modules: [{ ...first, hash: `harder-${by}`, document: { ...first.document, scenes } }, ...others],
  }
}

const hashesOf = ({ modules, followUps }: CompiledContent) =>
  new Set([...modules, ...followUps].map(({ hash }) => hash))

test('a change adds the version that is new and no other, and going back adds none', () =>
  asOwner(testDatabase.ownerUrl, async (owner) => {
    const content = compiledContent()
    const harder = withHarderModule(content, 0.5)
    const before = await owner.moduleVersion.count()
    await publish(owner, harder)
    expect(await owner.moduleVersion.count()).toBe(before + 1)
    expect(await publish(owner, harder)).toMatchObject({ outcome: 'unchanged' })
    expect(await publish(owner, content)).toMatchObject({ outcome: 'published' })
    expect(await owner.moduleVersion.count()).toBe(before + 1)
  }))

test('of an item with several versions the one in service has the last word, whichever was read before', () =>
  asOwner(testDatabase.ownerUrl, async (owner) => {
    const content = compiledContent()
    const harder = withHarderModule(content, 0.25)
    await publish(owner, harder)
    const [item] = content.modules[0]?.document.scenes.flatMap(({ ask }) => ask ?? []) ?? []
    const difficulty = async (inService: ReadonlySet<string>) => {
      const { items } = await readPublishedItems(owner, inService)
      return items.find(({ id }) => id === item?.id)?.difficulty
    }
    expect(await difficulty(hashesOf(harder))).toBe((item?.difficulty ?? Number.NaN) + 0.25)
    expect(await difficulty(hashesOf(content))).toBe(item?.difficulty)
  }))
