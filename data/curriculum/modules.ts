import type { Viewer } from '#data/viewer.ts'
import { curriculumInService } from './shared/curriculum.ts'
import { type ModuleFace, modulesFor } from './shared/module-faces.ts'

/** The modules in service, as they read under the organisation's policy and in the viewer's language. */
export async function listModules(viewer: Viewer): Promise<ModuleFace[]> {
  return [...(await modulesFor(viewer, await curriculumInService(viewer))).values()]
}
