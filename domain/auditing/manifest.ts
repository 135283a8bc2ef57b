import { z } from 'zod'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a pack says of itself: when it was made, for which organisation, and the SHA-256 of every file that it holds. */
export const ManifestSchema = z.strictObject({
  /** 2: ids of their own, in their order; groups that are not shown. A pack of format 1 is verified by the version that made it. */
  format: z.literal(2),
  product: z.literal('Curtain'),
  version: z.string(),
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  asOf: z.iso.datetime(),
  names: z.enum(['with-names', 'without-names']),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: Sha256 })),
})
export type Manifest = z.infer<typeof ManifestSchema>
