/** What a form shows after it was sent. `problem` and `done` are keys of the interface texts in `forms`. */
export type FormState = {
  readonly outcome: 'not-sent' | 'refused' | 'done'
  /** How often it was sent from this page. */
  readonly times: number
  /** What was typed, by field: never a password. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problems: readonly { readonly field: string; readonly problem: string }[]
  readonly done: string | null
  /** Something made that is shown once, such as a link to pass on. */
  readonly secret: string | null
}

export const notSent: FormState = { outcome: 'not-sent', times: 0, values: {}, problems: [], done: null, secret: null }

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>
