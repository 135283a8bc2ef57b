import type { Page } from '@playwright/test'
import { filesNamedIn } from '#domain/offline/kept-pages.ts'
import { expect } from './test.ts'

/** Waits until a page is kept: its files have to be there by then, or it could be read and would do nothing. */
export async function expectPageOnDevice(page: Page, address: string): Promise<void> {
  let html: string | null = null
  let keptFiles: string[] = []
  const look = async () => {
    ;[html, keptFiles] = await page.evaluate(async (href) => {
      const text = await (await (await caches.open('curtain-pages')).match(href))?.text()
      const holds = href.endsWith('/learn') ? '<main' : 'data-part="player"'
      const files = (await caches.keys()).filter((name) => name.startsWith('curtain-files-'))
      const requests = await Promise.all(files.map(async (name) => (await caches.open(name)).keys()))
      return [text?.includes(holds) === true ? text : null, requests.flat().map(({ url }) => new URL(url).pathname)]
    }, address)
    return html
  }
  await expect.poll(look, { intervals: [5] }).not.toBeNull()
  expect(filesNamedIn(html ?? '').filter((file) => !keptFiles.includes(file))).toEqual([])
}
