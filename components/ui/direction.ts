const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way a language is written, from its BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [base = '', script = ''] = language.toLowerCase().split('-')
  return rightToLeft.has(base) || script === 'arab' || script === 'hebr' ? 'rtl' : 'ltr'
}
