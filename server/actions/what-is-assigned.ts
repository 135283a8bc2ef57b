import { many, OptionalIdentifier, Required } from './fields.ts'

/** What a form that assigns asks for: modules, or a path where there are any. */
export const whatFields = { modules: many(Required), pathId: OptionalIdentifier }

type What = { readonly modules: readonly string[]; readonly pathId: string | null }

/** What is wrong with it; null: nothing. */
export function problemOfWhat({ modules, pathId }: What): 'choose-a-module' | 'path-or-modules' | null {
  if (pathId === null) return modules.length > 0 ? null : 'choose-a-module'
  return modules.length > 0 ? 'path-or-modules' : null
}

/** The field of what cannot be assigned. */
export const fieldOf = { 'no-such-module': 'modules', 'no-such-path': 'pathId' } as const
