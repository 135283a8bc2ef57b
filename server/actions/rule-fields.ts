import { z } from 'zod'
import { dueChoices, repeatChoices } from '#domain/assignments/typed-rules.ts'

/** By when, as components/assignments/due-fields.tsx sends it. An earlier build's form sends a date alone. */
export const dueFields = {
  dueBy: z.enum(dueChoices, 'choose-one').default('date'),
  dueOn: z.string().default(''),
  dueDays: z.string().default(''),
}

/** Whether it asks again, as components/assignments/repeat-fields.tsx sends it. */
export const repeatFields = {
  repeatBy: z.enum(repeatChoices, 'choose-one').default('once'),
  repeatMonths: z.string().default(''),
  repeatFrom: z.string().default(''),
  repeatDays: z.string().default(''),
}
