import { z } from 'zod'
import { Identifier, many, OptionalIdentifier, RequiredText } from './fields.ts'

/** What a form that assigns asks for: modules, or a path where there are any. */
export const whatFields = { modules: many(RequiredText), pathId: OptionalIdentifier }

type What = { readonly modules: readonly string[]; readonly pathId: string | null }

/** What is wrong with it; null: nothing. */
export function problemOfWhat({ modules, pathId }: What): 'choose-a-module' | 'path-or-modules' | null {
  if (pathId === null) return modules.length > 0 ? null : 'choose-a-module'
  return modules.length > 0 ? 'path-or-modules' : null
}

/** The field of what cannot be assigned. */
export const fieldOf = { 'no-such-module': 'modules', 'no-such-path': 'pathId' } as const

const pathPrefix = 'path:'

/** A choice of one module or one path, as app/teams/[team]/assign sends it: the module's name, or `path:` and the path's id. */
export const ModuleOrPath = RequiredText.transform((text, context) => {
  if (!text.startsWith(pathPrefix)) return { moduleSlug: text }
  const pathId = Identifier.safeParse(text.slice(pathPrefix.length))
  if (pathId.success) return { pathId: pathId.data }
  context.addIssue({ code: 'custom', message: 'not-found' })
  return z.NEVER
})
