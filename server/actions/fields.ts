import { z } from 'zod'
import { parseDueRule } from '#domain/assignments/due-rule.ts'
import { parseDay } from '#domain/dates/day.ts'
import { dayIn, isTimeZone } from '#domain/dates/time-zone.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { normaliseText, problemOfText } from '#domain/text/typed-text.ts'

// The messages are keys of the interface texts, namespace `forms`.

/** A text that has to be there, in the one form that `normaliseText` gives it. */
export const RequiredText = textField(200)

/** A text of at most so many characters. */
export function textField(longest: number) {
  return z
    .string('required')
    .transform(normaliseText)
    .superRefine((text, context) => {
      const problem = problemOfText(text, { longest })
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    })
}

/** A text that may be empty. */
export const MaybeEmpty = z
  .string()
  .transform(normaliseText)
  .superRefine((text, context) => {
    const problem = text === '' ? null : problemOfText(text, { longest: 200 })
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

/** A text that may be empty or left out. */
export const Optional = z.string().default('').pipe(MaybeEmpty)

/** A choice of one or many, as a form sends it. */
export function many<Value>(of: z.ZodType<Value, string>) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(of))
}

/** The version of the settings that a form showed (components/forms/seen-version.tsx). */
export const SeenVersion = z.string().max(40).default('')

/** The password that someone has, to be checked: so long as none of ours is, it is wrong. */
export const CurrentPassword = z.string('required').min(1, 'required').max(1000, 'wrong-password')

export const Identifier = z.uuid('not-found')

/** What is asked about one person. */
export const OnePerson = z.object({ personId: Identifier })

/** An optional choice: the empty string is none. */
export const OptionalIdentifier = z
  .string()
  .optional()
  .transform((id) => (id === undefined || id === '' ? null : id))
  .pipe(z.uuid('not-found').nullable())

/** A day as a date field sends it, as midnight UTC. Whether it has passed depends on the zone: see `isPast`. */
export const DueDay = z.string('required').min(1, 'required').transform(asDay)

/** By when, as writeDueRule() writes it. */
export const WrittenDueRule = z.string('required').transform((text, context) => {
  const rule = parseDueRule(text)
  if (rule !== null) return rule
  context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'not-a-date' })
  return z.NEVER
})

/** A day that may be left empty. */
export const OptionalDay = z
  .string()
  .default('')
  .transform((text, context) => (text === '' ? null : asDay(text, context)))

function asDay(text: string, context: z.RefinementCtx): Date {
  const day = parseDay(text)
  if (day !== null) return day
  context.addIssue({ code: 'custom', message: 'not-a-date' })
  return z.NEVER
}

/** Whether a day to do something by has passed where the organisation is. */
export function isPast(day: Date, viewer: { organisationTimeZone: string }, { now }: { now: Date }): boolean {
  return day < dayIn(viewer.organisationTimeZone, now)
}

/** What the organisation's own systems call someone; null: nothing that is known. */
export const ExternalId = MaybeEmpty.transform((text) => text || null)

/** What is known of a person, in the forms that invite and correct one: components/forms/person-fields.tsx. */
export const personFields = {
  givenName: RequiredText,
  familyName: Optional,
  email: EmailAddressSchema,
  profession: RequiredText,
  // A form of an earlier build did not ask: they stay as they are.
  site: MaybeEmpty.optional(),
  externalId: ExternalId.optional(),
  roles: many(z.enum(['clinician', 'manager', 'administrator'])).refine((roles) => roles.length > 0, 'choose-a-role'),
}

/** The name of a time zone. */
export const TimeZone = z.string('required').refine(isTimeZone, 'not-found')
