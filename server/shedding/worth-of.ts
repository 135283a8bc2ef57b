import type { Worth } from '#domain/limits/shedding.ts'

/** What a route is worth. The first that fits counts. */
const places: readonly { readonly path: RegExp; readonly worth: Worth | null }[] = [
  // What costs nothing, what load balancers ask, and what ends sessions: a provider says it once.
  { path: /^\/(_next|icons|\.well-known)\/|^\/[^/]+\.(svg|ico|png|js|txt|webmanifest)$/, worth: null },
  { path: /^\/api\/(health(\/live)?$|sign-on\/logout\/)/, worth: null },
  { path: /^\/api\/(attempts|follow-ups)\//, worth: 'answer' },
  // Files, and programmes, which ask again by themselves.
  { path: /^\/(api\/(export|reports|people|v1)|scim)(\/|$)/, worth: 'report' },
  { path: /^\/(admin|teams|search|api\/search(-words)?)(\/|$)/, worth: 'administration' },
]

/** What a request is worth by its path; null: it is never turned away. */
export function worthOf(pathname: string): Worth | null {
  const place = places.find(({ path }) => path.test(pathname))
  return place === undefined ? 'learning' : place.worth
}
