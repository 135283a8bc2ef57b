import { z } from 'zod'
import { NewPassword } from '#server/password-rule.ts'

// The messages are keys of the interface texts, namespace `forms`.

export const Required = z.string('required').trim().min(1, 'required').max(200, 'too-long')

export const EmailAddress = z
  .string('required')
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(254, 'too-long')
  .pipe(z.email('not-an-email'))

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
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date')
  .transform((day) => new Date(`${day}T00:00:00Z`))
  .refine((day) => !Number.isNaN(day.getTime()), 'not-a-date')
  .refine((day) => Number.isNaN(day.getTime()) || day.getTime() >= startOfToday(), 'in-the-past')

function startOfToday(): number {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
}
