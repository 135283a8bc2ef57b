import { cookies, headers } from 'next/headers'
import { type Language, languageOf, preferredLanguage } from '#i18n/languages.ts'
import { currentDuties, highestDuty } from './session.ts'

/** Chosen before signing in, on this browser alone. */
const cookieName = 'curtain-language'

/** The language of the person who is asking: their own once they are signed in, until then what they chose or their browser asks for. */
export async function languageOfRequest(): Promise<Language> {
  const duties = await currentDuties()
  if (duties !== null) return languageOf(highestDuty(duties).language)
  const chosen = (await cookies()).get(cookieName)?.value
  return chosen === undefined ? preferredLanguage((await headers()).get('accept-language')) : languageOf(chosen)
}

export async function keepLanguageOfBrowser({ tag }: Language): Promise<void> {
  ;(await cookies()).set(cookieName, tag, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 365 * 24 * 60 * 60 })
}
