/** A moment that someone wrote; null for none, and for one outside the years 1 to 9999, as which the database would not read it. */
export function parseMoment(text: string): Date | null {
  const at = new Date(text)
  const year = at.getUTCFullYear()
  return year >= 1 && year <= 9999 ? at : null
}
