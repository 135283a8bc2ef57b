/** A person's names; someone with one name has it as their given name, and no family name. */
export type PersonName = { readonly givenName: string; readonly familyName: string }

/** As someone is called in a sentence. */
export function fullName({ givenName, familyName }: PersonName): string {
  return familyName === '' ? givenName : `${givenName} ${familyName}`
}

/** As someone stands in a list that is ordered by family name; `say` puts the two into the reader's order. */
export function listedName(
  person: PersonName,
  say: (name: { givenName: string; familyName: string }) => string,
): string {
  const { givenName, familyName } = person
  return familyName === '' ? givenName : say({ givenName, familyName })
}
