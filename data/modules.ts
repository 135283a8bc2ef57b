import { curriculumInService } from './internal/curriculum.ts'
import { type ModuleFace, modulesFor } from './internal/module-faces.ts'
import type { Viewer } from './viewer.ts'

/** The modules in service, as they read under the organisation's policy and in the viewer's language. */
export async function listModules(viewer: Viewer): Promise<ModuleFace[]> {
  return [...(await modulesFor(viewer, await curriculumInService(viewer))).values()]
}
