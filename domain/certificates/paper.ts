import { z } from 'zod'

/** One thing that it says, and each thing that it says it of with a day; without rows what to say instead. */
const Part = z.object({
  title: z.string(),
  words: z.string(),
  columns: z.tuple([z.string(), z.string()]),
  rows: z.array(z.tuple([z.string(), z.string()])),
  none: z.string(),
})

/**
 * What stands on a certificate, word for word, as it was when it was issued: a file is made from this alone, so it says the same
 * whenever it is made again.
 */
export const PaperSchema = z.object({
  /** BCP 47. */
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  title: z.string(),
  /** Who issued it. */
  organisation: z.string(),
  beforeName: z.string(),
  name: z.string(),
  /** What stands in place of a name, or of another text, that has a character which is in no font. */
  unshown: z.object({ name: z.string(), other: z.string() }),
  parts: z.array(Part),
  check: z.object({
    title: z.string(),
    words: z.string(),
    address: z.string(),
    /** What the code beside it is, for who does not see it. */
    codeWords: z.string(),
    /** When, and under which number. */
    issued: z.string(),
  }),
  issuedAt: z.coerce.date(),
})
export type Paper = z.output<typeof PaperSchema>
export type PaperPart = z.output<typeof Part>
