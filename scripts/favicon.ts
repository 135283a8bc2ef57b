/** `npm run favicon`: draws `app/favicon.ico` from `app/icon.svg`, for browsers that ask for it before they know of the other. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumLaunch, findOrInstallChromium } from '#platform/chromium.ts'
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { faviconSizes, icoOf } from './icons/ico.ts'

await runMain(async () => {
  await findOrInstallChromium()
  const drawing = await readFile(join(root, 'app/icon.svg'), 'utf8')
  const browser = await chromium.launch(chromiumLaunch())
  try {
    // The light colours: the file has no way to say which are for the dark.
    const page = await browser.newPage({ colorScheme: 'light' })
    const pictures: { size: number; png: Buffer }[] = []
    for (const size of faviconSizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      )
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
    }
    await writeFile(join(root, 'app/favicon.ico'), icoOf(pictures))
  } finally {
    await browser.close()
  }
})
