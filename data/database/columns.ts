import { z } from 'zod'

/** A moment or a day: as the driver gives it, or as a text in JSON, as which it leaves too. A day is midnight UTC. */
export const moment = z
  .union([
    z.date(),
    z.string().transform((text, context) => {
      const at = new Date(text)
      if (Number.isNaN(at.getTime())) context.addIssue(`"${text}" is no moment`)
      return at
    }),
  ])
  .meta({ type: 'string', format: 'date-time' })

export const occasion = z.enum(['training', 'follow-up'])
export const confidence = z.enum(['guess', 'fairly', 'sure'])
