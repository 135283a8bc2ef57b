import { isTimeZone } from '#domain/dates/time-zone.ts'
import { normaliseText, problemOfText } from '#domain/text/typed-text.ts'
import { ProviderError } from './provider-error.ts'
import { addressOf, type UserDocument } from './user-document.ts'

/** What a directory's user says of the person; null: nothing, and what is known stays. */
export type DescribedPerson = {
  readonly email: string | null
  readonly names: { readonly givenName: string; readonly familyName: string } | null
  readonly profession: string | null
  /** A language tag, whether there are texts in it or not. */
  readonly language: string | null
  readonly timeZone: string | null
}

/** Throws for a name or a title that is too long or cannot be read. */
export function personOfUser(user: UserDocument): DescribedPerson {
  const givenName = normaliseField(user.name?.givenName, 'name.givenName')
  const family = normaliseField(user.name?.familyName, 'name.familyName')
  const whole = normaliseField(user.displayName ?? user.name?.formatted, 'displayName')
  return {
    email: addressOf(user),
    names: namesOf(givenName, family, whole),
    profession: normaliseField(user.title, 'title'),
    language: user.preferredLanguage ?? user.locale ?? null,
    timeZone: user.timezone !== undefined && isTimeZone(user.timezone) ? user.timezone : null,
  }
}

/** Someone with one name has it as their given name. */
function namesOf(givenName: string | null, family: string | null, whole: string | null): DescribedPerson['names'] {
  if (givenName !== null) return { givenName: givenName, familyName: family ?? '' }
  const only = family ?? whole
  return only === null ? null : { givenName: only, familyName: '' }
}

function normaliseField(text: string | undefined, path: string): string | null {
  const normal = normaliseText(text ?? '')
  if (normal === '') return null
  const problem = problemOfText(normal, { longest: 200 })
  if (problem === 'too-long') throw new ProviderError(400, 'invalidValue', `${path} is longer than 200 characters.`)
  if (problem !== null) throw new ProviderError(400, 'invalidValue', `${path} holds characters that cannot be read.`)
  return normal
}
