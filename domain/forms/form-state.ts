/**
 * What a form shows after it was sent. `problem` and `done` are keys of the interface texts in `forms`; their words come with
 * them, so that a page need not bring hundreds of texts of which it may show one.
 */
export type FormState = {
  readonly outcome: 'not-sent' | 'refused' | 'done'
  /** How often it was sent from this page. */
  readonly times: number
  /** What was typed, by field: never a password. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problems: readonly { readonly field: string; readonly problem: string; readonly words: string }[]
  readonly done: string | null
  /** Of `done`. */
  readonly doneWords: string | null
  /** Something made that is shown once, such as a link to pass on. */
  readonly secret: string | null
  /** What its sender is to show first, before the form does what it is for; null: nothing. */
  readonly proof: (ProofRequest & { readonly words: ProofWords }) | null
}

/** How someone is to show again who they are. */
export type ProofRequest = {
  /** `passkey`: they have no other second factor. `single-sign-on`: at their provider. */
  readonly by: 'password' | 'password-and-code' | 'passkey' | 'single-sign-on'
  /** What the browser needs to show one of their passkeys instead, as JSON; null: they have none. */
  readonly passkey: string | null
}

/** What the fields say with which that is shown. `why`: of the way that it is asked for in. */
export type ProofWords = Readonly<
  Record<'title' | 'why' | 'password' | 'code' | 'codeHint' | 'passkey' | 'atProvider', string>
>

export const initialFormState: FormState = {
  outcome: 'not-sent',
  times: 0,
  values: {},
  problems: [],
  done: null,
  doneWords: null,
  secret: null,
  proof: null,
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>
