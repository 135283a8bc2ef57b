import { z } from 'zod'
import { parseDay } from '#domain/dates/day.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { normaliseTyped, problemOfText } from '#domain/text/typed-text.ts'
import { NewPassword } from '#server/password-rule.ts'

// The messages are keys of the interface texts, namespace `forms`.

/** A text that has to be there, in the one form that `normaliseTyped` gives it. */
export const Required = typed(200)

/** A text of at most so many characters. */
export function typed(longest: number) {
  return z
    .string('required')
    .transform(normaliseTyped)
    .superRefine((text, context) => {
      const problem = problemOfText(text, { longest })
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    })
}

/** A text that may be left empty. */
export const Optional = z
  .string()
  .default('')
  .transform(normaliseTyped)
  .superRefine((text, context) => {
    const problem = text === '' ? null : problemOfText(text, { longest: 200 })
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

/** A new password, typed once: showing it replaces typing it twice. */
export const NewPasswordField = z.string('required').pipe(NewPassword)

/** A choice of one or many, as a form sends it. */
export function many<Value>(of: z.ZodType<Value, string>) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(of))
}

export const Identifier = z.uuid('not-found')

/** An optional choice: the empty string is none. */
export const OptionalIdentifier = z
  .string()
  .optional()
  .transform((id) => (id === undefined || id === '' ? null : id))
  .pipe(z.uuid('not-found').nullable())

/** A day to do something by, as a date field sends it: today or later, as midnight UTC. */
export const DueDay = z
  .string('required')
  .min(1, 'required')
  .transform((text, context) => {
    const day = parseDay(text)
    if (day === null || day.getTime() < startOfToday()) {
      context.addIssue({ code: 'custom', message: day === null ? 'not-a-date' : 'in-the-past' })
      return z.NEVER
    }
    return day
  })

function startOfToday(): number {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
}

/** What is known of a person, in the forms that invite and correct one: components/forms/person-fields.tsx. */
export const personFields = {
  givenName: Required,
  familyName: Optional,
  email: EmailAddressSchema,
  profession: Required,
  roles: many(z.enum(['clinician', 'manager', 'administrator'])).refine((roles) => roles.length > 0, 'choose-a-role'),
}
