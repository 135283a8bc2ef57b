import { cookies } from 'next/headers'
import { z } from 'zod'
import { cookieName, cookieOptions } from './cookie-names.ts'

export const appearances = ['system', 'light', 'dark'] as const
export const textSizes = ['usual', 'large', 'largest'] as const

const AppearanceSchema = z.object({
  appearance: z.enum(appearances).catch('system'),
  textSize: z.enum(textSizes).catch('usual'),
})

/** How this device shows the pages. It is the device's own: a telephone in bed and the ward's screen want different things. */
export type Appearance = z.output<typeof AppearanceSchema>

const cookieNames = { appearance: 'curtain-appearance', textSize: 'curtain-text-size' } as const
const yearSeconds = 365 * 24 * 60 * 60

/** Read on the server, so that the first thing on the screen has the right colours and size. */
export async function appearanceOfDevice(): Promise<Appearance> {
  const cookieStore = await cookies()
  return AppearanceSchema.parse({
    appearance: cookieStore.get(cookieName(cookieNames.appearance))?.value,
    textSize: cookieStore.get(cookieName(cookieNames.textSize))?.value,
  })
}

/** Keeps what was chosen of the two, for a year. */
export async function keepAppearance(choice: Partial<Record<keyof Appearance, string>>): Promise<void> {
  const { appearance, textSize } = AppearanceSchema.parse({ ...(await appearanceOfDevice()), ...choice })
  const cookieStore = await cookies()
  const options = { ...cookieOptions(), maxAge: yearSeconds }
  cookieStore.set(cookieName(cookieNames.appearance), appearance, options)
  cookieStore.set(cookieName(cookieNames.textSize), textSize, options)
}
