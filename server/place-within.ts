import { publicUrl } from '#platform/env.ts'

/**
 * A place of this application that an address from outside asks for, as path, query and fragment; the front page where it
 * asks for anything else, or for two. Decided by reading it as a browser would, against where people reach the application: a browser
 * drops tabs and line ends, takes a backslash for a slash, and resolves dots before it goes anywhere.
 */
export function placeWithin(address: string | readonly string[] | null | undefined): string {
  if (typeof address !== 'string' || !address.startsWith('/')) return '/'
  const home = new URL(publicUrl())
  if (!URL.canParse(address, home)) return '/'
  const place = new URL(address, home)
  // What is left may itself begin with two slashes, and would then name a host.
  if (place.origin !== home.origin || place.username !== '' || /^\/[/\\]/.test(place.pathname)) return '/'
  return `${place.pathname}${place.search}${place.hash}`
}
