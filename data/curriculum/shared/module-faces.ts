import { tellFace } from '#curriculum/localise.ts'
import { remember } from '#data/database/remember.ts'
import type { Text } from '#domain/scenario/module.ts'
import { type Curriculum, documentByHash, policyByVersion } from './curriculum.ts'

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

/** Small, and asked for by every page that names modules, so many organisations' are kept. */
const faceForReader = remember({ most: 10_000 }, async (key: string): Promise<ModuleFace> => {
  const [hash = '', organisationId = '', version = '', language = ''] = key.split(' ')
  const [document, policy] = await Promise.all([documentByHash(hash), policyByVersion(`${organisationId} ${version}`)])
  return tellFace({ hash, document }, { language, policy })
})

/** The faces of the modules in service, in the order of the curriculum, filled from the policy in force. */
export async function modulesFor(
  { organisationId, language }: { readonly organisationId: string; readonly language: string },
  { modules, policyVersion }: Pick<Curriculum, 'modules' | 'policyVersion'>,
): Promise<Map<string, ModuleFace>> {
  const faces = await Promise.all(
    modules.map(
      async ({ slug, hash }): Promise<[string, ModuleFace]> => [
        slug,
        await faceForReader(`${hash} ${organisationId} ${policyVersion} ${language}`),
      ],
    ),
  )
  return new Map(faces)
}
