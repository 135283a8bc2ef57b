import { type Browser, chromium } from '@playwright/test'
import { dangerouslyDisconnect } from '#data/system.ts'
import { chromiumLaunch, findOrInstallChromium } from '#platform/chromium.ts'
import { dataDirectory, setEnvironment } from '#platform/env.ts'
import { type Application, readApplication } from '#platform/testing/application.ts'
import { applicationIn } from '#platform/testing/application-in.ts'
import startApplication from '#platform/testing/start-application.ts'

/**
 * A browser before the application on its demo organisation: one that is started for this, or the one that runs on this
 * checkout's data directory already and is reached at the address.
 */
export async function withDemo(
  address: string | undefined,
  work: (demo: { application: Application; browser: Browser }) => Promise<void>,
  start: () => Promise<() => Promise<void>> = startApplication,
): Promise<void> {
  await findOrInstallChromium()
  const stop = address === undefined ? await start() : async () => {}
  try {
    const application =
      address === undefined ? readApplication(process.pid) : await applicationIn(dataDirectory(), address)
    // This process reaches the same database, and seals cookies as the application does.
    setEnvironment({
      DATABASE_APP_URL: application.appUrl,
      NEXTAUTH_SECRET: application.sessionSecret,
      PASSWORD_KEYS: application.passwordKeys,
      PUBLIC_URL: application.baseUrl,
    })
    const browser = await chromium.launch(chromiumLaunch())
    try {
      await work({ application, browser })
    } finally {
      await browser.close()
      await dangerouslyDisconnect()
    }
  } finally {
    await stop()
  }
}
