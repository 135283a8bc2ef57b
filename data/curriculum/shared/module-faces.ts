import { z } from 'zod'
import { tellFace } from '#curriculum/localise.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Text } from '#domain/scenario/module.ts'
import { type Curriculum, documentByHash, policyByVersion } from './curriculum.ts'
import { forAudience } from './for-audience.ts'

/** What is said of a module before it is begun. */
export type ModuleFace = {
  readonly slug: string
  readonly title: Text
  readonly summary: Text
  readonly setting: Text
  readonly minutes: number
  readonly practices: readonly string[]
  readonly versionHash: string
}

/** Asked for by every page that names modules: each is small, so those of thousands of policies are kept. */
const faceFor = forAudience({ mostMiB: 32 }, async (hash, audience): Promise<ModuleFace> => {
  return tellFace({ hash, document: await documentByHash(hash) }, audience)
})

const NewestVersion = z.object({ slug: z.string(), hash: z.string() })

/** The faces of modules that are no longer in service, as they were last, for what was done of them. */
export async function retiredModuleFaces(
  { organisationId, language }: { readonly organisationId: string; readonly language: string },
  slugs: readonly string[],
  { policyVersion }: Pick<Curriculum, 'policyVersion'>,
): Promise<Map<string, ModuleFace>> {
  if (slugs.length === 0) return new Map()
  const policy = await policyByVersion({ organisationId }, policyVersion)
  const versions = await readOfAll(
    NewestVersion,
    sql`
      SELECT DISTINCT ON (slug) slug, hash FROM module_version WHERE slug = ANY (${slugs}::text[])
      ORDER BY slug, created_at DESC`,
  )
  const faces = await Promise.all(versions.map(({ hash }) => faceFor(hash, { language, policy })))
  return new Map(faces.map((face) => [face.slug, face]))
}

/** The faces of the modules in service, in the order of the curriculum, filled from the policy in force. */
export async function modulesFor(
  { organisationId, language }: { readonly organisationId: string; readonly language: string },
  { modules, policyVersion }: Pick<Curriculum, 'modules' | 'policyVersion'>,
): Promise<Map<string, ModuleFace>> {
  const policy = await policyByVersion({ organisationId }, policyVersion)
  const faces = await Promise.all(
    modules.map(
      async ({ slug, hash }): Promise<[string, ModuleFace]> => [slug, await faceFor(hash, { language, policy })],
    ),
  )
  return new Map(faces)
}
