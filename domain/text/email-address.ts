import { z } from 'zod'
import { normaliseText } from './typed-text.ts'

/**
 * The one rule for an e-mail address: wherever one is typed, imported or given on a command line. In lower case, without
 * the spaces and invisible characters that a copied address brings along. Issues are keys of the texts in `forms`.
 */
export const EmailAddressSchema = z
  .string('required')
  .transform((text) =>
    normaliseText(text)
      .replace(/^mailto:/iu, '')
      .toLowerCase(),
  )
  .pipe(z.string().min(1, 'required').max(254, 'too-long').pipe(z.email('not-an-email')))
