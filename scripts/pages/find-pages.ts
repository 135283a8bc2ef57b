import { type DemoReader, demoPages, demoPagesBehindLinks } from '#simulation/demo/demo-pages.ts'

/** A page with a name that is also a file's, and where it is. */
export type FoundPage = { readonly name: string; readonly reader: DemoReader; readonly path: string }

/** The pages of the demo organisation; those behind links are looked for as their readers, whose cookies are given. */
export async function findPages(origin: string, cookieOf: (reader: DemoReader) => string): Promise<FoundPage[]> {
  const behindLinks = demoPagesBehindLinks.map(async ({ name, reader, from, links, pick = 'first' }) => {
    let path: string | undefined = from
    for (const link of links) {
      const response: Response = await fetch(`${origin}${path}`, { headers: { cookie: cookieOf(reader) } })
      const fitting = linksIn(await response.text()).filter((href) => link.test(href))
      path = fitting.at(pick === 'last' ? -1 : 0)
      if (path === undefined) return []
    }
    return [{ name, reader, path }]
  })
  return [
    ...demoPages.map(([reader, path]) => ({ name: path, reader, path })),
    ...(await Promise.all(behindLinks)).flat(),
  ]
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
}
