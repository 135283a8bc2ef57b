/** What is written into a channel: plain text, in which nothing is markup. */
export type Post = {
  readonly title: string
  readonly lines: readonly string[]
  /** Where to go on, for who can sign in. */
  readonly link: { readonly words: string; readonly href: string }
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

const longestLine = 500

/** A line of a post: in one line, and not longer than a channel takes. */
export function lineOfPost(text: string): string {
  const characters = [...text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')]
  return characters.length <= longestLine ? characters.join('') : `${characters.slice(0, longestLine - 1).join('')}…`
}

/** A name that someone typed, so that its direction is its own (U+2068, U+2069). */
export function nameInPost(name: string): string {
  return `\u2068${name}\u2069`
}
