import { createHash } from 'node:crypto'
import { z } from 'zod'

const MadeWithForm = z.uuid()

/**
 * The id of what a form makes: the same whenever the same person sends the same form with the same content, and another
 * when anything of that differs, so that a form which someone comes back to and changes makes another thing. Null: the
 * form came without one, as from a page of an earlier build.
 */
export function actIdOf(form: FormData, { personId, input }: { personId: string; input: unknown }): string | null {
  const made = MadeWithForm.safeParse(form.get('actId'))
  if (!made.success) return null
  const hash = createHash('sha256')
    .update(JSON.stringify([personId, made.data, input]))
    .digest('hex')
  // A UUID of version 8: of one's own making.
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
