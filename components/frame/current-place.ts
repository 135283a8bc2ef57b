/**
 * Which of the places a page belongs to: the one at its address, or else the one that it lies deepest within. `page`: it is
 * this very page; `within`: it is a page of it.
 */
export function currentPlace(
  path: string,
  hrefs: readonly string[],
): { readonly href: string; readonly is: 'page' | 'within' } | null {
  const around = hrefs.filter((href) => path === href || path.startsWith(`${href}/`))
  const [href] = around.toSorted((a, b) => b.length - a.length)
  if (href === undefined) return null
  return { href, is: href === path ? 'page' : 'within' }
}
