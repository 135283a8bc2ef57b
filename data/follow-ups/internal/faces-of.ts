import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import type { Clinician } from '#data/viewer.ts'

export async function facesOf(viewer: Clinician, slugs: readonly string[]): Promise<ModuleFace[]> {
  const faces = await modulesFor(viewer, await curriculumInService(viewer))
  return slugs.flatMap((slug) => faces.get(slug) ?? [])
}
