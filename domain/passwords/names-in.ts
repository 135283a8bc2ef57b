import { foldedText, plainLetters, readings } from './password-letters.ts'

/** Who a password is for. */
export type PasswordOwner = {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly organisationName: string
}

/** Words of many organisations' names and addresses, which give nothing away. */
const common = new Set(
  'health healthcare hospital hospitals clinic clinics clinica trust care centre center general university medical medicine foundation group community practice surgery royal saint hospice institute service services department mail email gmail outlook hotmail yahoo icloud example test info admin this that with from the and salud sanidad centro medico universitario universidad grupo fundacion santa'.split(
    ' ',
  ),
)

/** Shorter names are looked for as whole words: `Li` is in many an honest password. */
const shortestInside = 4
const shortestWord = 3

/** Whose name a password holds, if any. Case, accents, spaces and digits for letters hide none. */
export function nameIn(password: string, owner: PasswordOwner): 'own-name' | 'email' | 'organisation-name' | null {
  if ([owner.givenName, owner.familyName].some((name) => holdsAny(password, wordsOf(name)))) return 'own-name'
  const [local = '', domain = ''] = owner.email.split('@')
  const labels = domain.split('.').slice(0, -1).join(' ')
  const ofAddress = [joinWords(local), ...wordsOf(local), ...wordsOf(labels)].filter((word) => !common.has(word))
  const ofOrganisation = [joinWords(owner.organisationName), ...wordsOf(owner.organisationName)]
  if (
    holdsAny(
      password,
      ofOrganisation.filter((word) => !common.has(word)),
    )
  )
    return 'organisation-name'
  return holdsAny(password, ofAddress) ? 'email' : null
}

function holdsAny(password: string, names: readonly string[]): boolean {
  const letters = plainLetters(password)
  const texts = [letters.join(''), ...readings(letters)]
  const words = new Set(wordsOf(password))
  return names.some((name) => {
    const length = [...name].length
    if (length >= shortestInside) return texts.some((text) => text.includes(name))
    return length >= shortestWord && words.has(name)
  })
}

function wordsOf(text: string): string[] {
  return foldedText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function joinWords(text: string): string {
  return wordsOf(text).join('')
}
