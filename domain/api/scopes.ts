/** What a token of the REST API may be allowed to do. */
export const apiScopes = [
  'people:read',
  'teams:read',
  'assignments:read',
  'completion:read',
  'understanding:read',
  'people:write',
  'teams:write',
  'assignments:write',
] as const
export type ApiScope = (typeof apiScopes)[number]
