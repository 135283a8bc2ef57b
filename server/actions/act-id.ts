import { z } from 'zod'
import { uuidOfText } from '#platform/uuid-of-text.ts'

const MadeWithForm = z.uuid()

/**
 * The id of what a form makes: the same whenever the same person sends the same form with the same content, and another
 * when anything of that differs, so that a form which someone comes back to and changes makes another thing. Null: the
 * form came without one, as from a page of an earlier build.
 */
export function actIdOf(form: FormData, { personId, input }: { personId: string; input: unknown }): string | null {
  const parseResult = MadeWithForm.safeParse(form.get('actId'))
  if (!parseResult.success) return null
  return uuidOfText(JSON.stringify([personId, parseResult.data, input]))
}
