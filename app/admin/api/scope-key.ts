import type { ApiScope } from '#domain/api/scopes.ts'

type ScopeKey<Scope extends ApiScope> = Scope extends `${infer What}:${infer How}` ? `${What}-${How}` : never

/** A scope as a key of the interface texts, in which a colon has no place. */
export function scopeKey<Scope extends ApiScope>(scope: Scope): ScopeKey<Scope> {
  return scope.replace(':', '-') as ScopeKey<Scope>
}
