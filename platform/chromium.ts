import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { chromium, type LaunchOptions } from '@playwright/test'
import { ConfigurationError } from './env.ts'
import { runQuietly, tools } from './processes/step.ts'

const run = promisify(execFile)

/**
 * Where systems put a Chromium of their own. First Debian's headless shell: the same engine without windows, which takes a
 * third less processor time to open a page (docs/testing.md).
 */
const headlessShell = '/usr/bin/chromium-headless-shell'
const usualPlaces = [
  headlessShell,
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

/**
 * Makes sure that there is one: Debian's package where we may install it, else Playwright's download. Whoever opens many
 * pages asks for the headless shell, which is then installed beside a Chromium that is there.
 */
export async function findOrInstallChromium({ preferHeadlessShell = false } = {}): Promise<void> {
  if (preferHeadlessShell ? isExecutable(headlessShell) : findChromium() !== undefined) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Debian’s chromium-headless-shell …\n')
    if (!(await installFromDebian('chromium-headless-shell')) && findChromium() === undefined) {
      await installFromDebian('chromium')
    }
  }
  if (findChromium() !== undefined) return
  process.stdout.write('No Chromium found: trying Playwright’s download …\n')
  await runQuietly('playwright install', tools.playwright, ['install', 'chromium'])
  if (findChromium() !== undefined) return
  throw new ConfigurationError(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell), then run npm test again.',
  )
}

/** Whether it is installed now. Asks for the lists of packages once more where what is known of them does not have it. */
async function installFromDebian(name: string): Promise<boolean> {
  const options = { maxBuffer: 64 * 1024 * 1024, timeout: 180_000 }
  const soon = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10']
  const install = () => run('apt-get', [...soon, 'install', '-y', '--no-install-recommends', name], options)
  return install()
    .catch(() => run('apt-get', [...soon, 'update'], options).then(install))
    .then(
      () => true,
      () => false,
    )
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
