const token = /<!--[\s\S]*?-->|<svg(?=[^>]* aria-hidden="true")[^>]*>[\s\S]*?<\/svg>|<[^>]+>|[^<]+/gu
/** Attributes that hold words for people, or the language and the direction of those words. */
const ofWords = / (aria-label|aria-valuetext|aria-roledescription|title|alt|placeholder|lang|dir)="[^"]+"/gu

/**
 * What HTML that React wrote is made of, whatever it says: its elements with their attributes, and where words stand.
 * Two pages with one skeleton differ in words alone, so that what is found in one by its structure (names that are
 * missing, roles, relations, ids, headings) is found in the other. Drawings that nobody is told of count as one element.
 */
export function skeletonOf(html: string): string {
  const parts = html.match(token)?.map((part) => {
    if (part.startsWith('<!--')) return ''
    if (part.endsWith('</svg>')) return '<svg>'
    if (part.startsWith('<')) return part.replace(ofWords, ' $1="…"')
    return part.trim() === '' ? '' : '…'
  })
  return (parts ?? []).join('').replace(/…+/gu, '…')
}
