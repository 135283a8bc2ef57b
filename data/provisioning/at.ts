/** When a directory’s act is done, and what it rests on besides. */
export type At = {
  readonly now: Date
  /** Whether new people are sent an invitation: not where there is no mail server. */
  readonly invites: boolean
  /** The language with texts for a tag that the directory gives. */
  readonly languageOf: (tag: string) => string
}
