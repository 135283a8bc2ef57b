/** `npm run screenshot`: starts the application on its demo organisation and draws the README's picture anew. */
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumLaunch, findOrInstallChromium } from '#platform/chromium.ts'
import { runMain } from '#platform/run-main.ts'
import { readApplication } from '#platform/testing/application.ts'
import startApplication from '#platform/testing/start-application.ts'

const picture = join(import.meta.dirname, '../docs/screenshot.png')

await runMain(async () => {
  await findOrInstallChromium()
  const stop = await startApplication()
  const { baseUrl, demoPassword } = readApplication(process.pid)
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 1000 },
      locale: 'en-GB',
      colorScheme: 'light',
    })
    await page.goto(`${baseUrl}/sign-in`)
    await page.getByLabel('Email address').fill('manager@demo.curtain.example')
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Medicine' }).click()
    await page.getByRole('table').waitFor()
    await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: 1280, height: 1960 } })
  } finally {
    await browser.close()
    await stop()
  }
})
