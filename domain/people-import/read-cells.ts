const roleOfWord: Readonly<Record<string, 'clinician' | 'manager' | 'administrator'>> = {
  clinician: 'clinician',
  clínico: 'clinician',
  clínica: 'clinician',
  'personal clínico': 'clinician',
  // As the interface calls one.
  profesional: 'clinician',
  سريري: 'clinician',
  'ممارس سريري': 'clinician',
  'ممارس صحي': 'clinician',
  manager: 'manager',
  responsable: 'manager',
  مدير: 'manager',
  administrator: 'administrator',
  admin: 'administrator',
  administrador: 'administrator',
  administración: 'administrator',
  administradora: 'administrator',
  // As the interface calls an administrator; the word alone could mean either, and the lesser mistake is to ask.
  مسؤول: 'administrator',
  'مسؤول النظام': 'administrator',
  'مدير النظام': 'administrator',
}

/** Roles as a cell names them, separated by a comma, semicolon, slash or bar; none: a clinician. Nobody becomes an administrator by a file. */
export function rolesInCell(
  cell: string,
): readonly ('clinician' | 'manager')[] | 'no-such-role' | 'administrator-by-hand' {
  const words = cell.split(/[,;/|·]/u).flatMap((word) => (word.trim() === '' ? [] : [word.trim().toLowerCase()]))
  if (words.length === 0) return ['clinician']
  const roles = new Set<'clinician' | 'manager'>()
  for (const word of words) {
    const role = Object.hasOwn(roleOfWord, word) ? roleOfWord[word] : undefined
    if (role === undefined) return 'no-such-role'
    if (role === 'administrator') return 'administrator-by-hand'
    roles.add(role)
  }
  return [...roles]
}

const languageOfWord: Readonly<Record<string, string>> = {
  english: 'en',
  inglés: 'en',
  الإنجليزية: 'en',
  spanish: 'es',
  español: 'es',
  الإسبانية: 'es',
  arabic: 'ar',
  árabe: 'ar',
  العربية: 'ar',
}

/** The tag of a language that a cell names, or gives as `es` or `es-MX`; null: it is empty; undefined: none of these. */
export function languageInCell(cell: string, languages: readonly string[]): string | null | undefined {
  if (cell === '') return null
  const word = cell.toLowerCase()
  const exact = languages.find((each) => each.toLowerCase() === word)
  if (exact !== undefined) return exact
  const tag = (Object.hasOwn(languageOfWord, word) ? languageOfWord[word] : undefined) ?? word.split(/[-_]/u)[0]
  return languages.find((each) => each === tag)
}
