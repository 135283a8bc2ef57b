import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DraftContent, draftContent } from './draft-content.ts'

let directory: string
let file: string
let content: DraftContent

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-draft-'))
  const folder = join(directory, 'content')
  file = join(folder, 'modules/one/module.yaml')
  await mkdir(join(folder, 'modules/one'), { recursive: true })
  await writeFile(file, 'first')
  content = draftContent({ folder, note: join(directory, 'seen') })
  await content.noteSeen(await content.lastChange())
})

afterEach(() => rm(directory, { recursive: true, force: true }))

/** Whether a page goes on at once, or only when what there is was seen. */
async function waitsFor(change: () => Promise<void>): Promise<boolean> {
  let goneOn = false
  await change()
  const page = content.whenSeen().then(() => {
    goneOn = true
  })
  // The page has read the note by then, several times, if it waits.
  for (let times = 0; times < 5; times++) await content.lastChange()
  const waited = !goneOn
  await content.noteSeen(await content.lastChange())
  await page
  return waited
}

test('a page waits for a change that was not seen yet, and for none that was', async () => {
  const later = new Date(Date.now() + 60_000)
  await content.whenSeen()
  expect(await waitsFor(() => utimes(file, later, later))).toBe(true)
  await content.whenSeen()
})

test('a file that is new or deleted is a change', async () => {
  const inside = join(directory, 'content/modules')
  const [later, evenLater] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)]
  expect(
    await waitsFor(() => writeFile(join(inside, 'new.yaml'), 'new').then(() => utimes(inside, later, later))),
  ).toBe(true)
  expect(await waitsFor(() => rm(join(inside, 'new.yaml')).then(() => utimes(inside, evenLater, evenLater)))).toBe(true)
})
