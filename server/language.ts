import { cookies, headers } from 'next/headers'
import { type Language, languageOf, preferredLanguage } from '#i18n/languages.ts'
import { cookieName, cookieOptions } from './cookie-names.ts'
import { currentDuties, currentSettingUp, highestDuty } from './session.ts'

/** The language of the person who is asking: their own once they are signed in, until then what they chose or their browser asks for. */
export async function languageOfRequest(): Promise<Language> {
  const duties = await currentDuties()
  if (duties !== null) return languageOf(highestDuty(duties).language)
  const languageChoice = (await cookies()).get(cookieName('curtain-language'))?.value
  if (languageChoice !== undefined) return languageOf(languageChoice)
  const settingUp = await currentSettingUp()
  if (settingUp !== null) return languageOf(settingUp.language)
  return preferredLanguage((await headers()).get('accept-language'))
}

/** Chosen before signing in, on this browser alone. */
export async function keepLanguageOfBrowser({ tag }: Language): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName('curtain-language'), tag, { ...cookieOptions(), maxAge: 365 * 24 * 60 * 60 })
}
