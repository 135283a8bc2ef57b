import { create } from 'content-disposition'

/** A name as part of a file's name: letters and digits of any script in lower case, hyphens between. */
export function fileNamePart(text: string): string {
  const part = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return [...part].slice(0, 60).join('').replace(/-+$/, '') || 'report'
}

/** The header that makes a browser keep a response as a file of this name, in any script (RFC 6266). */
export function asFile(name: string): { readonly 'content-disposition': string } {
  return { 'content-disposition': create(name) }
}
