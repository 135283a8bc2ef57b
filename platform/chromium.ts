import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { chromium, type LaunchOptions } from '@playwright/test'
import { ConfigurationError } from './env.ts'
import { runQuietly, tools } from './processes/step.ts'

const run = promisify(execFile)

/** Where systems put a Chromium of their own. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * What a browser does ahead of people: two pages for the address bar in each window and a process in reserve, which cost as
 * much as the page under test. Chromium takes the last list that it is given, so Playwright's own features are in it.
 */
const featuresLeftOut = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** How to start the machine's Chromium: without a graphics card, which it would otherwise act as if it had. */
export function chromiumLaunch(): LaunchOptions {
  const executablePath = findChromium()
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--disable-features=${featuresLeftOut.join(',')}`],
  }
}

/** The Chromium to test with: the machine's own, else the one that Playwright has downloaded, else none. */
function findChromium(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find(isExecutable)
}

/** Makes sure that there is one: Playwright's download first, then Debian's package. */
export async function findOrInstallChromium(): Promise<void> {
  if (findChromium() !== undefined) return
  process.stdout.write('No Chromium found: trying Playwright’s download …\n')
  await runQuietly('playwright install', tools.playwright, ['install', 'chromium'])
  if (findChromium() !== undefined) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Trying Debian’s package …\n')
    await run('apt-get', ['update']).catch(() => {})
    await run('apt-get', ['install', '-y', 'chromium'], { maxBuffer: 64 * 1024 * 1024 }).catch(() => {})
  }
  if (findChromium() === undefined) {
    throw new ConfigurationError(
      'The browser tests need Chromium: install it (Debian: apt-get install chromium), then run npm test again.',
    )
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
