import { isShown, typefaceFor } from './typeface.ts'

/** Whether a certificate can show a name: there is a font for each of its characters. */
export async function canShowName(name: string): Promise<boolean> {
  return isShown(name, await typefaceFor('title', [name]))
}
