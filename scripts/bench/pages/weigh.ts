import type { Browser, Response } from '@playwright/test'

/** What a browser fetches for a page that it has never seen, in bytes as they are sent, in gzip. */
export type Weight = {
  /** Scripts that the document names. */
  readonly scripts: number
  /** Scripts that come afterwards without anyone pressing anything. */
  readonly scriptsLater: number
  readonly fonts: number
  /** The files of the fonts, without their hashes. */
  readonly fontFiles: readonly string[]
  readonly documentSent: number
  readonly documentPlain: number
}

/** Without a request for so long, nothing more comes by itself: milliseconds. */
const quietMs = 500

/** Opens the page in a browser with nothing in its cache, until nothing more is fetched. */
export async function weigh(
  browser: Browser,
  address: string,
  { cookie = '', locale = 'en-GB', width = 1440 }: { cookie?: string; locale?: string; width?: number } = {},
): Promise<Weight> {
  // The empty page of the framework is served in gzip alone, and ours in brotli too, which would be smaller for no merit of it.
  const extraHTTPHeaders = { 'accept-encoding': 'gzip' }
  const context = await browser.newContext({ locale, extraHTTPHeaders, viewport: { width, height: 900 } })
  try {
    const { origin } = new URL(address)
    const [name, value] = cookie.split('=', 2)
    if (name && value !== undefined) await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    const responses: Response[] = []
    let newest = Date.now()
    page.on('request', () => {
      newest = Date.now()
    })
    page.on('response', (response) => responses.push(response))
    const document = await page.goto(address, { waitUntil: 'networkidle' })
    // What a page fetches once it is alive, on a busy machine long after its network was quiet.
    do {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      await page.evaluate(() => window.document.fonts.ready)
      await page.waitForTimeout(quietMs)
    } while (Date.now() - newest < quietMs)
    await page.waitForLoadState('networkidle')
    const html = (await document?.text()) ?? ''
    const bytes = async (of: readonly Response[]) => {
      const sizes = await Promise.all(of.map((response) => response.request().sizes()))
      return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
    }
    const ofKind = (kind: string) => responses.filter((response) => response.request().resourceType() === kind)
    const scripts = ofKind('script')
    const isNamed = (response: Response) => html.includes(new URL(response.url()).pathname)
    return {
      scripts: await bytes(scripts.filter(isNamed)),
      scriptsLater: await bytes(scripts.filter((script) => !isNamed(script))),
      fonts: await bytes(ofKind('font')),
      fontFiles: ofKind('font').map((font) => fileName(font.url())),
      documentSent: document === null ? 0 : await bytes([document]),
      documentPlain: Buffer.byteLength(html),
    }
  } finally {
    await context.close()
  }
}

/** `…/media/inter_latin_wght_normal-s.p.0a1b2c.woff2` → `inter_latin_wght_normal`. */
function fileName(url: string): string {
  return (new URL(url).pathname.split('/').at(-1) ?? '').split(/[.-]s\.|\./)[0] ?? ''
}
