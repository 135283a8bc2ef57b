/**
 * What stands on a certificate, word for word, as it was when it was issued: a file is made from this alone, so it says the same
 * whenever it is made again.
 */
export type Paper = {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** Who issued it. */
  readonly organisation: string
  readonly beforeName: string
  readonly name: string
  /** What stands in place of a name, or of another text, that has a character which is in no font. */
  readonly unshown: { readonly name: string; readonly other: string }
  readonly parts: readonly PaperPart[]
  readonly check: {
    readonly title: string
    readonly words: string
    readonly address: string
    /** What the code beside it is, for who does not see it. */
    readonly codeWords: string
    /** When, and under which number. */
    readonly issued: string
  }
  readonly issuedAt: Date
}

/** One thing that it says, and each thing that it says it of with a day; without rows what to say instead. */
export type PaperPart = {
  readonly title: string
  readonly words: string
  readonly columns: readonly [string, string]
  readonly rows: readonly (readonly [string, string])[]
  readonly none: string
}
