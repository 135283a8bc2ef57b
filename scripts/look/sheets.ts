import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'
import { fileNameOf, type Picture } from './photograph.ts'

/** A picture's width on a sheet, of its width on the screen. */
const scale = 0.6
/** What of a long page is seen on a sheet: so many times its own width. */
const tallest = 3

const style = `
  body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; background: #fff; color: #222 }
  section { margin-block: 0 64px }
  .row { display: flex; gap: 16px; align-items: flex-start; margin-block: 16px }
  figure { margin: 0; flex: none }
  .picture { position: relative; overflow: hidden; border: 1px solid #bbb }
  .picture img { display: block; width: 100% }
  .picture i { position: absolute; inset-inline: 0; border-top: 1px dashed #d0021b }
  figcaption { color: #666 }
  .complaints { color: #b02a1c }
`

/** All pictures of each page side by side: as one page to scroll through, and as a picture a page. The dashed line is where the first screen ends. */
export async function makeSheets(browser: Browser, pictures: readonly Picture[], into: string): Promise<string> {
  const pages = Map.groupBy(pictures, ({ page }) => page)
  const index = join(into, 'index.html')
  writeFileSync(index, html([...pages].map(([name, ofPage]) => section(name, ofPage, '')).join('')))
  const sheets = join(into, 'sheets')
  mkdirSync(sheets, { recursive: true })
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  for (const [name, ofPage] of pages) {
    const sheet = join(sheets, `${fileNameOf(name)}.html`)
    writeFileSync(sheet, html(section(name, ofPage, '../')))
    await page.goto(pathToFileURL(sheet).href)
    const { width, height } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }))
    await page.setViewportSize({ width: width + 24, height })
    await page.screenshot({ path: join(sheets, `${fileNameOf(name)}.png`), fullPage: true })
    await page.setViewportSize({ width: 1600, height: 900 })
  }
  await context.close()
  return index
}

function html(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>How it looks</title><style>${style}</style>${body}\n`
}

/** A page: a row for each language and theme, a column for each width. */
function section(name: string, pictures: readonly Picture[], back: string): string {
  const rows = Map.groupBy(pictures, ({ language, view }) => `${language}, ${view.theme}`)
  const complaints = pictures.flatMap(({ language, view, complaints }) =>
    complaints.map((complaint) => `<li>${escapeHtml(`${language}, ${view.name}: ${complaint}`)}</li>`),
  )
  return `<section><h2>${escapeHtml(name)}</h2>
${complaints.length === 0 ? '' : `<ul class="complaints">${complaints.join('')}</ul>`}
${[...rows.values()].map((row) => `<div class="row">${row.map((picture) => figure(picture, back)).join('')}</div>`).join('\n')}
</section>`
}

function figure({ language, view, file, fold }: Picture, back: string): string {
  const width = Math.round((view.width / view.zoom) * scale)
  return `<figure><div class="picture" style="width: ${width}px; max-height: ${width * tallest}px"><img src="${back}pictures/${file}" alt=""><i style="top: ${(fold * 100).toFixed(2)}%"></i></div><figcaption>${escapeHtml(`${language} · ${view.name}`)}</figcaption></figure>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
